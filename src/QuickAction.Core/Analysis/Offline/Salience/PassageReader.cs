using QuickAction.Core.Chunking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Reads a source's segments as passages. Speech is trimmed of filler; written text is taken as it stands.</summary>
internal sealed class PassageReader(WordIndex words)
{
    /// <summary>Shorter sentences ("Okay.", "I see.") say nothing on their own.</summary>
    private const int FewestWords = 3;

    /// <summary>Talk that was transcribed without full stops is cut at pauses once it is longer than this.</summary>
    private const int LongestSentence = 45;

    private readonly SpeechTrimmer _trimmer = new();
    private readonly List<int> _buffer = new(64);

    public List<Passage> Read(IReadOnlyList<Segment> segments, bool spoken, CancellationToken cancellationToken)
    {
        var passages = new List<Passage>(segments.Count);
        foreach (var segment in segments)
        {
            if (segment.Kind == SegmentKind.PageFurniture)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            foreach (var sentence in SentenceSplitter.Split(segment.Index, segment.Text))
            {
                Add(segment, sentence.Start, sentence.End, spoken, passages);
            }
        }

        return passages;
    }

    private void Add(Segment segment, int start, int end, bool spoken, List<Passage> passages)
    {
        foreach (var (from, to) in LongSentence.Cut(segment.Text, start, end, LongestSentence))
        {
            var text = spoken ? _trimmer.Trim(segment.Text, from, to) : WrittenText.Tidy(segment.Text.AsSpan(from, to - from));
            _buffer.Clear();
            words.Read(text, _buffer);
            if (_buffer.Count >= FewestWords)
            {
                passages.Add(new Passage
                {
                    Segment = segment,
                    Start = from,
                    End = to,
                    Text = text,
                    Length = SpacedWords.Count(text),
                    Words = [.. _buffer],
                    Place = passages.Count,
                });
            }
        }
    }
}
