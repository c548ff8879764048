using System.Text;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// Folds a text character by character (<see cref="Fold"/>). Letters and digits of other shapes become plain; a pair of characters that is one of them becomes one, so from there on
/// the places differ from those of the original and are kept.
/// </summary>
internal static class FoldedText
{
    /// <summary>More raised digits than this behind a word are no mark of a note.</summary>
    private const int LongestNoteMark = 2;

    /// <summary>Writes the folded text and gives its length; <paramref name="places"/> has for each character where it stood, and is null when all stand where they stood.</summary>
    public static int Write(string original, Span<char> folded, out int[]? places)
    {
        places = null;
        var length = 0;
        for (var i = 0; i < original.Length; i++)
        {
            var c = original[i];
            var step = 1;
            if (c < 128)
            {
                folded[length] = Fold.Of(c);
            }
            else if (IsUnseen(c))
            {
                step = 0;
            }
            else
            {
                folded[length] = PlainForm.MayBe(c) ? Shaped(original, i) : Fold.Of(c);
            }

            var pair = step == 1 && char.IsHighSurrogate(c) && char.IsAsciiLetterOrDigit(folded[length]);
            if ((pair || step == 0) && places is null)
            {
                places = new int[original.Length];
                for (var before = 0; before < length; before++)
                {
                    places[before] = before;
                }
            }

            if (places is not null && step == 1)
            {
                places[length] = i;
            }

            length += step;
            i += pair ? 1 : 0;
        }

        return length;
    }

    /// <summary>Where the character ends in the original that begins there: two on for a pair.</summary>
    public static int End(string original, int place) =>
        char.IsHighSurrogate(original[place]) && place + 1 < original.Length && char.IsLowSurrogate(original[place + 1]) ? place + 2 : place + 1;

    /// <summary>
    /// Nothing by itself: selects how the character before it looks (as a key, in colour, struck through), has no width (zero-width space, soft hyphen) or tells which way to read.
    /// </summary>
    private static bool IsUnseen(char c) => c is (>= '\uFE00' and <= '\uFE0F') or '\u20E3' or '\u20E0' or '\u20DD' or '\u20DE' or (>= '\u0332' and <= '\u0338')
        or '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or '\u034F' or '\u061C' or '\u180E';

    /// <summary>One or two capitals alone, of which digits are the rest: "LS\u2076 \u00B3AB".</summary>
    private static bool IsArea(string original, int end)
    {
        var start = end;
        while (start > 0 && end - start < 3 && char.IsLetterOrDigit(original[start - 1]))
        {
            start--;
        }

        return end - start < 3 && original.AsSpan(start, end - start).IndexOfAnyExceptInRange('A', 'Z') < 0;
    }

    private static char Shaped(string original, int at)
    {
        if (Rune.TryGetRuneAt(original, at, out var rune) && PlainForm.Of(rune.Value) is var plain and not default(char) && !(PlainForm.IsNoteMark(rune.Value) && MarksNote(original, at)))
        {
            return plain;
        }

        return Fold.Of(original[at]);
    }

    /// <summary>One or two raised digits at the end of a plain word: "LS6 3AB\u00B9", "120 m\u00B2".</summary>
    private static bool MarksNote(string original, int at)
    {
        var (start, end) = (at, at + 1);
        while (start > 0 && PlainForm.IsNoteMark(original[start - 1]) && at - start <= LongestNoteMark)
        {
            start--;
        }

        while (end < original.Length && PlainForm.IsNoteMark(original[end]) && end - at <= LongestNoteMark)
        {
            end++;
        }

        return end - start <= LongestNoteMark && start > 0 && char.IsLetterOrDigit(original[start - 1]) && !IsArea(original, start) && (end == original.Length || !char.IsLetterOrDigit(original[end]));
    }
}
