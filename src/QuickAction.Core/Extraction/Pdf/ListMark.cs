using System.Buffers;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// The mark at the start of a list item as it is printed. A bullet is only a shape and is taken off; a number or letter is what people cite by
/// and stays in the text.
/// </summary>
internal static class ListMark
{
    // The last ones are where Word's Symbol and Wingdings bullets end up.
    private static readonly SearchValues<char> Bullets = SearchValues.Create(
        "\u2022\u2023\u25E6\u2043\u2219\u25AA\u25AB\u25A0\u25A1\u25CF\u25CB\u25C6\u25C7\u25BA\u25B8\u27A2\u2794\u2713\u2714\u00B7\u00A7\uF0B7\uF0A7\uF0D8\uF0FC\uF076\uF06F\uF0A8\uF02D\uF0B0");

    private const int MostNumberCharacters = 12;

    public static bool IsBullet(ReadOnlySpan<char> word) => word.Length == 1 && (Bullets.Contains(word[0]) || word[0] is '-' or '\u2013' or '\u2014' or '*' or 'o');

    /// <summary>A bullet that cannot be anything else, even without the text after it.</summary>
    public static bool IsPlainBullet(ReadOnlySpan<char> word) => word.Length == 1 && Bullets.Contains(word[0]);

    /// <summary>"1.", "2.1.3", "(a)", "b)", "iv.", "12)": the number of an item or of a heading.</summary>
    public static bool IsNumber(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > MostNumberCharacters)
        {
            return false;
        }

        var closed = word[^1] is '.' or ')' or ':';
        var inner = (word[0] == '(' ? word[1..] : word).TrimEnd(".):");
        if (inner.IsEmpty || (word[0] == '(' && word[^1] != ')'))
        {
            return false;
        }

        return IsDotted(inner) ? closed || inner.Contains('.') : closed && IsLetterNumber(inner);
    }

    /// <summary>A figure with a point in it that nothing closes: "4.2" begins a section when a title follows, and is a quantity when not.</summary>
    public static bool IsOpenNumber(ReadOnlySpan<char> word) => IsNumber(word) && char.IsAsciiDigit(word[^1]);

    /// <summary>How many parts the number has: 2 for "4.2", 1 for "4." and "(a)".</summary>
    public static int Depth(ReadOnlySpan<char> number) => number.TrimEnd(".):").Count('.') + 1;

    private static bool IsDotted(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsAsciiDigit(c) ? digits + 1 : 0;
            if (digits > 3 || !(char.IsAsciiDigit(c) || c == '.'))
            {
                return false;
            }
        }

        return char.IsAsciiDigit(text[0]) && !text.Contains("..", StringComparison.Ordinal);
    }

    private static bool IsLetterNumber(ReadOnlySpan<char> text) =>
        (text.Length == 1 && char.IsAsciiLetter(text[0])) || (text.Length <= 5 && text.IndexOfAnyExcept("ivx") < 0) || (text.Length <= 5 && text.IndexOfAnyExcept("IVX") < 0);
}
