namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// For every word of a meeting, and every two neighbours, the chance that a person's summary would hold them: the fitted model applied. Pairs are
/// worked out when they are first asked for.
/// </summary>
internal sealed class WordChances
{
    /// <summary>The references that the model was fitted on have about so many words; a longer summary repeats words more.</summary>
    private const double FittedWords = 110;

    /// <summary>Columns of a row for <see cref="SalienceModel.PairTrees"/>, in order.</summary>
    public static readonly IReadOnlyList<string> PairNames =
    [
        "chance-first", "chance-second", "chance-product", "times", "share-of-first", "share-of-second", "first-no-matter", "second-no-matter",
        "learnt-odds", "learnt-meetings", "chance-first-twice", "chance-second-twice",
    ];

    private const float Unknown = -99;

    private readonly Reading _reading;
    private readonly SalienceModel _model;
    private readonly WordEvidence _evidence;
    private readonly float[] _chance;
    private readonly float[]?[] _counts;
    private readonly Dictionary<long, float> _pairs;
    private readonly Dictionary<long, int> _pairTimes;

    public WordChances(Reading reading, SalienceModel model)
    {
        (_reading, _model) = (reading, model);
        _evidence = new WordEvidence(reading, model);
        _chance = new float[reading.Words.Count];
        _counts = new float[reading.Words.Count][];
        Span<float> row = stackalloc float[WordEvidence.Names.Count];
        for (var word = 0; word < _chance.Length; word++)
        {
            _counts[word] = model.Counts(reading.Words.Stem(word));
            if (_evidence.Times(word) > 0)
            {
                _evidence.Fill(word, row);
                _chance[word] = model.WordTrees.Chance(row);
            }
        }

        _pairTimes = CountPairs(reading.Passages);
        // Hardly any pair is asked for that nobody says.
        _pairs = new Dictionary<long, float>(_pairTimes.Count);
    }

    public static long PairKey(int first, int second) => ((long)first << 32) | (uint)second;

    /// <summary>Chance that the word is in the summary at all.</summary>
    public float Of(int word) => _chance[word];

    /// <summary>Chance that a summary of <paramref name="words"/> words holds the word at least so many times.</summary>
    public float Of(int word, int times, int words)
    {
        var scaled = words <= FittedWords ? times : (int)Math.Ceiling(times * FittedWords / words);
        if (scaled <= 1)
        {
            return _chance[word];
        }

        if (_counts[word] is { } shares)
        {
            return scaled > shares.Length ? 0 : _chance[word] * shares[scaled - 1] / shares[0];
        }

        // For other words: each further time is as likely as the word is weighty, at most even odds. Tried against tables; this did as well.
        return _chance[word] * MathF.Pow(Math.Min(0.5f, 0.1f + _chance[word]), scaled - 1);
    }

    /// <summary>Chance that the two stand next to each other in the summary.</summary>
    public float OfPair(int first, int second)
    {
        var key = PairKey(first, second);
        if (!_pairs.TryGetValue(key, out var chance))
        {
            Span<float> row = stackalloc float[PairNames.Count];
            FillPair(first, second, row);
            chance = _pairs[key] = _model.PairTrees.Chance(row);
        }

        return chance;
    }

    public void FillPair(int first, int second, Span<float> row)
    {
        var times = _pairTimes.GetValueOrDefault(PairKey(first, second));
        var learnt = Learnt(first, second);
        row[0] = _chance[first];
        row[1] = _chance[second];
        row[2] = _chance[first] * _chance[second];
        row[3] = MathF.Log(1 + times);
        row[4] = times / Math.Max(1f, _evidence.Times(first));
        row[5] = times / Math.Max(1f, _evidence.Times(second));
        row[6] = _reading.IsMatter(first) ? 0 : 1;
        row[7] = _reading.IsMatter(second) ? 0 : 1;
        row[8] = learnt?.LogOdds ?? Unknown;
        row[9] = learnt?.Meetings ?? 0;
        row[10] = Of(first, 2, 0);
        row[11] = Of(second, 2, 0);
    }

    private LearntPair? Learnt(int first, int second)
    {
        var (a, b) = (_reading.Words.Stem(first), _reading.Words.Stem(second));
        if (a.Length + b.Length >= 60)
        {
            return null;
        }

        Span<char> both = stackalloc char[a.Length + b.Length + 1];
        a.CopyTo(both);
        both[a.Length] = ' ';
        b.CopyTo(both[(a.Length + 1)..]);
        return _model.Pair(both);
    }

    private static Dictionary<long, int> CountPairs(IReadOnlyList<Passage> passages)
    {
        var times = new Dictionary<long, int>(passages.Count * 4);
        foreach (var passage in passages)
        {
            for (var i = 0; i + 1 < passage.Words.Length; i++)
            {
                var key = PairKey(passage.Words[i], passage.Words[i + 1]);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(times, key, out _)++;
            }
        }

        return times;
    }
}
