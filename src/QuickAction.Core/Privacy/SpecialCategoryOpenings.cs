using System.Buffers;

namespace QuickAction.Core.Privacy;

/// <summary>
/// Which patterns of <see cref="SpecialCategory"/> are worth trying on a text: each needs a word that begins in one of a few ways, and the beginnings of words are read
/// once for all seven. Wider than the patterns is safe, narrower is not: a test holds the two together.
/// </summary>
internal static class SpecialCategoryOpenings
{
    /// <summary>Letters that a pattern may take for "k", "i" or "s", as comparing does not: the sign for kelvin, i with and without a dot, the long s.</summary>
    private static readonly SearchValues<char> OddLetters = SearchValues.Create("\u212A\u0130\u0131\u017F");

    private static readonly (string Category, string Openings)[] Lists =
    [
        ("health", "diagnos medicat prescri hospital patient dementia depress anxiety autis adhd epilep diabet asthma cancer stroke disab wheelchair pregnan mental psychos psychiatr self-harm suicid overdose addict alcoholi surgery gp"),
        ("ethnicity", "ethnic racial racis black mixed asian white roma irish gypsy"),
        ("religion", "religio church mosque synagogue gurdwara muslim islam christian catholic jewish judaism hindu sikh buddhis ramadan halal kosher atheis"),
        ("sexuality", "sex gay lesbian bisexual homosexual lgbt transgender same-sex"),
        ("politics", "political party labour conservative liberal green reform plaid vote"),
        ("trade_union", "trade union shop unison unite"),
        ("criminal", "convict criminal offen arrest probation prison caution on custody sentenced police"),
    ];

    /// <summary>By the first two letters of a word.</summary>
    private static readonly (string Opening, string Category)[][] ByTwoLetters = Table();

    /// <summary>The categories whose pattern may find something.</summary>
    public static HashSet<string> In(ReadOnlySpan<char> text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (text.ContainsAny(OddLetters))
        {
            found.UnionWith(Lists.Select(l => l.Category));
            return found;
        }

        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] == '_'))
            {
                continue;
            }

            var place = Place(text[at], text[at + 1]);
            foreach (var (opening, category) in place < 0 ? [] : ByTwoLetters[place])
            {
                if (text[at..].StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(category);
                }
            }
        }

        return found;
    }

    private static (string, string)[][] Table()
    {
        var all = Lists.SelectMany(l => l.Openings.Split(' ').Select(o => (Opening: o, l.Category))).ToLookup(o => Place(o.Opening[0], o.Opening[1]));
        return [.. Enumerable.Range(0, 26 * 26).Select(place => all[place].ToArray())];
    }

    private static int Place(char first, char second)
    {
        var (one, two) = ((first | 0x20) - 'a', (second | 0x20) - 'a');
        return one is >= 0 and < 26 && two is >= 0 and < 26 ? (26 * one) + two : -1;
    }
}
