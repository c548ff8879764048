using System.CommandLine;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Extraction;
using QuickAction.Core.Rendering;
using QuickAction.Core.Storage;

namespace QuickAction.Cli.Commands;

/// <summary>
/// One run of a command that analyses: every source in turn, each with its own job and records; what fails is said and the rest go on.
/// </summary>
internal sealed class AnalysisRun(Workbench bench, RunOptions options, ParseResult arguments, string service)
{
    private readonly string _format = arguments.GetRequiredValue(options.Format);

    /// <param name="analyse">Asks for the result of one source through the door.</param>
    /// <param name="plan">Says for <c>--dry-run</c> what would be asked of one source.</param>
    /// <param name="estimate">What a source would take of an engine that reads in parts.</param>
    public async Task<ExitCode> RunAsync(
        Func<SourceText, IAnalyst, CancellationToken, ValueTask<Result>> analyse,
        Func<SourceText, string> plan,
        Func<SourceText, IEngine, JobEstimate> estimate,
        CancellationToken cancellationToken)
    {
        using var engines = RunEngine.Open(bench, arguments.GetValue(options.Engine), Reason(), arguments.GetValue(options.Data));
        var files = InputFiles.Expand(arguments.GetRequiredValue(options.Files));
        var combine = arguments.GetValue(options.Combine);
        IReadOnlyList<IReadOnlyList<string>> sources = combine ? [files] : [.. files.Select(f => new[] { f })];
        var resumed = Resumed(engines, sources.Count);
        var target = Target([.. sources.Select(s => s[0])]);
        var rendering = new RenderOptions { Letterhead = Letterhead() };
        var worst = ExitCode.Done;
        await using var recording = Record(cancellationToken);
        foreach (var parts in sources)
        {
            var outcome = await OneAsync(parts, async () =>
            {
                var started = TimeProvider.System.GetTimestamp();
                var read = await ReadAsync(parts, cancellationToken);
                var source = SourceCombiner.Combine(read);
                var engine = engines.For(source);
                if (arguments.GetValue(options.DryRun))
                {
                    var cost = engines.IsOffline ? "no cost, nothing leaves this machine." : $"{estimate(source, engine)} Nothing was sent.";
                    bench.Terminal.Say($"{source.FileName}: {source.Segments.Count} segments, {source.Words} words. {plan(source)} Engine {engine.Identity.Name}: {cost}");
                    return Unread(source);
                }

                var store = await recording.StoreAsync();
                var job = bench.NewJob(service, arguments.GetValue(options.Case), read, resumed);
                var log = new DecisionLog(store);
                await TakeUpAsync(engines, log, job, engine, resumed, cancellationToken);
                var left = engines.IsOffline ? Left(started) : Timeout.InfiniteTimeSpan;
                var result = await AskAsync(new DecisionTicket.RecordingAnalyst(engine, log, job, TimeProvider.System), source, analyse, left, cancellationToken);
                var bytes = Renderer.Render(result, RunOptions.FormatOf(_format), rendering);
                var export = new Export(store, job, result, _format, arguments.GetValue(options.Receipt));
                await target.WriteAsync(parts[0], stream => stream.Write(bytes), () => export.RecordAsync(bytes, cancellationToken));
                Tell(result);
                return result.Coverage.Failed > 0 ? ExitCode.Partial : Unread(source);
            });
            worst = ExitCodes.Worst(worst, outcome);
        }

        return worst;
    }

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private TimeSpan Left(long started)
    {
        var left = TimeSpan.FromSeconds(bench.Settings.Limits.Seconds) - TimeProvider.System.GetElapsedTime(started);
        return left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);
    }

    private async Task<Result> AskAsync(
        IAnalyst analyst, SourceText source, Func<SourceText, IAnalyst, CancellationToken, ValueTask<Result>> analyse, TimeSpan left, CancellationToken cancellationToken)
    {
        // What is left of the time for one source also bounds its analysis: there is always an answer within a minute.
        // A model has limits of its own, for each call.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(left);
        var most = left == Timeout.InfiniteTimeSpan ? left : left + Grace;
        try
        {
            return await Task.Run(() => analyse(source, analyst, deadline.Token).AsTask(), deadline.Token).WaitAsync(most, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw QuickActionException.Refused(
                $"Analysing the file took longer than {bench.Settings.Limits.Seconds} seconds in all; split it into parts and try again.", error);
        }
    }

    /// <summary>Says under which id a job with a model can be taken up again; closes what a crash left open of one that is.</summary>
    private async Task TakeUpAsync(RunEngine engines, DecisionLog log, DecisionJob job, IEngine engine, string? resumed, CancellationToken cancellationToken)
    {
        if (engines.IsOffline)
        {
            return;
        }

        if (resumed is not null)
        {
            var like = new DecisionRecord
            {
                Event = DecisionEvent.Failed,
                Decision = DecisionId.New(TimeProvider.System.GetUtcNow()),
                Job = job,
                Time = TimeProvider.System.GetUtcNow(),
                Task = service,
                TaskVersion = 1,
                Engine = engine.Identity,
                InputSha256 = "",
            };
            await log.CloseInterruptedAsync(like, cancellationToken);
        }

        bench.Terminal.Say($"If this job is stopped, the same command with --resume {job.Id} goes on with it.");
    }

    private string? Reason() => arguments.GetValue(options.NoMaskReason) is { } reason
        ? reason.Trim().Length > 0 ? reason.Trim() : throw new UsageException("--no-mask-reason needs the reason: it is recorded with every question.")
        : null;

    private string? Resumed(RunEngine engines, int sources)
    {
        var job = arguments.GetValue(options.Resume);
        return job is null ? null
            : engines.IsOffline ? throw new UsageException("Only a job with a model engine can be taken up again; the offline engine starts anew at no cost.")
            : sources != 1 ? throw new UsageException("--resume goes with the one source of its job.")
            : DecisionId.TryParse(job, out var id) ? id.ToString()
            : throw new UsageException("--resume takes the id that the command said when the job was started.");
    }

    /// <summary>Opens the store while the first source is read.</summary>
    private Recording Record(CancellationToken cancellationToken) => arguments.GetValue(options.DryRun)
        ? Recording.None
        : Recording.Begin(() => bench.OpenStoreAsync(arguments.GetValue(options.Data), cancellationToken));

    private async Task<IReadOnlyList<SourceText>> ReadAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var read = new List<SourceText>();
        foreach (var part in parts)
        {
            read.Add(await bench.Reader.ReadAsync(part, cancellationToken));
        }

        return read;
    }

    private async Task<ExitCode> OneAsync(IReadOnlyList<string> parts, Func<Task<ExitCode>> work)
    {
        try
        {
            return await work();
        }
        catch (QuickActionException problem) when (problem.Code != ProblemCode.Misconfigured)
        {
            bench.Terminal.Say($"{string.Join(" + ", parts.Select(Path.GetFileName))}: {problem.Message}");
            return ExitCodes.Of(problem);
        }
    }

    private static ExitCode Unread(SourceText source) => source.Notes.Any(n => n.PartUnread) ? ExitCode.Partial : ExitCode.Done;

    private void Tell(Result result)
    {
        bench.Terminal.Say($"{result.Source.FileName}: done, {result.Coverage.Cited} of {result.Coverage.Segments} segments cited.");
        foreach (var warning in result.Warnings)
        {
            bench.Terminal.Say($"  {(warning.Severity == Severity.Info ? "note" : "check")}: {warning.Message}");
        }
    }

    private OutputTarget Target(IReadOnlyList<string> sources)
    {
        var extension = _format switch { "md" => ".md", "html" => ".html", "docx" => ".docx", _ => ".json" };
        // A dry run writes nothing, so it needs no place.
        var target = arguments.GetValue(options.DryRun)
            ? OutputTarget.Plan(null, [.. sources.Take(1)], ".json", isText: true, bench.Terminal)
            : OutputTarget.Plan(arguments.GetValue(options.Out), sources, extension, _format != "docx", bench.Terminal);
        return target.IsFiles || !arguments.GetValue(options.Receipt)
            ? target
            : throw new UsageException("A receipt is written beside a result: name a place for the result with --out.");
    }

    private ReadOnlyMemory<byte>? Letterhead()
    {
        var path = arguments.GetValue(options.Letterhead);
        if (path is null)
        {
            return null;
        }

        if (_format != "docx")
        {
            throw new UsageException("A letterhead goes with --format docx only.");
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"There is no letterhead at {path}; check the name and the folder.");
        }

        var letterhead = File.ReadAllBytes(path);
        Renderer.CheckLetterhead(letterhead);
        return letterhead;
    }
}
