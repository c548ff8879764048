using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Discourse;

/// <summary>"The library for the stop, then?" "Library, yes.": somebody puts it, and the next says it over again. Hardly anything else settles a matter in fewer words.</summary>
internal static class Echo
{
    /// <summary>Words of an answer that says over again what was put, and where among them it has to begin.</summary>
    private const int LongestAnswer = 14;
    private const int Opening = 5;

    /// <summary>By turn how its first sentence echoes the question that the turn before ends with: 0 when it does not.</summary>
    public static EchoKind[] Read(Reading reading)
    {
        var turns = reading.Talk.Turns;
        var kinds = new EchoKind[turns.Length];
        for (var turn = 1; turn < turns.Length; turn++)
        {
            if (turns[turn - 1].EndSentence > turns[turn - 1].FirstSentence && turns[turn].EndSentence > turns[turn].FirstSentence
                && reading.SpeakerOfTurn(turn) is >= 0 and var speaker && reading.SpeakerOfTurn(turn - 1) != speaker
                && reading[turns[turn - 1].EndSentence - 1] is { IsQuestion: true } asked)
            {
                kinds[turn] = Of(reading, asked, reading[turns[turn].FirstSentence]);
            }
        }

        return kinds;
    }

    private static EchoKind Of(Reading reading, TalkSentence asked, TalkSentence answer)
    {
        if (answer.IsQuestion || answer.Length > LongestAnswer || !Repeats(reading, asked, answer))
        {
            return EchoKind.None;
        }

        var kind = EchoKind.Repeats;
        for (var at = answer.First; at < answer.End; at++)
        {
            var token = reading.Tokens[at];
            if (token.Word is "no" or "not" or "never" or "nobody" or "but" or "if" or "unless" or "was" or "were")
            {
                return EchoKind.None;
            }

            // A whole clause of agreement: "the library, done" and not "the library's done up".
            var isClause = token.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd) || at + 1 == answer.End;
            var agrees = token.Word is "yes" or "yeah" or "yep" or "aye"
                || (isClause && at > answer.First && reading.Tokens[at - 1].Is(TokenMarks.ClauseEnd) && token.Word is "agreed" or "done" or "perfect" or "fine" or "lovely")
                || (isClause && at > answer.First && ((token.Word == "is" && reading.Tokens[at - 1].Word == "it") || (token.Word == "on" && reading.Tokens[at - 1].Word == "go")));
            kind |= agrees ? EchoKind.Agrees : 0;
        }

        return kind | (Concludes(reading, asked) ? EchoKind.Concludes : 0);
    }

    /// <summary>"The library, then?", "so outcome three's met?"; "so you saw him, then?" and "if it came, the library, then?" conclude nothing for the meeting.</summary>
    private static bool Concludes(Reading reading, TalkSentence asked)
    {
        for (var at = asked.First; at < asked.End; at++)
        {
            if (reading.Tokens[at].Word is "if" or "unless" or "was" or "were" or "did" or "had" or "i" or "you" or "he" or "she" or "they" && !(at > asked.First && reading.Tokens[at - 1].Word is "to" or "for" or "with"))
            {
                return false;
            }
        }

        return reading.Tokens[asked.End - 1].Word == "then" || reading.Tokens[asked.First].Word is "so" or "then";
    }

    /// <summary>One of the first words of the answer that say anything stands in the question.</summary>
    private static bool Repeats(Reading reading, TalkSentence asked, TalkSentence answer)
    {
        for (var at = answer.First; at < Math.Min(answer.End, answer.First + Opening); at++)
        {
            var word = reading.Tokens[at].Word;
            if (!FunctionWords.IsContent(word) || word is "yes" or "yeah" or "go" or "done")
            {
                continue;
            }

            var stem = FunctionWords.Stem(word);
            for (var other = asked.First; other < asked.End; other++)
            {
                if (FunctionWords.Stem(reading.Tokens[other].Word) == stem)
                {
                    return true;
                }
            }

            return false;
        }

        return false;
    }
}
