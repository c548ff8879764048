namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// A meeting read for what matters in it: its trimmed sentences, their words by number, who speaks and who opens. Made once for a meeting; summary
/// and topics are found from it.
/// </summary>
internal sealed class MeetingReading
{
    /// <summary>Shorter sentences ("Okay.", "I see.") say nothing on their own.</summary>
    private const int FewestWords = 3;

    private readonly Dictionary<string, int> _speakers = new(StringComparer.Ordinal);
    private readonly List<Passage> _passages = [];
    private bool[] _matter = [];

    private MeetingReading(Talk talk) => Talk = talk;

    public Talk Talk { get; }
    public WordIndex Words { get; } = new();
    public IReadOnlyList<Passage> Passages => _passages;

    /// <summary>Words of all passages together.</summary>
    public int Length { get; private set; }

    public int Speakers => Math.Max(1, _speakers.Count);

    /// <summary>Turns that hold a passage.</summary>
    public int Turns { get; private set; }

    /// <summary>Who says most at the start: in most meetings the chair.</summary>
    public int Opener { get; private set; }

    public bool IsMatter(int word) => word < _matter.Length && _matter[word];

    public static MeetingReading From(Talk talk, CancellationToken cancellationToken)
    {
        var reading = new MeetingReading(talk);
        reading.Read(cancellationToken);
        return reading;
    }

    /// <summary>How many different words of the passage carry matter.</summary>
    public int Matter(Passage passage)
    {
        var matter = 0;
        for (var i = 0; i < passage.Words.Length; i++)
        {
            matter += IsMatter(passage.Words[i]) && Array.IndexOf(passage.Words, passage.Words[i], 0, i) < 0 ? 1 : 0;
        }

        return matter;
    }

    public bool StandsAlone(Passage passage) => Salience.StandsAlone.Says(passage, Matter(passage));

    private void Read(CancellationToken cancellationToken)
    {
        var spaced = SpacedPunctuation.In(Talk.Source);
        var pieces = new SentencePieces(Talk, spaced);
        var trimmer = new SpeechTrimmer(spaced);
        var cut = new List<(int First, int End)>();
        var words = new List<int>(64);
        foreach (var turn in Talk.Turns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var speaker = Number(turn.Speaker);
            var label = SpeakerLabel.Short(turn.Speaker);
            var before = _passages.Count;
            for (var s = turn.FirstSentence; s < turn.EndSentence; s++)
            {
                pieces.Cut(Talk.Sentences[s], cut);
                foreach (var (first, end) in cut)
                {
                    var ranges = pieces.Ranges(first, end);
                    var text = trimmer.Trim(ranges);
                    words.Clear();
                    Words.Read(text, words);
                    if (words.Count >= FewestWords)
                    {
                        Add(new Passage
                        {
                            Ranges = ranges, Text = text, Length = SpacedWords.Count(text), Words = [.. words], Place = _passages.Count,
                            Speaker = speaker, Turn = turn.Index, Label = label, Capitals = Passage.CapitalsOf(text),
                        });
                    }
                }
            }

            Turns += _passages.Count > before ? 1 : 0;
        }

        _matter = new bool[Words.Count];
        for (var word = 0; word < _matter.Length; word++)
        {
            _matter[word] = !StopWords.HasStem(Words.Stem(word));
        }

        Opener = FindOpener();
    }

    private void Add(Passage passage)
    {
        _passages.Add(passage);
        Length += passage.Length;
    }

    private int Number(string? speaker)
    {
        if (!_speakers.TryGetValue(speaker ?? "", out var number))
        {
            number = _speakers[speaker ?? ""] = _speakers.Count;
        }

        return number;
    }

    private int FindOpener()
    {
        var said = new int[Speakers];
        var heard = 0;
        foreach (var passage in _passages)
        {
            if (heard >= Math.Max(200, Length / 20))
            {
                break;
            }

            heard += passage.Length;
            said[passage.Speaker] += passage.Length;
        }

        return Array.IndexOf(said, said.Max());
    }
}
