namespace QuickAction.Core.Extraction.Markup;

/// <summary>
/// Looks at the tags of a page before they are parsed: nesting far beyond what any page has makes a tree that costs the square of its depth to build.
/// </summary>
internal static class TagDepth
{
    // Elements that are never closed, or that the parser closes by itself, so that open ones in a row are no nesting.
    private static readonly HashSet<string> NoNesting = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th",
        "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp", "rt", "!doctype",
    };

    /// <param name="most">How deep open elements may stand within each other; elements that were never closed count too.</param>
    /// <exception cref="QuickActionException">The page is nested deeper.</exception>
    public static void Check(string html, int most)
    {
        var names = NoNesting.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            var isEnd = html[i + 1] == '/';
            var name = Name(html, i + (isEnd ? 2 : 1));
            if (name.IsEmpty || names.Contains(name))
            {
                continue;
            }

            depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > most)
            {
                throw QuickActionException.Refused("The page is nested too deeply to be read; save it in a simpler form and try again.");
            }
        }
    }

    private static ReadOnlySpan<char> Name(string html, int start)
    {
        var end = start;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is '!' or '-'))
        {
            end++;
        }

        return html.AsSpan(start, end - start);
    }
}
