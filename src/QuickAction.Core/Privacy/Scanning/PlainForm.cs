namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// Letters and digits that mean the plain ones and look otherwise: enclosed ("\u2468\u2463\u2462"), mathematical (outside the first plane, two characters each), raised and lowered.
/// Unicode calls most of them symbols, so that no other rule takes them for digits.
/// </summary>
internal static class PlainForm
{
    // The first of a row of digits or letters, the last, and what the first stands for.
    private static readonly (int First, int Last, char Plain)[] Rows =
    [
        (0x2074, 0x2079, '4'), (0x2080, 0x2089, '0'),
        (0x2460, 0x2468, '1'), (0x2474, 0x247C, '1'), (0x2488, 0x2490, '1'), (0x249C, 0x24B5, 'A'), (0x24B6, 0x24CF, 'A'), (0x24D0, 0x24E9, 'A'), (0x24F5, 0x24FD, '1'),
        (0x2776, 0x277E, '1'), (0x2780, 0x2788, '1'), (0x278A, 0x2792, '1'),
        (0x1F101, 0x1F10A, '0'), (0x1F110, 0x1F129, 'A'), (0x1F130, 0x1F149, 'A'), (0x1F150, 0x1F169, 'A'), (0x1F170, 0x1F189, 'A'), (0x1F1E6, 0x1F1FF, 'A'), (0x1FBF0, 0x1FBF9, '0'),
    ];

    private const int FirstLetter = 0x1D400;
    private const int LastLetter = 0x1D6A3;
    private const int FirstDigit = 0x1D7CE;
    private const int LastDigit = 0x1D7FF;

    // Letters that the mathematical rows leave out, because they stood elsewhere before.
    private const string Elsewhere = "\u2102C\u210AG\u210BH\u210CH\u210DH\u210EH\u2110I\u2111I\u2112L\u2113L\u2115N\u2119P\u211AQ\u211BR\u211CR\u211DR\u2124Z\u2128Z\u212CB\u212DC\u212FE\u2130E\u2131F\u2133M\u2134O"
        + "\u00B91\u00B22\u00B33\u20700\u24EA0\u24FF0";

    /// <summary>The plain letter in capitals, or the plain digit; the null character for every other code point.</summary>
    public static char Of(int codePoint)
    {
        if (codePoint is >= FirstLetter and <= LastLetter)
        {
            return (char)('A' + ((codePoint - FirstLetter) % 26));
        }

        if (codePoint is >= FirstDigit and <= LastDigit)
        {
            return (char)('0' + ((codePoint - FirstDigit) % 10));
        }

        foreach (var (first, last, plain) in Rows)
        {
            if (codePoint >= first && codePoint <= last)
            {
                return (char)(plain + codePoint - first);
            }
        }

        for (var i = 0; i < Elsewhere.Length; i += 2)
        {
            if (Elsewhere[i] == codePoint)
            {
                return Elsewhere[i + 1];
            }
        }

        return default;
    }

    /// <summary>What may be such a form: most texts hold none, and are not looked up.</summary>
    public static bool MayBe(char c) => c is >= '\u2070' and <= '\u27BF' or '\u00B9' or '\u00B2' or '\u00B3' || char.IsHighSurrogate(c);

    /// <summary>A digit that marks a note where it follows a word: "9434765919\u00B2".</summary>
    public static bool IsNoteMark(int codePoint) => codePoint is '\u00B9' or '\u00B2' or '\u00B3' or (>= 0x2070 and <= 0x2089) or (>= 0x2460 and <= 0x2490) or (>= 0x24EA and <= 0x24FF and not (>= 0x24EB and <= 0x24F4)) or (>= 0x2776 and <= 0x2792);
}
