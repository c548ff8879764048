using QuickAction.Core.Analysis.Offline.Salience;

namespace QuickAction.Fitting;

/// <summary>
/// Words as ROUGE reads them (C.-Y. Lin, 2004): runs of a-z and 0-9, lower case, words of more than three letters stemmed; and its F1.
/// </summary>
internal static class RougeWords
{
    public static List<string> Read(string text)
    {
        var words = new List<string>();
        var start = -1;
        var lower = text.ToLowerInvariant();
        for (var i = 0; i <= lower.Length; i++)
        {
            var inside = i < lower.Length && (char.IsAsciiLetterLower(lower[i]) || char.IsAsciiDigit(lower[i]));
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(Stem(lower.AsSpan(start, i - start)));
                start = -1;
            }
        }

        return words;
    }

    public static Dictionary<string, int> Count(List<string> words, int n)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + n <= words.Count; i++)
        {
            var gram = n == 1 ? words[i] : $"{words[i]} {words[i + 1]}";
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return counts;
    }

    public static double F1(string text, string reference, int n)
    {
        var a = Count(Read(text), n);
        var b = Count(Read(reference), n);
        var hits = a.Sum(g => Math.Min(g.Value, b.GetValueOrDefault(g.Key)));
        var size = a.Values.Sum() + b.Values.Sum();
        return size == 0 ? 0 : 2.0 * hits / size;
    }

    private static string Stem(ReadOnlySpan<char> word)
    {
        Span<char> stem = stackalloc char[64];
        return stem[..PorterStemmer.Stem(word, stem)].ToString();
    }
}
