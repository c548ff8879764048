using System.Buffers;

namespace QuickAction.Core.Privacy.Scanning;

/// <summary>
/// What joins the groups of one number: marks, with spaces around them or none. Spaces, dashes, dots and the like part groups of every number and stand in the patterns themselves; any
/// other mark is told here, once for all kinds of numbers.
/// </summary>
internal static class Joint
{
    /// <summary>Stands for each character of a joint of other marks, in the text that patterns read. No text holds it, <see cref="Fold"/> takes it away.</summary>
    public const char Other = '\u0002';

    /// <summary>"** **": the end of what is in bold, a space, bold again.</summary>
    public const int Longest = 5;

    /// <summary>Marks that no pattern has for itself. Brackets and signs of money part what they stand between.</summary>
    private static readonly SearchValues<char> OtherMarks = SearchValues.Create(":;|+*~&=\\/'\"`#\u00B7\u2022\u2026?!^\u2219\u22C5\u30FB\u2027\u201C\u201D");

    private static readonly SearchValues<char> InBold = SearchValues.Create("*_`~");

    /// <summary>The next mark of a joint at or behind a place; -1 for none.</summary>
    public static int Next(ReadOnlySpan<char> text, int from)
    {
        var next = text[from..].IndexOfAny(OtherMarks);
        return next < 0 ? -1 : from + next;
    }

    /// <summary>The joint that begins here, between two letters or digits; it has another mark, and does not end a clause. 0 for none.</summary>
    public static int Length(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= Longest && IsPart(text[end]))
        {
            end++;
        }

        var joint = text[start..end];
        if (joint.Length is 0 or > Longest || start == 0 || end == text.Length || !char.IsLetterOrDigit(text[start - 1]) || !char.IsLetterOrDigit(text[end]) || joint.IndexOfAny(OtherMarks) < 0)
        {
            return 0;
        }

        // "at 10; 3 came", "'s", "900123, +44": a clause ends, a word goes on, another number begins.
        var clause = (joint[0] is ':' or ';' or '?' or '!' or '\u2026' or ',' && joint.Contains(' ')) || joint.EndsWith(" +");
        var quote = joint[0] is '\'' or '"' or '`' && !char.IsAsciiDigit(text[start - 1]) && !char.IsAsciiDigit(text[end]);
        return clause || quote ? 0 : joint.Length;
    }

    /// <summary>Without what only makes a group bold.</summary>
    public static string Plain(ReadOnlySpan<char> joint)
    {
        if (joint.IndexOfAny(InBold) < 0)
        {
            return joint.ToString();
        }

        Span<char> plain = stackalloc char[joint.Length];
        var length = 0;
        foreach (var c in joint)
        {
            if (!InBold.Contains(c))
            {
                plain[length++] = c;
            }
        }

        return plain[..length].ToString();
    }

    /// <summary>A mark, or the blanks and full stops around one.</summary>
    public static bool IsPart(char c) => c is ' ' or '-' or '.' or ',' or '_' || OtherMarks.Contains(c);

    public static bool IsOther(char c) => OtherMarks.Contains(c);
}
