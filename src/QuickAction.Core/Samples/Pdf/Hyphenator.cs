using System.Buffers;

namespace QuickAction.Core.Samples.Pdf;

/// <summary>
/// Finds where a word may be divided at the end of a line: between two consonants that stand between vowels (dis-trict), or before a
/// single consonant that follows a vowel (re-view). Simple on purpose: the samples need line ends such as real reports have, not a
/// dictionary.
/// </summary>
internal static class Hyphenator
{
    private const int ShortestWord = 7;
    private const int Before = 3;
    private const int After = 3;
    private const string Vowels = "aeiouy";
    private static readonly SearchValues<char> VowelSet = SearchValues.Create(Vowels);
    private static readonly string[] Together =
        ["th", "ch", "sh", "ph", "ck", "gh", "wh", "qu", "ng", "tr", "pr", "br", "dr", "cr", "gr", "bl", "pl", "cl", "fl"];

    /// <summary>The places at which the word may be cut, in rising order; none for words with capitals, digits or marks inside.</summary>
    public static IEnumerable<int> Places(string word)
    {
        var length = word.TrimEnd('.', ',', ';', ':', '?', '!').Length;
        if (length < ShortestWord || !word.AsSpan(0, length).ContainsOnlyLetters())
        {
            yield break;
        }

        for (var at = Before; at <= length - After; at++)
        {
            if (MayCut(word, at) && HasVowel(word.AsSpan(0, at)) && HasVowel(word.AsSpan(at, length - at)))
            {
                yield return at;
            }
        }
    }

    private static bool MayCut(string word, int at)
    {
        if (Vowel(word[at]) || Together.Contains(word[(at - 1)..(at + 1)], StringComparer.Ordinal))
        {
            return false;
        }

        return Vowel(word[at - 1]) ? Vowel(word[at + 1]) : Vowel(word[at - 2]) && Vowel(word[at + 1]);
    }

    private static bool Vowel(char letter) => VowelSet.Contains(letter);

    /// <summary>A silent e at the end of a word makes no syllable.</summary>
    private static bool HasVowel(ReadOnlySpan<char> part) => part.TrimEnd('e').ContainsAny(VowelSet);

    private static bool ContainsOnlyLetters(this ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (letter is < 'a' or > 'z')
            {
                return false;
            }
        }

        return true;
    }
}
