using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>
/// Whether a claim is, whoever is named before it, a run of the very words that it quotes: then no number, day or matter of it can be another than was said. Most of
/// what an engine takes over from a meeting is.
/// </summary>
internal static class WordForWord
{
    public static bool Is(Claim claim)
    {
        var own = WordRun.WithoutLabel(claim.Tokens);
        var said = claim.Quoted;
        for (var at = WordRun.IndexOf(said, own); at >= 0; at = WordRun.IndexOf(said, own, at + 1))
        {
            if (IsWholeAt(said, at, at + own.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Forty pounds" of "a hundred and forty pounds" is another number, and so is "a hundred": a figure at an end must not be a part of one.</summary>
    private static bool IsWholeAt(ReadOnlySpan<Token> said, int first, int end) =>
        (first == 0 || said[first - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || !MatterWords.IsFigure(said, first))
        && (end == said.Length || said[end - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || !MatterWords.IsFigure(said, end - 1));
}
