using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// What a record says of itself: "it was not said who took the minutes", "no place was given", "this was not taken further". Nobody can be quoted for what nobody said, and such a sentence
/// denies nothing that was.
/// </summary>
internal static class RecordNote
{
    private static readonly FrozenSet<string> Telling = "said stated given named answered mentioned specified recorded".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>So many words may stand between the "no" and what was not said: "no place or times were said".</summary>
    private const int MostBetween = 6;

    /// <summary>The clause that begins the tokens is such a note; they may go on to the end of the sentence.</summary>
    public static bool Is(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length && at < MostBetween; at++)
        {
            if (at > 0 && tokens[at - 1].Is(TokenMarks.ClauseEnd))
            {
                return false;
            }

            if (tokens[at].Word is "no" or "nothing")
            {
                return IsPassive(tokens, at + 1);
            }

            if (tokens[at].Word == "not" && at > 0 && tokens[at - 1].Word is "was" or "were" && at + 1 < tokens.Length)
            {
                return Telling.Contains(tokens[at + 1].Word) || (tokens[at + 1].Word is "taken" && at + 2 < tokens.Length && tokens[at + 2].Word is "further" or "up");
            }
        }

        return false;
    }

    private static bool IsPassive(ReadOnlySpan<Token> tokens, int from)
    {
        for (var at = from; at + 1 < tokens.Length && at < from + MostBetween; at++)
        {
            if (tokens[at].Word is "was" or "were")
            {
                return Telling.Contains(tokens[at + 1].Word) || tokens[at + 1].Word is "set" or "fixed";
            }
        }

        return false;
    }
}
