using System.Globalization;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>
/// Characters of the fonts in which letters are pictures, as the Unicode characters that look the same. Symbol's order is Adobe's Symbol encoding; of
/// Wingdings those marks are known here that people put into forms and minutes.
/// </summary>
internal static class SymbolFonts
{
    private const int FirstPrivate = 0xF000;
    private const int LastPrivate = 0xF0FF;

    /// <summary>Symbol from 0x20 to 0x7E.</summary>
    private const string SymbolLow =
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

    /// <summary>Symbol from 0xA1 to 0xDF.</summary>
    private const string SymbolHigh = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…|―↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓";

    public static bool IsPrivate(char c) => c is >= (char)FirstPrivate and <= (char)LastPrivate;

    /// <summary>The character of a <c>w:sym</c>: its font and its code in hexadecimal; null when it is not known.</summary>
    public static string? Read(string? font, string? code) =>
        int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? Read(font, value) : null;

    public static string? Read(string? font, int code)
    {
        var low = code is >= FirstPrivate and <= LastPrivate ? code - FirstPrivate : code;
        return Kind(font) switch
        {
            _ when low is < ' ' or > 0xFFFF || char.IsSurrogate((char)low) => null,
            FontKind.Symbol => OfSymbol(low),
            FontKind.Wingdings => OfWingdings(low),
            FontKind.Wingdings2 => OfWingdings2(low),
            FontKind.Pictures => null,
            _ => code == low ? ((char)code).ToString() : OfSymbol(low),
        };
    }

    private static string? OfSymbol(int code) => code switch
    {
        >= 0x20 and <= 0x7E => SymbolLow[code - 0x20].ToString(),
        0xA0 => "€",
        >= 0xA1 and <= 0xDF => SymbolHigh[code - 0xA1].ToString(),
        _ => null,
    };

    private static string? OfWingdings(int code) => code switch
    {
        0x20 => " ",
        0x4A => "☺",
        0x4C => "☹",
        0x28 or 0x29 => "☎",
        0x2A or 0x2B => "✉",
        0x6C => "●",
        0x6D => "❍",
        0x6E => "■",
        0x6F or 0x70 or 0x71 or 0x72 or 0xA8 => "☐",
        0x74 or 0x75 => "◆",
        0x76 => "❖",
        0x77 => "◆",
        0x78 => "☒",
        0x9F => "•",
        0xA1 => "○",
        0xA7 => "▪",
        0xAB => "★",
        0xD8 => "➢",
        0xDF or 0xE7 => "←",
        0xE0 or 0xE8 or 0xF0 => "→",
        0xE1 or 0xE9 => "↑",
        0xE2 or 0xEA => "↓",
        0xF3 => "⬄",
        0xFB => "✗",
        0xFC => "✓",
        0xFD => "☒",
        0xFE => "☑",
        _ => null,
    };

    private static string? OfWingdings2(int code) => code switch
    {
        0x20 => " ",
        0x4F => "✗",
        0x50 => "✓",
        0x51 or 0x53 => "☒",
        0x52 => "☑",
        0x2A or 0xA3 => "☐",
        _ => null,
    };

    private static FontKind Kind(string? font) => font switch
    {
        null => FontKind.Letters,
        _ when font.Equals("Symbol", StringComparison.OrdinalIgnoreCase) => FontKind.Symbol,
        _ when font.Equals("Wingdings", StringComparison.OrdinalIgnoreCase) => FontKind.Wingdings,
        _ when font.Equals("Wingdings 2", StringComparison.OrdinalIgnoreCase) => FontKind.Wingdings2,
        _ when font.Equals("Wingdings 3", StringComparison.OrdinalIgnoreCase) || font.Equals("Webdings", StringComparison.OrdinalIgnoreCase) => FontKind.Pictures,
        _ => FontKind.Letters,
    };

    private enum FontKind
    {
        Letters,
        Symbol,
        Wingdings,
        Wingdings2,
        Pictures,
    }
}
