using System.Collections.Frozen;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>How a list of values goes on behind one label: "12345678 or 87654321", "12345678, and the other is 87654321".</summary>
internal static class LabelledList
{
    private const int MostWords = 6;
    private const int Farthest = 36;
    private const int MostMarks = 3;
    private const int FewestOfNumber = 4;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = "OR AND ALSO THEN PLUS EITHER THE OTHER SECOND ONE IS WAS IT'S MAYBE HERS HIS MINE THEIRS JOINT SAVINGS"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A word or mark between two values stands here: once a value is whole it does not go on behind it.</summary>
    public static bool Begins(ScanText text, int end)
    {
        for (var at = end; at - end < MostMarks && !text.IsWordCharacter(at); at++)
        {
            if (text[at] == '&' || (text[at] == JointPhrase.Link && at < text.Length && text.IsSpoken(at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the next value may begin; -1 when something else is said.</summary>
    public static int Next(ScanText text, int end)
    {
        var at = end;
        for (var words = 0; at - end < Farthest; words++)
        {
            var gap = Gap(text, at);
            if (gap == at)
            {
                return -1;
            }

            if (text.IsDigit(gap) || (text.IsLetter(gap) && text.IsDigit(WordEnd(text, gap) - 1)))
            {
                return gap;
            }

            var last = WordEnd(text, gap);
            if (words == MostWords || !Words.Contains(text.Text[gap..last]))
            {
                return text.IsCapital(gap) && last - gap <= 2 ? gap : -1;
            }

            at = last;
        }

        return -1;
    }

    /// <summary>Spoken digits that follow; behind a word ("and eight people") only as many as a number has.</summary>
    public static DigitGroup? RestOfRow(ScanText text, int end)
    {
        var last = end;
        var first = -1;
        for (var at = end; at - last <= MostMarks && at < text.Length; at++)
        {
            if (text.IsDigit(at) && text.IsSpoken(at))
            {
                first = first < 0 ? at : first;
                last = at + 1;
            }
            else if (text.IsWordCharacter(at))
            {
                break;
            }
        }

        return first < 0 || (Digits(text, first, last) < FewestOfNumber && text.Source(end, first).ContainsAnyInRange('a', 'z')) ? null : new DigitGroup(first, last);
    }

    private static int Digits(ScanText text, int start, int end)
    {
        var digits = 0;
        for (var at = start; at < end; at++)
        {
            digits += text.IsDigit(at) ? 1 : 0;
        }

        return digits;
    }

    private static int Gap(ScanText text, int at)
    {
        var gap = at;
        while (gap - at <= MostMarks && text[gap] is ' ' or ',' or ';' or '/' or '&' or ':' or '+' or '(' && gap < text.Length)
        {
            gap++;
        }

        return gap - at <= MostMarks && text.IsWordCharacter(gap) ? gap : at;
    }

    private static int WordEnd(ScanText text, int at)
    {
        var end = at;
        while (text.IsWordCharacter(end) || (text[end] == '\'' && text.IsLetter(end + 1)))
        {
            end++;
        }

        return end;
    }
}
