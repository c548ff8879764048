using AngleSharp.Html;

namespace QuickAction.Core.Extraction.Text;

/// <summary>
/// HTML character references (HTML Standard 13.2.5.72 and on), decoded once: the common ones here, the other two thousand names by AngleSharp's
/// table, the old names also without their semicolon.
/// </summary>
internal static class CharacterReferences
{
    private const int LongestName = 33;
    private const string Replacement = "\uFFFD";

    /// <summary>Reads what follows an ampersand. Returns how many characters the reference takes, 0 when there is none.</summary>
    public static int TryRead(ReadOnlySpan<char> afterAmpersand, out string characters)
    {
        characters = "";
        if (afterAmpersand.IsEmpty)
        {
            return 0;
        }

        return afterAmpersand[0] == '#' ? Numeric(afterAmpersand, out characters) : Named(afterAmpersand, out characters);
    }

    private static int Numeric(ReadOnlySpan<char> text, out string characters)
    {
        characters = "";
        var hexadecimal = text.Length > 1 && text[1] is 'x' or 'X';
        var at = hexadecimal ? 2 : 1;
        var first = at;
        long value = 0;
        while (at < text.Length && (hexadecimal ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])))
        {
            // Past the last code point more digits change nothing.
            value = value > 0x10FFFF ? value : (value * (hexadecimal ? 16 : 10)) + Digit(text[at]);
            at++;
        }

        if (at == first)
        {
            return 0;
        }

        characters = value switch
        {
            0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) => Replacement,
            >= 0x80 and < 0xA0 when Windows1252.OfHighControl((int)value) != '\uFFFD' => Windows1252.OfHighControl((int)value).ToString(),
            _ => char.ConvertFromUtf32((int)value),
        };
        return at < text.Length && text[at] == ';' ? at + 1 : at;
    }

    private static int Digit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static int Named(ReadOnlySpan<char> text, out string characters)
    {
        var length = 0;
        while (length < text.Length && length < LongestName && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        if (length < text.Length && text[length] == ';' && Lookup(text[..(length + 1)]) is { } whole)
        {
            characters = whole;
            return length + 1;
        }

        // "&ampx" is an ampersand and an x: the longest of the old names counts.
        for (var shorter = Math.Min(length, 6); shorter >= 2; shorter--)
        {
            if (Lookup(text[..shorter]) is { } old)
            {
                characters = old;
                return shorter;
            }
        }

        characters = "";
        return 0;
    }

    private static string? Lookup(ReadOnlySpan<char> name) => name switch
    {
        "amp;" or "amp" => "&",
        "lt;" or "lt" => "<",
        "gt;" or "gt" => ">",
        "quot;" or "quot" => "\"",
        "nbsp;" or "nbsp" => "\u00A0",
        "apos;" => "'",
        "lrm;" => "\u200E",
        "rlm;" => "\u200F",
        _ => HtmlEntityProvider.Resolver.GetSymbol(name.ToString()),
    };
}
