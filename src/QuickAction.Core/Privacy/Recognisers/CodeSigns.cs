namespace QuickAction.Core.Privacy.Recognisers;

/// <summary>
/// What a stretch must have before the patterns of codes are worth trying: "street 123 came" is no postcode and no registration, which one glance at what stands around the
/// digits tells. Whatever a pattern would find has the sign; a test holds it to that.
/// </summary>
internal static class CodeSigns
{
    /// <summary>A registration begins or ends with three letters; "GIR 0AA" does too.</summary>
    private const int MostLetters = 3;

    /// <summary>So many spaces, dots, commas and dashes may stand between two characters of a code that is spelled out.</summary>
    private const int WidestGap = 3;

    /// <summary>Digits with a short word of letters on both sides: postcodes and registrations have them, however they are parted.</summary>
    public static bool MayHoldShortCode(ReadOnlySpan<char> codes)
    {
        for (var at = 0; codes[at..].IndexOfAnyInRange('0', '9') is var next and >= 0;)
        {
            at += next;
            if (LettersBefore(codes, at) is >= 1 and <= MostLetters && IsShortWordBehind(codes, ref at))
            {
                return true;
            }

            while (at < codes.Length && char.IsAsciiDigit(codes[at]))
            {
                at++;
            }
        }

        return false;
    }

    private static int LettersBefore(ReadOnlySpan<char> codes, int at)
    {
        var end = at;
        while (end > 0 && IsGap(codes[end - 1], at - end))
        {
            end--;
        }

        var start = end;
        while (start > 0 && end - start <= MostLetters && char.IsAsciiLetterUpper(codes[start - 1]))
        {
            start--;
        }

        return end - start;
    }

    /// <summary>Behind the digits, and behind more digits with gaps between them, stands a word of one to three letters. Moves on to the end of the digits.</summary>
    private static bool IsShortWordBehind(ReadOnlySpan<char> codes, ref int at)
    {
        var end = at;
        while (true)
        {
            while (end < codes.Length && char.IsAsciiDigit(codes[end]))
            {
                end++;
            }

            at = end;
            var next = end;
            while (next < codes.Length && IsGap(codes[next], next - end))
            {
                next++;
            }

            if (next < codes.Length && char.IsAsciiDigit(codes[next]))
            {
                end = next;
                continue;
            }

            var last = next;
            while (last < codes.Length && last - next <= MostLetters && char.IsAsciiLetterUpper(codes[last]))
            {
                last++;
            }

            return last - next is >= 1 and <= MostLetters;
        }
    }

    private static bool IsGap(char c, int before) => c == Scanning.Joint.Other || (before < WidestGap && c is ' ' or '.' or ',' or '-' or '\n');
}
