namespace QuickAction.Core.Privacy.Checks;

/// <summary>Letters that look like a digit, in capitals: O is a nought, I and L are a one.</summary>
internal static class MistypedDigit
{
    public static bool Is(char c) => c is 'O' or 'I' or 'L';

    /// <summary>
    /// The code with digits for such letters within a range; null where another letter stands there, or more of them than are mistaken by chance. A code without any is given as it is.
    /// </summary>
    public static string? Mend(string code, int start, int end, int most)
    {
        var mended = 0;
        for (var i = start; i < end; i++)
        {
            if (!char.IsAsciiDigit(code[i]))
            {
                if (!Is(code[i]) || ++mended > most)
                {
                    return null;
                }
            }
        }

        return mended == 0 ? code : string.Create(code.Length, (code, start, end), static (span, from) =>
        {
            from.code.CopyTo(span);
            for (var i = from.start; i < from.end; i++)
            {
                span[i] = span[i] == 'O' ? '0' : char.IsAsciiLetter(span[i]) ? '1' : span[i];
            }
        });
    }
}
