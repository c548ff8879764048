using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Sentences that a document says more than once: they come from a pattern, and tell no story.</summary>
internal sealed class RepeatedSentences
{
    private const int ShortestSentence = 30;

    private readonly HashSet<int> _segments = [];

    public static RepeatedSentences In(IReadOnlyList<Segment> segments)
    {
        var repeated = new RepeatedSentences();
        var firstIn = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in segments.Where(s => s.Kind is SegmentKind.Paragraph or SegmentKind.ListItem))
        {
            foreach (var sentence in SentenceSplitter.Split(segment.Index, segment.Text).Where(s => s.Length >= ShortestSentence))
            {
                if (!firstIn.TryAdd(segment.Text[sentence.Start..sentence.End], segment.Index))
                {
                    repeated._segments.Add(segment.Index);
                    repeated._segments.Add(firstIn[segment.Text[sentence.Start..sentence.End]]);
                }
            }
        }

        return repeated;
    }

    public bool Stand(Segment segment) => _segments.Contains(segment.Index);
}
