using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Meetings.Phrases;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>
/// "I'll just pack my job in, shall I, and move into the box room.", "I'll do sixty cars in my dinner hour." "Seriously.": offers that are a complaint. Their own words seldom show it;
/// what is said right behind them does, and so does "just ... shall I" to which nobody says yes.
/// </summary>
internal static class NotInEarnest
{
    /// <summary>Words of a sentence that says no more than "seriously", "sorry" or "duly ignored".</summary>
    private const int MostWords = 4;

    public static bool Is(Reading reading, TalkSentence sentence)
    {
        var isMyOwn = Mentions(reading, sentence, "i") || Mentions(reading, sentence, "me");
        if (!isMyOwn || reading.Talk.Sentences.Length == sentence.Index + 1)
        {
            return false;
        }

        var (next, asks) = (reading[sentence.Index + 1], AsksShallI(reading, sentence));
        if (next.Turn == sentence.Turn)
        {
            return SaysJoke(reading, next) || (asks && IsSorry(reading, next));
        }

        return reading.Speaker(next) != reading.Speaker(sentence)
            && (IsTakenForJoke(reading, next) || (asks && Mentions(reading, sentence, "just") && !IsTakenUp(reading, next)));
    }

    /// <summary>"Joke, Gill.", "I'm joking.", "only kidding"; "no joke" and "it's a joke, that rule" are meant.</summary>
    private static bool SaysJoke(Reading reading, TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        var at = tokens[0].Word == "i" ? 1 : 0;
        at += at < tokens.Length && tokens[at].Word == "am" ? 1 : 0;
        at += at < tokens.Length && tokens[at].Word is "only" or "just" ? 1 : 0;
        return at < tokens.Length
            && (tokens[at].Word is "joking" or "kidding" || (tokens[at].Word == "joke" && (at > 0 || tokens.Length == 1 || tokens[at].Is(TokenMarks.ClauseEnd))))
            && !sentence.IsQuestion
            && (at + 1 == tokens.Length || tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd));
    }

    /// <summary>"Oh, I'll do the whole street's, shall I. Sorry.": taken back for its tone.</summary>
    private static bool IsSorry(Reading reading, TalkSentence sentence) => reading.Tokens[sentence.First].Word == "sorry" && sentence.Length == 1;

    /// <summary>"Seriously.", said to it and not asked, "duly ignored", "ignore him", "very funny".</summary>
    private static bool IsTakenForJoke(Reading reading, TalkSentence answer)
    {
        if (answer.IsQuestion || answer.Length > MostWords)
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(answer);
        return (tokens[0].Word == "seriously" && answer.Length <= 2)
            || (tokens[^1].Word == "ignored" && answer.Length <= 2)
            || (tokens[0].Word == "ignore" && answer.Length > 1 && tokens[1].Word is "him" or "her" or "them")
            || (tokens[0].Word == "very" && answer.Length > 1 && tokens[1].Word is "funny" or "droll");
    }

    private static bool IsTakenUp(Reading reading, TalkSentence answer) =>
        reading.Has(answer, Cue.Assent) || reading.Has(answer, Cue.Accept) || reading.Has(answer, Cue.Nod) || reading.Has(answer, Cue.Cede);

    /// <summary>", shall I" set off by commas, or at the end.</summary>
    private static bool AsksShallI(Reading reading, TalkSentence sentence)
    {
        var tokens = reading.Talk.TokensOf(sentence);
        for (var at = 3; at + 1 < tokens.Length; at++)
        {
            if (tokens[at].Word == "shall" && tokens[at].Is(TokenMarks.ClauseStart) && tokens[at + 1].Word == "i" && tokens[at + 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(Reading reading, TalkSentence sentence, string word)
    {
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (token.Word == word)
            {
                return true;
            }
        }

        return false;
    }
}
