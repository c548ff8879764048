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
        if (claim.NamesMatters || IsVerbatim(claim))
        {
            yield break;
        }

        var said = Said(claim);
        var own = Clauses(claim.Tokens).SelectMany(c => c.Stems.Concat(c.Soft)).ToHashSet(StringComparer.Ordinal);
        var silent = !said.Exists(s => s.IsDenied || s.Soft.Except(own).Any()) && !AnswersNo(claim);
        var matter = said.SelectMany(s => s.Stems).ToHashSet(StringComparer.Ordinal);
        var turned = claim.Tokens.Any(t => Turned.Contains(t.Word));
        var open = turned ? [] : claim.Tokens.Select(t => Clause.OpenKind(t.Word)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var clause in Clauses(claim.Tokens))
        {
            if (clause.IsDenied && ((silent && IsFlat(claim)) || Denies(clause, said, matter) || IsAlone(claim, clause, said, matter) || Doubles(clause, said)))
            {
                yield return claim.Warn("negation-added", Severity.Warn, "The statement denies what the cited words affirm");
                yield break;
            }

            if (!clause.HasNo && (Affirms(clause, said, matter, open) || Fills(clause, said)))
            {
                yield return claim.Warn("negation-dropped", Severity.Warn, "The statement affirms what the cited words deny");
                yield break;
            }
        }
    }

    /// <summary>
    /// The claim is what was said, word for word, whoever is named before it: no word of it can be wrong. Unless the words before it in its sentence deny it: "I don't think |
    /// the boiler is unsafe".
    /// </summary>
    private static bool IsVerbatim(Claim claim)
    {
        var first = Array.FindIndex(claim.Tokens, t => t.Is(TokenMarks.Colon)) is >= 0 and < 4 and var colon ? colon + 1 : 0;
        var own = claim.Tokens.AsSpan(first);
        Token[] said = [.. claim.Sentences.SelectMany(s => claim.Source.Talk.TokensOf(s).ToArray())];
        for (var at = 0; own.Length > 0 && at <= said.Length - own.Length; at++)
        {
            if (Same(own, said.AsSpan(at, own.Length)) && !IsDeniedBefore(said, at))
            {
                return true;
            }
        }

        return false;
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

    /// <summary>A "no" that stands for a whole sentence, or a count of none, is somewhere in the quoted sentences.</summary>
    private static bool AnswersNo(Claim claim)
    {
        foreach (var sentence in claim.Sentences)
        {
            foreach (var token in claim.Source.Talk.TokensOf(sentence))
            {
                if (token.Word is "nope" or "nah" or "zero" or "nil" || (token.Word == "no" && token.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A plain "not" or "no"; "without" and "neither" may be the writer's words for something that was affirmed.</summary>
    private static bool IsFlat(Claim claim) => claim.Tokens.Any(t => t.Word is "not" or "no" or "never" or "none" or "nobody" or "nothing");

    /// <summary>What the clause affirms is only ever denied in the cited words.</summary>
    private static bool Affirms(Clause claim, List<Clause> said, HashSet<string> matter, HashSet<string> open)
    {
        var denied = said
            .Where(s => s.IsDenied && !claim.Soft.Except(s.Stems).Except(s.Soft).Any() && !s.Soft.Except(claim.Stems).Except(open).Any())
            .SelectMany(s => s.Matters)
            .Where(m => m.IsNegated && m.IsHead && (!m.IsOfNone || claim.SaysThereIs || (m.Before is not null && claim.Stems.Contains(m.Before))))
            .Select(m => m.Stem)
            .ToHashSet(StringComparer.Ordinal);
        denied.ExceptWith(said.SelectMany(s => s.Matters).Where(m => !m.IsNegated).Select(m => m.Stem));
        return claim.Matters.Any(m => !m.IsNegated && denied.Contains(m.Stem)) && Shares(claim, matter);
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

    /// <summary>
    /// A flat denial whose words are all in what the cited words affirm, while nothing that they deny has to do with it: "nothing" in "I'll tell you that for
    /// nothing" is no ground for it.
    /// </summary>
    private static bool IsAlone(Claim claim, Clause clause, List<Clause> said, HashSet<string> matter)
    {
        if (!IsFlat(claim) || clause.Stems.Count == 0 || clause.Soft.Count > 0 || AnswersNo(claim) || !said.Exists(s => !s.IsDenied && !s.IsQuestion))
        {
            return false;
        }

        var settles = clause.Matters.FirstOrDefault(m => m.IsNegated).Stem is { } head && Settling.Contains(head);
        // A denial without matter of its own ("I won't.") answers whatever was said before it.
        return !said.Exists(s => (s.IsDenied && (s.IsElliptic || s.Stems.Overlaps(clause.Stems))) || (s.Soft.Count > 0 && !settles && s.Stems.Overlaps(clause.Stems)))
            && (settles || Shares(clause, matter));
    }

    /// <summary>"Is not gone" of what "there isn't any" of: the claim denies twice what the cited words deny once.</summary>
    private static bool Doubles(Clause claim, List<Clause> said) => claim.DeniesDenial
        && said.Exists(s => s.IsDenied || s.Soft.Count > 0)
        && !said.Exists(s => s.IsDenied && s.Soft.Count > 0);

    /// <summary>Somebody, or all, where the cited words say nobody.</summary>
    private static bool Fills(Clause claim, List<Clause> said)
    {
        var emptied = claim.Subject switch { Extent.Some => Extent.None, Extent.Something => Extent.Nothing, _ => Extent.Unsaid };
        return emptied != Extent.Unsaid
            && !claim.IsDenied
            && claim.Soft.Count == 0
            && !said.Exists(s => s.Subject == claim.Subject)
            && said.Exists(s => s.Subject == emptied && s.Soft.Count == 0 && s.Stems.Overlaps(claim.Stems));
    }

    private static readonly HashSet<string> Settling = [.. "agree decide resolve approve confirm carry".Split(' ').Select(Clause.Stem)];

    /// <summary>Words that say by themselves what others say with a "not": "stays as it is" for "will not change".</summary>
    private static readonly string[] Turned =
    [
        "stay", "stays", "stayed", "remain", "remains", "keep", "keeps", "kept", "still", "only", "alone", "yet", "wait", "waiting", "hold", "same", "shut", "closed", "free", "less", "fewer", "broken", "pending",
    ];

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
            if (sentence.Index > 0 && talk.Sentences[sentence.Index - 1] is var question && (question.IsQuestion ? AnswersNo(talk.TokensOf(sentence), own) : Refuses(talk.TokensOf(sentence), own)))
            {
                clauses.AddRange(Clause.Of(talk.TokensOf(question), isQuestion: true).Select(c => c.Denied()));
            }

            clauses.AddRange(own);
        }

        return clauses;
    }

    /// <summary>"They won't.": whatever was said before it.</summary>
    private static bool Refuses(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        tokens.Length <= 4 && own is [{ IsElliptic: true, Matters.Count: 0 }];

    private static bool AnswersNo(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        (tokens[0].Word is "no" or "nope" && (tokens.Length == 1 || tokens[0].Is(TokenMarks.ClauseEnd)))
        || (tokens.Length <= 6 && own.Any(c => c.IsDenied && c.Matters.Count == 0));
}
