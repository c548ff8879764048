namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>What minutes say of the talk besides decisions and actions: the topics with their points, and a summary made from those points.</summary>
internal sealed record MeetingGist
{
    /// <summary>Words of the summary in minutes: a short paragraph, the points follow anyway.</summary>
    private const int SummaryWords = 90;

    public required IReadOnlyList<Topic> Topics { get; init; }

    /// <summary>What was discussed, then the weightiest of the points. It quotes little that the points do not quote.</summary>
    public required IReadOnlyList<Statement> Summary { get; init; }

    /// <param name="told">What the minutes say elsewhere (decisions, actions): the points do not say it again, and quote less for it.</param>
    public static MeetingGist Find(Talk talk, IEnumerable<Statement> told, CancellationToken cancellationToken)
    {
        var reading = MeetingReading.From(talk, cancellationToken);
        var topics = MeetingTopics.Find(reading, [.. told.SelectMany(s => s.Citations)], cancellationToken);
        var points = topics.SelectMany(t => t.Points).Select(p => p.Text).ToHashSet(StringComparer.Ordinal);
        return new MeetingGist { Topics = topics, Summary = MeetingSummary.Find(reading, SummaryWords, p => points.Contains(p.State().Text)) };
    }
}
