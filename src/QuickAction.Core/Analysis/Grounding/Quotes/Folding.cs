using System.Text;

namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>
/// Text without what models change when they copy: white space becomes one blank, all quotation marks one, all dashes one, letters lower case,
/// ligatures their letters; what nobody sees is left out.
/// </summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        Append(text, folded, [], []);
        return folded.ToString().Trim();
    }

    /// <summary>Appends the folded text, and for each of its characters where the ones it stands for start and end in <paramref name="text"/>.</summary>
    public static void Append(string text, StringBuilder folded, List<int> starts, List<int> ends)
    {
        var blank = -1;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                blank = blank < 0 ? at : blank;
                continue;
            }

            if (IsInvisible(c))
            {
                continue;
            }

            if (blank >= 0)
            {
                Add(" ", blank, at);
                blank = -1;
            }

            Add(Folded(c), at, at + 1);
        }

        void Add(ReadOnlySpan<char> part, int start, int end)
        {
            folded.Append(part);
            for (var i = 0; i < part.Length; i++)
            {
                starts.Add(start);
                ends.Add(end);
            }
        }
    }

    /// <summary>Whether a cut between the two characters at <paramref name="at"/> would go through a word.</summary>
    public static bool CutsWord(ReadOnlySpan<char> text, int at) =>
        at > 0 && at < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at]);

    public static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInvisible(char c) => c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF';

    private static ReadOnlySpan<char> Folded(char c) => c switch
    {
        '"' or '`' or '\u00B4' or '\u00AB' or '\u00BB' or (>= '\u2018' and <= '\u201F') or '\u2032' or '\u2033' or '\u2039' or '\u203A' => "'",
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D' => "-",
        '\u2026' => "...",
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        _ => new ReadOnlySpan<char>([char.ToLowerInvariant(c)]),
    };
}
