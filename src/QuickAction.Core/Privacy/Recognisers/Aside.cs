using System.Buffers;
using QuickAction.Core.Privacy.Scanning;

namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>What a writer of transcripts notes between the words: "[pause]", "(coughs)", "*inaudible*", "[00:12:31]". Nobody said it, so it parts no number.</summary>
internal static class Aside
{
    private const int Longest = 24;

    private static readonly SearchValues<char> Inside = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ '-.,:");

    /// <summary>Behind the aside that begins here; -1 for none. Groups of a code stand in brackets too: letters make an aside when they are a word, digits when they are a time.</summary>
    public static int End(ScanText text, int open)
    {
        var closing = text[open] switch { '[' => ']', '(' => ')', '{' => '}', '<' => '>', '*' => '*', _ => default };
        if (closing == default)
        {
            return -1;
        }

        var (letters, digits, colons) = (0, 0, 0);
        for (var at = open + 1; at < text.Length && at - open <= Longest; at++)
        {
            var c = text[at];
            if (c == closing)
            {
                return (letters >= 3 && digits == 0 && !IsCode(text, open + 1, at)) || (letters == 0 && colons > 0 && digits >= 3) ? at + 1 : -1;
            }

            if (!Inside.Contains(c) && !text.IsDigit(at))
            {
                return -1;
            }

            letters += text.IsLetter(at) ? 1 : 0;
            digits += text.IsDigit(at) ? 1 : 0;
            colons += c == ':' ? 1 : 0;
        }

        return -1;
    }

    /// <summary>Few capitals and nothing else: a bank in an account number, the end of a registration.</summary>
    private static bool IsCode(ScanText text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (!text.IsLetter(at) || !text.IsCapital(at))
            {
                return false;
            }
        }

        return end - start <= 4;
    }
}
