using System.Buffers;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>A group of a code that stands in brackets: "(AB) 12 34 56 (C)", "SW1A [1AA]".</summary>
internal static class BracketedGroup
{
    /// <summary>Six digits in pairs with spaces between them.</summary>
    private const int Longest = 10;

    /// <summary>Letters alone are a group as long as the bank in an account number.</summary>
    private const int MostLetters = 5;

    private static readonly SearchValues<char> Opening = SearchValues.Create("([{<");

    /// <summary>The next opening bracket of a group at or behind a place, and its closing one; -1 for none.</summary>
    public static int Next(ReadOnlySpan<char> text, int from, out int close)
    {
        for (var open = from; text[open..].IndexOfAny(Opening) is var next and >= 0; open++)
        {
            open += next;
            close = Close(text, open);
            if (close > 0)
            {
                return open;
            }
        }

        close = -1;
        return -1;
    }

    private static int Close(ReadOnlySpan<char> text, int open)
    {
        var digits = 0;
        for (var at = open + 1; at < text.Length && at - open <= Longest + 1; at++)
        {
            var c = text[at];
            if (c is ')' or ']' or '}' or '>')
            {
                return at > open + 1 && (digits > 0 || at - open - 1 <= MostLetters) ? at : -1;
            }

            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '-' or '.'))
            {
                return -1;
            }

            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return -1;
    }
}
