using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>What the quoted sentences say once questions are read with their answers: a question affirms nothing, a "no" denies what was asked and a "yes" says it.</summary>
internal static class Answers
{
    /// <summary>A "no" that stands for a whole sentence, or a count of none, is somewhere in the quoted sentences.</summary>
    public static bool SayNo(Claim claim)
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

    /// <summary>The clauses of the quoted sentences; a question that is answered with "no" is a denial of what it asks.</summary>
    public static List<Clause> Said(Claim claim)
    {
        var talk = claim.Source.Talk;
        var clauses = new List<Clause>();
        var before = 0;
        var cited = claim.Sentences;
        for (var i = 0; i < cited.Count; i++)
        {
            var sentence = cited[i];
            var tokens = UpToQuoteEnd(claim, talk.TokensOf(sentence));
            var own = Clause.Of(tokens, sentence.IsQuestion || (i + 1 < cited.Count && cited[i + 1].Index <= sentence.Index + 2 && IsHearsay(tokens)));
            var isBehind = i > 0 && cited[i - 1].Index == sentence.Index - 1;
            if (sentence.Index > 0 && talk.Sentences[sentence.Index - 1] is var asked && Answer(asked, talk.TokensOf(asked), tokens, own) is { } yes)
            {
                if (isBehind)
                {
                    // What was asked is denied, or said, and not asked besides.
                    clauses.RemoveRange(before, clauses.Count - before);
                }

                clauses.AddRange(Clause.Of(talk.TokensOf(asked), isQuestion: true).Select(c => yes ? c.Affirmed() : c.Denied()));
                // "He isn't" has been read: what it leaves out is what was asked.
                own = own is [{ IsElliptic: true, Matters.Count: 0 }, ..] ? [.. own.Skip(1)] : own;
            }
            else if (isBehind && PointsBack(tokens, own))
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

    /// <summary>The sentence as far as it is quoted, when the quotation ends where a clause ends: what comes after it was left out. What stands before may deny it.</summary>
    public static ReadOnlySpan<Token> UpToQuoteEnd(Claim claim, ReadOnlySpan<Token> tokens)
    {
        for (var at = tokens.Length - 1; at >= 0; at--)
        {
            var (segment, start, end) = (tokens[at].Segment, tokens[at].Start, tokens[at].End);
            if (claim.Citations.Any(c => c.Segment == segment && start < c.End && end > c.Start))
            {
                return tokens[at].Is(TokenMarks.ClauseEnd) || (at + 2 < tokens.Length && tokens[at + 1].Word is "and" or "but" or "because" or "so") ? tokens[..(at + 1)] : tokens;
            }
        }

        return tokens;
    }

    /// <summary>
    /// What the quoted sentences, or the one before them, ask, and nobody answers with a plain "yes": "Are we filling the posts? - They're frozen" may be put with a "not" that nobody said.
    /// </summary>
    public static HashSet<string> Asked(Claim claim)
    {
        var talk = claim.Source.Talk;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in claim.Sentences)
        {
            if (sentence.Index > 0
                && talk.Sentences[sentence.Index - 1] is { IsQuestion: true } question
                && !AsksWhich(talk.TokensOf(question))
                && Answer(question, talk.TokensOf(question), talk.TokensOf(sentence), Clause.Of(talk.TokensOf(sentence), sentence.IsQuestion)) is null)
            {
                asked.UnionWith(Clause.Of(talk.TokensOf(question), isQuestion: true).SelectMany(c => c.Stems));
            }
        }

        return asked;
    }

    /// <summary>"I'd heard the tip was shutting", "she wants the tribunal, I gather": said to be put right or borne out by whoever answers.</summary>
    public static bool IsHearsay(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            var verb = tokens[at + 1].Word is "had" or "would" or "'d" && at + 2 < tokens.Length ? at + 2 : at + 1;
            if (tokens[at].Word == "i" && tokens[verb].Word is "gather" or "heard" or "hear" or "understand" or "believe" or "assume" or "presume" or "suppose" or "take" or "thought"
                && (at < 2 || at + 3 >= tokens.Length))
            {
                return true;
            }
        }

        return false;
    }

    public static bool AsksWhich(ReadOnlySpan<Token> question) => question[0].Word is "who" or "what" or "when" or "where" or "how" or "which" or "why" or "whose";

    /// <summary>True for a "yes" to the sentence before, false for a "no", null when it is answered in other words or not at all.</summary>
    public static bool? Answer(TalkSentence before, ReadOnlySpan<Token> asked, ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        tokens[0].Word is "anybody" or "anyone" or "any" ? null // "Anybody not?" asks, and answers nothing.
        : asked.Length > 0 && AsksWhich(asked) && tokens[0].Word == "not" && !IsShortNo(tokens) ? null // "Where would it go? - Not on the garden."
        : IsShortNo(tokens) || Rebuts(tokens) || (before.IsQuestion ? SaysNo(tokens, own) : Refuses(tokens, own)) ? false
        : before.IsQuestion && SaysYes(tokens, own) ? true
        : null;

    /// <summary>"Luckily not.", "Oh no.", "Of course not.", "Not me."</summary>
    public static bool IsShortNo(ReadOnlySpan<Token> tokens) =>
        (tokens.Length <= 4 && tokens[^1].Word is "no" or "not" && tokens[0].Word is not ("if" or "why" or "or"))
        || (tokens.Length == 2 && tokens[0].Word == "not" && tokens[1].Word is "me" or "us" or "him" or "her" or "them" or "so" or "true" or "really" or "here" or "mine" or "ours");

    /// <summary>"No truth in that", "I very much doubt it", "far from it", "that's not true".</summary>
    public static bool Rebuts(ReadOnlySpan<Token> tokens)
    {
        for (var at = 0; at + 1 < tokens.Length && at < MostBefore; at++)
        {
            if ((tokens[at].Word, tokens[at + 1].Word) is ("no", "truth") or ("not", "true") or ("doubt", "it") or ("doubt", "that") or ("dispute", "that") or ("far", "from") or ("no", "such") or ("no", "question")
                && !(tokens[at + 1].Word == "question" && at + 2 < tokens.Length && tokens[at + 2].Word != "of")
                && (tokens[at].Word is not ("far" or "doubt") || tokens.Length <= at + 3 || tokens[at + 1].Is(TokenMarks.ClauseEnd)))
            {
                return true;
            }
        }

        return false;
    }

    private const int MostBefore = 5;

    /// <summary>"Yes, ...", "it is, ...", "there has, actually".</summary>
    private static bool SaysYes(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own)
    {
        if (tokens.Length > 2 && tokens[0].Word == "that" && tokens[1].Word is "is" or "'s" && tokens[2].Word is "right" or "correct" or "true" or "so")
        {
            return true;
        }

        if (own is [{ IsDenied: true }, ..])
        {
            return false;
        }

        if (tokens[0].Word is "yes" or "yeah" or "yep" or "aye" or "absolutely" or "definitely" or "certainly" or "correct" or "indeed")
        {
            return !(tokens.Length > 1 && tokens[1].Word is "no" or "but");
        }

        return (tokens.Length <= 3 && tokens[^1].Word is "yes" or "yeah") || IsEcho(tokens, own) || tokens.Length > 1 && Clause.IsSubject(tokens[0].Word) && Clause.IsAuxiliary(tokens[1].Word) && (tokens.Length == 2 || tokens[1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd));
    }

    /// <summary>"Everybody has, ...", "the shallow end has": of those it is so. Of some, it may not be.</summary>
    private static bool IsEcho(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own)
    {
        for (var at = 0; at < tokens.Length && at < MostBefore; at++)
        {
            if (Clause.IsFigure(tokens[at].Word) || tokens[at].Word is "some" or "few" or "most")
            {
                return false;
            }

            if (at > 0 && Clause.IsAuxiliary(tokens[at].Word) && (at == tokens.Length - 1 || tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
            {
                return own is [{ IsDenied: false, Limits.Count: 0 }, ..];
            }
        }

        return false;
    }

    /// <summary>"There's no appetite for that": for what was said before it.</summary>
    public static bool PointsBack(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        own is [{ IsDenied: true }] && tokens.Length > 2 && tokens[^1].Word is "that" or "this" && tokens[^2].Word is "for" or "of" or "to" or "with" or "about" or "in";

    /// <summary>"They won't.": whatever was said before it.</summary>
    private static bool Refuses(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        tokens.Length <= 4 && own is [{ IsElliptic: true, Matters.Count: 0 }];

    private static bool SaysNo(ReadOnlySpan<Token> tokens, IReadOnlyList<Clause> own) =>
        (tokens[0].Word is "no" or "nope" or "nah" && (tokens.Length == 1 || tokens[0].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)))
        || tokens[0].Word is "none" or "nobody" or "nothing" or "neither" or "hardly" or "never"
        || (tokens[0].Word == "not" && !(tokens.Length > 1 && tokens[1].Word is "only" or "just" or "until" or "till" or "sure" or "unless" or "before" or "bad"))
        || own is [{ IsDenied: true, Matters.Count: 0 }, ..]
        || own is [{ IsDenied: false, Matters: [{ Stem: var first }, ..] }, ..] && Ending.Contains(first) && tokens.Length < 6
        || (own is [{ IsDenied: false, Matters: { Count: > 0 and <= 3 } ended }, ..] && (Stopping.Contains(ended[0].Stem) || own[0].Limits.Any(IsParticle)) && Clause.IsSubject(tokens[0].Word))
        || (tokens.Length > 2 && tokens[0].Word == "by" && tokens[1].Word == "no" && tokens[2].Word == "means")
        || (tokens.Length < 6 && IsOff(tokens));

    /// <summary>What <see cref="Clause.LimitsOf"/> keeps of "gave up", "pulled out" and "turned down".</summary>
    private static bool IsParticle(string limit) => limit is "up" or "out" or "down" or "off" or "through" or "away";

    /// <summary>"That's off", "it's all off".</summary>
    private static bool IsOff(ReadOnlySpan<Token> tokens) => tokens[^1].Word == "off" && tokens.Length > 1 && tokens[^2].Word is "is" or "'s" or "was" or "all" or "called";

    /// <summary>"They refused two years ago"; of verbs with a particle see <see cref="IsParticle"/>.</summary>
    private static readonly HashSet<string> Stopping = [.. "cease stop refuse decline fold withdraw".Split(' ').Select(Clause.Stem)];

    /// <summary>"Are they still ...? - They stopped."</summary>
    private static readonly HashSet<string> Ending = [.. "cease stop finish end refuse decline fold close withdraw".Split(' ').Select(Clause.Stem)];
}
