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

        foreach (var cue in scan.Cues)
        {
            if (cue.Label.IsAge)
            {
                Birthday(scan, cue);
            }
        }
    }

    /// <summary>"He turns twelve on the fourth of June", "she'll be 12 on 4 June".</summary>
    private static void Birthday(Scan scan, LabelHit hit)
    {
        var text = scan.Text;
        var at = hit.End + 1;
        while (text.IsDigit(at))
        {
            at++;
        }

        if (at - hit.End is < 2 or > 3 || text.IsWordCharacter(at))
        {
            return;
        }

        var on = text.Text[at..Math.Min(text.Length, at + 20)].IndexOf(" ON ");
        if (on < 0)
        {
            return;
        }

        for (var date = at + on + 4; date < Math.Min(text.Length, at + on + 12); date++)
        {
            if (WrittenDate.TryRead(text, date, out var end, out var key))
            {
                scan.Add(date, end, IdentifierKind.BirthDate, Finding.Labelled, key);
                return;
            }
        }
    }

    /// <summary>All dates in a row behind the label: "DOBs 1/2/2010 and 3.4.2012".</summary>
    private static void Ahead(Scan scan, LabelHit hit)
    {
        var limit = Math.Min(scan.Text.Length, hit.End + Farthest);
        for (var at = hit.End; at < limit && scan.Text[at] != TextUnits.Wall; at++)
        {
            if (WrittenDate.TryRead(scan.Text, at, out var end, out var key) || WrittenDate.TryReadCompact(scan.Text, at, out end, out key))
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
