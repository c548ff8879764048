namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// A meeting read for what matters in it: its trimmed sentences, their words by number, who speaks and who opens. Made once for a meeting; summary
/// and topics are found from it.
/// </summary>
internal sealed class MeetingReading : Reading
{
    /// <summary>Shorter sentences ("Okay.", "I see.") say nothing on their own.</summary>
    private const int FewestWords = 3;

    /// <summary>Words that the first speaker is given before counting who says most: more often than not the chair speaks first.</summary>
    private const int WhoeverSpeaksFirst = 30;

    private readonly Dictionary<string, int> _speakers = new(StringComparer.Ordinal);
    private readonly List<Passage> _passages = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private readonly SentencePieces _pieces;
    private readonly SpeechTrimmer _trimmer;
    private readonly List<int> _buffer = new(64);
    private List<Passage> _candidates = [];
    private int _opener;

    private MeetingReading(Talk talk)
    {
        Talk = talk;
        var spaced = SpacedPunctuation.In(talk.Source);
        _pieces = new SentencePieces(talk, spaced);
        _trimmer = new SpeechTrimmer(spaced);
    }

    public Talk Talk { get; }
    public override IReadOnlyList<Passage> Passages => _passages;

    public override int Speakers => Math.Max(1, _speakers.Count);
    public override int Opener => _opener;

    public static MeetingReading From(Talk talk, CancellationToken cancellationToken)
    {
        var reading = new MeetingReading(talk);
        reading.Read(cancellationToken);
        return reading;
    }

    /// <summary>True for a word of a speaker's label, unless the talk also uses it as a common word ("Chair").</summary>
    public override bool IsName(string lowerWord) => _names.Contains(lowerWord);

    public int NumberOf(string speaker) => _speakers.GetValueOrDefault(speaker, -1);

    /// <summary>The tokens <c>[first, end)</c> as they read once trimmed, without a stop at the end; null when only filler is left.</summary>
    public string? Trim(int first, int end) => _trimmer.Trim(_pieces.Ranges(first, end)).TrimEnd('.', '?', '!', ',', ';', ':') is { Length: > 0 } text ? text : null;

    /// <summary>The passages but for housekeeping, each followed by the shorter forms that say the same without what only adds.</summary>
    public IReadOnlyList<Passage> Candidates => _candidates;

    private void Read(CancellationToken cancellationToken)
    {
        var cut = new List<(int First, int End)>();
        foreach (var turn in Talk.Turns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var speaker = Number(turn.Speaker);
            var label = SpeakerLabel.Short(turn.Speaker);
            var before = _passages.Count;
            for (var s = turn.FirstSentence; s < turn.EndSentence; s++)
            {
                _pieces.Cut(Talk.Sentences[s], cut);
                foreach (var (first, end) in cut)
                {
                    Add(new Passage
                    {
                        Ranges = [],
                        Text = "",
                        Length = 0,
                        Words = [],
                        Place = _passages.Count,
                        Sentence = s,
                        FirstToken = first,
                        EndToken = end,
                        Speaker = speaker,
                        Turn = turn.Index,
                        Label = label,
                    });
                }
            }

            Turns += _passages.Count > before ? 1 : 0;
        }

        // Before the words are counted: a shorter form, trimmed anew, may keep a word that the whole sentence lost.
        _candidates = FindCandidates();
        ReadMatter();
        _opener = FindOpener();
        ReadNames();
    }

    private void Add(Passage place)
    {
        if (Write(place, place.EndToken) is { } passage)
        {
            _passages.Add(passage);
            Length += passage.Length;
        }
    }

    private List<Passage> FindCandidates()
    {
        var candidates = new List<Passage>(_passages.Count * 5 / 4);
        var ends = new List<int>();
        var housekeeping = Housekeeping.Find(Talk);
        foreach (var passage in _passages.Where(p => p.EndToken > housekeeping[p.Sentence]))
        {
            candidates.Add(passage);
            _pieces.EarlierEnds(passage.FirstToken, passage.EndToken, ends);
            foreach (var end in ends)
            {
                if (end > housekeeping[passage.Sentence] && Write(passage, end) is { } shorter)
                {
                    candidates.Add(shorter);
                }
            }
        }

        return candidates;
    }

    /// <summary>The passage up to a token, trimmed; null when too little is left.</summary>
    private Passage? Write(Passage place, int end)
    {
        var ranges = _pieces.Ranges(place.FirstToken, end);
        var text = _trimmer.Trim(ranges);
        _buffer.Clear();
        Words.Read(text, _buffer);
        return _buffer.Count < FewestWords ? null : new Passage
        {
            Ranges = ranges,
            Text = text,
            Length = SpacedWords.Count(text),
            Words = [.. _buffer],
            Capitals = Passage.CapitalsOf(text),
            EndToken = end,
            Place = place.Place,
            Sentence = place.Sentence,
            FirstToken = place.FirstToken,
            Speaker = place.Speaker,
            Turn = place.Turn,
            Label = place.Label,
        };
    }

    private int Number(string? speaker)
    {
        if (!_speakers.TryGetValue(speaker ?? "", out var number))
        {
            number = _speakers[speaker ?? ""] = _speakers.Count;
        }

        return number;
    }

    private void ReadNames()
    {
        foreach (var speaker in _speakers.Keys)
        {
            foreach (var part in speaker.Split((char[]?)[' ', '(', ')', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries))
            {
                _names.Add(part.ToLowerInvariant());
            }
        }

        foreach (var token in Talk.Tokens)
        {
            if (!token.Is(Talking.TokenMarks.Capital))
            {
                _names.Remove(token.Word);
            }
        }
    }

    private int FindOpener()
    {
        var said = new int[Speakers];
        var heard = 0;
        said[_passages.Count == 0 ? 0 : _passages[0].Speaker] = WhoeverSpeaksFirst;
        foreach (var passage in _passages)
        {
            if (heard >= Math.Max(60, Length / 25))
            {
                break;
            }

            heard += passage.Length;
            said[passage.Speaker] += passage.Length;
        }

        return Array.IndexOf(said, said.Max());
    }
}
