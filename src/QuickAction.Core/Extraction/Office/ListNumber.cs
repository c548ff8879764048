using System.Globalization;

namespace QuickAction.Core.Extraction.Office;

/// <summary>How a list writes a number.</summary>
internal enum ListNumberStyle
{
    Decimal,
    DecimalZero,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    Ordinal,
    CardinalText,
    OrdinalText,
    Bullet,
    None,
}

/// <summary>Writes the numbers of lists as word processors show them.</summary>
internal static class ListNumber
{
    // Beyond these people meet only damage: 30 times the alphabet, and the largest Roman number without bars.
    private const int MostLetters = 26 * 30;
    private const int MostRoman = 3999;

    private static readonly (int Value, string Text)[] Romans =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    private static readonly string[] Small =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen",
        "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] Tens = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];

    public static string Write(int value, ListNumberStyle style) => style switch
    {
        ListNumberStyle.Bullet or ListNumberStyle.None => "",
        ListNumberStyle.DecimalZero => value.ToString("00", CultureInfo.InvariantCulture),
        ListNumberStyle.LowerLetter when value is > 0 and <= MostLetters => Letters(value),
        ListNumberStyle.UpperLetter when value is > 0 and <= MostLetters => Letters(value).ToUpperInvariant(),
        ListNumberStyle.LowerRoman when value is > 0 and <= MostRoman => Roman(value),
        ListNumberStyle.UpperRoman when value is > 0 and <= MostRoman => Roman(value).ToUpperInvariant(),
        ListNumberStyle.Ordinal => Plain(value) + Ending(value),
        ListNumberStyle.CardinalText when value is >= 0 and < 100 => Cardinal(value),
        ListNumberStyle.OrdinalText when value is >= 0 and < 100 => Ordinal(value),
        _ => Plain(value),
    };

    private static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>After z comes aa, then bb: both word processors repeat the letter.</summary>
    private static string Letters(int value) => new((char)('a' + ((value - 1) % 26)), 1 + ((value - 1) / 26));

    private static string Roman(int value)
    {
        var text = "";
        foreach (var (worth, letters) in Romans)
        {
            for (; value >= worth; value -= worth)
            {
                text += letters;
            }
        }

        return text;
    }

    private static string Ending(int value) => (value % 100, value % 10) switch
    {
        (11 or 12 or 13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };

    private static string Cardinal(int value) => value switch
    {
        < 20 => Small[value],
        _ when value % 10 == 0 => Tens[value / 10],
        _ => $"{Tens[value / 10]}-{Small[value % 10].ToLowerInvariant()}",
    };

    private static string Ordinal(int value)
    {
        var word = Cardinal(value);
        return word switch
        {
            _ when word.EndsWith("ne", StringComparison.OrdinalIgnoreCase) && !word.EndsWith("nine", StringComparison.OrdinalIgnoreCase) => word[..^3] + (word.Length == 3 ? "First" : "first"),
            _ when word.EndsWith("two", StringComparison.OrdinalIgnoreCase) => word[..^3] + (word.Length == 3 ? "Second" : "second"),
            _ when word.EndsWith("three", StringComparison.OrdinalIgnoreCase) => word[..^5] + (word.Length == 5 ? "Third" : "third"),
            _ when word.EndsWith("five", StringComparison.OrdinalIgnoreCase) => word[..^2] + "fth",
            _ when word.EndsWith("twelve", StringComparison.OrdinalIgnoreCase) => word[..^2] + "fth",
            _ when word.EndsWith("eight", StringComparison.OrdinalIgnoreCase) => word + "h",
            _ when word.EndsWith("nine", StringComparison.OrdinalIgnoreCase) => word[..^1] + "th",
            _ when word.EndsWith('y') => word[..^1] + "ieth",
            _ => word + "th",
        };
    }
}
