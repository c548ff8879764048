using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>Summary of a source from its own words.</summary>
internal static class SourceSummary
{
    public static SummaryFindings Find(SummaryInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return input.Source.Shape == SourceShape.Transcript
            ? OfMeeting(input, cancellationToken)
            : DocumentSummary.Find(input.Source, input.Words, cancellationToken);
    }

    private static SummaryFindings OfMeeting(SummaryInput input, CancellationToken cancellationToken)
    {
        var reading = MeetingReading.From(Talk.Of(input.Source), cancellationToken);
        var said = MeetingSummary.Find(reading, input.Words, cancellationToken);
        var topics = MeetingTopics.Find(reading, [], [], cancellationToken);
        return new SummaryFindings
        {
            Headline = said.Count == 0 ? null : said[0],
            KeyPoints = [.. said.Skip(1)],
            Sections = [.. topics.Where(t => t.Points.Count > 0).Select(t => new SectionSummary { Title = t.Title, Points = t.Points })],
        };
    }
}
