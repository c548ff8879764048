using System.Buffers;
using System.Globalization;
using System.Text;

namespace QuickAction.Core.Rendering.Pages;

/// <summary>
/// Makes any text safe to print: white space becomes single spaces, and what no document may hold (control characters, characters that turn the direction
/// of the text, halves of surrogate pairs, non-characters) becomes nothing or U+FFFD. What remains is valid in XML 1.0 (section 2.2 of that specification).
/// </summary>
internal static class Plain
{
    private static readonly SearchValues<char> Ordinary = SearchValues.Create(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u2018\u2019\u201C\u201D\u2013\u2014\u2026£");

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var ordinary = !text.AsSpan().ContainsAnyExcept(Ordinary) && !text.Contains("  ", StringComparison.Ordinal);
        return ordinary && text[0] != ' ' && text[^1] != ' ' ? text : Clean(text);
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var space = false;
        Span<char> utf16 = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = clean.Length > 0;
                continue;
            }

            if (Unprintable(rune))
            {
                continue;
            }

            if (space)
            {
                clean.Append(' ');
                space = false;
            }

            // Half a surrogate pair already arrives here as U+FFFD.
            var length = (IsNonCharacter(rune.Value) ? Rune.ReplacementChar : rune).EncodeToUtf16(utf16);
            clean.Append(utf16[..length]);
        }

        return clean.ToString();
    }

    // Joiners (U+200C, U+200D) stay: some scripts and most pictures made of several characters need them.
    private static bool Unprintable(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => true,
        UnicodeCategory.Format => rune.Value is 0xAD or 0x61C or 0x180E or 0x200B or 0x200E or 0x200F or 0xFEFF
            or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or (>= 0xFFF9 and <= 0xFFFB) or >= 0xE0000,
        _ => false,
    };

    private static bool IsNonCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
