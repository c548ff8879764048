using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Names;

/// <summary>
/// Reads a label or a cell that should be a name: "Cllr Jane Smith (Chair)", "Smith, Jane", "Jane - Housing"; "Speaker 2" and "Social worker" are nobody. Beside what
/// is nobody the name may stand in another part: "duty manager (wiremu)", "sw - tamahori".
/// </summary>
internal static class NameFieldReader
{
    private static readonly System.Buffers.SearchValues<char> Partings = System.Buffers.SearchValues.Create("()[]|/:\n\u0003");

    // "The chair", "deputy mayor": an office, whoever holds it.
    private static readonly FrozenSet<string> Offices = NameCues.Roles
        .SelectMany(role => role.Split(' '))
        .Concat(NameCues.NobodyLabels)
        .Concat(["the", "acting", "of", "for", "and", "council", "committee", "board", "panel", "lord", "lady", "leader", "president", "vice", "madam"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="isGiven">Given as a person's name: <see cref="NameField.IsGiven"/>.</param>
    public static IEnumerable<Mention> Read(string text, List<NameToken> tokens, int first, int end, bool isGiven)
    {
        var (start, last) = Part(text, tokens, first, end);
        if (last > start && !IsTitleAlone(tokens, start, last, end) && (isGiven ? !IsOffice(tokens, start, last) : IsSomebody(tokens, start, last)))
        {
            yield return new Mention(start, Math.Min(last, start + 4), IsField: true);
        }

        if (last == start || !PartsOfLabels.MayBeRole(tokens, start, last))
        {
            yield break;
        }

        while (last < end)
        {
            (start, last) = Part(text, tokens, last, end);
            if (PartsOfLabels.IsName(tokens, start, last))
            {
                yield return new Mention(start, last, IsField: true);
            }
        }
    }

    /// <summary>The words up to the next bracket, dash or other parting, without a title before them.</summary>
    private static (int Start, int End) Part(string text, List<NameToken> tokens, int first, int end)
    {
        var start = first;
        while (start < end - 1 && tokens[start].Word.Is(WordMarks.Title) && text.AsSpan(tokens[start].End, tokens[start + 1].Start - tokens[start].End).IndexOfAny(Partings) < 0)
        {
            start++;
        }

        var last = start;
        while (last < end && (last == start || !IsParted(text.AsSpan(tokens[last - 1].End, tokens[last].Start - tokens[last - 1].End), tokens[last], last - start)))
        {
            last++;
        }

        return (start, last);
    }

    /// <summary>"Smith, Jane" goes on after its comma; "Jane Smith, chair" and "Jane, housing" do not.</summary>
    private static bool IsParted(ReadOnlySpan<char> gap, NameToken next, int before) =>
        gap.IndexOfAny(Partings) >= 0 || gap is " - " or " \u2013 " or " \u2014 "
        || (gap.Contains(',') && (before != 1 || !next.IsCapital || (next.Word.Is(WordMarks.Common) && !next.Word.Is(WordMarks.Given))));

    /// <summary>"Nurse (oncology)", "dr - wiremu": the title is no name of anybody.</summary>
    private static bool IsTitleAlone(List<NameToken> tokens, int start, int last, int end) =>
        last - start == 1 && last < end && tokens[start].Word.Is(WordMarks.Title) && !tokens[start].Word.Is(WordMarks.Given | WordMarks.Surname);

    /// <summary>True for a word of which the names of offices are made.</summary>
    public static bool IsOfOffices(string word) => Offices.Contains(word);

    private static bool IsOffice(List<NameToken> tokens, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!Offices.Contains(tokens[i].Word.Lower))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSomebody(List<NameToken> tokens, int start, int end)
    {
        var named = false;
        var common = 0;
        for (var i = start; i < end; i++)
        {
            var word = tokens[i].Word;
            if (NameCues.NobodyLabels.Contains(word.Lower))
            {
                return false;
            }

            named |= word.Is(WordMarks.Given | WordMarks.Surname) || (word.Marks & (WordMarks.Common | WordMarks.Never | WordMarks.Place | WordMarks.Verb | WordMarks.Relation)) == 0;
            common += word.Is(WordMarks.Common) && !word.Is(WordMarks.Given | WordMarks.Surname) ? 1 : 0;
        }

        return named && common * 2 <= end - start;
    }
}
