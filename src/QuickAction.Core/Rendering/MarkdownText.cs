using System.Text;

namespace QuickAction.Core.Rendering;

/// <summary>
/// Escapes text so that no Markdown reader (CommonMark, GitHub's, Markdig with every extension, Pandoc) takes any of it for markup. Only what could be
/// taken for markup is escaped, so that the file stays readable as it is. Input is one line of <see cref="Pages.Plain"/> text.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Appends the text; <paramref name="lineStart"/> says whether it begins a line of the file.</summary>
    public static void Escape(StringBuilder output, string text, bool lineStart)
    {
        var marker = lineStart ? ListMarker(text) : -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == marker || (lineStart && i == 0 && text[0] is '-' or '+' or '=' or ':' or '%') || Special(text, i))
            {
                output.Append('\\');
            }

            output.Append(text[i]);
        }
    }

    private static bool Special(string text, int i)
    {
        var before = i > 0 ? text[i - 1] : ' ';
        var after = i + 1 < text.Length ? text[i + 1] : '\0';
        return text[i] switch
        {
            '\\' or '`' or '*' or '_' or '[' or ']' or '{' or '}' or '<' or '>' or '&' or '|' or '~' or '^' or '$' or '#' or '@' => true,

            // Inserted and marked text, citations, all doubled; a setext underline cannot arise inside a line.
            '+' or '=' or '"' or '-' or '\'' => before == text[i] || after == text[i],

            // An image before a note's mark.
            '!' => after is '\0' or '[',

            // Addresses and the names of emoji; a time such as 10:30 stays as it is.
            ':' => after switch
            {
                ' ' => false,
                '\0' => EndsInScheme(text.AsSpan(0, i)),
                _ => !(char.IsAsciiDigit(before) && char.IsAsciiDigit(after)),
            },
            '.' => i >= 3 && text.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    /// <summary>What a note's mark after it would make into an address.</summary>
    private static bool EndsInScheme(ReadOnlySpan<char> text) =>
        text.EndsWith("tel", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith("mailto", StringComparison.OrdinalIgnoreCase)
        || text.EndsWith("xmpp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the full stop or bracket stands that would make a list of <c>1.</c>, <c>(b)</c> or <c>iv)</c>; -1 when there is none.</summary>
    private static int ListMarker(string text)
    {
        var i = text.StartsWith('(') ? 1 : 0;
        while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        return i < text.Length && text[i] is '.' or ')' && (i + 1 == text.Length || text[i + 1] == ' ') ? i : -1;
    }
}
