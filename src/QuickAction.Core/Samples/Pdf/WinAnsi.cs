using System.Text;

namespace QuickAction.Core.Samples.Pdf;

/// <summary>
/// Writes text as a PDF string in the encoding of the standard fonts. What the encoding has no place for is an error of the sample's
/// source.
/// </summary>
internal static class WinAnsi
{
    private const int LastAscii = 0x7E;
    private const int FirstLatin = 0xA0;
    private const int LastLatin = 0xFF;

    /// <summary>The places between 0x80 and 0x9F that the samples use.</summary>
    private static readonly Dictionary<char, int> Special = new()
    {
        ['\u20AC'] = 0x80,
        ['\u2026'] = 0x85,
        ['\u2018'] = 0x91,
        ['\u2019'] = 0x92,
        ['\u201C'] = 0x93,
        ['\u201D'] = 0x94,
        ['\u2022'] = 0x95,
        ['\u2013'] = 0x96,
        ['\u2014'] = 0x97,
    };

    public static string Literal(string text)
    {
        var literal = new StringBuilder("(");
        foreach (var letter in text)
        {
            if (letter is '(' or ')' or '\\')
            {
                literal.Append('\\').Append(letter);
            }
            else if (letter is >= ' ' and <= (char)LastAscii)
            {
                literal.Append(letter);
            }
            else
            {
                literal.Append('\\').Append(Convert.ToString(Code(letter), 8).PadLeft(3, '0'));
            }
        }

        return literal.Append(')').ToString();
    }

    private static int Code(char letter) => letter switch
    {
        >= (char)FirstLatin and <= (char)LastLatin => letter,
        _ when Special.TryGetValue(letter, out var code) => code,
        _ => throw new InvalidDataException($"The standard fonts have no letter U+{(int)letter:X4}."),
    };
}
