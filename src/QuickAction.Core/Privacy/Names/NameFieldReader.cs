using System.Collections.Frozen;

namespace QuickAction.Core.Privacy.Names;

/// <summary>Reads a label or a cell that should be a name: "Cllr Jane Smith (Chair)", "Smith, Jane", "Jane - Housing"; "Speaker 2" and "Social worker" are nobody.</summary>
internal static class NameFieldReader
{
    private static readonly System.Buffers.SearchValues<char> Partings = System.Buffers.SearchValues.Create("([|/:\n\u0003");

    // "The chair", "deputy mayor": an office, whoever holds it.
    private static readonly FrozenSet<string> Offices = NameCues.Roles
        .SelectMany(role => role.Split(' '))
        .Concat(NameCues.NobodyLabels)
        .Concat(["the", "acting", "of", "for", "and", "council", "committee", "board", "panel", "lord", "lady", "leader", "president", "vice", "madam"])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <param name="isGiven">Given as a person's name: <see cref="NameField.IsGiven"/>.</param>
    public static Mention? Read(string text, List<NameToken> tokens, int first, int end, bool isGiven)
    {
        var start = first;
        while (start < end - 1 && tokens[start].Word.Is(WordMarks.Title))
        {
            start++;
        }

        var last = start;
        while (last < end && (last == start || !IsParted(text.AsSpan(tokens[last - 1].End, tokens[last].Start - tokens[last - 1].End), tokens[last], last - start)))
        {
            last++;
        }

        return last > start && (isGiven ? !IsOffice(tokens, start, last) : IsSomebody(tokens, start, last)) ? new Mention(start, Math.Min(last, start + 4), IsField: true) : null;
    }

    /// <summary>"Smith, Jane" goes on after its comma; "Jane Smith, chair" and "Jane, housing" do not.</summary>
    private static bool IsParted(ReadOnlySpan<char> gap, NameToken next, int before) =>
        gap.IndexOfAny(Partings) >= 0 || gap is " - " or " \u2013 " or " \u2014 "
        || (gap.Contains(',') && (before != 1 || !next.IsCapital || (next.Word.Is(WordMarks.Common) && !next.Word.Is(WordMarks.Given))));

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
