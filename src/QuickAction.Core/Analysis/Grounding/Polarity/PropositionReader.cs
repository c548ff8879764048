using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>
/// Reads a sentence as what it says, one proposition after another: the words of matter of each, how many negations reach them, and how the clause stands. What governs a clause is
/// carried into it: "no evidence | that he was hurt" denies that he was.
/// </summary>
internal static class PropositionReader
{
    /// <param name="orders">How a statement stands that gives an order; in talk, where many a sentence begins with a bare word, nothing is made of it.</param>
    public static List<Proposition> Read(ReadOnlySpan<Token> tokens, bool isQuestion, Standing orders = Standing.None)
    {
        var found = new List<Proposition>();
        var stems = new string[tokens.Length];
        for (var i = 0; i < stems.Length; i++)
        {
            stems[i] = Clause.OwnStem(tokens[i].Word);
        }

        var figures = FigureTerms.Of(tokens);
        var first = 0;
        for (var at = 1; at <= tokens.Length; at++)
        {
            if (at == tokens.Length || SentenceCut.Breaks(tokens, first, at))
            {
                Add(found, tokens, stems, figures, first, at, isQuestion, orders);
                first = at;
            }
        }

        return found;
    }

    private static void Add(List<Proposition> found, ReadOnlySpan<Token> all, string[] stems, string?[]? figures, int first, int end, bool isQuestion, Standing orders)
    {
        var tokens = all[first..end];
        if (found.Count > 0 && !found[^1].IsDenied && tokens is [{ } verb, { Word: "not" }, { } whom] && PolarWords.IsAuxiliary(verb) && PolarWords.Subjects.Contains(whom.Word) && whom.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
        {
            // "Then we lose the slot, | don't we, | the money rolls back": it asks for assent.
            return;
        }

        // "Unless a clerk is found" is "if no clerk is found", and what holds "unless" it holds else.
        var unless = Opening(tokens) == "unless" ? 1 : 0;
        var reader = new TermReader(tokens, stems.AsSpan(first, end - first), figures is null ? default : figures.AsSpan(first, end - first), isFirst: found.Count == 0, isQuestion);
        reader.Read();
        var standing = reader.Standing | (isQuestion ? Standing.Question : Standing.None);
        if (reader.Terms.Count == 0 && reader.Negators == 0 && (standing & Standing.PointsBack) == 0)
        {
            return;
        }

        if (end < all.Length && all[end].Word == "that" && (PolarWords.Reporting.Contains(tokens[^1].Word) || (reader.Negators == 0 && SentenceCut.Has(tokens, PolarWords.Reports.Contains))))
        {
            standing |= Standing.Frame | (PolarWords.Holding.Contains(tokens[^1].Word) ? Standing.None : Standing.Saying);
        }

        if (tokens[0].Word == "without" && found is [.., { Negators: 1 } none] && none.Is(Standing.Existing))
        {
            // "There isn't a house | without a meter": every house has one.
            found[^1] = new Proposition([.. none.Terms, .. reader.Terms], none.Negators + reader.Negators, standing | Standing.Twice) { Limits = none.Limits };
            return;
        }

        var passed = found.Count > 0 ? Passed(found, tokens, all[..first]) : 0;
        standing |= passed % 2 == 1 ? Standing.Passed : Standing.None;
        // "Could not promise that some might go": it may, all the same.
        standing |= passed % 2 == 1 && Array.Exists(found[^1].Terms, t => t.Stem is "promis" or "guarante") ? Standing.Held : Standing.None;
        var opening = Opening(tokens);
        if (opening is "until" or "till" or "unless" or "before" or "except")
        {
            standing &= ~Standing.Open;
            // "I'll ring her, before the minutes are out": that is said of the ringing all the same. "Not since before he came" holds since then.
            if (found.Count > 0 && !(opening == "before" && all[first - 1].Word == "since"))
            {
                found[^1] = found[^1].With(opening == "before" && !found[^1].IsDenied ? Standing.Before : Standing.Open);
            }
        }

        standing |= opening is "if" or "unless" or "when" or "until" or "till" or "whether" ? Standing.Condition : Standing.None;
        standing |= unless > 0 ? Standing.Unless : Standing.None;
        standing |= opening == "whether" || (opening is "when" or "if" && first > 0 && PolarWords.Finding.Contains(all[first - 1].Word)) ? Standing.Whether : Standing.None;
        standing |= opening == "that" && found.Count > 0 && PolarWords.Beliefs.Contains(all[first - 1].Word) ? Standing.Held : Standing.None;
        standing |= tokens[0].Word == "not" || (tokens[0].Word == "that" && tokens.Length > 1 && tokens[1].Word == "not") ? Standing.OpensWithNot : Standing.None;
        var isFragment = reader.Negators == 0 && !SentenceCut.HasVerb(tokens, tokens.Length);
        var goesOn = isFragment && found.Count > 0 && found[^1].IsDenied && opening is "either" or "any" or "in" or "on" or "at" or "for" or "from" or "by" or "to";
        standing |= goesOn || SentenceCut.IsContrast(tokens, 0) || (tokens[0].Word == "without" && tokens.Length > 3) || opening is "citing" or "including" || (tokens[0].Word == "because" && tokens.Length > 1 && tokens[1].Word == "of") ? Standing.Aside : Standing.None;
        standing |= reader is { Terms.Count: 0, Negators: 1 } && tokens[^1].Is(TokenMarks.ClauseEnd) && (opening == "nor" || tokens[^1].Word is "nobody" or "nothing" or "no-one" or "none" || (tokens.Length > 1 && tokens[^1].Word == "one" && tokens[^2].Word == "no")) ? Standing.AwaitsVerb : Standing.None;
        standing |= opening == "there" || (tokens[0].Word == "because" && tokens.Length > 1 && tokens[1].Word == "there") ? Standing.Existing : Standing.None;
        standing |= tokens[^1].Word == "now" ? Standing.Now : Standing.None;
        standing |= isFragment ? Standing.Fragment : Standing.None;
        standing |= reader.Negators % 2 == 1 && tokens.Length > 2 && tokens[^1].Word is "it" or "that" or "this" or "them" && (!PolarWords.Prepositions.Contains(tokens[^2].Word) || tokens[^3].Word == "hear") ? Standing.DeniesIt : Standing.None;
        standing |= IsElliptic(tokens, reader.Terms, reader.Negators + passed + unless, opening == "that" && found.Count > 0 ? "" : opening, end == all.Length) ? Standing.Elliptic : Standing.None;
        // "Except for charities", "not for a short stay" behind a denial: they go on with what stands before them and deny nothing of their own.
        var isRest = opening == "except" && !SentenceCut.Has(tokens, w => w != "'s" && (PolarWords.Auxiliaries.Contains(w) || PolarWords.Subjects.Contains(w)));
        isRest |= tokens[0].Word == "not" && found.Count > 0 && found[^1].IsDenied && !SentenceCut.HasVerb(tokens[1..], tokens.Length);
        standing |= isRest ? Standing.Held : Standing.None;
        standing |= reader.Negators > 0 && RecordNote.Is(all[first..]) ? Standing.Held : Standing.None;
        // "No place | or times were said".
        standing |= tokens[0].Word == "or" && passed % 2 == 1 && found[^1].Is(Standing.Held) ? Standing.Held : Standing.None;
        if (tokens.Length == 1 && tokens[0].Word == "none" && found is [.., { Negators: 0, Terms.Length: > 0 } counted] && counted.Is(Standing.Fragment))
        {
            // "Against, | none".
            found[^1] = counted with { Negators = 1 };
            return;
        }

        if (tokens[0].Word == "without" && found is [.., { IsDenied: true }])
        {
            // "No more agency | without my name on it": with it, there is.
            found[^1] = found[^1].With(Standing.Open);
            standing |= Standing.Held;
        }

        if (found is [.., _] && JoinsSubject(tokens, all[..first]))
        {
            // "The plan, | due in December, | had not come": it is the plan that had not.
            var subject = found.FindLastIndex(p => p.Is(Standing.Fragment));
            for (var k = subject; k > 0 && found[k - 1].Is(Standing.Fragment); k--)
            {
                subject = k - 1;
            }

            if (subject >= 0)
            {
                // "Until Mr Lomax, | who is away, | can come".
                standing |= found[subject].Standing & (Standing.Condition | Standing.Whether | Standing.Unless);
                for (var k = subject; k < found.Count; k++)
                {
                    found[k] = found[k].With(Standing.Aside);
                }

                found.Add(new Proposition([.. found[subject].Terms, .. reader.Terms], reader.Negators + passed + unless, standing) { Limits = Clause.LimitsOf(tokens) });
                return;
            }
        }

        standing |= isFragment && opening is not ("who" or "which" or "that") && found is [.., { } taken] && taken.Is(Standing.Undertaking) ? Standing.Undertaking : Standing.None;
        standing |= Undertakings.Standing(tokens) | (reader.IsOrder ? orders : Standing.None);
        found.Add(new Proposition([.. reader.Terms], reader.Negators + passed + unless, standing) { Limits = Clause.LimitsOf(tokens) });
    }

    /// <summary>It begins with the verb whose subject ended with a comma.</summary>
    private static bool JoinsSubject(ReadOnlySpan<Token> tokens, ReadOnlySpan<Token> earlier) =>
        PolarWords.IsAuxiliary(tokens[0]) && tokens.Length > 1 && earlier[^1].Is(TokenMarks.ClauseEnd) && !PolarWords.Subjects.Contains(tokens[1].Word);

    private static string Opening(ReadOnlySpan<Token> tokens) => tokens.Length > 1 && tokens[0].Word is "and" or "but" or "so" ? tokens[1].Word : tokens[0].Word;

    /// <summary>How many negations the clause before hands on to one that it governs: "was not told | that", "did not know of anybody | who", "I'd be surprised | if".</summary>
    private static int Passed(List<Proposition> found, ReadOnlySpan<Token> tokens, ReadOnlySpan<Token> earlier)
    {
        var prior = found[^1];
        var (word, next, before) = (tokens[0].Word, tokens.Length > 1 ? tokens[1].Word : "", earlier[^1].Word);
        if (word == "that" && before is "denied" or "denies" or "deny" or "disputed" or "disputes" or "refuted")
        {
            return prior.Negators + 1;
        }

        if (word == "that" && earlier.Length > 1 && earlier[^2].Word == "and" && PolarWords.Reporting.Contains(before))
        {
            // "Would not sign it and said | that it would stop".
            return 0;
        }

        if (word == "that" && (before == "and" || earlier[^1].Is(TokenMarks.ClauseEnd)) && found.FindLast(p => p.Is(Standing.Saying)) is { } said)
        {
            // "Said that nobody had agreed it, | that no bed was ordered | and that it would not be": each is what was said, whatever the one before denies.
            return said.Negators;
        }

        if (word == "that" && !PolarWords.Auxiliaries.Contains(next) && (prior.Is(Standing.Frame) || Array.Exists(prior.Terms, t => PolarWords.Nonfactive.Contains(t.Stem))))
        {
            return prior.Negators;
        }

        if (word is "who" or "which" or "that" && prior.Negators == 1 && prior.Terms is [.., { } lacked] && lacked.Is(TermMarks.Lacked) && PolarWords.Subjects.Contains(next))
        {
            // "No applicants | that we could appoint": none was appointed.
            return 1;
        }

        if (word is "who" or "which" or "that" && (SentenceCut.IsAny(before) || before is "nobody" or "nothing" or "none" or "one" or "someone" or "somebody" || (word == "that" && IsCleft(earlier))))
        {
            return prior.Negators;
        }

        // "There's nobody on there now | who is waiting".
        if (word == "who" && prior.Is(Standing.Existing))
        {
            return prior.Negators;
        }

        if (!PolarWords.Subjects.Contains(word) && earlier[^1].Is(TokenMarks.ClauseEnd) && found.FindLast(p => !p.Is(Standing.Fragment)) is { } waiting && waiting.Is(Standing.AwaitsVerb)
            && (PolarWords.Auxiliaries.Contains(word) || (prior.Is(Standing.Fragment) && !PolarWords.Breaks.Contains(word) && word is not ("and" or "or"))))
        {
            // "Nor, Nigel, | will we be charging", "nobody, including the clerk, | knew".
            return 1;
        }

        if (word is "or" && prior.IsDenied && !PolarWords.Subjects.Contains(next) && !PolarWords.Auxiliaries.Contains(next) && !SentenceCut.Has(tokens, PolarWords.Negations.Contains))
        {
            // "Isn't eating | or sleeping": neither.
            return 1;
        }

        return word is "that" or "if" && prior.Terms is [.., { Stem: "surpris" or "doubt" }] ? prior.Negators + 1 : 0;
    }

    /// <summary>"It wasn't his digger | that hit the main".</summary>
    private static bool IsCleft(ReadOnlySpan<Token> earlier)
    {
        for (var at = Math.Max(0, earlier.Length - 7); at + 2 < earlier.Length; at++)
        {
            if (earlier[at].Word == "it" && earlier[at + 1].Word is "is" or "was" or "'s" && earlier[at + 2].Word == "not")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"They won't", "two of them not", "but she didn't": it leaves out what was said before.</summary>
    private static bool IsElliptic(ReadOnlySpan<Token> tokens, List<Term> terms, int negators, string opening, bool isLast)
    {
        var last = tokens[^1];
        if (negators > 1 || !(isLast || last.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
        {
            return false;
        }

        if ((PolarWords.Auxiliaries.Contains(last.Word) && !last.Is(TokenMarks.Capital)) || last.Word is "not" or "never" || (last.Word == "none" && terms.Count > 0))
        {
            return true;
        }

        if (terms.Count == 0)
        {
            return last.Word is not ("saying" or "say" or "said" or "telling" or "mine" or "ours" or "yours" or "hers" or "theirs" or "me" or "us")
                && (PolarWords.Subjects.Contains(opening) || opening is "that" or "not")
                && SentenceCut.Has(tokens, PolarWords.Auxiliaries.Contains)
                && !SentenceCut.Has(tokens, w => w is "nobody" or "nothing" or "without" or "no" or "everything" or "everyone" or "everybody" or "something" or "anything");
        }

        return negators == 1 && terms is [var sole] && PolarWords.Room.Contains(sole.Stem) && tokens.Length < 8;
    }
}
