using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>A word of matter in a clause, cut to its stem.</summary>
/// <param name="IsNegated">A "not", "no" or "never" before it in the clause reaches it.</param>
/// <param name="IsHead">The first or second such word after the negation: what is denied.</param>
/// <param name="IsOfNone">Denied by "no" or "none": there is none of it, which other words can say without a "not".</param>
internal readonly record struct Matter(string Stem, bool IsNegated, bool IsHead, bool IsOfNone = false);

/// <summary>A stretch of a sentence that says one thing: what it is about and what of that it denies.</summary>
internal sealed class Clause
{
    private static readonly FrozenSet<string> Breaks = Set("but although though because so while whereas however except unless until since and or which who where when if then that whether");

    private static readonly FrozenSet<string> Negations = Set("not no never none nobody nothing neither nor nowhere no-one without");

    /// <summary>Words that deny without "not": their reach is too loose to say what is denied, so nothing is concluded where one stands.</summary>
    private static readonly FrozenSet<string> SoftStems = Set(
        "disappear vanish shortag gone surpris doubt apolog refus declin reject fail stop ceas cancel oppos withdraw withdrawn withdrew lack unabl unlik unlikeli hardli bare rare rather instead avoid prevent against exclud "
        + "rule postpon miss absent dismiss deni disagre abandon scrap drop impossibl unawar unsur uncertain defer");

    /// <summary>Verbs too common to be matter elsewhere, but what is denied all the same.</summary>
    private static readonly FrozenSet<string> Verbs = Set("know want mind think see take give go come get find use look like agre mean tell");

    private static readonly FrozenSet<string> Auxiliaries = Set(
        "be been being is are was were am do does did done have has had having will would shall should can could may might must ought need");

    private Clause(IReadOnlyList<Matter> matter, bool isDenied, IReadOnlyList<string> soft, bool isQuestion)
    {
        (Matters, IsDenied, Soft, IsQuestion) = (matter, isDenied, soft, isQuestion);
        Stems = [.. matter.Select(m => m.Stem)];
    }

    public IReadOnlyList<Matter> Matters { get; }

    public HashSet<string> Stems { get; }

    /// <summary>It has a negation of any kind that counts.</summary>
    public bool IsDenied { get; }

    /// <summary>It has a word of denial, whether or not it counts ("if no treasurer is found").</summary>
    public bool HasNo { get; private init; }

    /// <summary>"There is", "has": it says that there is something.</summary>
    public bool SaysThereIs { get; private init; }

    /// <summary>Stems of its words that deny without saying "not".</summary>
    public IReadOnlyList<string> Soft { get; }

    public bool IsQuestion { get; }

    /// <summary>The same clause, answered with "no".</summary>
    public Clause Denied() => new([.. Matters.Select(m => m with { IsNegated = true, IsHead = true })], true, Soft, false);

    public static IReadOnlyList<Clause> Of(ReadOnlySpan<Token> sentence, bool isQuestion)
    {
        var clauses = new List<Clause>();
        var first = 0;
        for (var at = 0; at < sentence.Length; at++)
        {
            var breaks = at > first && Breaks.Contains(sentence[at].Word) && !NegRaised(sentence, first, at);
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

    /// <summary>"I do not think that he will": what is denied comes after "that".</summary>
    private static bool NegRaised(ReadOnlySpan<Token> sentence, int first, int at) =>
        sentence[at].Word == "that" && at - first >= 2 && sentence[at - 1].Word is "think" or "believe" or "suppose" or "expect" or "feel" or "agree" or "say" or "sure";

    private static void Add(List<Clause> clauses, ReadOnlySpan<Token> tokens, bool isQuestion)
    {
        var matter = new List<Matter>();
        var soft = new List<string>();
        var (negated, denied, sinceNegation, ofNone) = (false, false, 0, false);
        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Word;
            if (Negations.Contains(word))
            {
                if (Counts(tokens, at, isQuestion))
                {
                    (negated, denied, sinceNegation, ofNone) = (!negated, true, 0, word is "no" or "none" or "nothing");
                }

                if (LeavesOpen(tokens[(at + 1)..]))
                {
                    soft.Add("until");
                }

                continue;
            }

            var stem = Stem(word);
            if (SoftStems.Contains(stem) || SoftStems.Contains(word))
            {
                soft.Add(stem);
            }

            if (Auxiliaries.Contains(word) || (StopWords.Has(word) && !Verbs.Contains(stem) && !IsPresence(tokens, at)) || word.StartsWith('\'') || word.Length < 2)
            {
                continue;
            }

            matter.Add(new Matter(IsPresence(tokens, at) ? Presence : stem, negated, negated && sinceNegation < 2 && !IsName(tokens[at]), ofNone));
            sinceNegation++;
        }

        if (matter.Count > 0 || denied)
        {
            var (hasNo, thereIs) = (denied, false);
            foreach (var token in tokens)
            {
                hasNo |= Negations.Contains(token.Word);
                thereIs |= token.Word is "there" or "has" or "have" or "had" or "got" or "gets" or "with";
            }

            clauses.Add(new Clause(matter, denied, soft, isQuestion) { HasNo = hasNo, SaysThereIs = thereIs });
        }
    }

    private static bool IsName(Token token) => token.Is(TokenMarks.Capital) && !token.Is(TokenMarks.SentenceStart);

    private static readonly string Presence = Stem("attend");

    /// <summary>"Here" and "be with us" say who is there.</summary>
    private static bool IsPresence(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Word == "here" || (tokens[at].Word == "with" && at > 0 && tokens[at - 1].Word == "be");

    /// <summary>"Not until Friday" means Friday; "not sure" means neither.</summary>
    private static bool LeavesOpen(ReadOnlySpan<Token> rest)
    {
        foreach (var token in rest)
        {
            if (token.Word is "until" or "till" or "before" or "unless" or "except" or "other" or "sure" or "certain" or "clear" or "convinced")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Not only", "no doubt", "no later than", "isn't it?", "can't we ...?" deny nothing.</summary>
    private static bool Counts(ReadOnlySpan<Token> tokens, int at, bool isQuestion)
    {
        var next = at + 1 < tokens.Length ? tokens[at + 1].Word : "";
        var before = at > 0 ? tokens[at - 1].Word : "";
        if (tokens[at].Word == "no" && (tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || next.Length == 0))
        {
            return false;
        }

        if (next is "only" or "just" or "merely" or "simply" or "doubt" or "problem" or "problems" or "worries" or "later" or "less" or "fewer" or "necessarily" or "least"
            || (next == "more" && at + 2 < tokens.Length && tokens[at + 2].Word == "than"))
        {
            return false;
        }

        if (before is "why" or "or" or "if" || next is "forget" || (tokens[at].Word == "no" && next is "matter" or "wonder"))
        {
            return false;
        }

        // A negative question proposes or asks for assent.
        return !(isQuestion && at > 0 && Auxiliaries.Contains(before) && (at == 1 || next is "it" or "we" or "they" or "he" or "she" or "you" or "there" or "i"));
    }

    public static string Stem(string word)
    {
        word = Irregular.Base(word);
        Span<char> stem = stackalloc char[64];
        return stem[..PorterStemmer.Stem(word, stem)].ToString();
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
