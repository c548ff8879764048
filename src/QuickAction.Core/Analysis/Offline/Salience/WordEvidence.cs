using System.Numerics;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// What a meeting shows of each of its words: how often, where and by whom it is said, and what was learnt about the word elsewhere. One pass over
/// the talk; a row of numbers a word, in the order of <see cref="Names"/>.
/// </summary>
internal sealed class WordEvidence
{
    /// <summary>The columns. The data file of the model refers to them by place.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "times", "against-most-said", "tenths-of-talk", "turns", "speakers", "share-in-first-tenth", "share-in-last-tenth", "share-by-opener",
        "times-a-turn", "first-said", "letters", "share-with-capital", "no-matter", "digit", "learnt-odds", "learnt-spread", "words-of-talk",
        "words-a-sentence", "speakers-of-talk", "sentences-a-turn", "times-in-opening",
    ];

    private const float Unknown = -99;
    private const float UnknownSpread = -9;

    /// <summary>What is said in so many first words is the opening: who chairs says there what the meeting is for.</summary>
    private const int OpeningWords = 400;

    private readonly Reading _reading;
    private readonly SalienceModel _model;
    private readonly Tally[] _tallies;
    private readonly float _mostSaid;

    public WordEvidence(Reading reading, SalienceModel model)
    {
        (_reading, _model) = (reading, model);
        _tallies = new Tally[reading.Words.Count];
        var opener = reading.Opener;
        var said = 0;
        foreach (var passage in reading.Passages)
        {
            var place = new Place((float)said / reading.Length, said < OpeningWords, passage.Speaker, passage.Speaker == opener, passage.Turn);
            said += passage.Length;
            for (var i = 0; i < passage.Words.Length; i++)
            {
                _tallies[passage.Words[i]].Add(place, passage.HasCapital(i));
            }
        }

        _mostSaid = 1;
        for (var word = 0; word < _tallies.Length; word++)
        {
            _mostSaid = reading.IsMatter(word) ? Math.Max(_mostSaid, _tallies[word].Times) : _mostSaid;
        }
    }

    public int Times(int word) => _tallies[word].Times;

    public void Fill(int word, Span<float> row)
    {
        ref readonly var tally = ref _tallies[word];
        var stem = _reading.Words.Stem(word);
        var learnt = _model.Word(stem);
        var times = Math.Max(1f, tally.Times);
        row[0] = MathF.Log(1 + times);
        row[1] = times / _mostSaid;
        row[2] = BitOperations.PopCount(tally.Tenths);
        row[3] = MathF.Log(1 + tally.Turns);
        row[4] = BitOperations.PopCount(tally.Speakers);
        row[5] = tally.InFirstTenth / times;
        row[6] = tally.InLastTenth / times;
        row[7] = tally.ByOpener / times;
        row[8] = times / Math.Max(1, tally.Turns);
        row[9] = tally.Times == 0 ? 1 : tally.First;
        row[10] = stem.Length;
        row[11] = tally.Capitals / times;
        row[12] = _reading.IsMatter(word) ? 0 : 1;
        row[13] = char.IsDigit(stem[0]) ? 1 : 0;
        row[14] = learnt?.LogOdds ?? Unknown;
        row[15] = learnt?.Spread ?? UnknownSpread;
        row[16] = MathF.Log(_reading.Length);
        row[17] = (float)_reading.Length / _reading.Passages.Count;
        row[18] = MathF.Log(_reading.Speakers);
        row[19] = (float)_reading.Passages.Count / _reading.Turns;
        row[20] = tally.InOpening;
    }

    private readonly record struct Place(float Share, bool Opening, int Speaker, bool IsOpener, int Turn);

    private struct Tally
    {
        public int Times;
        public int Turns;
        public uint Tenths;
        public ulong Speakers;
        public int InFirstTenth;
        public int InLastTenth;
        public int ByOpener;
        public int InOpening;
        public int Capitals;
        public float First;
        private int _nextTurn;

        public void Add(Place place, bool capital)
        {
            if (Times++ == 0)
            {
                First = place.Share;
            }

            if (place.Turn >= _nextTurn)
            {
                Turns++;
                _nextTurn = place.Turn + 1;
            }

            Tenths |= 1u << (int)(place.Share * 10);
            Speakers |= 1ul << (place.Speaker & 63);
            InFirstTenth += place.Share < 0.1f ? 1 : 0;
            InLastTenth += place.Share > 0.9f ? 1 : 0;
            ByOpener += place.IsOpener ? 1 : 0;
            InOpening += place.Opening ? 1 : 0;
            Capitals += capital ? 1 : 0;
        }
    }
}
