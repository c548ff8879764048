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
        var quoted = said.SelectMany(s => s.Stems).ToHashSet(StringComparer.Ordinal);
        var matter = quoted.Concat(claim.Speakers.SelectMany(PeopleBook.Words).Select(Clause.Stem)).Concat(Context(claim)).ToHashSet(StringComparer.Ordinal);
        var turned = claim.Tokens.Any(t => Turned.Contains(t.Word));
        var affirms = !turned && !Clauses(claim.Tokens).Any(c => c.IsDenied || c.HasNo);
        var open = turned ? [] : claim.Tokens.Select(t => Clause.OpenKind(t.Word)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var clause in Clauses(claim.Tokens))
        {
            if (clause.IsDenied && ((silent && IsFlat(claim)) || Denies(clause, said, quoted) || IsAlone(claim, clause, said, quoted) || Doubles(clause, said)))
            {
                yield return claim.Warn("negation-added", Severity.Warn, "The statement denies what the cited words affirm");
                yield break;
            }

            var lacks = clause.With.Any(w => said.Exists(s => s.Without.Contains(w)) && !said.Exists(s => s.With.Contains(w)));
            if (lacks || (!clause.HasNo && !clause.IsRelative && (Affirms(clause, said, matter, open) || Fills(clause, said) || (affirms && StandsAgainst(clause, said)))))
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
        Token[] said = [.. claim.Sentences.Where(s => !s.IsQuestion).SelectMany(s => claim.Source.Talk.TokensOf(s).ToArray())];
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
        var quoted = said.SelectMany(s => s.Stems.Concat(s.Soft)).ToHashSet(StringComparer.Ordinal);
        var denied = said
            .Where(s => s.IsDenied && !claim.Soft.Except(quoted).Any() && !s.Soft.Except(claim.Stems).Except(open).Any())
            .SelectMany(s => s.Matters)
            .Where(m => m.IsNegated && m.IsHead && (!m.IsOfNone || claim.SaysThereIs || (m.Before is not null && claim.Stems.Contains(m.Before))))
            .Select(m => m.Stem)
            .ToHashSet(StringComparer.Ordinal);
        denied.ExceptWith(said.SelectMany(s => s.Matters).Where(m => !m.IsNegated).Select(m => m.Stem));
        var affirmed = said.Where(s => !s.IsDenied && !s.IsQuestion).SelectMany(s => s.Stems).Except(said.Where(s => s.IsDenied).SelectMany(s => s.Stems)).ToHashSet(StringComparer.Ordinal);
        return !Echoes(claim, said)
            && !(claim.Predicate is { } predicate && affirmed.Contains(predicate))
            && claim.Matters.Any(m => !m.IsNegated && denied.Contains(m.Stem))
            && Shares(claim, matter);
    }

    /// <summary>"We can't, only the committee can": of the committee it is affirmed.</summary>
    private static bool Echoes(Clause claim, List<Clause> said) => said.Exists(s => s.IsEcho && !s.IsQuestion && s.Stems.Overlaps(claim.Stems));

    /// <summary>All that the cited words say of it they deny, and the claim has no word that could say so in another way.</summary>
    private static bool StandsAgainst(Clause claim, List<Clause> said)
    {
        var near = said.Where(s => !s.IsQuestion && s.Stems.Overlaps(claim.Stems)).ToList();
        return claim.Soft.Count == 0
            && near.Count > 0
            && !Echoes(claim, said)
            && near.TrueForAll(s => s.Denials % 2 == 1 && s.Soft.Count == 0)
            && (said.TrueForAll(s => s.IsQuestion || s.IsDenied) || 2 * claim.Stems.Count(t => near.Exists(s => s.Stems.Contains(t))) > claim.Stems.Count);
    }

    /// <summary>What the clause denies is only ever affirmed in the cited words.</summary>
    private static bool Denies(Clause claim, List<Clause> said, HashSet<string> matter)
    {
        var affirmed = said
            .Where(s => !s.IsDenied && !s.IsQuestion && !s.Soft.Except(claim.Stems).Any())
            .SelectMany(s => s.Stems)
            .ToHashSet(StringComparer.Ordinal);
        affirmed.ExceptWith(said.SelectMany(s => s.Matters).Where(m => m.IsNegated).Select(m => m.Stem));
        return (claim.IsDenied && Echoes(claim, said)) || (!said.Exists(s => s.IsElliptic && s.IsDenied)
            && !claim.Soft.Except(matter).Except(said.SelectMany(s => s.Kinds)).Any()
            && claim.Matters.Any(m => m.IsNegated && m.IsHead && affirmed.Contains(m.Stem))
            && Shares(claim, matter));
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
    private static bool Doubles(Clause claim, List<Clause> said) =>
        (claim.DeniesDenial && said.Exists(s => s.IsDenied || s.Soft.Count > 0) && !said.Exists(s => s.IsDenied && s.Soft.Count > 0))
        || (claim.Denials == 2 && said.Exists(s => s.Denials == 1) && said.TrueForAll(s => s.Denials < 2 && s.Soft.Count == 0));

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
        var before = 0;
        var cited = claim.Sentences;
        for (var i = 0; i < cited.Count; i++)
        {
            var sentence = cited[i];
            var own = Clause.Of(talk.TokensOf(sentence), sentence.IsQuestion);
            if (sentence.Index > 0 && talk.Sentences[sentence.Index - 1] is var question && (question.IsQuestion ? AnswersNo(talk.TokensOf(sentence), own) : Refuses(talk.TokensOf(sentence), own)))
            {
                if (i > 0 && cited[i - 1].Index == question.Index)
                {
                    // What was asked is denied, not said besides.
                    clauses.RemoveRange(before, clauses.Count - before);
                }

                clauses.AddRange(Clause.Of(talk.TokensOf(question), isQuestion: true).Select(c => c.Denied()));
            }
            else if (i > 0 && cited[i - 1].Index == sentence.Index - 1 && PointsBack(talk.TokensOf(sentence), own))
            {
                var denied = clauses[before..].ConvertAll(c => c.Denied());
                clauses.RemoveRange(before, denied.Count);
                clauses.AddRange(denied);
            }

            before = clauses.Count;
            clauses.AddRange(own);
        }

        return clauses;
    }

    /// <summary>"There's no appetite for that": for what was said before it.</summary>
    private static bool PointsBack(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        own is [{ IsDenied: true }] && tokens.Length > 2 && tokens[^1].Word is "that" or "this" && tokens[^2].Word is "for" or "of" or "to" or "with" or "about" or "in";

    /// <summary>What the sentences just before the quoted ones are about: whoever answers does not say it again.</summary>
    private static IEnumerable<string> Context(Claim claim)
    {
        var talk = claim.Source.Talk;
        return claim.Sentences
            .SelectMany(s => Enumerable.Range(Math.Max(0, s.Index - ContextReach), Math.Min(s.Index, ContextReach)))
            .Distinct()
            .SelectMany(i => Clause.Of(talk.TokensOf(talk.Sentences[i]), talk.Sentences[i].IsQuestion))
            .SelectMany(c => c.Stems);
    }

    private const int ContextReach = 2;

    /// <summary>"They won't.": whatever was said before it.</summary>
    private static bool Refuses(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        tokens.Length <= 4 && own is [{ IsElliptic: true, Matters.Count: 0 }];

    private static bool AnswersNo(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        (tokens[0].Word is "no" or "nope" or "nah" && (tokens.Length == 1 || tokens[0].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
        || tokens[0].Word is "none" or "nobody" or "nothing" or "neither" or "hardly" or "never"
        || (tokens[0].Word == "not" && !(tokens.Length > 1 && tokens[1].Word is "only" or "just" or "until" or "till" or "sure" or "unless" or "before" or "bad"))
        || own is [{ IsDenied: true, Matters.Count: 0 }, ..]
        || own is [{ IsDenied: false, Matters: [{ Stem: var first }, ..] }, ..] && Ending.Contains(first) && tokens.Length < 6
        || (tokens.Length > 2 && tokens[0].Word == "by" && tokens[1].Word == "no" && tokens[2].Word == "means")
        || (tokens.Length < 6 && IsOff(tokens));

    /// <summary>"That's off", "it's all off".</summary>
    private static bool IsOff(ReadOnlySpan<Token> tokens) => tokens[^1].Word == "off" && tokens.Length > 1 && tokens[^2].Word is "is" or "'s" or "was" or "all" or "called";

    /// <summary>"Are they still ...? - They stopped."</summary>
    private static readonly HashSet<string> Ending = [.. "cease stop finish end refuse decline fold close withdraw".Split(' ').Select(Clause.Stem).Select(SameMeaning.Of)];
}
