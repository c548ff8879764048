using System.Globalization;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>One character as the recognisers read it: every kind of dash, space, quote and digit is the plain one, letters are capitals.</summary>
internal static class Fold
{
    /// <summary>What stands for characters that nobody sees: it parts nothing.</summary>
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
            case '\u2212':
                return '-';
            case '\u00D7' or '\u00B0' or '\u00BA':
                return '*';
            case '\u2215' or '\u2044':
                return '/';
            case '\u3002' or '\uFE52' or '\u2024' or '\uFF61':
                return '.';
            case '\u3001' or '\uFE50' or '\uFF64':
                return ',';
            case '\uFE6B':
                return '@';
            case '\u00A6':
                return '|';
            case '\u2192':
                return '>';
        }

        if (TwinLetter.MayBe(c) && TwinLetter.Of(c) is var twin and not default(char))
        {
            return twin;
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
