namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Names a topic by the phrase of its own words that is most its own: often said here, seldom elsewhere.</summary>
internal sealed class TopicTitle(WordIndex words, PassageWeights weights, IReadOnlyList<Passage> all)
{
    private const int LongestPhrase = 4;

    private readonly int[] _everywhere = Count(words, all);

    public string Find(IReadOnlyList<Passage> topic)
    {
        var here = Count(words, topic);
        var best = "";
        var bestWorth = 0.0;
        var phrases = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        var numbers = new List<int>();
        foreach (var passage in topic)
        {
            foreach (var phrase in Phrases(passage.Text))
            {
                numbers.Clear();
                words.Read(phrase, numbers);
                var worth = numbers.Sum(w => Own(w, here)) / Math.Sqrt(numbers.Count);
                var total = phrases[phrase] = phrases.GetValueOrDefault(phrase) + (worth / 3) + (phrases.ContainsKey(phrase) ? 0 : worth);
                if (total > bestWorth)
                {
                    (best, bestWorth) = (phrase, total);
                }
            }
        }

        return best.Length == 0 ? "" : char.ToUpperInvariant(best[0]) + best[1..];
    }

    private static int[] Count(WordIndex words, IReadOnlyList<Passage> passages)
    {
        var counts = new int[words.Count];
        foreach (var passage in passages)
        {
            foreach (var word in passage.Words)
            {
                counts[word]++;
            }
        }

        return counts;
    }

    /// <summary>Word weight here against the rest of the source.</summary>
    private double Own(int word, int[] here) => weights.IsMatter(word) ? here[word] * Math.Log(1 + (here[word] / (1.0 + _everywhere[word] - here[word]))) : 0;

    /// <summary>Runs of up to four matter words next to each other, as the source writes them.</summary>
    private static IEnumerable<string> Phrases(string text)
    {
        var run = new List<(int Start, int End)>();
        foreach (var (start, end, matters, stops) in Tokens(text))
        {
            if (!matters)
            {
                run.Clear();
                continue;
            }

            run.Add((start, end));
            for (var from = Math.Max(0, run.Count - LongestPhrase); from < run.Count; from++)
            {
                yield return text[run[from].Start..end];
            }

            if (stops)
            {
                run.Clear();
            }
        }
    }

    private static IEnumerable<(int Start, int End, bool Matters, bool Stops)> Tokens(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '-' or '\'' or '\u2019'))
            {
                i++;
            }

            var matters = char.IsLetter(text[start]) && i - start > 2 && !IsStop(text.AsSpan(start, i - start));
            yield return (start, i, matters, i >= text.Length || text[i] != ' ');
        }
    }

    private static bool IsStop(ReadOnlySpan<char> token)
    {
        var apostrophe = token.IndexOfAny('\'', '\u2019');
        var word = apostrophe >= 0 ? token[..apostrophe] : token;
        Span<char> lower = stackalloc char[32];
        if (word.Length > lower.Length)
        {
            return false;
        }

        word.ToLowerInvariant(lower);
        return apostrophe >= 0 || StopWords.Has(lower[..word.Length]);
    }
}
