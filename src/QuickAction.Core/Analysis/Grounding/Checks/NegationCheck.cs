using QuickAction.Core.Analysis.Grounding.Polarity;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A claim does not affirm what the cited words deny, nor deny what they affirm. Each thing that the claim says is laid next to each that the quoted sentences say; by the words that they
/// share, and by what either denies, it is told which are about the same, and of those whether both say it. How surely one denies the other, a fitted model tells.
/// </summary>
internal static class NegationCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        if (claim.NamesMatters || IsVerbatim(claim) || AddsNothing(claim) || Find(claim) is not { } denies)
        {
            return [];
        }

        return [denies
            ? claim.Warn("negation-added", Severity.Warn, "The statement denies what the cited words affirm")
            : claim.Warn("negation-dropped", Severity.Warn, "The statement affirms what the cited words deny")];
    }

    /// <summary>Nothing is denied or asked on either side, and the claim has no word of matter that was not said: there is nothing to be turned, as in most of what the offline engine says.</summary>
    private static bool AddsNothing(Claim claim)
    {
        if (ClauseDenial.IsAsked(claim))
        {
            return false;
        }

        var said = claim.Focus.Words;
        foreach (var token in claim.Tokens)
        {
            if (PolarWords.Negations.Contains(token.Word) || !(said.Contains(token.Word) || StopWords.Has(token.Word) || token.Is(TokenMarks.Capital)))
            {
                return false;
            }
        }

        return !said.Overlaps(PolarWords.Negations);
    }

    /// <summary>True when the claim denies what was affirmed, false when it affirms what was denied, null when neither is found.</summary>
    private static bool? Find(Claim claim)
    {
        var own = Assertions.Own(claim);
        var said = Assertions.Said(claim);
        var pairings = Pairings(own, said);
        for (var i = 0; i < own.Count; i++)
        {
            if (ConflictModel.Holds(Conflict.Hints(own, said, pairings, i, claim.HasManySentences), own[i].IsDenied) && !SaidNearby.Says(claim, own[i], own))
            {
                return own[i].IsDenied;
            }
        }

        return ByRule(claim, own, said, pairings);
    }

    /// <summary>What is so plain that nothing has to be weighed.</summary>
    private static bool? ByRule(Claim claim, List<Proposition> own, List<Proposition> said, Pairing[,] pairings)
    {
        if (LackDenial.Is(own, said) || RefusedDenial.Is(claim) || OpenQuestion.IsClosed(claim))
        {
            return false;
        }

        if ((!IsCarried(own, said, pairings) && FigureDenial.Is(claim)) || DeniesTwice(own, said) || FlatDenial.Is(claim, own, said))
        {
            return true;
        }

        return ClauseDenial.Affirms(claim, IsSaid(own, said, pairings)) ? false : null;
    }

    /// <summary>What a claim says and the conflicts that it may be in, for whoever fits the model: their hints, whether the claim denies, and what it says there.</summary>
    /// <param name="byRule">A rule finds fault with it, whatever the model makes of it.</param>
    internal static List<(ulong Hints, bool IsDenied, string What)> Conflicts(Claim claim, out bool byRule)
    {
        byRule = false;
        if (claim.NamesMatters || IsVerbatim(claim) || AddsNothing(claim))
        {
            return [];
        }

        var (own, said) = (Assertions.Own(claim), Assertions.Said(claim));
        var pairings = Pairings(own, said);
        byRule = ByRule(claim, own, said, pairings) is not null;
        return [.. own.Select((p, i) => (Conflict.Hints(own, said, pairings, i, claim.HasManySentences) is var hints && hints != 0 && SaidNearby.Says(claim, p, own) ? 0 : hints, p.IsDenied, $"{string.Join(' ', p.Terms.Select(t => t.Stem))} {p.IsDenied}"))];
    }

    private static Pairing[,] Pairings(List<Proposition> own, List<Proposition> said)
    {
        var pairings = new Pairing[own.Count, said.Count];
        for (var i = 0; i < own.Count; i++)
        {
            var governs = own[i].Is(Standing.Frame) && i + 1 < own.Count && own[i + 1].Is(Standing.Passed);
            for (var j = 0; j < said.Count && !governs && !own[i].Is(Standing.Saying | Standing.Aside | Standing.Held | Standing.Whether); j++)
            {
                pairings[i, j] = Matching.Of(own[i], said[j], own);
            }
        }

        return pairings;
    }

    /// <summary>A denial of the claim is one that was said.</summary>
    private static bool IsCarried(List<Proposition> own, List<Proposition> said, Pairing[,] pairings)
    {
        for (var i = 0; i < own.Count; i++)
        {
            for (var j = 0; j < said.Count; j++)
            {
                if (own[i].IsDenied && pairings[i, j] is { Verdict: Verdict.Same } pairing && pairing.Shared >= (said[j].IsDenied ? 1 : 2.5))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What the claim has of a question was also said, in words that it shares.</summary>
    private static bool IsSaid(List<Proposition> own, List<Proposition> said, Pairing[,] pairings)
    {
        for (var i = 0; i < own.Count; i++)
        {
            var (isAsked, isSaid) = (false, false);
            for (var j = 0; j < said.Count; j++)
            {
                isAsked |= said[j].Is(Standing.Question) && pairings[i, j].Coverage >= 0.5;
                isSaid |= !said[j].Is(Standing.Question) && pairings[i, j] is { Verdict: Verdict.Same, Own: >= 1, Coverage: >= 0.4 };
            }

            if (isAsked && isSaid)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Was not unable to come" of "couldn't make it".</summary>
    private static bool DeniesTwice(List<Proposition> own, List<Proposition> said) =>
        own.Exists(p => p.Negators == 2 && !p.Is(Standing.Passed))
        && said.Exists(s => s.Negators == 1)
        && said.TrueForAll(s => s.Negators < 2 && !Array.Exists(s.Terms, t => t.Is(TermMarks.Denies)));

    /// <summary>
    /// The claim is what was said, word for word or retold, whoever is named before it: no "not" of it can be wrong. Unless the words before it in its sentence deny it: "I don't think |
    /// the boiler is unsafe".
    /// </summary>
    private static bool IsVerbatim(Claim claim)
    {
        var own = WordRun.WithoutLabel(claim.Tokens);
        Token[] said = [.. claim.Sentences.Where(s => !s.IsQuestion).SelectMany(s => claim.Source.Talk.TokensOf(s).ToArray())];
        for (var at = 0; at < said.Length; at++)
        {
            if (Retelling.Is(own, said, at) && !IsDeniedBefore(said, at))
            {
                return true;
            }
        }

        return WordRun.IndexOf(said, own) is >= 0 and var first && !IsDeniedBefore(said, first);
    }

    private static bool IsDeniedBefore(Token[] said, int at)
    {
        for (var back = at - 1; back >= 0 && !said[back + 1].Is(TokenMarks.SentenceStart); back--)
        {
            if (Clause.MayDeny(said[back].Word))
            {
                return true;
            }
        }

        return false;
    }
}
