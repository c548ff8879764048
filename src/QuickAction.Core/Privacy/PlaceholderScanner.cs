using System.Globalization;
using System.Text.RegularExpressions;

namespace QuickAction.Core.Privacy;

/// <summary>How much of a placeholder was left as it should be.</summary>
internal enum PlaceholderShape
{
    Exact,

    /// <summary>Case, spacing or brackets were lost on the way.</summary>
    Mutated,
}

/// <summary>Something in a text that is, or was, a placeholder: characters <c>[Start, End)</c>.</summary>
/// <param name="Tail">What belongs to the sentence and not to the placeholder: a possessive or plural that got inside its brackets.</param>
internal readonly record struct PlaceholderSighting(int Start, int End, IdentifierKind Kind, int Number, string Suffix, string Tail, PlaceholderShape Shape);

/// <summary>
/// Finds placeholders in a model's answer: exact ones, and those that came back as <c>[person_1]</c>, <c>[[ PERSON 1 ]]</c>, <c>\[\[PERSON\_1\]\]</c>, PERSON_1. The same rules
/// tell which text of a source must be kept apart because it would be taken for one.
/// </summary>
internal sealed class PlaceholderScanner
{
    private static readonly Regex Exact = new(@"\[\[[A-Z][A-Z_]{0,30}_[0-9]{1,6}[a-z]{0,6}\]\]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private readonly Lazy<Regex> _core;

    private readonly string[] _lastWords;

    public PlaceholderScanner(IEnumerable<IdentifierKind> kinds)
    {
        List<IdentifierKind> all = [.. kinds];
        _lastWords = [.. all.Select(k => k.Label.Split('_')[^1]).Distinct(StringComparer.Ordinal)];
        _core = new Lazy<Regex>(() => CoreOf(all));
    }

    private static Regex CoreOf(List<IdentifierKind> kinds)
    {
        var labels = kinds.Select(k => string.Join(@"\\?[_ \-]", k.Label.Split('_'))).OrderByDescending(l => l.Length).ThenBy(l => l, StringComparer.Ordinal);
        return new Regex(
            $@"(?:{string.Join('|', labels)})\\?[_ \-][0-9]{{1,6}}[a-z]{{0,6}}",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    public List<PlaceholderSighting> Find(string text)
    {
        var sightings = new List<PlaceholderSighting>();
        var from = 0;
        foreach (var match in Exact.EnumerateMatches(text))
        {
            Mutated(text, from, match.Index, sightings);
            if (Read(text.AsSpan(match.Index + 2, match.Length - 4)) is { } core)
            {
                sightings.Add(new PlaceholderSighting(match.Index, match.Index + match.Length, core.Kind, core.Number, core.Suffix, "", PlaceholderShape.Exact));
            }

            from = match.Index + match.Length;
        }

        Mutated(text, from, text.Length, sightings);
        return sightings;
    }

    /// <summary>Everything that could become a placeholder if what stands beside it were replaced.</summary>
    public IEnumerable<(int Start, int End)> Cores(string text)
    {
        foreach (var match in MayHoldCore(text) ? _core.Value.Matches(text).Cast<Match>() : [])
        {
            yield return (match.Index, match.Index + match.Length);
        }
    }

    private void Mutated(string text, int from, int to, List<PlaceholderSighting> sightings)
    {
        if (to - from < 5 || !MayHoldCore(text.AsSpan(from, to - from)))
        {
            return;
        }

        var floor = from;
        foreach (var match in _core.Value.EnumerateMatches(text.AsSpan(from, to - from)))
        {
            var (start, end) = (from + match.Index, from + match.Index + match.Length);
            if (start < floor || (start > 0 && IsWord(text[start - 1])) || Read(text.AsSpan(start, end - start)) is not { } core)
            {
                continue;
            }

            var tail = Tail(text, ref end, to);
            if (end < to && IsWord(text[end]))
            {
                continue;
            }

            var (left, right) = (Left(text, start, floor), Right(text, end, to));
            if (left == start && right == end && !IsUnmistakable(text.AsSpan(start, end - start), core.Kind))
            {
                continue;
            }

            sightings.Add(new PlaceholderSighting(left, right, core.Kind, core.Number, core.Suffix, tail, PlaceholderShape.Mutated));
            floor = right;
        }
    }

    /// <summary>
    /// Whether a number stands anywhere behind the last word of a label, as it does in whatever the pattern finds: nearly all texts have none, and the pattern reads
    /// every character of them.
    /// </summary>
    internal bool MayHoldCore(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOfAnyInRange('0', '9') is var next and >= 0;)
        {
            at += next;
            if (at > 0 && text[at - 1] is '_' or ' ' or '-' && IsLabelEnd(text[..(at - 1)].TrimEnd('\\')))
            {
                return true;
            }

            at++;
        }

        return false;
    }

    private bool IsLabelEnd(ReadOnlySpan<char> before)
    {
        // A few letters beyond ASCII are the same as one of ours in another case: the pattern knows which.
        var tail = before[Math.Max(0, before.Length - IdentifierKind.LongestLabel)..];
        if (tail.ContainsAnyExceptInRange('\0', '\x7F'))
        {
            return true;
        }

        foreach (var word in _lastWords)
        {
            if (tail.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Without brackets only what no prose has: an underscore, or PERSON in capitals. "NHS 111" is no placeholder.</summary>
    private static bool IsUnmistakable(ReadOnlySpan<char> core, IdentifierKind kind)
    {
        var digits = core.IndexOfAnyInRange('0', '9');
        return core[digits - 1] == '_' || (kind == IdentifierKind.Person && core[..digits].IndexOfAnyInRange('a', 'z') < 0);
    }

    private static (IdentifierKind Kind, int Number, string Suffix)? Read(ReadOnlySpan<char> core)
    {
        var digits = core.IndexOfAnyInRange('0', '9');
        if (digits < 2)
        {
            return null;
        }

        var end = digits;
        while (end < core.Length && char.IsAsciiDigit(core[end]))
        {
            end++;
        }

        var label = core[..(digits - 1)].ToString().Replace("\\", "", StringComparison.Ordinal).Replace(' ', '_').Replace('-', '_').ToUpperInvariant();
        return IdentifierKind.TryParse(label, out var kind)
            ? (kind, int.Parse(core[digits..end], CultureInfo.InvariantCulture), core[end..].ToString())
            : null;
    }

    /// <summary>"[[PERSON_1's]]".</summary>
    private static string Tail(string text, ref int end, int to)
    {
        if (end + 1 < to && text[end] is '\'' or '\u2019' && text[end + 1] is 's' or 'S' && (end + 2 >= to || !IsWord(text[end + 2])))
        {
            end += 2;
            return text[(end - 2)..end];
        }

        return "";
    }

    private static int Left(string text, int start, int floor)
    {
        var at = start;
        if (at - 1 > floor && text[at - 1] == ' ' && text[at - 2] is '[' or '<' or '{')
        {
            at--;
        }

        for (var brackets = 0; brackets < 2 && at > floor && text[at - 1] is '[' or '<' or '{'; brackets++)
        {
            at--;
            at -= at > floor && text[at - 1] == '\\' ? 1 : 0;
        }

        return at;
    }

    private static int Right(string text, int end, int to)
    {
        var at = end;
        if (at + 1 < to && text[at] == ' ' && text[at + 1] is ']' or '>' or '}')
        {
            at++;
        }

        for (var brackets = 0; brackets < 2; brackets++)
        {
            if (at < to && text[at] is ']' or '>' or '}')
            {
                at++;
            }
            else if (at + 1 < to && text[at] == '\\' && text[at + 1] is ']' or '>' or '}')
            {
                at += 2;
            }
        }

        return at;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
