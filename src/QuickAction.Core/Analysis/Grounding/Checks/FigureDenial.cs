using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>"Is not 19 weeks" of "it's gone to nineteen weeks": nobody puts a figure behind a "not" that was only ever said without one.</summary>
internal static class FigureDenial
{
    public static bool Is(Claim claim)
    {
        var not = Array.FindIndex(claim.Tokens, t => t.Word is "not" or "never");
        var end = not < 0 ? -1 : Array.FindIndex(claim.Tokens, not, t => t.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd));
        end = end < 0 ? claim.Tokens.Length - 1 : end;
        if (not < 0 || end - not < 1)
        {
            return false;
        }

        var behind = claim.Tokens.AsSpan(not + 1, end - not).ToArray();
        var figures = NumberReader.Find(behind).Where(q => q.InFigures || behind[q.First].Word is not ("one" or "first" or "second" or "half")).ToList();
        // "Any of three": not of a single one.
        return figures.Count > 0 && figures[0].First < FigureReach && !Array.Exists(behind, t => t.Word == "any") && Affirmed(claim) is var affirmed && figures.TrueForAll(q => affirmed.Hold(q, roughly: false));
    }

    /// <summary>"Is not off the road for 17 days", but not "is not going to dress up the loss of 11 days".</summary>
    private const int FigureReach = 5;

    /// <summary>The numbers of those stretches of the quoted sentences that deny nothing.</summary>
    private static NumberFacts Affirmed(Claim claim)
    {
        var facts = new NumberFacts();
        foreach (var sentence in claim.Sentences.Where(s => !s.IsQuestion || claim.Sentences.Count == 1))
        {
            var tokens = claim.Source.Talk.TokensOf(sentence);
            var (first, denies) = (0, false);
            for (var at = 0; at < tokens.Length; at++)
            {
                denies |= Clause.MayDeny(tokens[at].Word);
                if (at == tokens.Length - 1 || tokens[at].Is(TokenMarks.ClauseEnd) || (tokens[at + 1].Word is "and" or "but" or "because" or "so" or "which" or "if" && !Clause.IsFigure(tokens[at].Word)))
                {
                    facts.Add(denies ? [] : tokens[first..(at + 1)]);
                    (first, denies) = (at + 1, false);
                }
            }
        }

        return facts;
    }
}
