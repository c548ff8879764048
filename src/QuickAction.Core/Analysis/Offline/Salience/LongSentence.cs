namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>
/// Cuts a very long sentence at its pauses (comma, semicolon, dash) or, in talk without any punctuation, before a joining word, so that no quote
/// has to run on for a page. The pieces cover the sentence in order.
/// </summary>
internal static class LongSentence
{
    private static readonly string[] Joining = ["and", "but", "so", "because", "then", "which", "if", "when"];

    /// <param name="most">Words in a piece; a piece may be longer when there is no place to cut.</param>
    public static IEnumerable<(int Start, int End)> Cut(string text, int start, int end, int most)
    {
        var pieceStart = start;
        var words = 0;
        var cutAt = -1;
        var wordsAtCut = 0;
        var cutIsPause = false;
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]) || (i > start && !char.IsWhiteSpace(text[i - 1])))
            {
                continue;
            }

            var pause = i > pieceStart && EndsInPause(text, i);
            if (words >= most / 3 && (pause || (!cutIsPause && JoinsHere(text, i, end))))
            {
                (cutAt, wordsAtCut, cutIsPause) = (i, words, pause);
            }

            if (words >= most && cutAt > pieceStart)
            {
                yield return (pieceStart, TrimEnd(text, pieceStart, cutAt));
                pieceStart = cutAt;
                words -= wordsAtCut;
                cutAt = -1;
                cutIsPause = false;
            }

            words++;
        }

        if (TrimEnd(text, pieceStart, end) is var last && last > pieceStart)
        {
            yield return (pieceStart, last);
        }
    }

    private static bool EndsInPause(string text, int wordStart)
    {
        var i = wordStart - 1;
        while (i > 0 && char.IsWhiteSpace(text[i]))
        {
            i--;
        }

        return text[i] is ',' or ';' or ':' or '\u2013' or '\u2014';
    }

    private static bool JoinsHere(string text, int at, int end)
    {
        foreach (var word in Joining)
        {
            if (at + word.Length < end && char.IsWhiteSpace(text[at + word.Length])
                && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
