using System.Text.RegularExpressions;
using QuickAction.Core.Privacy.Checks;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// Codes of letters and digits that tell themselves by their pattern or check: National Insurance and driver numbers, pupil numbers, bank accounts, postcodes,
/// vehicle registrations, family court numbers. Patterns run without backtracking and only where digits stand.
/// </summary>
internal static class CodeRecogniser
{
    // What may stand between two characters of a code: nothing, a space, a dash, a dot; a comma where it is spelled out.
    private const string S = "[ .,\\-\\n]{0,3}";

    // Letters of a code before its first digit, and after its last.
    private const int Margin = 24;

    /// <summary>A National Insurance or driver number has six, pupil and court numbers have more.</summary>
    private const int FewestDigits = 6;

    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Nino = new($@"\b[A-Z]{S}[A-Z]{S}[0-9]{S}[0-9]{S}[0-9]{S}[0-9]{S}[0-9]{S}[0-9]{S}[A-D]\b", Plain);

    private static readonly Regex Postcode = new(
        @"\b(?:GIR[ \-]?0AA|[BEGLMNSW][0-9][0-9A-Z]?[ .\-\n]{0,3}[0-9][A-Z]{2}|[A-Z]{2}[0-9][0-9A-Z]?[ .\-\n]{0,3}[0-9][A-Z]{2})\b", Plain);

    private static readonly Regex SpelledPostcode = new($@"\b[A-Z]{S}(?:[A-Z]{S})?[0-9]{S}(?:[0-9A-Z]{S})?[0-9]{S}[A-Z]{S}[A-Z]\b", Plain);

    private static readonly Regex Driver = new(
        $@"\b[A-Z]{S}[A-Z9]{S}[A-Z9]{S}[A-Z9]{S}[A-Z9]{S}[0-9]{S}[0156]{S}[0-9]{S}[0-3]{S}[0-9]{S}[0-9]{S}[A-Z9]{S}[A-Z9]{S}[A-Z0-9]{S}[A-Z]{S}[A-Z]\b", Plain);

    private static readonly Regex Upn = new($@"\b[A-Z](?:{S}[0-9]){{11}}{S}[0-9A-Z]\b", Plain);

    private static readonly Regex Iban = new(@"\b[A-Z]{2}[0-9]{2}(?:[ \-]?[A-Z0-9]){11,30}\b", Plain);

    private static readonly Regex Court = new(@"\b[A-Z]{2}[0-9]{2}[ \-]?[CPFZ][ \-]?[0-9]{5}\b", Plain);

    private static readonly Regex NinoInWord = new("[A-Z]{2}[0-9]{6}[A-D]", Plain);

    public static void Find(Scan scan)
    {
        foreach (var (start, end) in Zones(scan.Text))
        {
            // Most zones are a year or a house number: not worth the patterns of long codes.
            if (Digits(scan.Text, start, end) >= FewestDigits)
            {
                Each(scan, Driver, start, end, bare => CheckDigits.IsDriver(bare) ? IdentifierKind.DrivingLicence : null, Finding.Checked);
                Each(scan, Upn, start, end, bare => CheckDigits.IsUpn(bare) ? IdentifierKind.Upn : null, Finding.Checked);
                Each(scan, Nino, start, end, bare => CheckDigits.IsNino(bare) ? IdentifierKind.Nino : null, Finding.Checked);
                Each(scan, Court, start, end, _ => IdentifierKind.Court, Finding.Shaped);
                GluedNino(scan, start, end);
            }

            BankAccount.Find(scan, Iban, start, end);
            PostcodeShape.Find(scan, Postcode, SpelledPostcode, start, end);
            VehicleShape.Find(scan, start, end);
        }
    }

    private static int Digits(ScanText text, int start, int end)
    {
        var digits = 0;
        foreach (var c in text.Text[start..end])
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits;
    }

    private static void Each(Scan scan, Regex pattern, int start, int end, Func<string, IdentifierKind?> check, int strength)
    {
        foreach (var match in pattern.EnumerateMatches(scan.Text.Codes[start..end]))
        {
            var bare = scan.Text.Bare(start + match.Index, start + match.Index + match.Length);
            // "Gordon's ..." begins no code.
            if (scan.Text[start + match.Index - 1] != '\'' && check(bare) is { } kind)
            {
                scan.Add(start + match.Index, start + match.Index + match.Length, kind, strength, bare);
            }
        }
    }

    /// <summary>"payslipAB123456C": letters stuck before it.</summary>
    private static void GluedNino(Scan scan, int start, int end)
    {
        foreach (var match in NinoInWord.EnumerateMatches(scan.Text.Text[start..end]))
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
        for (var at = 0; at < text.Length; at++)
        {
            if (!text.IsDigit(at))
            {
                continue;
            }

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
