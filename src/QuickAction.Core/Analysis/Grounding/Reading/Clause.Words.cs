using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>What single words and pairs of words do in a clause: which deny, which end something, which only stand for what was said before.</summary>
internal sealed partial class Clause
{
    /// <summary>Stems of what one cannot say or be sure of; what follows is then not said ("could not promise | that the scales were right").</summary>
    private static readonly FrozenSet<string> Assuring = Set("promis say confirm guarante know proof show think sure tell certain recall rememb assur believ agre");

    private static readonly FrozenSet<string> Figures = SpokenNumbers.Words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verb and particle by which something ends or is refused.</summary>
    private static readonly FrozenSet<string> Endings = "give up,pack up,hold out,pull out,drop out,back out,opt out,run out,rule out,miss out,leav out,leave out,turn down,shut down,close down,break down,stand down,fall down,turn back,hold back,knock back,fall through,turn away,walk away,stay away"
        .Split(',').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Limiting = Set("few fewer little short still waiting instead minus frozen dead against doubt doubtful");

    /// <summary>"Saturdays only", "we've called it off", "all but two", "they used to".</summary>
    public static List<string> LimitsOf(ReadOnlySpan<Token> tokens)
    {
        var limits = new List<string>();
        for (var at = 0; at < tokens.Length; at++)
        {
            var word = tokens[at].Word;
            var before = at > 0 ? tokens[at - 1].Word : "";
            var next = at + 1 < tokens.Length && !tokens[at].Is(TokenMarks.ClauseEnd) ? tokens[at + 1].Word : "";
            var ends = word switch
            {
                "but" or "bar" => before == "all",
                "off" => before is "is" or "'s" or "was" or "it" or "that" || Stem(before) is "call" or "switch" or "turn",
                "out" when next.Length == 0 && before is "is" or "'s" or "was" or "are" => true,
                "of" => before == "out" && at > 1 && (Auxiliaries.Contains(tokens[at - 2].Word) || tokens[at - 2].Word is "'s" or "run" or "ran" or "running"),
                "up" or "out" or "down" or "back" or "through" or "away" => Endings.Contains($"{Stem(IsIt(before) && at > 1 ? tokens[at - 2].Word : before)} {word}"),
                // "Saturdays only"; "only one came" says that one did.
                "only" => at > 0 && next is "" or "ever",
                "full" => Auxiliaries.Contains(before) || before == "'s",
                "used" => next == "to",
                "too" => next.Length > 0,
                "until" or "till" => next.Length > 0 && !IsFigure(next),
                _ => Limiting.Contains(word) || Opposites.IsDenial(word),
            };
            if (ends)
            {
                limits.Add(word switch { "of" => "out", "till" => "until", _ => Stem(word) });
            }
        }

        return limits;
    }

    /// <summary>"Turned it down".</summary>
    private static bool IsIt(string word) => word is "it" or "that" or "this" or "them" or "him" or "her" or "us" or "me";

    /// <summary>"Saw none", "heard nothing": the verb is what is denied.</summary>
    private static void DenyVerbBefore(ReadOnlySpan<Token> tokens, int at, List<Matter> matter)
    {
        if (at > 0 && matter.Count > 0 && tokens[at].Word is "none" or "nothing" or "nobody" && (at == tokens.Length - 1 || tokens[at].Is(TokenMarks.ClauseEnd)) && matter[^1].Stem == Stem(tokens[at - 1].Word))
        {
            matter[^1] = matter[^1] with { IsNegated = true };
        }
    }

    /// <summary>"Testing isn't done": said of a thing it is all that is said.</summary>
    private static bool IsDone(ReadOnlySpan<Token> tokens, int at) => tokens[at].Word == "done" && at > 0 && tokens[at - 1].Word is "is" or "was" or "are" or "were" or "be" or "been" or "not" or "being";

    /// <summary>"I can't say that it would": said of what one can or cannot say, not of who said something.</summary>
    private static bool IsSayable(ReadOnlySpan<Token> tokens, int at) => tokens[at].Word == "say" && at > 0
        && (tokens[at - 1].Word is "can" or "could" || (tokens[at - 1].Word == "not" && at > 1 && tokens[at - 2].Word is "can" or "could"));

    /// <summary>"We won't", "but she didn't", "the others didn't bother".</summary>
    private static bool IsElliptical(ReadOnlySpan<Token> tokens, List<Matter> matter) => tokens[^1].Word is "not" or "never"
        || (tokens[^1].Word == "none" && tokens.Length > 1)
        || (matter is [.., { IsNegated: true, Stem: var last }] && Doing.Contains(last) && StopWords.Has(tokens[0].Word));

    private static readonly FrozenSet<string> Refusals = Set(
        "fail fails failed failing failure refuse refuses refused refusing refusal decline declines declined declining omit omits omitted neglect neglects neglected cease ceases ceased");

    /// <summary>"Failed the test", "refused to": what they do not do follows; "was refused" and "reasons for refusal" say what is done.</summary>
    private static readonly FrozenSet<string> Objects = Set("to the a an any all it them us him her his its their our your my that this");

    /// <summary>Verbs that say that what follows them did not come about: "failed to", "refused the", "is yet to". How many words they take, or 0.</summary>
    public static int Flips(ReadOnlySpan<Token> tokens, int at)
    {
        var next = at + 1 < tokens.Length ? tokens[at + 1].Word : "";
        var word = tokens[at].Word;
        if (Refusals.Contains(word))
        {
            // "I'm not refusing it" is no double denial to be worked out: it denies the refusal.
            return Objects.Contains(next) && !(at > 0 && tokens[at - 1].Word == "not") && !(at > 1 && tokens[at - 2].Word == "than") && !(word.EndsWith("ed", StringComparison.Ordinal) && at > 0 && tokens[at - 1].Word is "be" or "been" or "being" or "is" or "was" or "are" or "were") ? 1 : 0;
        }

        return (word, next) switch
        {
            ("unable" or "unwilling" or "reluctant", "to") or ("yet", "to") or ("far", "from") or ("ruled" or "rule" or "rules" or "ruling", "out") => 2,
            ("say" or "says" or "said" or "saying", "no") when at + 2 < tokens.Length && tokens[at + 2].Word == "to" => 3,
            ("stop" or "stops" or "stopped", "short") => 2,
            ("stop" or "stops" or "stopped", _) when next.EndsWith("ing", StringComparison.Ordinal) => 1,
            _ => 0,
        };
    }

    private static readonly FrozenSet<string> Abstract = Set("way chance question intention plan plans power powers sign prospect hope reason evidence suggestion wish desire right duty obligation authority indication");

    /// <summary>"No way he can", "no power to", "no longer": the word after the "no" is not what is denied. How many words to leave out.</summary>
    public static int Hollow(ReadOnlySpan<Token> tokens, int at) => tokens[at].Word == "no" && at + 1 < tokens.Length
        && (tokens[at + 1].Word is "longer" or "further"
            || (Abstract.Contains(tokens[at + 1].Word) && at + 2 < tokens.Length && (tokens[at + 2].Word is "to" or "of" or "that" || Subjects.Contains(tokens[at + 2].Word)))) ? 1 : 0;

    /// <summary>What somebody did not do when it has been said before: "the others didn't bother".</summary>
    private static readonly FrozenSet<string> Doing = Set("bother manag happen materialis try");

    private static bool IsMiss(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Word == "miss" && tokens[at].Is(TokenMarks.Capital) && at + 1 < tokens.Length && tokens[at + 1].Is(TokenMarks.Capital);

    /// <summary>"Would end it", not "the end of the week".</summary>
    private static bool IsEnding(ReadOnlySpan<Token> tokens, int at) => tokens[at].Word is "end" or "ends" or "ended" or "ending"
        && !(at + 1 < tokens.Length && tokens[at + 1].Word is "of" or "up")
        && at > 0 && (Auxiliaries.Contains(tokens[at - 1].Word) || tokens[at - 1].Word is "to" or "not" or "will" or "would" || tokens[at].Word != "end");

    private static Extent SubjectOf(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            switch (tokens[at].Word)
            {
                case "nobody" or "no-one" or "none" or "neither":
                case "no" when at + 1 < tokens.Length && tokens[at + 1].Word == "one":
                    return Extent.None;
                case "somebody" or "someone" or "everybody" or "everyone" or "all" or "both":
                    return Extent.Some;
                case "nothing":
                    return Extent.Nothing;
                case "something" or "everything":
                    return Extent.Something;
            }
        }

        return Extent.Unsaid;
    }

    private const string SaysNo = "say no";

    private static readonly string Presence = Stem("attend");

    /// <summary>"Here" and "be with us" say who is there.</summary>
    private static bool IsPresence(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Word == "here"
        || (tokens[at].Word == "there" && at > 0 && tokens[at - 1].Word is "was" or "were" or "be" or "been" or "is" or "not" && !tokens[at - 1].Is(TokenMarks.SentenceStart))
        || (tokens[at].Word == "with" && at > 0 && tokens[at - 1].Word == "be");

    /// <summary>"Not until Friday" means Friday; "not sure" means neither. The first word of its kind, or null; a claim with a word of that kind says the same or its contrary.</summary>
    private static string? LeftOpen(ReadOnlySpan<Token> rest)
    {
        foreach (var token in rest)
        {
            if (OpenKind(token.Word) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>Whom or what a clause begins with when it answers: "they have", "there is".</summary>
    public static bool IsSubject(string word) => Subjects.Contains(word) || word is "that" or "this";

    /// <summary>A number in words, or in figures.</summary>
    public static bool IsFigure(string word) => char.IsAsciiDigit(word[0]) || Figures.Contains(word) || word is "hundred" or "thousand" or "million";

    public static bool IsAuxiliary(string word) => Auxiliaries.Contains(word);

    /// <summary>A word that may deny what comes after it.</summary>
    public static bool MayDeny(string word) => Negations.Contains(word) || Nearly.Contains(word);

    /// <summary>Words that leave a denial open, by their kind.</summary>
    public static string? OpenKind(string word) => word switch
    {
        "until" or "till" or "before" => "until",
        "unless" or "except" or "other" => "except",
        "sure" or "certain" or "clear" or "convinced" => "sure",
        _ => null,
    };

    /// <summary>"Not only", "no doubt", "no later than", "isn't it?", "can't we ...?" deny nothing.</summary>
    public static bool Counts(ReadOnlySpan<Token> tokens, int at, bool isQuestion)
    {
        var next = at + 1 < tokens.Length ? tokens[at + 1].Word : "";
        var before = at > 0 ? tokens[at - 1].Word : "";
        if (tokens[at].Word == "no" && (tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || next.Length == 0))
        {
            return false;
        }

        // "He can't just walk in": he cannot; "not just the cot": the cot too.
        if ((next is "just" or "simply" && !(before is "can" or "could" || tokens[at].Word == "cannot"))
            || next is "only" or "merely" or "doubt" or "question" or "later" or "less" or "fewer" or "necessarily" or "least"
            || (next is "problem" or "problems" or "worries" && (at + 2 >= tokens.Length || tokens[at + 1].Is(TokenMarks.ClauseEnd)))
            || (next == "more" && at + 2 < tokens.Length && tokens[at + 2].Word == "than"))
        {
            return false;
        }

        if (tokens[at].Word == "no" && (next is "end" or "bother" or "sweat" or "joke" or "mistake" or "uncertain" or "small" or "mean" || (next == "time" && before == "in")))
        {
            return false;
        }

        if (before is "why" or "or" || (before == "if" && tokens[at].Word == "not" && !next.EndsWith("ed", StringComparison.Ordinal)) || (before == "for" && tokens[at].Word == "nothing") || next is "forget" || (tokens[at].Word == "no" && next is "matter" or "wonder"))
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

    /// <summary>The stem of the word itself.</summary>
    public static string OwnStem(string word)
    {
        word = Irregular.Form(word);
        Span<char> stem = stackalloc char[64];
        return stem[..PorterStemmer.Stem(word, stem)].ToString();
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
