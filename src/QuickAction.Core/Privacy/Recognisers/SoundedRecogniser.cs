using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Behind their labels: codes whose letters a speech recogniser wrote by their names ("el es six two ay bee"), and registrations of the older styles, which are too
/// short to tell themselves ("TIL 4321").
/// </summary>
internal static class SoundedRecogniser
{
    private const int Farthest = 60;
    private const int MostLetters = 14;
    private const int NearPlate = 25;

    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Registration = new("^(?:[A-Z]{2}[0-9]{2}[A-Z]{3}|[A-Z][0-9]{1,3}[A-Z]{3}|[A-Z]{3}[0-9]{1,3}[A-Z])$", Plain);

    private static readonly Regex Dateless = new(@"^(?:[A-Z]{1,3}[ .\-]{0,2}[0-9]{1,4}|[0-9]{1,4}[ .\-]{0,2}[A-Z]{1,3})\b", Plain);

    public static void Find(Scan scan)
    {
        foreach (var hit in scan.Labels)
        {
            if (IsOne(hit.Label.Kind) is { } isOne && !Sounded(scan, hit, isOne) && !SoundedBehind(scan, hit, isOne) && hit.Label.Kind == IdentifierKind.Vehicle)
            {
                Older(scan, hit);
            }
        }
    }

    private static Func<string, bool>? IsOne(IdentifierKind? kind) =>
        kind == IdentifierKind.Postcode ? bare => PostcodeShape.IsPostcode(bare)
        : kind == IdentifierKind.Nino ? bare => CheckDigits.IsNino(bare)
        : kind == IdentifierKind.Vehicle ? bare => Registration.IsMatch(bare)
        : null;

    /// <summary>The longest row of letters and digits behind the label that is such a code.</summary>
    private static bool Sounded(Scan scan, LabelHit hit, Func<string, bool> isOne) =>
        Sounded(scan, hit.End, Math.Min(scan.Text.Length, hit.End + Farthest), hit.Label, isOne);

    /// <summary>"el es six two ay bee, postcode": the code stands before its label.</summary>
    private static bool SoundedBehind(Scan scan, LabelHit hit, Func<string, bool> isOne)
    {
        var from = Math.Max(0, hit.Start - Farthest);
        from += scan.Text.Text[from..hit.Start].LastIndexOf(TextUnits.Wall) + 1;
        while (from < hit.Start && scan.Text.IsWordCharacter(from - 1))
        {
            from++;
        }

        return Sounded(scan, from, hit.Start, hit.Label, isOne);
    }

    private static bool Sounded(Scan scan, int from, int to, Label label, Func<string, bool> isOne)
    {
        var row = new List<LetterName>();
        var found = false;
        for (var at = from; at < to && scan.Text[at] != TextUnits.Wall; at++)
        {
            if (!scan.Text.IsWordCharacter(at))
            {
                continue;
            }

            if (LetterName.Read(scan.Text, at) is { } letter && row.Count < MostLetters)
            {
                row.Add(letter);
                at = letter.End;
                continue;
            }

            found |= Longest(scan, row, label, isOne);
            row.Clear();
            while (scan.Text.IsWordCharacter(at + 1))
            {
                at++;
            }
        }

        return Longest(scan, row, label, isOne) || found;
    }

    private static bool Longest(Scan scan, List<LetterName> row, Label label, Func<string, bool> isOne)
    {
        for (var length = row.Count; length > 1; length--)
        {
            for (var first = 0; first + length <= row.Count; first++)
            {
                var part = row.GetRange(first, length);
                var bare = string.Concat(part.Select(p => p.Letters));
                if (part.Any(p => p.IsName) && bare.Any(char.IsAsciiDigit) && isOne(bare))
                {
                    scan.Add(part[0].Start, part[^1].End, label.Kind ?? IdentifierKind.Literal, Finding.Checked, bare);
                    return true;
                }
            }
        }

        return false;
    }

    private static void Older(Scan scan, LabelHit hit)
    {
        var text = scan.Text;
        for (var at = hit.End; at < Math.Min(text.Length, hit.End + NearPlate) && text[at] != TextUnits.Wall; at++)
        {
            if (!text.IsWordCharacter(at) || text.IsWordCharacter(at - 1) || text[at - 1] == '\'')
            {
                continue;
            }

            foreach (var match in Dateless.EnumerateMatches(text.Codes[at..Math.Min(text.Length, at + 12)]))
            {
                var code = text.Text.Slice(at, match.Length);
                var letters = text.IsLetter(at) ? code[..(code.LastIndexOfAnyInRange('A', 'Z') + 1)] : code[code.IndexOfAnyInRange('A', 'Z')..];
                if (!VehicleWords.IsWord(letters))
                {
                    scan.Add(at, at + match.Length, IdentifierKind.Vehicle, Finding.Labelled);
                    return;
                }
            }
        }
    }
}
