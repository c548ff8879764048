using QuickAction.Core.Analysis.Grounding.Checks;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// What a statement says, and what the sentences that it quotes say once questions are read with their answers, pronouns with what they mean, and what is taken back is marked.
/// </summary>
internal static class Assertions
{
    /// <summary>The propositions of a statement's own text.</summary>
    public static List<Proposition> Own(Claim claim)
    {
        var own = new List<Proposition>();
        var speakers = claim.Speakers.SelectMany(claim.Source.Book.WordsOfLabel).Select(Clause.OwnStem).ToHashSet(StringComparer.Ordinal);
        var first = 0;
        for (var at = 0; at < claim.Tokens.Length; at++)
        {
            if (claim.Tokens[at].Is(TokenMarks.SentenceEnd) || at == claim.Tokens.Length - 1)
            {
                var beginsWithName = claim.Source.Book.IsName(claim.Tokens[first].Word);
                var next = PropositionReader.Read(claim.Tokens.AsSpan(first, at + 1 - first), isQuestion: false, beginsWithName ? Standing.None : Standing.Undertaking);
                if (beginsWithName && next is [{ Terms: [var name, ..] terms }, ..])
                {
                    // A sentence that begins with somebody's name gives no order.
                    terms[0] = name with { Marks = (name.Marks | TermMarks.Name) & ~(TermMarks.Order | TermMarks.Predicate) };
                }

                next = next.ConvertAll(p => WithoutSpeakers(p, speakers));
                Inherit(next, own);
                var teller = Teller(claim, first, at + 1);
                own.AddRange(teller is null ? next : next.ConvertAll(p => p with { Speaker = teller }));
                first = at + 1;
            }
        }

        return own;
    }

    /// <summary>Whoever speaks in the cited words is "I" there: "Ada Quill had no difficulty" says no more than "I've no difficulty".</summary>
    private static Proposition WithoutSpeakers(Proposition own, HashSet<string> speakers)
    {
        var terms = Array.FindAll(own.Terms, t => !speakers.Contains(t.Stem));
        return terms.Length == own.Terms.Length || terms.Length == 0 ? own : own with { Terms = terms };
    }

    /// <summary>The one person named in a sentence of the statement who speaks in the cited words; null when it names several or nobody.</summary>
    private static string? Teller(Claim claim, int first, int end)
    {
        string? teller = null;
        foreach (var name in claim.NamesInIt)
        {
            if (name.First < first || name.First >= end)
            {
                continue;
            }

            var parts = PeopleBook.Words(claim.Words(name.First, name.End));
            var label = claim.Speakers.FirstOrDefault(s => parts.Length > 0 && Array.TrueForAll(parts, p => claim.Source.Book.WordsOfLabel(s).Contains(p)));
            if (label is null || (teller is not null && teller != label))
            {
                return null;
            }

            teller = label;
        }

        return teller;
    }

    /// <summary>The propositions of the quoted sentences. An answer also says, or denies, what the sentence before it asks.</summary>
    public static List<Proposition> Said(Claim claim)
    {
        var talk = claim.Source.Talk;
        var said = new List<Proposition>();
        var before = 0;
        for (var i = 0; i < claim.Sentences.Count; i++)
        {
            var sentence = claim.Sentences[i];
            var tokens = Answers.UpToQuoteEnd(claim, talk.TokensOf(sentence));
            var speaker = claim.Source.Source.Segments[tokens[0].Segment].Speaker;
            var isHeard = i + 1 < claim.Sentences.Count && claim.Sentences[i + 1].Index <= sentence.Index + 2 && Answers.IsHearsay(tokens);
            // "Why wasn't it diverted?": it was not.
            var isPresupposed = sentence.IsQuestion && tokens[0].Word == "why" && tokens.Length > LeastOfWhy;
            var own = isHeard || isPresupposed || tokens.Length < sentence.End - sentence.First
                ? PropositionReader.Read(tokens, (sentence.IsQuestion && !isPresupposed) || isHeard).ConvertAll(p => p with { Speaker = speaker })
                : [.. claim.Source.Propositions(sentence)];
            var isBehind = i > 0 && claim.Sentences[i - 1].Index == sentence.Index - 1;
            var earlier = isBehind ? said[before..] : Before(claim, sentence);
            if (Answered(claim, sentence, tokens, own, earlier, isBehind) is { } answered)
            {
                // What was asked is denied, or said, and not asked besides.
                said.RemoveRange(isBehind ? before : said.Count, isBehind ? said.Count - before : 0);
                said.AddRange(answered);
                earlier = answered;
            }

            Inherit(own, earlier);
            if (isBehind && own.Count > 0)
            {
                TakeBack(said, before, own[0]);
            }

            for (var k = 1; k < own.Count; k++)
            {
                own[k - 1] = Rebutted(own[k - 1], own[k]);
            }

            before = said.Count;
            // "Not when he's in", "nothing on her": a denial that has no word to compare is one all the same.
            own.RemoveAll(p => p.Terms.Length == 0 && p.Negators == 0 && !p.Is(Standing.Elliptic));
            said.AddRange(own);
        }

        return said;
    }

    /// <summary>"Why not?" and "why's that?" ask about what was said before.</summary>
    private const int LeastOfWhy = 3;

    /// <summary>The sentence before, which is not quoted: what a pronoun can mean.</summary>
    private static List<Proposition> Before(Claim claim, TalkSentence sentence) =>
        sentence.Index == 0 ? [] : [.. claim.Source.Propositions(claim.Source.Talk.Sentences[sentence.Index - 1])];

    /// <summary>What was said before, as the sentence answers it; null when it is no answer. The bare answer itself is taken out of <paramref name="own"/>.</summary>
    private static List<Proposition>? Answered(Claim claim, TalkSentence sentence, ReadOnlySpan<Token> tokens, List<Proposition> own, List<Proposition> earlier, bool isBehind)
    {
        if (sentence.Index == 0 || (sentence.IsQuestion && tokens.Length <= 2))
        {
            // "No?" asks again.
            return null;
        }

        var clauses = Clause.Of(tokens, sentence.IsQuestion);
        if (Answers.Answer(claim.Source.Talk.Sentences[sentence.Index - 1], claim.Source.Talk.TokensOf(claim.Source.Talk.Sentences[sentence.Index - 1]), tokens, clauses) is { } yes)
        {
            if (own is [{ Terms.Length: 0 }, ..])
            {
                own.RemoveAt(0);
            }

            // "That isn't true" turns what was said; a "no" to what was denied agrees. "There has" is said of what was doubted, a plain "yes" goes with it.
            var turns = !yes && Answers.Rebuts(tokens) && SentenceCut.Has(tokens, w => w is "true" or "truth");
            var isPlain = tokens[0].Word is "yes" or "yeah" or "yep" or "aye" or "correct" or "absolutely" or "that";
            var isEmptied = !yes && AsksForNone(claim, claim.Source.Talk.Sentences[sentence.Index - 1]);
            var before = claim.Source.Talk.Sentences[sentence.Index - 1];
            if (!yes && !turns && !before.IsQuestion && earlier.Exists(p => p.IsDenied))
            {
                // "I've read it twice and I can't find the form. - No.": whoever says so agrees.
                return earlier.ConvertAll(p => Settled(p, p.Negators));
            }

            var asks = earlier.Exists(p => p.Is(Standing.Question) && !p.Is(Standing.Fragment));
            return earlier.ConvertAll(p =>
                // "Medicals for both, at the unit, nobody objects to that? - No.": what is named before is not what the "no" is to.
                !yes && !isEmptied && asks && p.Is(Standing.Fragment) && p.Is(Standing.Question) ? p
                : Settled(p, isEmptied ? 0 : turns ? p.Negators + 1 : !yes ? 1 : isPlain ? p.Negators : 0));
        }

        return isBehind && Answers.PointsBack(tokens, clauses) ? earlier.ConvertAll(p => Settled(p, 1)) : null;
    }

    /// <summary>"Anybody not happy? - No.": all are.</summary>
    private static bool AsksForNone(Claim claim, TalkSentence asked)
    {
        var tokens = claim.Source.Talk.TokensOf(asked);
        return asked.IsQuestion && SentenceCut.IsAny(tokens[0].Word) && SentenceCut.Has(tokens, PolarWords.Negations.Contains);
    }

    private static Proposition Settled(Proposition asked, int negators) =>
        asked.With(negators % 2 == 1 && !asked.IsDenied ? Standing.DeniedByAnswer : Standing.None).Without(Standing.Question | Standing.InheritsAsked | (asked.Is(Standing.Whether) ? Standing.Condition : Standing.None)).With(Standing.Answered) with { Negators = negators };

    /// <summary>"He couldn't. ... He can now.": what an answer that names nothing turns round, it takes back.</summary>
    private static void TakeBack(List<Proposition> said, int before, Proposition answer)
    {
        for (var k = 0; answer.Is(Standing.Now) && k < said.Count; k++)
        {
            said[k] = said[k].IsDenied ? Rebutted(said[k], answer) : said[k];
        }

        var main = said.FindLastIndex(s => !s.Is(Standing.Condition));
        if (main >= before)
        {
            said[main] = Rebutted(said[main], answer);
        }
    }

    private static Proposition Rebutted(Proposition one, Proposition next) =>
        next is { Terms.Length: 0 } && next.Is(Standing.Elliptic) && !one.Is(Standing.Question) && one.IsDenied != next.IsDenied && !HoldsBelief(one) ? one.With(Standing.Rebutted) : one;

    private static bool HoldsBelief(Proposition one) => Array.Exists(one.Terms, t => t.Stem is "think" or "believ" or "reckon" or "claim" or "hope" or "say");

    /// <summary>"It", "they", "he can now": what was named before is meant again.</summary>
    private static void Inherit(List<Proposition> own, List<Proposition> earlier)
    {
        for (var i = 0; i < own.Count; i++)
        {
            var one = own[i];
            if (one.Terms.Length > 1 && !one.Is(Standing.PointsBack | Standing.Elliptic))
            {
                continue;
            }

            var from = i > 0 ? own[i - 1] : earlier.FindLast(e => !e.Is(Standing.Condition)) ?? earlier.LastOrDefault();
            if (from is null)
            {
                continue;
            }

            if (one.Terms.Length == 0 && one.Is(Standing.Elliptic) && (HoldsBelief(from) || (!from.Is(Standing.Question) && from.IsDenied == one.IsDenied)))
            {
                // "Not one." says no more than what it follows; "she thinks she has, and she hasn't" is of what she thinks.
                own[i] = one.With(Standing.Rebutted);
                continue;
            }

            var standing = (from.IsDenied ? Standing.InheritsDenied : Standing.None) | (i == 0 && from.Is(Standing.Question) ? Standing.InheritsAsked : Standing.None);
            own[i] = one.With(standing) with { Inherited = Inheritance(one, from, i == 0 ? earlier : []), Echoed = i == 0 ? int.MaxValue : from.Terms.Length };
        }
    }

    private static Term[] Inheritance(Proposition one, Proposition from, List<Proposition> earlier)
    {
        var terms = new List<Term>();
        Add(from.Terms);
        Add(from.Inherited);
        foreach (var proposition in earlier)
        {
            Add(proposition.Terms);
        }

        return [.. terms];

        void Add(Term[] more)
        {
            foreach (var term in more)
            {
                if (!Array.Exists(one.Terms, t => t.Stem == term.Stem) && !terms.Exists(t => t.Stem == term.Stem))
                {
                    terms.Add(term);
                }
            }
        }
    }
}
