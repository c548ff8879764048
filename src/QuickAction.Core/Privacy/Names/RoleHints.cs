namespace QuickAction.Core.Privacy.Names;

/// <summary>What the source says that a person is: in the label, before the name ("her son Kieran") or behind it ("Joy Mensah, health visitor"). Words of a closed list only.</summary>
internal static class RoleHints
{
    private const int Reach = 8;
    private const int LongestRole = 4;

    public static string? For(string text, List<NameToken> tokens, Mention mention)
    {
        if (!mention.IsField && mention.First > 0 && tokens[mention.First - 1].Word is { } before && before.Is(WordMarks.Relation) && NameCues.Roles.Contains(before.Lower)
            && IsOf(text, tokens, mention))
        {
            return before.Lower;
        }

        var limit = Math.Min(tokens.Count, mention.End + Reach);
        for (var i = mention.End; i < limit; i++)
        {
            if (EndsHere(text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End), mention.IsField, i == mention.End) || (i > mention.End && tokens[i].Word.IsName && tokens[i].IsCapital))
            {
                return null;
            }

            if (Role(tokens, i, limit) is { } role)
            {
                return Leads(text, tokens, mention.End, i) ? role : null;
            }
        }

        return null;
    }

    /// <summary>
    /// "her brother Tyrell came", "her brother, Tyrell, came". Not "and dad, Alfie's dad", whose dad is meant; nor "dad, Ethan told us", where somebody else begins.
    /// </summary>
    private static bool IsOf(string text, List<NameToken> tokens, Mention mention)
    {
        var end = tokens[mention.End - 1].End;
        var isPossessive = end + 1 < text.Length && text[end] is '\'' or '\u2019' && text[end + 1] is 's' or 'S';
        return !isPossessive && text.AsSpan(tokens[mention.First - 1].End, tokens[mention.First].Start - tokens[mention.First - 1].End) switch
        {
            " " => true,
            ", " => end >= text.Length || text[end] is ',' or '.' or ')' or ';',
            _ => false,
        };
    }

    /// <summary>The longest role that begins here.</summary>
    private static string? Role(List<NameToken> tokens, int at, int limit)
    {
        for (var length = LongestRole; length > 0; length--)
        {
            if (at + length > limit)
            {
                continue;
            }

            var phrase = string.Join(' ', Enumerable.Range(at, length).Select(i => tokens[i].Word.Lower));
            if (NameCues.Roles.Contains(phrase))
            {
                return phrase;
            }
        }

        return null;
    }

    private static bool EndsHere(ReadOnlySpan<char> gap, bool isField, bool first) =>
        gap.IndexOfAny(".?!;\n") >= 0 || (!isField && first && gap is not (", " or " " or " (")) || (isField && gap.Contains('\n'));

    /// <summary>Between a name and its role stand only "the", "our", "I'm the" and what describes a role; nothing that makes it somebody else's.</summary>
    private static bool Leads(string text, List<NameToken> tokens, int from, int to)
    {
        if (to == from)
        {
            return text[tokens[from].Start - 1] is not ' ' || text[tokens[from].Start - 2] is ',' or '-' or '(' or '|';
        }

        for (var i = from; i < to; i++)
        {
            if (tokens[i].Word.Lower is not ("the" or "a" or "an" or "our" or "i" or "i'm" or "am" or "is" or "s" or "from" or "team" or "as" or "her" or "his" or "my" or "their" or "lead" or "senior" or "new" or "independent" or "registered"))
            {
                return false;
            }
        }

        return true;
    }
}
