namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>The matters that a meeting talked about, in order, each with what was said that counts.</summary>
internal static class MeetingTopics
{
    /// <summary>Points quote about this part of a topic's words.</summary>
    private const double ShareQuoted = 0.2;

    private const int WordsForATopic = 300;
    private const int MostTopics = 40;

    public static IReadOnlyList<Topic> Find(MeetingReading reading, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (index, passages) = (reading.Words, reading.Passages);
        if (passages.Count == 0)
        {
            return [];
        }

        var weights = new PassageWeights(passages, index);
        var total = passages.Sum(p => p.Length);
        var starts = new TopicBoundaries(passages, index, weights).Find(Math.Clamp(total / WordsForATopic, 1, MostTopics));
        var titles = new TopicTitle(index, weights, passages);
        var topics = new List<Topic>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : passages.Count;
            var topic = passages.Skip(starts[i]).Take(end - starts[i]).ToList();
            var words = (int)(ShareQuoted * topic.Sum(p => p.Length));
            var points = Selection.Take(topic, weights.Of, weights, Math.Max(words, 25));
            if (points.Count > 0)
            {
                topics.Add(new Topic { Title = titles.Find(topic) is { Length: > 0 } title ? title : points[0].Text, Points = [.. points.Select(p => p.State())] });
            }
        }

        return topics;
    }
}
