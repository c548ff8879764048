using System.Text.RegularExpressions;

namespace QuickAction.Core.Samples.Markup;

/// <summary>
/// Reads the marks inside a paragraph: **bold**, _italic_, {+inserted+}, {-deleted-}, {>a comment&lt;}, [text](address) and [^1] for
/// a footnote.
/// </summary>
internal static partial class InlineReader
{
    public static IReadOnlyList<Inline> Read(string text)
    {
        var inlines = new List<Inline>();
        var at = 0;
        foreach (Match match in Marks().Matches(text))
        {
            Plain(text[at..match.Index], inlines);
            inlines.Add(Marked(match));
            at = match.Index + match.Length;
        }

        Plain(text[at..], inlines);
        return inlines;
    }

    private static void Plain(string text, List<Inline> inlines)
    {
        if (text.Length > 0)
        {
            inlines.Add(new Inline(InlineKind.Plain, text));
        }
    }

    private static Inline Marked(Match match)
    {
        if (match.Groups["url"].Success)
        {
            return new Inline(InlineKind.Link, match.Groups["link"].Value, match.Groups["url"].Value);
        }

        var kind = Enum.GetValues<InlineKind>().First(k => match.Groups[k.ToString()].Success);
        return new Inline(kind, match.Groups[kind.ToString()].Value);
    }

    [GeneratedRegex("""
        \*\*(?<Bold>.+?)\*\* | (?<!\w)_(?<Italic>[^_]+)_(?!\w) | \{\+(?<Inserted>.+?)\+\} | \{-(?<Deleted>.+?)-\} | \{>(?<Comment>.+?)<\}
        | \[\^(?<Note>\d+)\] | \[(?<link>[^\]]+)\]\((?<url>[^)]+)\)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
