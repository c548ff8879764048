using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Evaluation;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Storage;
using QuickAction.Core.Summaries;
using QuickAction.Core.Work;

namespace QuickAction.Cli.Commands;

/// <summary>One engine over all sources of an evaluation. Every answer goes through the recorded door like any other; what fails is said and scored as missing.</summary>
internal sealed class EvaluationRun(Workbench bench, OpenedEngine engine, string label, Recording recording, int words)
{
    /// <summary>Who answered; known with the first source.</summary>
    private EngineIdentity? _identity;

    /// <summary>Prompts that were used, templates of minutes among them.</summary>
    private readonly SortedSet<PromptUse> _prompts = new(Comparer<PromptUse>.Create((a, b) => string.CompareOrdinal($"{a.Name} {a.Version}", $"{b.Name} {b.Version}")));

    public async Task<EngineScores> RunAsync(IReadOnlyList<EvaluationCase> cases, CancellationToken cancellationToken)
    {
        var scores = new List<CaseScore>();
        foreach (var one in cases)
        {
            bench.Terminal.Say($"{label}: {one.Name}");
            try
            {
                scores.Add(await ScoreAsync(one, cancellationToken));
            }
            catch (QuickActionException problem) when (problem.Code is not (ProblemCode.Misconfigured or ProblemCode.NotRecorded))
            {
                bench.Terminal.Say($"  {problem.Message}");
                scores.Add(new CaseScore(one.Name, new Dictionary<string, Measure>(), problem.Message));
            }
        }

        var identity = (_identity ?? new EngineIdentity(engine.Name, "", "", [])) with { Prompts = [.. _prompts] };
        return new EngineScores(label, identity, scores) { Currency = engine.Currency };
    }

    private async Task<CaseScore> ScoreAsync(EvaluationCase one, CancellationToken cancellationToken)
    {
        var source = await bench.Reader.ReadAsync(one.SourcePath, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var before = engine.Spent ?? 0;
        var summary = one.Reference is null
            ? null
            : await SummaryPipeline.RunAsync(source, words, await AnalystAsync("summary", source, cancellationToken), cancellationToken);
        var minutes = one.Gold is null
            ? null
            : await MinutesPipeline.RunAsync(source, TemplateDetector.Detect(source, bench.Templates()), new MinutesRequest(), await AnalystAsync("minutes", source, cancellationToken), cancellationToken);
        var took = TimeProvider.System.GetElapsedTime(started);
        _prompts.UnionWith(new Result?[] { summary, minutes }.OfType<Result>().SelectMany(r => r.Engine.Prompts));
        return CaseScorer.Score(one, source, summary, minutes, took, engine.Spent - before);
    }

    private async Task<IAnalyst> AnalystAsync(string service, SourceText source, CancellationToken cancellationToken)
    {
        var store = await recording.StoreAsync();
        var job = bench.NewJob(service, caseReference: null, [source]);
        var log = new DecisionLog(store);
        var one = await engine.ForAsync(source, [], job, log, cancellationToken);
        _identity ??= one.Identity;
        return new DecisionTicket.RecordingAnalyst(one, log, job, TimeProvider.System);
    }
}
