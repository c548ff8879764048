using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>Summary of a source from its own words.</summary>
internal static class SourceSummary
{
    public static SummaryFindings Find(SummaryInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var first = input.Source.Segments.FirstOrDefault(s => Extraction.Words.Count(s.Text) >= 3);
        return first is null
            ? new SummaryFindings()
            : new SummaryFindings { Headline = new Statement { Text = first.Text, Citations = [Cite.Whole(first)] } };
    }
}
