using System.Collections.Frozen;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>"Has been repaired" where it will be, "decided" where it is being thought about. Only where the cited words have the very verb, and have it of what is to come alone.</summary>
internal static class StatusCheck
{
    /// <summary>So many words before a verb the "will" or "to" of it may stand.</summary>
    private const int Reach = 5;

    private static readonly FrozenSet<string> Ahead = Set("will shall should could can might may must going");

    /// <summary>"We need to repair it" is ahead; "we managed to", "we had to" and "it took three weeks to" are not.</summary>
    private static readonly FrozenSet<string> AheadWithTo = Set("need needs want wants plan plans planning hope hoping have has going is are ready about due");

    /// <summary>A matter that is put to the vote is done once it is carried.</summary>
    private static readonly FrozenSet<string> Done = Set("done finished completed already yesterday sorted did carried seconded favour congratulations");

    private static readonly FrozenSet<string> Conditions = Set("once when until till after if unless before whether would should will to could might may must not never no none nobody neither nothing nor that's");

    private static readonly FrozenSet<string> Settling = Set("agreed decided resolved");

    private static readonly FrozenSet<string> Deliberating = Set("considering wondering toying undecided mulling");

    private static readonly FrozenSet<string> Settled = Set(
        "agreed agree agreeing yes yeah yep ok okay fine good sure done let will decided decision decide resolved approved carried favour seconded happy right lovely great absolutely content noted definitely course then");

    public static IEnumerable<Warning> Check(Claim claim)
    {
        foreach (var at in Completed(claim.Tokens))
        {
            if (IsOnlyAhead(claim, Clause.Stem(claim.Tokens[at].Word)))
            {
                yield return claim.Warn("status-differs", Severity.Warn, $"The statement has it done (\"{claim.Words(at, at + 1)}\") and the words that it cites only that it is to be");
                yield break;
            }
        }

        if (IsSettled(claim) is { } verb && IsOnlyThoughtAbout(claim))
        {
            yield return claim.Warn("status-differs", Severity.Warn, $"The statement has it \"{claim.Words(verb, verb + 1)}\" and the words that it cites only think about it");
        }
    }

    /// <summary>Verbs of "has been repaired" and "had sent". "Was granted" is often how minutes put what somebody grants by saying so.</summary>
    private static IEnumerable<int> Completed(Token[] tokens)
    {
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Word is not ("has" or "have" or "had") || IsConditional(tokens, at))
            {
                continue;
            }

            var verb = at + 1;
            while (verb < tokens.Length - 1 && verb - at < MostBetween && !Numerals.Ends(tokens[verb]) && IsBetween(tokens[verb].Word))
            {
                verb++;
            }

            if (!Numerals.Ends(tokens[verb - 1]) && IsParticiple(tokens[verb].Word))
            {
                yield return verb;
            }
        }
    }

    private const int MostBetween = 4;

    private static bool IsBetween(string word) => word is "been" or "now" or "already" or "also" or "since" or "just" || word.EndsWith("ly", StringComparison.Ordinal);

    private static bool IsConditional(Token[] tokens, int at)
    {
        for (var back = at - 1; back >= 0 && at - back <= 6 && !Numerals.Ends(tokens[back]); back--)
        {
            if (Conditions.Contains(tokens[back].Word))
            {
                return true;
            }
        }

        return at + 1 < tokens.Length && tokens[at + 1].Word is "not" or "to" or "never" or "yet" or "neither";
    }

    /// <summary>Who said or told something has done nothing of it.</summary>
    private static bool IsParticiple(string word) => word is not ("said" or "told" or "asked" or "agreed" or "needed" or "been" or "had") && IsPast(word);

    private static bool IsPast(string word) => (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) || Irregular.Form(word) != word || word is "put" or "cut" or "set";

    /// <summary>Every time that the cited segments have the verb it stands behind a "will" or a "to"; and in no other sentence there or next to them somebody says that something is done.</summary>
    private static bool IsOnlyAhead(Claim claim, string stem)
    {
        var isAhead = false;
        foreach (var segment in claim.Segments.Concat(claim.Near))
        {
            foreach (var sentence in claim.Source.SentencesOf(segment))
            {
                switch (StatusOf(claim.Source.Talk.TokensOf(claim.Source.Talk.Sentences[sentence]), stem))
                {
                    case false:
                        return false;
                    case true:
                        isAhead |= claim.Segments.Contains(segment);
                        break;
                }
            }
        }

        return isAhead;
    }

    /// <summary>True when the sentence has the verb of what is to come alone, false when it has it otherwise or says that something is done; else null.</summary>
    private static bool? StatusOf(ReadOnlySpan<Token> tokens, string stem)
    {
        var (isAhead, isDone) = (false, false);
        for (var at = 0; at < tokens.Length; at++)
        {
            isDone |= Done.Contains(tokens[at].Word);
            if (Clause.Stem(tokens[at].Word) != stem)
            {
                continue;
            }

            if (!IsAhead(tokens, at))
            {
                return false;
            }

            isAhead = true;
        }

        return isAhead ? true : isDone ? false : null;
    }

    private static bool IsAhead(ReadOnlySpan<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && at - back <= Reach && !tokens[back].Is(TokenMarks.SentenceEnd | TokenMarks.ClauseEnd); back--)
        {
            if (Ahead.Contains(tokens[back].Word) || (tokens[back].Word == "to" && back > 0 && AheadWithTo.Contains(tokens[back - 1].Word)))
            {
                return true;
            }

            if (tokens[back].Word is "has" or "have" or "had" or "was" or "were" or "did" or "and" or "but" or "that" or "which")
            {
                return false;
            }
        }

        return false;
    }

    private static int? IsSettled(Claim claim)
    {
        var tokens = claim.Tokens;
        for (var at = 0; at + 1 < tokens.Length; at++)
        {
            if (Settling.Contains(tokens[at].Word) && tokens[at + 1].Word is "to" or "that" && !(at + 2 < tokens.Length && tokens[at + 2].Word is "consider" or "explore" or "look" or "think" or "discuss" or "review"))
            {
                return at;
            }
        }

        return null;
    }

    private static bool IsOnlyThoughtAbout(Claim claim)
    {
        var isThought = false;
        foreach (var segment in claim.Around(2))
        {
            var words = claim.Source.Facts(segment).Words;
            if (words.Overlaps(Settled))
            {
                return false;
            }

            isThought |= claim.Segments.Contains(segment) && (words.Overlaps(Deliberating) || (words.Contains("thinking") && (words.Contains("about") || words.Contains("of"))));
        }

        return isThought;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
