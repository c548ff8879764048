using System.Buffers;
using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Health numbers whose groups are parted by marks that part no other number: "943,476,5919", "943:476:5919", "9,4,3, ...". The groups, one mark throughout, the
/// check and the ranges that are given out must all be right, and nothing may go on before or behind.
/// </summary>
internal static class SeparatedNhs
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(",:;|*+~=");
    private const int MostMarks = 3;

    public static void Find(Scan scan)
    {
        var groups = new List<DigitGroup>(DigitGroup.All(scan.Text));
        Span<char> digits = stackalloc char[10];
        for (var first = 0; first < groups.Count; first++)
        {
            var count = Count(groups, first);
            if (count > 0 && IsWhole(scan.Text, groups, first, count) && Read(scan, groups, first, count, digits))
            {
                first += count - 1;
            }
        }
    }

    /// <summary>How many groups of a number as it is written begin here: 3-3-4, or ten digits; 0 for none.</summary>
    private static int Count(List<DigitGroup> groups, int first)
    {
        if (first + 2 < groups.Count && groups[first].Length == 3 && groups[first + 1].Length == 3 && groups[first + 2].Length == 4)
        {
            return 3;
        }

        for (var i = first; i < first + 10; i++)
        {
            if (i >= groups.Count || groups[i].Length != 1)
            {
                return 0;
            }
        }

        return 10;
    }

    private static bool IsWhole(ScanText text, List<DigitGroup> groups, int first, int count)
    {
        var mark = text.Text[groups[first].End..groups[first + 1].Start];
        if (mark.Length is 0 or > MostMarks || !mark.ContainsAny(Marks) || mark.Contains(TextUnits.Wall) || text.IsLetter(groups[first].End))
        {
            return false;
        }

        for (var i = first + 1; i < first + count - 1; i++)
        {
            if (!text.Text[groups[i].End..groups[i + 1].Start].SequenceEqual(mark))
            {
                return false;
            }
        }

        return !(first > 0 && text.Text[groups[first - 1].End..groups[first].Start].SequenceEqual(mark))
            && !(first + count < groups.Count && text.Text[groups[first + count - 1].End..groups[first + count].Start].SequenceEqual(mark));
    }

    private static bool Read(Scan scan, List<DigitGroup> groups, int first, int count, Span<char> digits)
    {
        var length = 0;
        for (var i = first; i < first + count; i++)
        {
            scan.Text.Text[groups[i].Start..groups[i].End].CopyTo(digits[length..]);
            length += groups[i].Length;
        }

        var (start, end) = (groups[first].Start, groups[first + count - 1].End);
        if (!CheckDigits.IsNhs(digits) || !CheckDigits.IsNhsRange(digits) || scan.Text[start - 1] is '£' or '$' or '€')
        {
            return false;
        }

        scan.Add(start, end, IdentifierKind.Nhs, Finding.Checked);
        return true;
    }
}
