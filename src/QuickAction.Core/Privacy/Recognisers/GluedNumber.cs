using System.Collections.Frozen;
using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Numbers that letters or other numbers are stuck to, as in the names of files: "scan9434765919.pdf", two in one.</summary>
internal static class GluedNumber
{
    private const int TwoHealthNumbers = 20;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Business =
        "INV INVOICE PO SO WO ORD ORDER SKU ISBN EAN TRN TXN BACS BATCH LOT SN".Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The letters before it say that it is an invoice, an order, a thing.</summary>
    public static bool IsOfBusiness(ScanText text, int at)
    {
        var start = at;
        while (text.IsLetter(start - 1) && at - start < 8)
        {
            start--;
        }

        return Business.Contains(text.Text[start..at]);
    }

    /// <summary>Two health numbers without anything between them.</summary>
    public static void Find(Scan scan)
    {
        foreach (var group in DigitGroup.All(scan.Text))
        {
            if (group.Length != TwoHealthNumbers)
            {
                continue;
            }

            var middle = group.Start + (TwoHealthNumbers / 2);
            if (IsGiven(scan.Text.Text[group.Start..middle]) && IsGiven(scan.Text.Text[middle..group.End]))
            {
                scan.Add(group.Start, middle, IdentifierKind.Nhs, Finding.Checked);
                scan.Add(middle, group.End, IdentifierKind.Nhs, Finding.Checked);
            }
        }
    }

    private static bool IsGiven(ReadOnlySpan<char> digits) => CheckDigits.IsNhs(digits) && CheckDigits.IsNhsRange(digits);
}
