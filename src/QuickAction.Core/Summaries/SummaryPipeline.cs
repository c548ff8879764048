using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Summaries;

/// <summary>From a source to its summary: ask, check every citation, count what became of the source.</summary>
public static class SummaryPipeline
{
    /// <param name="words">Most words of headline and key points together, at least 10.</param>
    public static async ValueTask<SummaryResult> RunAsync(SourceText source, int words, IAnalyst analyst, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 10);
        var answer = await AskAsync(source, words, analyst, cancellationToken);
        var found = answer.Found;
        var check = new CitationCheck(source);
        var headline = found.Headline is null ? null : check.Check(found.Headline);
        var keyPoints = check.Check(found.KeyPoints);
        var sections = found.Sections.Select(s => s with { Points = check.Check(s.Points) }).ToList();
        var useCases = found.UseCases.Where(u => check.Stands(u.Citation)).ToList();
        check.Cited.UnionWith(useCases.Select(u => u.Citation.Segment));
        var grounding = new GroundingCheck(source, meetingDate: null);
        var result = new SummaryResult
        {
            Engine = analyst.Engine with { Prompts = answer.Prompts },
            Source = ResultParts.Source(source),
            Coverage = ResultParts.Coverage(source, check.Cited.Count(s => !answer.Gaps.Holds(s)), answer.Gaps.Segments),
            Warnings = [.. ResultParts.Warnings(source), .. answer.Warnings, .. OwnWarnings(found, useCases.Count, check, answer.Gaps.HoldAllOf(source)), .. grounding.Of(found)],
            Records = answer.Records,
            Headline = headline,
            KeyPoints = keyPoints,
            Sections = sections,
            UseCases = useCases,
        };
        return result with { Warnings = [.. result.Warnings, .. grounding.LeftOut([.. result.Claims(), .. result.Stories()])] };
    }

    /// <summary>What the summary will take of an engine that reads in parts.</summary>
    public static JobEstimate Estimate(SourceText source, IEngine engine) =>
        JobEstimate.Of(
            source,
            engine.Reading ?? throw new ArgumentException("The engine reads whole sources.", nameof(engine)),
            engine.Identity.Name,
            AnalysisTasks.SummaryNotes.Name,
            AnalysisTasks.SummaryMerge.Name,
            SummaryReading.FixedTokens);

    /// <summary>The one place where it matters how an engine reads: a whole source in one decision, or in parts.</summary>
    private static async ValueTask<Answer> AskAsync(SourceText source, int words, IAnalyst analyst, CancellationToken cancellationToken)
    {
        if (analyst.Reading is { } reading)
        {
            var summary = new SummaryReading(source, words, analyst, reading);
            var found = await summary.FindAsync(cancellationToken);
            return new Answer(found, summary.Record.Records, summary.Record.Prompts, summary.Gaps)
            {
                Warnings =
                [
                    .. summary.Gaps.Warnings(source),
                    .. PlaceholderWarnings.Of(summary.Record, found, AnalysisTasks.Summary.OutputJson),
                    .. summary.Warnings,
                ],
            };
        }

        var decision = await analyst.DecideAsync(AnalysisTasks.Summary, new SummaryInput { Source = source, Words = words }, cancellationToken);
        return new Answer(decision.Output, [decision.Id.ToString()], analyst.Engine.Prompts, Gaps.None);
    }

    private static IEnumerable<Warning> OwnWarnings(SummaryFindings found, int useCases, CitationCheck check, bool nothingRead)
    {
        if (found.Headline is null && !nothingRead)
        {
            yield return new Warning("nothing-to-summarise", Severity.Warn, "The source holds no sentence that could be summarised.");
        }

        if (found.UseCases.Count > useCases)
        {
            yield return new Warning(
                "use-case-not-found",
                Severity.Warn,
                $"{found.UseCases.Count - useCases} use case(s) were left out because their words are not in the source.");
        }

        if (check.Warning() is { } unsupported)
        {
            yield return unsupported;
        }
    }

    private sealed record Answer(SummaryFindings Found, IReadOnlyList<string> Records, IReadOnlyList<PromptUse> Prompts, Gaps Gaps)
    {
        public IReadOnlyList<Warning> Warnings { get; init; } = [];
    }
}
