using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Polarity;

/// <summary>Where one thing that a sentence says ends and the next begins.</summary>
internal static class SentenceCut
{
    /// <summary>A proposition begins at the token, where the one before began at <paramref name="first"/>.</summary>
    public static bool Breaks(ReadOnlySpan<Token> tokens, int first, int at)
    {
        var (word, before) = (tokens[at].Word, tokens[at - 1].Word);
        return tokens[at - 1].Is(TokenMarks.ClauseEnd) || word switch
        {
            "and" or "or" or "nor" => at - first >= 2
                && (IsSaying(tokens, at + 1) || HasVerb(tokens[(at + 1)..], NearVerb) || IsPast(tokens, at + 1) || (HasVerb(tokens[first..at], at - first) && HasVerb(tokens[(at + 1)..], FarVerb))),
            "with" => at - first >= 4 && !Has(tokens[first..at], PolarWords.Negations.Contains) && !BelongsBefore(before),
            "before" or "after" => at + 1 < tokens.Length && (PolarWords.Subjects.Contains(tokens[at + 1].Word) || IsAny(tokens[at + 1].Word)),
            "as" => at + 2 < tokens.Length && at - first >= 2 && before is not ("such" or "same" or "far" or "much" or "well" or "soon" or "long") && HasVerb(tokens[(at + 1)..], 5),
            "that" => IsConjunction(tokens, at),
            "without" => before is not ("not" or "do" or "go"),
            "rather" or "instead" or "in" when IsContrast(tokens, at) => true,
            "who" or "which" => before != "of",
            "but" => !(before is "all" or "none" or "nothing" || before.EndsWith("body", StringComparison.Ordinal) || before.EndsWith("thing", StringComparison.Ordinal)),
            "so" => !(at + 1 < tokens.Length && tokens[at + 1].Word is "far" or "much"),
            "since" => at + 2 < tokens.Length && (PolarWords.Subjects.Contains(tokens[at + 1].Word) || tokens[at + 1].Word == "the"),
            _ => PolarWords.Breaks.Contains(word) || EndsCondition(tokens, first, at) || IsRelative(tokens, first, at),
        };
    }

    /// <summary>"Would not sign it | and said that".</summary>
    private static bool IsSaying(ReadOnlySpan<Token> tokens, int at) =>
        at + 1 < tokens.Length && tokens[at].Word is "said" or "says" or "told" or "asked" or "felt" or "thought" or "reported" or "noted" or "agreed" or "added" or "suggested" or "advised" or "took" or "gave" or "went" or "came" or "made" or "left" or "held" or "found" or "sent" or "wrote" or "chose";

    /// <summary>"Failed in March | and passed in May".</summary>
    private static bool IsPast(ReadOnlySpan<Token> tokens, int at) => at + 1 < tokens.Length && tokens[at].Word.Length > 4 && tokens[at].Word.EndsWith("ed", StringComparison.Ordinal) && tokens[at + 1].Word is "in" or "on" or "at" or "to" or "for" or "by" or "the" or "a" or "his" or "her" or "their";

    /// <summary>"Gravel | rather than tarmac", "| instead of the hall".</summary>
    public static bool IsContrast(ReadOnlySpan<Token> tokens, int at) => at + 1 < tokens.Length
        && ((tokens[at].Word, tokens[at + 1].Word) is ("rather", "than") or ("instead", "of") || (at + 2 < tokens.Length && tokens[at].Word == "in" && tokens[at + 1].Word == "place" && tokens[at + 2].Word == "of"));

    private const int NearVerb = 3;
    private const int FarVerb = 7;

    /// <summary>An auxiliary, a pronoun or a negation stands in the first so many words, and no clause ends before it.</summary>
    public static bool HasVerb(ReadOnlySpan<Token> tokens, int reach)
    {
        for (var at = 0; at < tokens.Length && at < reach; at++)
        {
            var word = tokens[at].Word;
            if (PolarWords.IsAuxiliary(tokens[at]) || PolarWords.Subjects.Contains(word) || PolarWords.Negations.Contains(word))
            {
                return true;
            }

            if (at > 0 && tokens[at].Is(TokenMarks.ClauseEnd))
            {
                return false;
            }
        }

        return false;
    }

    public static bool Has(ReadOnlySpan<Token> tokens, Func<string, bool> sought)
    {
        foreach (var token in tokens)
        {
            if (sought(token.Word))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsAny(string word) => word.StartsWith("any", StringComparison.Ordinal);

    /// <summary>"Happy with", "is with", "no problem with": the "with" goes on what stands before it.</summary>
    private static bool BelongsBefore(string before) =>
        before is "content" or "happy" or "agree" or "agreed" or "deal" or "up" or "along" or "do" or "problem" or "is" or "be" or "been" or "was" or "are";

    /// <summary>"Said that he ...", not "on that stair", "gave that up", "if that bursts", "that same night".</summary>
    private static bool IsConjunction(ReadOnlySpan<Token> tokens, int at)
    {
        var (before, next) = (tokens[at - 1].Word, at + 1 < tokens.Length ? tokens[at + 1].Word : "");
        return next.Length > 0
            && !(before is "if" or "when" or "because" or "so" or "but" or "whether" || (before == "and" && !Has(tokens[..(at - 1)], w => w == "that")) || PolarWords.Prepositions.Contains(before) || PolarWords.Negations.Contains(before))
            && next is not ("up" or "back" or "off" or "out" or "over" or "down" or "same" or "one" or "day" or "night" or "morning" or "week" or "month" or "year" or "time" or "way");
    }

    /// <summary>"I don't want an order | I can't defend": two denials, and not one that is taken back.</summary>
    private static bool IsRelative(ReadOnlySpan<Token> tokens, int first, int at) =>
        at - first >= 3
        && at + 2 < tokens.Length
        && PolarWords.Subjects.Contains(tokens[at].Word)
        && PolarWords.Auxiliaries.Contains(tokens[at + 1].Word)
        && tokens[at + 2].Word == "not"
        && !PolarWords.Auxiliaries.Contains(tokens[at - 1].Word)
        && !PolarWords.Breaks.Contains(tokens[at - 1].Word)
        && tokens[at - 1].Word is not ("and" or "or" or "think" or "say" or "said" or "suppose" or "believe" or "sure" or "know")
        && Has(tokens[first..at], PolarWords.Negations.Contains);

    /// <summary>"If the bail lapses | he will be back".</summary>
    private static bool EndsCondition(ReadOnlySpan<Token> tokens, int first, int at) =>
        tokens[first].Word is "if" or "when" or "once" or "while"
        && at - first >= 3
        && at + 1 < tokens.Length
        && PolarWords.Subjects.Contains(tokens[at].Word)
        && PolarWords.Auxiliaries.Contains(tokens[at + 1].Word)
        && !PolarWords.Auxiliaries.Contains(tokens[at - 1].Word);
}
