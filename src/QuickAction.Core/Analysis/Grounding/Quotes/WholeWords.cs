namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>Searching that never cuts a word: "no" is not in "now".</summary>
internal static class WholeWords
{
    /// <summary>The first place of the words in the text at or after <paramref name="from"/>, character by character; -1 when there is none.</summary>
    public static int IndexOf(ReadOnlySpan<char> text, ReadOnlySpan<char> words, int from = 0)
    {
        if (words.IsEmpty)
        {
            return -1;
        }

        while (from <= text.Length - words.Length)
        {
            var at = text[from..].IndexOf(words, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            at += from;
            if (!Folding.CutsWord(text, at) && !Folding.CutsWord(text, at + words.Length))
            {
                return at;
            }

            from = at + 1;
        }

        return -1;
    }

    /// <summary>The range, widened to the ends of the words that it cuts.</summary>
    public static Range Around(ReadOnlySpan<char> text, int start, int end)
    {
        while (Folding.CutsWord(text, start))
        {
            start--;
        }

        while (Folding.CutsWord(text, end))
        {
            end++;
        }

        return start..end;
    }
}
