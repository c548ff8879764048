using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Evaluation;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Storage;
using QuickAction.Core.Summaries;

namespace QuickAction.Cli.Commands;

/// <summary>One engine over all sources of an evaluation. Every answer goes through the recorded door like any other; what fails is said and scored as missing.</summary>
internal sealed class EvaluationRun(Workbench bench, RunEngine engine, Recording recording, int words)
{
    /// <summary>Who answered; known with the first source.</summary>
    private EngineIdentity? _identity;

    public async Task<EngineScores> RunAsync(IReadOnlyList<EvaluationCase> cases, CancellationToken cancellationToken)
    {
        var scores = new List<CaseScore>();
        foreach (var one in cases)
        {
            bench.Terminal.Say($"{engine.Name}: {one.Name}");
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

        return new EngineScores(engine.Name, _identity ?? new EngineIdentity(engine.Name, "", "", []), scores);
    }

    private async Task<CaseScore> ScoreAsync(EvaluationCase one, CancellationToken cancellationToken)
    {
        var source = await bench.Reader.ReadAsync(one.SourcePath, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        var summary = one.Reference is null
            ? null
            : await SummaryPipeline.RunAsync(source, words, await AnalystAsync("summary", source), cancellationToken);
        var minutes = one.Gold is null
            ? null
            : await MinutesPipeline.RunAsync(source, TemplateDetector.Detect(source, bench.Templates()), new MinutesRequest(), await AnalystAsync("minutes", source), cancellationToken);
        return CaseScorer.Score(one, source, summary, minutes, TimeProvider.System.GetElapsedTime(started));
    }

    private IEngine EngineFor(SourceText source)
    {
        var one = engine.For(source);
        _identity ??= one.Identity;
        return one;
    }

    private async Task<IAnalyst> AnalystAsync(string service, SourceText source) => new DecisionTicket.RecordingAnalyst(
        EngineFor(source), new DecisionLog(await recording.StoreAsync()), bench.NewJob(service, caseReference: null, [source]), TimeProvider.System);
}
