using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Reads a document's segments as passages, as they are written.</summary>
internal sealed class WrittenPassages(WordIndex words)
{
    /// <summary>Shorter sentences say nothing on their own.</summary>
    private const int FewestWords = 3;

    private readonly List<int> _buffer = new(64);
    private int _place;

    public List<Passage> Read(IReadOnlyList<Segment> segments, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>(segments.Count);
        foreach (var segment in segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var sentence in SentenceSplitter.Split(segment.Index, segment.Text))
            {
                Add(new SourceRange(segment, sentence.Start, sentence.End), passages);
            }
        }

        return passages;
    }

    private void Add(SourceRange range, List<Passage> passages)
    {
        var text = WrittenText.Tidy(range.Segment.Text.AsSpan(range.Start, range.End - range.Start));
        _buffer.Clear();
        words.Read(text, _buffer);
        if (_buffer.Count >= FewestWords)
        {
            passages.Add(new Passage
            {
                Ranges = [range],
                Text = text,
                Length = SpacedWords.Count(text),
                Words = [.. _buffer],
                Place = _place++,
                Turn = range.Segment.Index,
            });
        }
    }
}
