using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A claim does not affirm what the cited words deny, nor deny what they affirm. Compared by what is denied, the first words of matter after the "not": a
/// word that the quoted sentences have under a negation only may not be affirmed, and one that they only affirm may not be denied. A claim with a flat "not"
/// that cites words without any denial is one too.
/// </summary>
internal static class NegationCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        if (claim.NamesMatters)
        {
            yield break;
        }

        var said = Said(claim);
        var own = Clauses(claim.Tokens).SelectMany(c => c.Stems.Concat(c.Soft)).ToHashSet(StringComparer.Ordinal);
        var silent = !said.Exists(s => s.IsDenied || s.Soft.Except(own).Any()) && !claim.Focus.Words.Overlaps(Answers);
        var matter = said.SelectMany(s => s.Stems).ToHashSet(StringComparer.Ordinal);
        foreach (var clause in Clauses(claim.Tokens))
        {
            if (clause.IsDenied && ((silent && IsFlat(claim)) || Denies(clause, said, matter)))
            {
                yield return claim.Warn("negation-added", Severity.Warn, "The statement denies what the cited words affirm");
                yield break;
            }

            if (!clause.HasNo && Affirms(clause, said, matter))
            {
                yield return claim.Warn("negation-dropped", Severity.Warn, "The statement affirms what the cited words deny");
                yield break;
            }
        }
    }

    private static readonly string[] Answers = ["no", "nope", "nah", "zero", "nil"];

    /// <summary>A plain "not" or "no"; "without" and "neither" may be the writer's words for something that was affirmed.</summary>
    private static bool IsFlat(Claim claim) => claim.Tokens.Any(t => t.Word is "not" or "no" or "never" or "none" or "nobody" or "nothing");

    /// <summary>What the clause affirms is only ever denied in the cited words.</summary>
    private static bool Affirms(Clause claim, List<Clause> said, HashSet<string> matter)
    {
        var denied = said
            .Where(s => s.IsDenied && !claim.Soft.Except(s.Stems).Except(s.Soft).Any() && !s.Soft.Except(claim.Stems).Any())
            .SelectMany(s => s.Matters)
            .Where(m => m.IsNegated && m.IsHead && (!m.IsOfNone || claim.SaysThereIs))
            .Select(m => m.Stem)
            .ToHashSet(StringComparer.Ordinal);
        denied.ExceptWith(said.SelectMany(s => s.Matters).Where(m => !m.IsNegated).Select(m => m.Stem));
        return denied.Overlaps(claim.Stems) && Shares(claim, matter);
    }

    /// <summary>What the clause denies is only ever affirmed in the cited words.</summary>
    private static bool Denies(Clause claim, List<Clause> said, HashSet<string> matter)
    {
        var affirmed = said
            .Where(s => !s.IsDenied && !s.IsQuestion && !s.Soft.Except(claim.Stems).Any())
            .SelectMany(s => s.Stems)
            .ToHashSet(StringComparer.Ordinal);
        affirmed.ExceptWith(said.SelectMany(s => s.Matters).Where(m => m.IsNegated).Select(m => m.Stem));
        return !claim.Soft.Except(matter).Any()
            && claim.Matters.Any(m => m.IsNegated && m.IsHead && affirmed.Contains(m.Stem))
            && Shares(claim, matter);
    }

    private static bool Shares(Clause claim, HashSet<string> matter) => claim.Stems.Count(matter.Contains) is var shared
        && shared >= Math.Min(2, claim.Stems.Count - 1)
        && shared >= 0.4 * claim.Stems.Count;

    private static IEnumerable<Clause> Clauses(Token[] tokens)
    {
        var first = 0;
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Is(TokenMarks.SentenceEnd) || at == tokens.Length - 1)
            {
                foreach (var clause in Clause.Of(tokens.AsSpan(first, at + 1 - first), isQuestion: false))
                {
                    yield return clause;
                }

                first = at + 1;
            }
        }
    }

    /// <summary>The clauses of the quoted sentences; a question that is answered with "no" is a denial of what it asks.</summary>
    private static List<Clause> Said(Claim claim)
    {
        var talk = claim.Source.Talk;
        var clauses = new List<Clause>();
        foreach (var sentence in claim.Sentences)
        {
            var own = Clause.Of(talk.TokensOf(sentence), sentence.IsQuestion);
            if (sentence.Index > 0 && talk.Sentences[sentence.Index - 1] is { IsQuestion: true } question && AnswersNo(talk.TokensOf(sentence), own))
            {
                clauses.AddRange(Clause.Of(talk.TokensOf(question), isQuestion: true).Select(c => c.Denied()));
            }

            clauses.AddRange(own);
        }

        return clauses;
    }

    private static bool AnswersNo(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        (tokens[0].Word is "no" or "nope" && (tokens.Length == 1 || tokens[0].Is(TokenMarks.ClauseEnd)))
        || (tokens.Length <= 6 && own.Any(c => c.IsDenied && c.Matters.Count == 0));
}
