namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// What a summary already holds, and what a further piece would add to it. A word or pair counts by its chance to be in a person's summary, and every
/// further time less, so that saying the same again is worth little (after D. Gillick and B. Favre, "A scalable global model for summarization", 2009).
/// </summary>
internal sealed class Coverage(Reading reading, WordChances chances, int words)
{
    /// <summary>A word without matter of its own ("the") counts this part of its chance: fluent sentences win over lists of keywords, and no more.</summary>
    private const float NoMatterCounts = 0.35f;

    /// <summary>A pair counts like a word of matter. Half or twice as much made no difference on held-out meetings.</summary>
    private const float PairCounts = 1;

    private readonly int[] _held = new int[reading.Words.Count];
    private readonly int[] _here = new int[reading.Words.Count];
    private readonly HashSet<long> _pairs = [];

    public float Gain(ReadOnlySpan<int> piece)
    {
        var gain = 0f;
        for (var i = 0; i < piece.Length; i++)
        {
            var word = piece[i];
            var times = _held[word] + ++_here[word];
            gain += (reading.IsMatter(word) ? 1 : NoMatterCounts) * chances.Of(word, times, words);
            if (i + 1 < piece.Length && !_pairs.Contains(WordChances.PairKey(word, piece[i + 1])))
            {
                gain += PairCounts * chances.OfPair(word, piece[i + 1]);
            }
        }

        foreach (var word in piece)
        {
            _here[word] = 0;
        }

        return gain;
    }

    public void Hold(ReadOnlySpan<int> piece)
    {
        for (var i = 0; i < piece.Length; i++)
        {
            _held[piece[i]]++;
            if (i + 1 < piece.Length)
            {
                _pairs.Add(WordChances.PairKey(piece[i], piece[i + 1]));
            }
        }
    }
}
