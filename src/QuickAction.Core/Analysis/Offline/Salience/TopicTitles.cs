namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Names topics that nobody named, by the phrase of their own words that is most their own: weighty, often said here, seldom elsewhere.</summary>
internal sealed class TopicTitles
{
    private readonly MeetingReading _reading;
    private readonly KeyPhrases _phrases;
    private readonly int[] _everywhere;
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> _givenWords = [];

    public TopicTitles(MeetingReading reading)
    {
        _reading = reading;
        _phrases = new KeyPhrases(reading);
        _everywhere = Count(0, reading.Passages.Count);
    }

    /// <summary>Takes a title that was announced, unless an earlier topic has it.</summary>
    public bool Take(string title)
    {
        var words = new List<int>();
        _reading.Words.ReadKnown(title, words);
        _givenWords.UnionWith(words);
        return _given.Add(title);
    }

    /// <summary>A title for the passages <c>[first, end)</c> that no topic has yet; null when nothing in them has a name.</summary>
    public string? Find(int first, int end)
    {
        var here = Count(first, end);
        var best = _phrases.Find(first, end, leastTimes: 1)
            .Where(p => !_givenWords.IsSupersetOf(p.Words))
            .Select(p => (Phrase: p, Worth: Worth(p, here)))
            .Where(p => p.Worth > 0)
            .OrderByDescending(p => p.Worth)
            .Select(p => p.Phrase)
            .FirstOrDefault();
        if (best is null)
        {
            return null;
        }

        _givenWords.UnionWith(best.Words);
        return char.ToUpperInvariant(best.Text[0]) + best.Text[1..];
    }

    private double Worth(KeyPhrase phrase, int[] here)
    {
        var sum = 0.0;
        foreach (var word in phrase.Words)
        {
            var elsewhere = _everywhere[word] - here[word];
            sum += (0.1 + _reading.Chances.Of(word)) * Math.Log(1 + here[word]) * here[word] / (here[word] + (0.3 * elsewhere) + 1);
        }

        // Two words name a matter better than one.
        return sum / Math.Pow(phrase.Words.Length, 0.25) * (1 - (0.6 / phrase.Times));
    }

    private int[] Count(int first, int end)
    {
        var counts = new int[_reading.Words.Count];
        for (var i = first; i < end; i++)
        {
            foreach (var word in _reading.Passages[i].Words)
            {
                counts[word]++;
            }
        }

        return counts;
    }
}
