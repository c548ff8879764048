namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Puts a word together again that was parted at the end of a line. The document itself is the dictionary: a compound that it writes with its
/// hyphen elsewhere keeps it, and so does one whose two halves it uses as words of their own while it never uses them written together.
/// </summary>
internal sealed class Hyphens(IReadOnlyList<PdfPage> pages)
{
    private const char Soft = '\u00AD';
    private const char Hyphen = '\u2010';

    /// <summary>First parts that English nearly always sets off by a hyphen, so that "self-" at the end of a line is no parted word.</summary>
    private static readonly HashSet<string> Prefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        "self", "non", "well", "ex", "co", "cross", "half", "high", "low", "long", "short", "full", "part", "single", "multi", "pre", "post", "mid",
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "follow", "hard", "old", "year", "all", "anti", "ill", "far", "cost", "decision", "face",
    };

    private readonly Lazy<HashSet<string>> _words = new(() => WordsOf(pages));

    /// <summary>True when the text ends in a word that may have been parted.</summary>
    public static bool MayBeParted(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[^1] is '-' or Soft or Hyphen && char.IsLetterOrDigit(text[^2]);

    /// <summary>Whether the hyphen between the two goes when they are put together.</summary>
    public bool IsMended(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        if (before[^1] == Soft)
        {
            return true;
        }

        var first = LastWord(before[..^1]);
        var second = FirstWord(after);
        if (first.IsEmpty || second.IsEmpty || !char.IsLetter(first[^1]) || first.ContainsAny('-', Hyphen))
        {
            return false;
        }

        var words = _words.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        if (words.Contains(string.Concat(first, "-", second)))
        {
            return false;
        }

        return words.Contains(string.Concat(first, second))
            || (char.IsLower(second[0])
                && !Prefixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first)
                && !(words.Contains(first) && words.Contains(second)));
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or Hyphen or '\'' or '\u2019'))
        {
            start--;
        }

        return text[start..];
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    /// <summary>Words as they stand inside lines. What stands last before a hyphen or first on a line may be half a word.</summary>
    private static HashSet<string> WordsOf(IReadOnlyList<PdfPage> pages)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in pages.SelectMany(static p => p.Lines))
        {
            for (var i = 1; i < line.Words.Length - 1; i++)
            {
                lookup.Add(Bare(line.Words[i].Text));
            }
        }

        return words;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word)
    {
        var start = 0;
        var end = word.Length;
        while (start < end && !char.IsLetterOrDigit(word[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(word[end - 1]))
        {
            end--;
        }

        return word[start..end];
    }
}
