using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>
/// "Agreed by five votes to two", "voted seven to one to approve", "moved, seconded and agreed", "the amendment falls": how a chair or clerk tells what came of a motion.
/// </summary>
internal sealed class VotedOutcome(Reading reading)
{
    /// <summary>Words from the verb to its count: "carried unanimously, by five votes to none".</summary>
    private const int Near = 4;

    /// <summary>Words into the sentence up to which a motion is its subject.</summary>
    private const int AtHead = 4;

    /// <summary>Words of matter that an outcome needs to be read alone.</summary>
    private const int Readable = 2;

    private static readonly FrozenSet<string> Settled = Set("agreed approved carried resolved adopted rejected refused defeated lost passed voted decided endorsed granted accepted");
    private static readonly FrozenSet<string> Motions = Set("motion amendment proposal recommendation resolution");
    private static readonly FrozenSet<string> Voting = Set("vote votes members committee council panel board put moved proposed seconded majority unanimously falls fails show hands approve");
    private static readonly string[] Clerks = ["clerk", "secretary", "democratic", "committee officer", "governance"];

    private readonly bool[] _tells = Tell(reading);

    /// <summary>Where it says that something was voted on and what came of it; -1 where it does not.</summary>
    public int At(TalkSentence sentence)
    {
        if (sentence.IsQuestion || sentence.Length < 3 || reading.Speaker(sentence) is not (>= 0 and var speaker) || !_tells[speaker])
        {
            return -1;
        }

        var tokens = reading.Talk.TokensOf(sentence);
        var (moved, seconded, put) = (false, false, false);
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = tokens[i].Word;
            seconded |= moved && word == "seconded";
            moved |= word is "moved" or "proposed";
            put |= word is "vote" && i > 2 && tokens[i - 2].Word == "to" && tokens[i - 3].Word == "put" && (i == 3 || tokens[i - 4].Word is not ("be" or "to"));
            var isOutcome = (Settled.Contains(word) && (seconded || put || HasCount(tokens, i)) && IsDone(tokens, i))
                || (i <= AtHead && Motions.Contains(word) && Ends(tokens, i));
            if (isOutcome && IsMeant(sentence, sentence.First + i))
            {
                return sentence.First + i;
            }
        }

        return -1;
    }

    /// <summary>Words of matter besides those of voting: "agreed by two votes to one to close the path" needs no motion before it, "put to the vote and agreed" does.</summary>
    public bool SaysWhat(TalkSentence sentence)
    {
        if (At(sentence) < 0)
        {
            return false;
        }

        var words = 0;
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            words += FunctionWords.IsContent(token.Word) && !ClauseWords.Auxiliaries.ContainsKey(token.Word) && !Settled.Contains(token.Word) && !Voting.Contains(token.Word) && !Motions.Contains(token.Word) && !IsNumber(token.Word) ? 1 : 0;
        }

        return words >= Readable;
    }

    /// <summary>Doubted in no way; "that was put to the vote" tells of just now, although in the past tense.</summary>
    private bool IsMeant(TalkSentence sentence, int at)
    {
        var doubt = DoubtScope.At(reading, sentence, at) & ~Doubt.Negated;
        return doubt == Doubt.None
            || (doubt == Doubt.Past && reading.Find(sentence, Cue.PastTime) is { } past && reading.Tokens[past.First].Word == "that" && reading.Find(sentence, Cue.PastTime, past.End) is null);
    }

    /// <summary>"To be agreed", "would be carried": not yet.</summary>
    private static bool IsDone(ReadOnlySpan<Token> tokens, int verb) =>
        verb == 0 || tokens[verb - 1].Word is not ("be" or "not" or "never" or "getting" or "get" or "if");

    /// <summary>"Agreed by five votes to two", "voted seven to one", "carried by a majority".</summary>
    private static bool HasCount(ReadOnlySpan<Token> tokens, int verb)
    {
        for (var i = verb + 1; i < Math.Min(tokens.Length, verb + 1 + Near); i++)
        {
            if (tokens[i - 1].Word == "by" && (tokens[i].Word == "majority" || (tokens[i].Word == "a" && i + 1 < tokens.Length && tokens[i + 1].Word is "majority" or "show")))
            {
                return true;
            }

            if (IsNumber(tokens[i].Word) && (tokens[i - 1].Word == "by" || tokens[verb].Word == "voted"))
            {
                return IsCount(tokens, i);
            }
        }

        return false;
    }

    private static bool IsCount(ReadOnlySpan<Token> tokens, int at)
    {
        while (at < tokens.Length && (IsNumber(tokens[at].Word) || tokens[at].Word is "vote" or "votes" or "members"))
        {
            at++;
        }

        return at + 1 < tokens.Length && tokens[at].Word is "to" or "against" && (IsNumber(tokens[at + 1].Word) || tokens[at + 1].Word is "none" or "nil");
    }

    /// <summary>"The amendment falls", "the motion to sell the hall is lost"; what "falls short" has not ended.</summary>
    private static bool Ends(ReadOnlySpan<Token> tokens, int motion)
    {
        for (var i = motion + 1; i < tokens.Length; i++)
        {
            var isLast = i + 1 == tokens.Length || tokens[i].Is(TokenMarks.ClauseEnd);
            switch (tokens[i].Word)
            {
                case "falls" or "fails":
                    return isLast || tokens[i + 1].Word is "by" or "for" or "then" or "therefore";
                case "lost" or "defeated" or "rejected":
                    return tokens[i - 1].Word is "is" or "was" or "'s" or "therefore" or "duly";
            }
        }

        return false;
    }

    private static bool IsNumber(string word) => ClauseWords.Numbers.Contains(word) || char.IsDigit(word[0]);

    /// <summary>By person, whether it is theirs to tell what came of a vote: the chair's and the clerk's.</summary>
    private static bool[] Tell(Reading reading)
    {
        var tells = new bool[reading.Roster.People.Count];
        for (var i = 0; i < tells.Length; i++)
        {
            var role = reading.Roster.People[i].Role;
            tells[i] = reading.IsChair(i) || (role is not null && Array.Exists(Clerks, c => role.Contains(c, StringComparison.OrdinalIgnoreCase)));
        }

        return tells;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
