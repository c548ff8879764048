using System.Text;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Captions;

/// <summary>
/// A caption's text as its format gives it, for comparison with other readers of the format: not composed, damaged characters and the direction marks
/// that captions may spell as entities left in. What could hide words from a reader is out here too.
/// </summary>
internal static class CueWords
{
    public static string? Of(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
        {
            return null;
        }

        if (words.IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return words.ToString();
        }

        var kept = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (!IsHidden(rune.Value))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.Length == 0 ? null : kept.ToString();
    }

    private static bool IsHidden(int c) => c is not (0x200C or 0x200D or 0x200E or 0x200F or 0x061C or (>= 0x80 and < 0xA0) or (>= 0xFE00 and <= 0xFE0F))
        && InvisibleCharacters.IsInvisible(c);
}
