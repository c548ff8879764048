using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>
/// A claim does not affirm what the cited words deny, nor deny what they affirm. Compared by what is denied, the first words of matter after the "not": a
/// word that the quoted sentences have under a negation only may not be affirmed, and one that they only affirm may not be denied. A claim with a flat "not"
/// that cites words without any denial is one too, unless they limit or end something, say the opposite, or answer a question in other words than "yes": all of that
/// minutes may put with a "not".
/// </summary>
internal static class NegationCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        if (claim.NamesMatters || IsVerbatim(claim))
        {
            yield break;
        }

        var said = Answers.Said(claim);
        var clauses = Clauses(claim.Tokens).ToList();
        var own = clauses.SelectMany(c => c.Stems.Concat(c.Soft).Concat(c.Limits)).Concat(claim.Tokens.Select(t => t.Word)).ToHashSet(StringComparer.Ordinal);
        var denied = said.Exists(s => s.IsDenied) || Answers.SayNo(claim);
        var silent = !denied && !said.Exists(s => s.Soft.Except(own).Any());
        var quoted = said.SelectMany(s => s.Stems).ToHashSet(StringComparer.Ordinal);
        var asked = Answers.Asked(claim);
        var matter = quoted.Concat(claim.Speakers.SelectMany(PeopleBook.Words).Select(Clause.Stem)).Concat(Context(claim)).ToHashSet(StringComparer.Ordinal);
        var turned = claim.Tokens.Any(t => Turned.Contains(t.Word));
        var affirmsStill = !claim.Tokens.Any(t => t.Word != "still" && Turned.Contains(t.Word)) && !clauses.Exists(c => c.IsDenied || c.HasNo);
        var affirms = !turned && !clauses.Exists(c => c.IsDenied || c.HasNo);
        var open = turned ? [] : claim.Tokens.Select(t => Clause.OpenKind(t.Word)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var clause in clauses)
        {
            if (clause.IsDenied && IsAdded(clause))
            {
                yield return claim.Warn("negation-added", Severity.Warn, "The statement denies what the cited words affirm");
                yield break;
            }

            if (Lacks(clause, said) || (!clause.HasNo && !clause.IsRelative && !clause.IsUnderDenial && IsDropped(clause)))
            {
                yield return claim.Warn("negation-dropped", Severity.Warn, "The statement affirms what the cited words deny");
                yield break;
            }
        }

        bool IsAdded(Clause clause)
        {
            // What limits or answers in other words may be put with a "not".
            var free = !said.Exists(s => IsLimited(s, clause, own)) && !IsOpen(clause, asked, said);
            return (silent && free && !clause.OpensWithNot && IsFlat(claim))
                || DeniesFigure(claim, silent: !denied && free)
                || Denies(clause, said, matter, own)
                || Doubles(clause, said);
        }

        bool IsDropped(Clause clause) => Affirms(clause, said, matter, open)
            || Fills(clause, said)
            || (affirms && StandsAgainst(clause, said))
            || (affirmsStill && OnlyAsked(clause, said, asked));
    }

    /// <summary>"With" of what the cited words are only ever "without".</summary>
    private static bool Lacks(Clause claim, List<Clause> said) => claim.With.Any(w => said.Exists(s => s.Without.Contains(w)) && !said.Exists(s => s.With.Contains(w)));

    /// <summary>What is said of the same, or of what was named before, is limited or ended, or its opposite is said.</summary>
    private static bool IsLimited(Clause said, Clause claim, HashSet<string> own) =>
        (said.Limits.Except(own).Any() && (said.Stems.Count <= 2 || said.Stems.Overlaps(own))) || said.Opposed.Any(o => o.IsNegated && claim.Stems.Contains(o.Stem));

    /// <summary>What the clause denies was asked, and answered in other words than "yes".</summary>
    private static bool IsOpen(Clause claim, HashSet<string> asked, List<Clause> said) =>
        claim.Matters.Any(m => m.IsNegated && asked.Contains(m.Stem) && !said.Exists(s => !s.IsQuestion && s.Stems.Contains(m.Stem)));

    /// <summary>The claim is what was asked, and the answer denies or limits something: "Are we filling the posts? - They're frozen".</summary>
    private static bool OnlyAsked(Clause claim, List<Clause> said, HashSet<string> asked) =>
        claim.Soft.Count == 0
        && claim.Stems.Count > 1
        && said.Exists(s => !s.IsQuestion && (s.IsDenied || s.Limits.Count > 0 || s.Soft.Count > 0))
        && claim.Stems.All(t => asked.Contains(t))
        && !said.Exists(s => !s.IsQuestion && !s.IsDenied && s.Stems.Overlaps(claim.Stems));

    /// <summary>"Is not 19 weeks" of "it's gone to nineteen weeks": nobody puts a figure behind a "not" that was only ever said without one.</summary>
    private static bool DeniesFigure(Claim claim, bool silent)
    {
        var not = Array.FindIndex(claim.Tokens, t => t.Word is "not" or "never");
        var end = not < 0 ? -1 : Array.FindIndex(claim.Tokens, not, t => t.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd));
        end = end < 0 ? claim.Tokens.Length - 1 : end;
        if (not < 0 || end - not < 1)
        {
            return false;
        }

        var behind = silent ? claim.Tokens : claim.Tokens.AsSpan(not + 1, end - not).ToArray();
        var figures = NumberReader.Find(behind).Where(q => q.InFigures || behind[q.First].Word is not ("one" or "first" or "second" or "half")).ToList();
        return figures.Count > 0 && (silent || figures[0].First < FigureReach) && Affirmed(claim) is var said && figures.TrueForAll(q => said.Hold(q, roughly: false));
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

    /// <summary>
    /// The claim is what was said, word for word, whoever is named before it: no word of it can be wrong. Unless the words before it in its sentence deny it: "I don't think |
    /// the boiler is unsafe".
    /// </summary>
    private static bool IsVerbatim(Claim claim)
    {
        var own = WordRun.WithoutLabel(claim.Tokens);
        Token[] said = [.. claim.Sentences.Where(s => !s.IsQuestion).SelectMany(s => claim.Source.Talk.TokensOf(s).ToArray())];
        for (var at = WordRun.IndexOf(said, own); at >= 0; at = WordRun.IndexOf(said, own, at + 1))
        {
            if (!IsDeniedBefore(said, at))
            {
                return true;
            }
        }

        return false;
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

    /// <summary>A plain "not" or "no"; "without" and "neither" may be the writer's words for something that was affirmed.</summary>
    private static bool IsFlat(Claim claim) => claim.Tokens.Any(t => t.Word is "not" or "no" or "never" or "none" or "nobody" or "nothing");

    /// <summary>What the clause affirms is only ever denied in the cited words.</summary>
    private static bool Affirms(Clause claim, List<Clause> said, HashSet<string> matter, HashSet<string> open)
    {
        var quoted = said.SelectMany(s => s.Stems.Concat(s.Soft)).ToHashSet(StringComparer.Ordinal);
        var denied = said
            .Where(s => s.IsDenied && !s.IsQuestion && !claim.Soft.Except(quoted).Any() && !s.Soft.Except(claim.Stems).Except(open).Any())
            .SelectMany(s => Heads(s, claim))
            .Where(m => (!m.IsOfNone || claim.SaysThereIs || (m.Before is not null && claim.Stems.Contains(m.Before))))
            .Select(m => m.Stem)
            .ToHashSet(StringComparer.Ordinal);
        denied.ExceptWith(said.Where(s => !s.IsQuestion).SelectMany(s => s.Matters).Where(m => !m.IsNegated).Select(m => m.Stem));
        denied.UnionWith(said.Where(s => !s.IsQuestion).SelectMany(s => s.Opposed).Where(o => o.IsNegated).Select(o => o.Stem)
            .Except(said.Where(s => !s.IsQuestion).SelectMany(s => s.Matters).Where(m => !m.IsNegated).Select(m => m.Stem)));
        var affirmed = said.Where(s => !s.IsDenied && !s.IsQuestion).SelectMany(s => s.Stems).Except(said.Where(s => s.IsDenied).SelectMany(s => s.Stems)).ToHashSet(StringComparer.Ordinal);
        return !Echoes(claim, said)
            && !(claim.Predicate is { } predicate && affirmed.Contains(predicate))
            && claim.Matters.Any(m => !m.IsNegated && denied.Contains(m.Stem))
            && !(said.Exists(s => s.IsAnswered) && claim.Stems.Count(denied.Contains) <= claim.Stems.Count(affirmed.Contains))
            && Shares(claim, matter);
    }

    /// <summary>
    /// What a clause denies: "changing" of "I'm not changing the budget". The budget is denied with it only where the claim speaks of changing too: it may stay as it is.
    /// </summary>
    private static IEnumerable<Matter> Heads(Clause said, Clause claim)
    {
        var isTold = true;
        foreach (var head in said.Matters.Where(m => m.IsNegated && m.IsHead))
        {
            if (isTold)
            {
                yield return head;
            }

            isTold = head.IsOfNone || claim.Stems.Contains(head.Stem);
        }
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
    private static bool Denies(Clause claim, List<Clause> said, HashSet<string> matter, HashSet<string> own)
    {
        var affirmed = said
            .Where(s => !s.IsDenied && !s.IsQuestion && !s.Soft.Concat(s.Limits).Except(own).Any())
            .SelectMany(s => s.Stems)
            .ToHashSet(StringComparer.Ordinal);
        affirmed.ExceptWith(said.SelectMany(s => s.Matters.Concat(s.Opposed)).Where(m => m.IsNegated).Select(m => m.Stem));
        return (claim.IsDenied && Echoes(claim, said)) || (!said.Exists(s => s.IsDenied && (s.IsElliptic || s.DeniesIt))
            && !claim.Soft.Except(matter).Except(said.SelectMany(s => s.Kinds)).Any()
            && claim.Matters.Any(m => m.IsNegated && m.IsHead && affirmed.Contains(m.Stem))
            && Shares(claim, matter));
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

    /// <summary>Words that say by themselves what others say with a "not": "stays as it is" for "will not change".</summary>
    private static readonly string[] Turned =
    [
        "stay", "stays", "stayed", "remain", "remains", "keep", "keeps", "kept", "still", "only", "alone", "yet", "wait", "waiting", "hold", "shut", "closed", "free", "less", "fewer", "broken", "pending",
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
}
