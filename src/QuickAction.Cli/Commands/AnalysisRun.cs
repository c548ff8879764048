using System.CommandLine;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Extraction;
using QuickAction.Core.Rendering;
using QuickAction.Core.Storage;
using QuickAction.Core.Work;

namespace QuickAction.Cli.Commands;

/// <summary>
/// One run of a command that analyses: every source in turn, each with its own job and records; what fails is said and the rest go on.
/// </summary>
internal sealed class AnalysisRun(Workbench bench, RunOptions options, ParseResult arguments)
{
    private readonly string _format = arguments.GetRequiredValue(options.Format);

    public async Task<ExitCode> RunAsync(Assignment assignment, CancellationToken cancellationToken)
    {
        using var engines = OpenedEngine.Open(bench.Shop, arguments.GetValue(options.Engine), Reason(), arguments.GetValue(options.Data));
        var files = InputFiles.Expand(arguments.GetRequiredValue(options.Files));
        var combine = arguments.GetValue(options.Combine);
        IReadOnlyList<IReadOnlyList<string>> sources = combine ? [files] : [.. files.Select(f => new[] { f })];
        var resumed = Resumed(engines, sources.Count);
        var target = Target([.. sources.Select(s => s[0])]);
        var rendering = new RenderOptions { Letterhead = Letterhead() };
        var analysis = new BoundedAnalysis(bench.Settings.Limits);
        var worst = ExitCode.Done;
        await using var recording = Record(cancellationToken);
        foreach (var parts in sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = await OneAsync(parts, async () =>
            {
                var started = TimeProvider.System.GetTimestamp();
                var read = await ReadAsync(parts, cancellationToken);
                var source = SourceCombiner.Combine(read);
                if (arguments.GetValue(options.DryRun))
                {
                    var cost = engines.IsOffline ? "no cost, nothing leaves this machine." : $"{assignment.Estimate(source, engines.Unasked(source, assignment.People))} Nothing was sent.";
                    bench.Terminal.Say($"{source.FileName}: {source.Segments.Count} segments, {source.Words} words. {assignment.Plan(source)} Engine {engines.Name}: {cost}");
                    return Unread(source);
                }

                var store = await recording.StoreAsync();
                var job = bench.NewJob(assignment.Service, CaseReference(), read, resumed);
                var log = new DecisionLog(store);
                await BeginAsync(log, job, resumed, cancellationToken);
                var engine = await engines.ForAsync(source, assignment.People, job, log, cancellationToken);
                await TakeUpAsync(engines, log, job, engine, resumed, cancellationToken);
                // What is left of the time for one source also bounds its analysis; a model has limits of its own, for each call.
                var analyst = new DecisionTicket.RecordingAnalyst(engine, log, job, TimeProvider.System);
                // Whoever stops a job of a model has paid for what was answered: it becomes a result all the same.
                var ending = engines.IsOffline ? cancellationToken : CancellationToken.None;
                IAnalyst door = engines.IsOffline ? analyst : new StoppableAnalyst(analyst, cancellationToken);
                var result = await analysis.RunAsync(assignment, source, door, log, engines.IsOffline ? started : null, ending);
                ThrowIfStoppedAtOnce(result, job, cancellationToken);
                // The state of the log can only be printed in the document when the decisions are in it and it is signed.
                var state = _format == "docx" ? await SignedState.OfAsync(store, ending) : null;
                var bytes = Renderer.Render(result, RunOptions.FormatOf(_format), rendering with { Log = state });
                var export = new Export(store, job, result, _format, arguments.GetValue(options.Receipt));
                await target.WriteAsync(parts[0], stream => stream.Write(bytes), () => export.RecordAsync(bytes, ending));
                Tell(result);
                TellHowToGoOn(engines, result, job);
                return result.Coverage.Failed > 0 ? ExitCode.Partial : Unread(source);
            });
            worst = ExitCodes.Worst(worst, outcome);
        }

        return worst;
    }

    private static async Task BeginAsync(DecisionLog log, DecisionJob job, string? resumed, CancellationToken cancellationToken)
    {
        if (resumed is null)
        {
            await log.BeginAsync(job, cancellationToken);
        }
        else if (!await log.TryTakeUpAsync(job, cancellationToken))
        {
            throw QuickActionException.Refused("Nothing is kept of a job of that id: it was erased, or was never recorded here; run the command without --resume.");
        }
        else if (!await log.IsOfAsync(job, cancellationToken))
        {
            throw QuickActionException.Refused("The job of that id was started by another command or with another file; give those with which it was started, or leave out --resume.");
        }
    }

    /// <summary>Says under which id a job with a model can be taken up again; closes what a crash left open of one that is.</summary>
    private async Task TakeUpAsync(OpenedEngine engines, DecisionLog log, DecisionJob job, IEngine engine, string? resumed, CancellationToken cancellationToken)
    {
        if (engines.IsOffline)
        {
            return;
        }

        if (resumed is not null)
        {
            await Interruption.CloseAsync(log, job, engine, TimeProvider.System, cancellationToken);
        }

        bench.Terminal.Say($"If this job is stopped, the same command with --resume {job.Id} goes on with it.");
    }

    private string? Reason() => arguments.GetValue(options.NoMaskReason) is { } reason
        ? reason.Trim().Length > 0 ? reason.Trim() : throw new UsageException("--no-mask-reason needs the reason: it is recorded with every question.")
        : null;

    /// <exception cref="OperationCanceledException">It was stopped before anything was answered: there is nothing to give out.</exception>
    private void ThrowIfStoppedAtOnce(Result result, DecisionJob job, CancellationToken stop)
    {
        if (stop.IsCancellationRequested && result.Records.Count == 0)
        {
            bench.Terminal.Say($"Nothing was answered yet; the same command with --resume {job.Id} begins again.");
            throw new OperationCanceledException(stop);
        }
    }

    private void TellHowToGoOn(OpenedEngine engines, Result result, DecisionJob job)
    {
        if (UnfinishedParts.NotAsked(result))
        {
            var first = engines.IsBudgetSpent ? "Its budget is spent: raise JobTokens or JobCost in the settings, then the" : "The";
            bench.Terminal.Say($"This result is partial. {first} same command with --resume {job.Id} goes on with the job: what was answered is not asked or paid for again.");
        }
        else if (UnfinishedParts.NotAnswered(result))
        {
            bench.Terminal.Say("This result is partial. Taking the job up again would not mend it: the model was asked about every part. Run the command again without --resume to ask anew, or with another engine.");
        }
    }

    private string? CaseReference() => arguments.GetValue(options.Case) is { } reference && string.IsNullOrWhiteSpace(reference)
        ? throw new UsageException("--case needs the case's reference.")
        : arguments.GetValue(options.Case);

    private string? Resumed(OpenedEngine engines, int sources)
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
        : Recording.Begin(bench.Terminal, () => bench.OpenStoreAsync(arguments.GetValue(options.Data), cancellationToken));

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
