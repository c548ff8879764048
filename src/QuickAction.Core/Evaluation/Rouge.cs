using QuickAction.Core.Analysis.Offline.Salience;

namespace QuickAction.Core.Evaluation;

/// <summary>
/// ROUGE-1, ROUGE-2 and ROUGE-L as F1, 0 to 100 (C.-Y. Lin, "ROUGE: a package for automatic evaluation of summaries", 2004), with the options by which
/// published figures are made: lower case, anything but a-z and 0-9 parts words, words of more than three letters are cut by Porter's rules.
/// </summary>
/// <param name="One">Words in common.</param>
/// <param name="Two">Pairs of neighbouring words in common.</param>
/// <param name="Longest">Longest common subsequence of the whole texts.</param>
public sealed record Rouge(double One, double Two, double Longest)
{
    public static Rouge Of(string summary, string reference)
    {
        var (said, wanted) = (Words(summary), Words(reference));
        return new Rouge(
            Overlap(said, wanted),
            Overlap(Pairs(said), Pairs(wanted)),
            F1(CommonSubsequence(said, wanted), said.Length, wanted.Length));
    }

    internal static string[] Words(string text)
    {
        var words = new List<string>();
        var lower = text.ToLowerInvariant();
        for (var at = 0; at < lower.Length;)
        {
            var start = at;
            while (at < lower.Length && char.IsAsciiLetterOrDigit(lower[at]))
            {
                at++;
            }

            if (at > start)
            {
                words.Add(Stem(lower[start..at]));
            }

            at++;
        }

        return [.. words];
    }

    private static string Stem(string word)
    {
        if (word.Length > 64)
        {
            return word;
        }

        Span<char> stem = stackalloc char[64];
        return stem[..PorterStemmer.Stem(word, stem)].ToString();
    }

    private static string[] Pairs(string[] words) => [.. words.Zip(words.Skip(1), (a, b) => $"{a} {b}")];

    /// <summary>Each unit counts as often as both texts have it.</summary>
    private static double Overlap(string[] said, string[] wanted)
    {
        var left = wanted.CountBy(w => w).ToDictionary(StringComparer.Ordinal);
        var hits = said.Count(w =>
        {
            if (!left.TryGetValue(w, out var count) || count == 0)
            {
                return false;
            }

            left[w] = count - 1;
            return true;
        });
        return F1(hits, said.Length, wanted.Length);
    }

    private static int CommonSubsequence(string[] one, string[] other)
    {
        var (above, row) = (new int[other.Length + 1], new int[other.Length + 1]);
        foreach (var word in one)
        {
            for (var i = 0; i < other.Length; i++)
            {
                row[i + 1] = word == other[i] ? above[i] + 1 : Math.Max(above[i + 1], row[i]);
            }

            (above, row) = (row, above);
        }

        return above[^1];
    }

    private static double F1(int hits, int said, int wanted)
    {
        if (hits == 0)
        {
            return 0;
        }

        var (precision, recall) = ((double)hits / said, (double)hits / wanted);
        return 100 * 2 * precision * recall / (precision + recall);
    }
}
