using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// Minutes list what was left open: "Whether the flat was empty was not known". The same without its "not" says that somebody knew, of words that only ask, or that say that nobody does.
/// </summary>
internal static class OpenQuestion
{
    private static readonly FrozenSet<string> Askers = "whether who what why when where how which".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Closed = "known established settled decided answered clear resolved confirmed stated determined certain".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Knowing = "know knows knew known settled decided certain sure".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The claim says that a question was settled, and the cited words do not.</summary>
    public static bool IsClosed(Claim claim)
    {
        if (claim.Tokens.Length == 0 || !Askers.Contains(claim.Tokens[0].Word) || Array.Exists(claim.Tokens, t => PolarWords.Negations.Contains(t.Word)))
        {
            return false;
        }

        for (var at = 1; at < claim.Tokens.Length; at++)
        {
            if (Closed.Contains(claim.Tokens[at].Word) && claim.Tokens[at - 1].Word is "was" or "were" && EndsClause(claim.Tokens, at))
            {
                return LeavesOpen(claim);
            }
        }

        return false;
    }

    private static bool EndsClause(Token[] tokens, int at) => at == tokens.Length - 1 || tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd);

    /// <summary>All that is quoted asks, or nobody in it knows.</summary>
    private static bool LeavesOpen(Claim claim)
    {
        var onlyAsks = claim.Sentences.Count > 0;
        foreach (var sentence in claim.Sentences)
        {
            onlyAsks &= sentence.IsQuestion;
            var tokens = claim.Source.Talk.TokensOf(sentence);
            for (var at = 1; at < tokens.Length; at++)
            {
                if (Knowing.Contains(tokens[at].Word) && SentenceCut.Has(tokens[Math.Max(0, at - Near)..at], PolarWords.Negations.Contains))
                {
                    return true;
                }
            }
        }

        return onlyAsks;
    }

    private const int Near = 4;
}
