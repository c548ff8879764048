using System.Collections.Frozen;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Words before the numbers of paragraphs, pages and programs, which are nobody's.</summary>
internal static class OtherNumbers
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Numbered =
        ("OBJECTIVE OBJECTIVES TARGET TARGETS PRIORITY PRIORITIES OUTCOME OUTCOMES GOAL GOALS MEASURE INDICATOR STRAND PART PARAGRAPH PARAGRAPHS PARA PARAS SECTION SECTIONS CLAUSE CLAUSES ITEM ITEMS VERSION VERSIONS POINT TABLE "
        + "FIGURE APPENDIX POLICY RECOMMENDATION ACTION CHAPTER SCHEDULE ANNEX STANDARD RELEASE V PAGE PAGES ROOM ROOMS LINE LOT REGULATION ARTICLE")
            .Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsNumbered(ScanText text, int at) => Numbered.Contains(WordBefore(text, at));

    /// <summary>The word before a place, at most three marks away; empty when there is none.</summary>
    public static ReadOnlySpan<char> WordBefore(ScanText text, int at)
    {
        var end = at;
        while (end > 0 && !text.IsWordCharacter(end - 1) && at - end < 3)
        {
            end--;
        }

        var start = end;
        while (start > 0 && text.IsLetter(start - 1))
        {
            start--;
        }

        return text.Text[start..end];
    }
}
