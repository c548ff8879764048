using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>A word of matter in a clause, cut to its stem.</summary>
/// <param name="IsNegated">A "not", "no" or "never" before it in the clause reaches it.</param>
internal readonly record struct Matter(string Stem, bool IsNegated);

/// <summary>Of how many people, or of how much, a clause speaks, where it says so.</summary>
internal enum Extent
{
    Unsaid,
    None,
    Some,
    Nothing,
    Something,
}

/// <summary>A stretch of a sentence that says one thing: what it is about and what of that it denies.</summary>
internal sealed partial class Clause
{
    private static readonly FrozenSet<string> Breaks = Set("but although though because so while whereas however except unless until since and or which who where when if then that whether");

    private static readonly FrozenSet<string> Negations = Set(
        "not no never none nobody nothing neither nor nowhere no-one without dont doesnt didnt wont wouldnt cant couldnt isnt wasnt arent werent hasnt havent hadnt shouldnt mustnt neednt aint nowt");

    /// <summary>As good as never; "not hardly" says the same once more.</summary>
    private static readonly FrozenSet<string> Nearly = Set("hardly barely scarcely seldom rarely");

    /// <summary>After these "that" points at a thing and begins no clause.</summary>
    private static readonly FrozenSet<string> Prepositions = Set("to in on at of from with for by down up into onto about over under through like off round past near");

    private static readonly FrozenSet<string> Subjects = Set("i you he she we they it there");

    /// <summary>Words that deny without "not": their reach is too loose to say what is denied, so nothing is concluded where one stands.</summary>
    private static readonly FrozenSet<string> SoftStems = Set(
        "disappear vanish shortag gone surpris doubt apolog reject stop cancel oppos withdraw withdrawn withdrew lack unabl unlik unlikeli rather instead avoid prevent against exclud "
        + "rule postpon miss absent dismiss deni disagre abandon scrap drop impossibl unawar unsur uncertain defer fold empti vacant");

    /// <summary>Verbs too common to be matter elsewhere, but what is denied all the same.</summary>
    private static readonly FrozenSet<string> Verbs = Set("know want mind think see take give go come get find use look like agre mean tell enough");

    private static readonly FrozenSet<string> Auxiliaries = Set(
        "be been being is are was were am do does did done have has had having will would shall should can could may might must ought need");

    /// <summary>Whom something is done with, or without: "see her without everyone".</summary>
    private static readonly FrozenSet<string> Persons = Set("everyone everybody anyone anybody him her them us me");

    /// <summary>So many words of matter after a "with" are what there is.</summary>
    private const int Reach = 2;

    private Clause(IReadOnlyList<Matter> matter, bool isDenied, IReadOnlyList<string> soft, bool isQuestion)
    {
        (Matters, IsDenied, Soft, IsQuestion) = (matter, isDenied, soft, isQuestion);
        Stems = [.. matter.Select(m => m.Stem)];
    }

    public IReadOnlyList<Matter> Matters { get; }

    public HashSet<string> Stems { get; }

    /// <summary>It has a negation of any kind that counts.</summary>
    public bool IsDenied { get; }

    /// <summary>It has a word of denial, whether or not it counts ("if no treasurer is found"); "without" denies only what follows it.</summary>
    public bool HasNo { get; private init; }

    /// <summary>It ends in its "not" and takes what it denies from what was said before: "we won't", "but she didn't".</summary>
    public bool IsElliptic { get; private init; }

    /// <summary>The words of matter next after a "with", and after a "without".</summary>
    public IReadOnlyList<string> With { get; private init; } = [];

    public IReadOnlyList<string> Without { get; private init; } = [];

    /// <summary>It says more of something that the clause before it denies: "did not know of anybody | who measures it".</summary>
    public bool IsRelative { get; private init; }

    /// <summary>What somebody could not promise, say or confirm: the clause before denies that it was said.</summary>
    public bool IsUnderDenial { get; private init; }

    /// <summary>Stems of words that limit or end something, which minutes may put with a "not": "Saturdays only", "we gave that up", "it fell".</summary>
    public IReadOnlyList<string> Limits { get; private init; } = [];

    /// <summary>"If ...".</summary>
    public bool IsCondition { get; private init; }

    /// <summary>Whether it speaks of nobody, or of somebody or all.</summary>
    public Extent Subject { get; private init; }

    /// <summary>Stems of its words that deny without saying "not".</summary>
    public IReadOnlyList<string> Soft { get; }

    public bool IsQuestion { get; }

    /// <summary>The same clause, answered with "no".</summary>
    public Clause Denied() => new([.. Matters.Select(m => m with { IsNegated = true })], true, Soft, false);

    /// <summary>The same clause, answered with "yes": what it asks is said.</summary>
    public Clause Affirmed() => new([.. Matters.Select(m => m with { IsNegated = false })], false, Soft, false) { Limits = Limits };

    public static IReadOnlyList<Clause> Of(ReadOnlySpan<Token> sentence, bool isQuestion)
    {
        var clauses = new List<Clause>();
        var first = 0;
        for (var at = 0; at < sentence.Length; at++)
        {
            var breaks = at > first && ((Breaks.Contains(sentence[at].Word) && !NegRaised(sentence, first, at) && !PointsAt(sentence, at) && !IsSincePoint(sentence, at)) || EndsCondition(sentence, first, at));
            if (breaks)
            {
                Add(clauses, sentence[first..at], isQuestion);
                first = at;
            }
            else if (sentence[at].Is(TokenMarks.ClauseEnd))
            {
                Add(clauses, sentence[first..(at + 1)], isQuestion);
                first = at + 1;
            }
        }

        Add(clauses, sentence[first..], isQuestion);
        return clauses;
    }

    private static readonly FrozenSet<string> Raising = Set("think believe suppose expect feel agree say sure");

    /// <summary>Minutes have these before any "that": only behind a "not" do they raise it.</summary>
    private static readonly FrozenSet<string> RaisingWhenDenied = Set("thought believed supposed expected felt agreed said true case likely decided resolved");

    /// <summary>"I do not think that he will", "it was never agreed that": what is denied comes after "that".</summary>
    private static bool NegRaised(ReadOnlySpan<Token> sentence, int first, int at) =>
        sentence[at].Word == "that" && at - first >= 2
        && (Raising.Contains(sentence[at - 1].Word) || (RaisingWhenDenied.Contains(sentence[at - 1].Word) && HasNegation(sentence[first..at])));

    private static bool HasNegation(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (Negations.Contains(token.Word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Down that stair", "not that estate", "gave that up", "all but two": no new clause begins.</summary>
    private static bool PointsAt(ReadOnlySpan<Token> sentence, int at) =>
        (sentence[at].Word == "but" && sentence[at - 1].Word is "all" or "none" or "nothing" or "everybody" or "everyone" or "everything" or "anything")
        || (sentence[at].Word == "that" && at + 1 < sentence.Length && sentence[at + 1].Word is "up" or "back" or "off" or "out" or "over" or "down")
        || sentence[at].Word == "that" && (Prepositions.Contains(sentence[at - 1].Word) || Negations.Contains(sentence[at - 1].Word));

    /// <summary>"Since the summer", "since his fall": a time, and no clause.</summary>
    private static bool IsSincePoint(ReadOnlySpan<Token> sentence, int at) =>
        sentence[at].Word == "since" && (sentence.Length - at <= 3 || (at + 2 < sentence.Length && sentence[at + 2].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)));

    /// <summary>"If you don't stop | you will burn out".</summary>
    private static bool EndsCondition(ReadOnlySpan<Token> sentence, int first, int at) =>
        sentence[first].Word is "if" or "when" or "unless" or "until" or "once" or "while"
        && at - first >= 3
        && at + 1 < sentence.Length
        && Subjects.Contains(sentence[at].Word)
        && Auxiliaries.Contains(sentence[at + 1].Word)
        && !Auxiliaries.Contains(sentence[at - 1].Word)
        && !Breaks.Contains(sentence[at - 1].Word);

    private static void Add(List<Clause> clauses, ReadOnlySpan<Token> tokens, bool isQuestion)
    {
        var matter = new List<Matter>();
        var soft = new List<string>();
        var (negated, denied, flips, neither) = (false, false, false, false);
        var (sinceWith, sinceWithout) = (Reach, Reach);
        var (with, without) = (new List<string>(), new List<string>());
        if (clauses.Count > 0 && tokens.Length > 0 && tokens[0].Word is "if" or "that" or "whether")
        {
            // "I'd be surprised if that roof lasts": what is doubted stands in the next clause.
            soft.AddRange(clauses[^1].Soft);
        }

        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Word;
            if (Negations.Contains(word))
            {
                if (word == "nor" && neither)
                {
                    negated = true;
                }
                else if (Counts(tokens, at, isQuestion))
                {
                    (negated, denied) = (!negated, true);
                    DenyVerbBefore(tokens, at, matter);
                }

                if (word == "no" && at > 0 && tokens[at - 1].Word is "say" or "says" or "said")
                {
                    matter.Add(new Matter(SaysNo, negated));
                }

                if (LeftOpen(tokens[(at + 1)..]) is { } open)
                {
                    soft.Add(open);
                }

                neither |= word == "neither";
                sinceWithout = word == "without" ? 0 : sinceWithout;
                at += Hollow(tokens, at);
                continue;
            }

            if (Nearly.Contains(word))
            {
                (negated, denied) = (true, true);
            }

            var stem = Stem(word);
            if (Flips(tokens, at) is > 0 and var flip)
            {
                matter.Add(new Matter(stem, negated));
                (negated, denied, flips) = (!negated, true, true);
                at += flip - 1;
                continue;
            }

            if (((SoftStems.Contains(stem) || SoftStems.Contains(word)) && !IsMiss(tokens, at)) || IsEnding(tokens, at))
            {
                soft.Add(stem);
            }

            if (at > 0 && tokens[at - 1].Word is "with" or "without" && Persons.Contains(word))
            {
                (tokens[at - 1].Word == "with" ? with : without).Add(word);
            }

            sinceWith = word == "with" && !(at + 1 < tokens.Length && tokens[at + 1].Word == "no") ? 0 : sinceWith;
            if ((Auxiliaries.Contains(word) && !IsDone(tokens, at)) || (StopWords.Has(word) && !Verbs.Contains(stem) && !IsPresence(tokens, at) && !IsDone(tokens, at) && !IsSayable(tokens, at)) || word.StartsWith('\'') || word.Length < 2)
            {
                continue;
            }

            matter.Add(new Matter(IsPresence(tokens, at) ? Presence : stem, negated));
            if (sinceWith++ < Reach)
            {
                with.Add(matter[^1].Stem);
            }

            if (sinceWithout++ < Reach)
            {
                without.Add(matter[^1].Stem);
            }
        }

        if (matter.Count > 0 || denied)
        {
            clauses.Add(new Clause(matter, denied, soft, isQuestion)
            {
                HasNo = flips || HasNoOf(tokens, matter),
                IsElliptic = denied && IsElliptical(tokens, matter),
                IsRelative = tokens[0].Word is "who" or "which" && clauses.Count > 0 && clauses[^1].IsDenied,
                IsUnderDenial = tokens[0].Word is "that" or "whether" or "if" or "how" && clauses.Count > 0 && clauses[^1].IsDenied && clauses[^1].Matters.Any(m => Assuring.Contains(m.Stem)),
                Limits = LimitsOf(tokens),
                IsCondition = tokens[0].Word == "if",
                Subject = SubjectOf(tokens),
                With = with,
                Without = without,
            });
        }
    }

    private static bool HasNoOf(ReadOnlySpan<Token> tokens, List<Matter> matter)
    {
        if (matter.Exists(m => m.Stem == SaysNo))
        {
            return false;
        }

        foreach (var token in tokens)
        {
            if (token.Word != "without" && MayDeny(token.Word))
            {
                return true;
            }
        }

        return false;
    }
}
