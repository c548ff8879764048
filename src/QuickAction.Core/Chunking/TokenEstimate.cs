namespace QuickAction.Core.Chunking;

/// <summary>
/// How many tokens a text is at most, without a tokenizer's table: never under the count of <c>cl100k_base</c> or <c>o200k_base</c> for prose and transcripts
/// of 200 tokens or more, and within 1.3 of it for English (the benchmarks' <c>tokens</c> suite measures both). Text is walked in the pieces that these
/// tokenizers cut first (a word with the character before it, up to three digits, a run of punctuation, white space); a piece is weighed by its length and
/// letters. Weights are fitted by hand to how often such pieces are split, a margin of 8 % on top. Text in Latin letters without
/// the commonest English words is another language, whose words are split more. It is an estimate: a model that finds a text too long is given it in halves.
/// </summary>
public static class TokenEstimate
{
    private const int Thousand = 1000;
    private const int MarginPercent = 108;

    /// <summary>Tokens of the text, rounded up.</summary>
    public static int Count(ReadOnlySpan<char> text) => Whole(Thousandths(text));

    /// <summary>The count of a sum of <see cref="Thousandths"/>.</summary>
    public static int Whole(long thousandths) => (int)Math.Min(int.MaxValue, (thousandths + Thousand - 1) / Thousand);

    /// <summary>Tokens of the text in thousandths, to be added up; a text in parts is never less than the whole by more than its cuts.</summary>
    public static long Thousandths(ReadOnlySpan<char> text)
    {
        long sum = 0;
        long moreIfForeign = 0;
        var (words, english) = (0, 0);
        for (var i = 0; i < text.Length;)
        {
            var end = PieceEnd(text, i);
            var piece = text[i..end];
            sum += TokenWeights.Of(piece, midSentence: i > 0 && (text[i - 1] == ',' || char.IsLetter(text[i - 1])));
            if (piece.Length > 1 && piece[0] == ' ' && char.IsAsciiLetterLower(piece[1]))
            {
                words++;
                english += CommonWords.English(piece[1..]) ? 1 : 0;
                moreIfForeign += TokenWeights.OtherLanguage(piece.Length - 1);
            }

            i = end;
        }

        return (sum + (IsEnglish(words, english) ? 0 : moreIfForeign)) * MarginPercent / 100;
    }

    /// <summary>One word in three of English is among its commonest; in a few words there may be none by chance.</summary>
    private static bool IsEnglish(int words, int common) => words < 8 || common * 12 >= words;

    /// <summary>Where the piece that starts at <paramref name="start"/> ends: the order of the rules is that of the tokenizers' own expression.</summary>
    private static int PieceEnd(ReadOnlySpan<char> text, int start)
    {
        var first = text[start];
        if (char.IsLetter(first))
        {
            return LettersEnd(text, start);
        }

        if (char.IsDigit(first))
        {
            return DigitsEnd(text, start);
        }

        // Beyond the end stands a space: it makes no piece longer.
        var next = start + 1 < text.Length ? text[start + 1] : ' ';
        if (char.IsLetter(next) && first is not ('\r' or '\n') && !char.IsSurrogate(first))
        {
            return LettersEnd(text, start + 1);
        }

        if (char.IsWhiteSpace(first))
        {
            return first == ' ' && IsMark(next) ? MarksEnd(text, start + 1) : SpaceEnd(text, start);
        }

        return MarksEnd(text, start);
    }

    private static int LettersEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int DigitsEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end < at + 3 && char.IsDigit(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int MarksEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsMark(text[at]))
        {
            at++;
        }

        while (at < text.Length && text[at] is '\r' or '\n')
        {
            at++;
        }

        return at;
    }

    /// <summary>White space up to its last line break; where it has none, up to the last space, which goes with the word that follows.</summary>
    private static int SpaceEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var lineBreak = text[start..end].LastIndexOfAny('\r', '\n');
        return lineBreak >= 0 ? start + lineBreak + 1 : end < text.Length && end - start > 1 ? end - 1 : end;
    }

    private static bool IsMark(char c) => !char.IsLetter(c) && !char.IsDigit(c) && !char.IsWhiteSpace(c);
}
