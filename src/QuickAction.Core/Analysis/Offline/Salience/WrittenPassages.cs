using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Reads a document's segments as passages, as they are written. A list item takes the words that lead into its list with it, a table row the names of
/// its columns: on their own they say little.
/// </summary>
internal sealed class WrittenPassages(WordIndex words)
{
    /// <summary>Shorter sentences say nothing on their own.</summary>
    private const int FewestWords = 3;

    /// <summary>A longer list item is read sentence by sentence.</summary>
    private const int LongestItem = 60;

    /// <summary>More words than this lead into nothing; they are a paragraph that happens to end in a colon.</summary>
    private const int LongestLead = 30;

    private readonly List<int> _buffer = new(64);
    private readonly TableRows _table = new();
    private SourceRange? _lead;
    private int _place;

    public List<Passage> Read(IReadOnlyList<Segment> segments, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>(segments.Count);
        _lead = null;
        foreach (var segment in segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (segment.Kind == SegmentKind.TableRow)
            {
                AddRow(segment, passages);
                continue;
            }

            _table.Close();
            if (!ContentsLine.Is(segment.Text))
            {
                AddText(segment, passages);
            }
        }

        return passages;
    }

    private void AddText(Segment segment, List<Passage> passages)
    {
        var isItem = segment.Kind == SegmentKind.ListItem;
        if (isItem && SpacedWords.Count(segment.Text) <= LongestItem)
        {
            var item = new SourceRange(segment, 0, segment.Text.Length);
            Add(_lead is { } lead ? [lead, item] : [item], " ", passages);
            return;
        }

        var last = default(Sentence);
        foreach (var sentence in SentenceSplitter.Split(segment.Index, segment.Text))
        {
            last = sentence;
            Add([new SourceRange(segment, sentence.Start, sentence.End)], " ", passages);
        }

        _lead = !isItem && last.Length > 0 && segment.Text[last.End - 1] == ':' && SpacedWords.Count(segment.Text.AsSpan(last.Start, last.Length)) <= LongestLead
            ? new SourceRange(segment, last.Start, last.End)
            : isItem ? _lead : null;
    }

    private void AddRow(Segment row, List<Passage> passages)
    {
        _lead = null;
        if (_table.Read(row) is { } text)
        {
            Add(text.Ranges, text.Text, passages, row);
        }
    }

    private void Add(IReadOnlyList<SourceRange> ranges, string joint, List<Passage> passages) =>
        Add(ranges, string.Join(joint, ranges.Select(r => WrittenText.Tidy(r.Segment.Text.AsSpan(r.Start, r.End - r.Start)))), passages, ranges[^1].Segment);

    private void Add(IReadOnlyList<SourceRange> ranges, string text, List<Passage> passages, Segment segment)
    {
        _buffer.Clear();
        words.Read(text, _buffer);
        if (_buffer.Count >= FewestWords)
        {
            passages.Add(new Passage
            {
                Ranges = ranges,
                Text = text,
                Length = SpacedWords.Count(text),
                Words = [.. _buffer],
                Capitals = Passage.CapitalsOf(text),
                Place = _place++,
                Turn = segment.Index,
            });
        }
    }
}
