using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
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
        var input = new SummaryInput { Source = source, Words = words };
        var decision = await analyst.DecideAsync(AnalysisTasks.Summary, input, cancellationToken);
        var found = decision.Output;
        var check = new CitationCheck(source);
        var headline = found.Headline is null ? null : check.Check(found.Headline);
        var keyPoints = check.Check(found.KeyPoints);
        var sections = found.Sections.Select(s => s with { Points = check.Check(s.Points) }).ToList();
        var useCases = found.UseCases.Where(u => check.Stands(u.Citation)).ToList();
        check.Cited.UnionWith(useCases.Select(u => u.Citation.Segment));
        return new SummaryResult
        {
            Engine = analyst.Engine,
            Source = ResultParts.Source(source),
            Coverage = ResultParts.Coverage(source, check.Cited.Count),
            Warnings = [.. ResultParts.Warnings(source), .. OwnWarnings(found, useCases.Count, check), .. new GroundingCheck(source, meetingDate: null).Of(found)],
            Records = [decision.Id.ToString()],
            Headline = headline,
            KeyPoints = keyPoints,
            Sections = sections,
            UseCases = useCases,
        };
    }

    private static IEnumerable<Warning> OwnWarnings(SummaryFindings found, int useCases, CitationCheck check)
    {
        if (found.Headline is null)
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
}
