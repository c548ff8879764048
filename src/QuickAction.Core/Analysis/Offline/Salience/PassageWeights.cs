namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// What each passage is worth without a fitted model: the mean weight of its matter words (words that recur weigh more, and each only once), with
/// something added for figures.
/// </summary>
internal sealed class PassageWeights
{
    private readonly double[] _wordWeight;
    private readonly bool[] _matter;

    public PassageWeights(IReadOnlyList<Passage> passages, WordIndex words)
    {
        var uses = new int[words.Count];
        foreach (var passage in passages)
        {
            foreach (var word in passage.Words)
            {
                uses[word]++;
            }
        }

        _matter = new bool[words.Count];
        _wordWeight = new double[words.Count];
        for (var word = 0; word < words.Count; word++)
        {
            _matter[word] = !StopWords.HasStem(words.Stem(word));
            _wordWeight[word] = _matter[word] ? Math.Log(1 + uses[word]) : 0;
        }
    }

    /// <summary>False also for a word that no passage holds.</summary>
    public bool IsMatter(int word) => word < _matter.Length && _matter[word];

    public double Of(Passage passage)
    {
        var sum = 0.0;
        var words = passage.Words;
        for (var i = 0; i < words.Length; i++)
        {
            if (Array.IndexOf(words, words[i], 0, i) < 0)
            {
                sum += _wordWeight[words[i]];
            }
        }

        var figures = passage.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 ? 1.3 : 1.0;
        return figures * sum / Math.Sqrt(Math.Max(passage.Length, 8));
    }
}
