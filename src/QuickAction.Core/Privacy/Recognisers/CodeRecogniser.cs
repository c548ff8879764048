using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Codes of letters and digits that tell themselves by their pattern or check: National Insurance and driver numbers, pupil numbers, bank accounts, postcodes,
/// vehicle registrations, family court numbers. Patterns run only where digits stand.
/// </summary>
internal static class CodeRecogniser
{
    // Letters of a code before its first digit, and after its last.
    private const int Margin = 24;

    private const int FarthestCourt = 40;

    /// <summary>A National Insurance or driver number has six, pupil and court numbers have more.</summary>
    private const int FewestDigits = 6;

    private const int MostMistyped = 2;

    public static void Find(Scan scan)
    {
        foreach (var (start, end) in Zones(scan.Text))
        {
            // Most zones are a year or a house number: not worth the patterns of long codes.
            if (Digits(scan.Text, start, end) >= FewestDigits)
            {
                Each(scan, CodePatterns.Driver(), start, end, (5, 11), bare => CheckDigits.IsDriver(bare) ? IdentifierKind.DrivingLicence : null, Finding.Checked);
                Each(scan, CodePatterns.Upn(), start, end, (1, 12), bare => CheckDigits.IsUpn(bare) ? IdentifierKind.Upn : null, Finding.Checked);
                Each(scan, CodePatterns.Nino(), start, end, (2, 8), bare => CheckDigits.IsNino(bare) ? IdentifierKind.Nino : null, Finding.Checked);
                Court(scan, start, end);
                GluedNino(scan, start, end);
            }

            BankAccount.Find(scan, start, end);
            if (CodeSigns.MayHoldShortCode(scan.Text.Codes[start..end]))
            {
                PostcodeShape.Find(scan, CodePatterns.Postcode(), CodePatterns.SpelledPostcode(), start, end);
                VehicleShape.Find(scan, start, end);
            }
        }
    }

    private static int Digits(ScanText text, int start, int end)
    {
        var digits = 0;
        for (var i = start; i < end; i++)
        {
            digits += text.IsDigit(i) || (MistypedDigit.Is(text[i]) && (text.IsDigit(i - 1) || text.IsDigit(i + 1))) ? 1 : 0;
        }

        return digits;
    }

    /// <param name="digits">From where to where in the code its digits stand.</param>
    private static void Each(Scan scan, Regex pattern, int start, int end, (int From, int To) digits, Func<string, IdentifierKind?> check, int strength)
    {
        foreach (var match in pattern.EnumerateMatches(scan.Text.Codes[start..end]))
        {
            var (from, to) = (start + match.Index, start + match.Index + match.Length);
            var bare = MistypedDigit.Mend(scan.Text.Bare(from, to), digits.From, digits.To, MostMistyped);
            // "Gordon's ..." begins no code.
            if (scan.Text[from - 1] != '\'' && bare is not null && check(bare) is { } kind && !IsParagraph(scan.Text, to) && AreBesideDigits(scan.Text, from, to, digits))
            {
                scan.Add(from, to, kind, strength, bare);
            }
        }
    }

    /// <summary>"HA 1985 84(a)" is a paragraph of an act: the letter of a code in brackets is a capital.</summary>
    private static bool IsParagraph(ScanText text, int end) => text[end] is ')' or ']' && text.IsLetter(end - 1) && !text.IsCapital(end - 1);

    /// <summary>A letter taken for a digit stands in one word with digits: "a target of 10,000. I, a resident" has none.</summary>
    private static bool AreBesideDigits(ScanText text, int from, int to, (int From, int To) digits)
    {
        var seen = 0;
        for (var i = from; i < to; i++)
        {
            if (!text.IsWordCharacter(i))
            {
                continue;
            }

            if (seen >= digits.From && seen < digits.To && !text.IsDigit(i) && !text.IsDigit(i - 1) && !text.IsDigit(i + 1))
            {
                return false;
            }

            seen++;
        }

        return true;
    }

    /// <summary>"LS24P00456" tells itself; "LS/24/P/00456" is a planning application too, where no court is spoken of.</summary>
    private static void Court(Scan scan, int start, int end)
    {
        foreach (var match in CodePatterns.Court().EnumerateMatches(scan.Text.Codes[start..end]))
        {
            var (from, to) = (start + match.Index, start + match.Index + match.Length);
            var whole = scan.Text.IsDigit(from + 2) && !scan.Text.IsJoined(from, to);
            if (scan.Text[from - 1] != '\'' && MistypedDigit.Mend(scan.Text.Bare(from, to), 5, 10, MostMistyped) is { } bare && (whole || scan.Text.Text[Math.Max(0, from - FarthestCourt)..Math.Min(scan.Text.Length, to + FarthestCourt)].IndexOf("COURT") >= 0))
            {
                scan.Add(from, to, IdentifierKind.Court, Finding.Shaped, bare);
            }
        }
    }

    /// <summary>"payslipAB123456C": letters stuck before it.</summary>
    private static void GluedNino(Scan scan, int start, int end)
    {
        foreach (var match in CodePatterns.NinoInWord().EnumerateMatches(scan.Text.Text[start..end]))
        {
            var (from, to) = (start + match.Index, start + match.Index + match.Length);
            if (scan.Text.IsLetter(from - 1) && !scan.Text.IsWordCharacter(to) && CheckDigits.IsNino(scan.Text.Text[from..to]))
            {
                scan.Add(from, to, IdentifierKind.Nino, Finding.Checked);
            }
        }
    }

    /// <summary>Stretches with digits in them and the letters around, so that prose without numbers costs nothing.</summary>
    private static IEnumerable<(int Start, int End)> Zones(ScanText text)
    {
        var (start, end) = (-1, -1);
        for (var at = text.NextDigit(0); at < text.Length; at = text.NextDigit(at + 1))
        {
            var from = Math.Max(0, at - Margin);
            if (start >= 0 && from > end)
            {
                yield return (start, end);
                start = -1;
            }

            start = start < 0 ? from : start;
            end = Math.Min(text.Length, at + 1 + Margin);
        }

        if (start >= 0)
        {
            yield return (start, end);
        }
    }
}
