using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Whether a claim is, whoever is named before it, a run of the very words that it quotes: then no number, day or matter of it can be another than was said. Most of
/// what an engine takes over from a meeting is.
/// </summary>
internal static class WordForWord
{
    /// <summary>"Ada Quill:" and a title stand in so many words.</summary>
    private const int LongestLabel = 4;

    public static bool Is(Claim claim)
    {
        var own = Own(claim.Tokens);
        var said = claim.Quoted;
        for (var at = 0; own.Length > 0 && at <= said.Length - own.Length; at++)
        {
            if (said[at].Word == own[0].Word && Same(own, said.AsSpan(at, own.Length)) && IsWholeAt(said, at, at + own.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<Token> Own(Token[] tokens)
    {
        for (var at = 0; at < Math.Min(tokens.Length, LongestLabel); at++)
        {
            if (tokens[at].Is(TokenMarks.Colon))
            {
                return tokens.AsSpan(at + 1);
            }
        }

        return tokens;
    }

    private static bool Same(ReadOnlySpan<Token> one, ReadOnlySpan<Token> other)
    {
        for (var i = 0; i < one.Length; i++)
        {
            if (one[i].Word != other[i].Word)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"Forty pounds" of "a hundred and forty pounds" is another number, and so is "a hundred": a figure at an end must not be a part of one.</summary>
    private static bool IsWholeAt(Token[] said, int first, int end) =>
        (first == 0 || said[first - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || !MatterWords.IsFigure(said, first))
        && (end == said.Length || said[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || !MatterWords.IsFigure(said, end - 1));
}
