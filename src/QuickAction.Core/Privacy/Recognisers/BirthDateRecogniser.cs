using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>Dates that are called a date of birth, in digits or words; a date that is not stays. "Aged eight" stays too.</summary>
internal static class BirthDateRecogniser
{
    private const int Farthest = 60;

    public static void Find(Scan scan)
    {
        foreach (var hit in scan.Labels)
        {
            if (!hit.Label.IsDate)
            {
                continue;
            }

            if (!Behind(scan, hit))
            {
                Ahead(scan, hit);
            }
        }
    }

    /// <summary>All dates in a row behind the label: "DOBs 1/2/2010 and 3.4.2012".</summary>
    private static void Ahead(Scan scan, LabelHit hit)
    {
        var limit = Math.Min(scan.Text.Length, hit.End + Farthest);
        for (var at = hit.End; at < limit && scan.Text[at] != TextUnits.Wall; at++)
        {
            if (WrittenDate.TryRead(scan.Text, at, out var end, out var key))
            {
                scan.Add(at, end, IdentifierKind.BirthDate, Finding.Labelled, key);
                limit = Math.Min(scan.Text.Length, end + 8);
                at = end;
            }
        }
    }

    /// <summary>"12/03/2014 (DOB)", "the twelfth of March is his birthday".</summary>
    private static bool Behind(Scan scan, LabelHit hit)
    {
        for (var at = Math.Max(0, hit.Start - 50); at < hit.Start; at++)
        {
            if (WrittenDate.TryRead(scan.Text, at, out var end, out var key) && end <= hit.Start && hit.Start - end <= 24 && IsBridge(scan.Text.Text[end..hit.Start]))
            {
                scan.Add(at, end, IdentifierKind.BirthDate, Finding.Labelled, key);
                return true;
            }
        }

        return false;
    }

    private static bool IsBridge(ReadOnlySpan<char> between) =>
        !between.Contains(TextUnits.Wall) && (between.Contains('(') || between.IndexOf(" IS ") >= 0 || between.IndexOf("'S ") >= 0 || between.IndexOf(" WAS ") >= 0 || between.IndexOf(" AS ") >= 0);
}
