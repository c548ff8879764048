using System.Globalization;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>One character as the recognisers read it: every kind of dash, space, quote and digit is the plain one, letters are capitals.</summary>
internal static class Fold
{
    /// <summary>What stands for characters that nobody sees (soft hyphen, zero-width space): it parts nothing.</summary>
    public const char Nothing = '\u0001';

    public static char Of(char c)
    {
        if (c < 128)
        {
            return c is >= 'a' and <= 'z' ? (char)(c - 32) : c is '\t' or '\r' ? ' ' : c < ' ' && c is not ('\n' or TextUnits.Wall) ? Nothing : c;
        }

        switch (c)
        {
            case '\u2018' or '\u2019' or '\u02BC' or '\u2032' or '\u00B4':
                return '\'';
            case '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F':
                return Nothing;
            case '\u2212':
                return '-';
            case '\u2215' or '\u2044':
                return '/';
        }

        // Full-width forms of ASCII.
        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            return Of((char)(c - 0xFEE0));
        }

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ => char.ToUpperInvariant(c),
        };
    }
}
