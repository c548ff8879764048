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
            return (SaysJoke(reading, next) && (asks || !GoesOn(reading, sentence))) || (asks && IsSorry(reading, next));
        }

        return reading.Speaker(next) != reading.Speaker(sentence)
            && (IsTakenForJoke(reading, sentence, next) || (asks && !sentence.IsQuestion && Mentions(reading, sentence, "just") && !IsTakenUp(reading, next.Turn)));
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

    /// <summary>"I'll do the rota by Friday, and anyone who moans gets the washing-up. Only joking.": the joke is what came last.</summary>
    private static bool GoesOn(Reading reading, TalkSentence sentence)
    {
        var isPromised = false;
        foreach (var token in reading.Talk.TokensOf(sentence))
        {
            if (isPromised && token.Is(TokenMarks.ClauseStart) && token.Word is "and" or "but" or "or" or "so")
            {
                return true;
            }

            isPromised |= token.Word is "will" or "shall" or "can";
        }

        return false;
    }

    /// <summary>"Seriously.", said to it and not asked, "duly ignored", "very funny", and "ignore him" of the speaker and of nobody who was spoken of.</summary>
    private static bool IsTakenForJoke(Reading reading, TalkSentence sentence, TalkSentence answer)
    {
        if (answer.IsQuestion || answer.Length > MostWords)
        {
            return false;
        }

        var tokens = reading.Talk.TokensOf(answer);
        return (tokens[0].Word == "seriously" && answer.Length == 1)
            || (tokens[^1].Word == "ignored" && answer.Length <= 2)
            || (tokens[0].Word == "ignore" && answer.Length > 1 && tokens[1].Word is "him" or "her" && !NamesAnother(reading, sentence))
            || (tokens[0].Word == "very" && answer.Length > 1 && tokens[1].Word is "funny" or "droll");
    }

    private static bool NamesAnother(Reading reading, TalkSentence sentence)
    {
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (reading.PersonAt(at) >= 0 || reading.Tokens[at].Word is "he" or "him" or "his" or "she" or "her" or "they" or "them" || (reading.Tokens[at].Is(TokenMarks.Capital) && at > sentence.First && reading.Tokens[at].Word != "i"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Anywhere in the answer: "Would you? Thank you.", "Please.", "If you would.", "That'd be great."</summary>
    private static bool IsTakenUp(Reading reading, int turn)
    {
        for (var i = 0; reading.InTurn(turn, i) is { } answer; i++)
        {
            if (reading.Has(answer, Cue.Assent) || reading.Has(answer, Cue.Accept) || reading.Has(answer, Cue.Nod) || reading.Has(answer, Cue.Cede) || Thanks(reading.Talk.TokensOf(answer)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Thanks(ReadOnlySpan<Token> answer)
    {
        for (var at = 0; at < answer.Length; at++)
        {
            if (answer[at].Word is "please" or "thanks" or "thank" or "cheers" or "brilliant" or "ideal" or "helpful" or "kind"
                || (at + 1 < answer.Length && ((answer[at].Word is "would" or "could" or "if" && answer[at + 1].Word == "you") || (answer[at].Word == "that" && answer[at + 1].Word is "'d" or "would"))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I'll do it on Tuesday, shall I, save him coming?": set off by commas, or at the end.</summary>
    public static bool AsksShallI(Reading reading, TalkSentence sentence)
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
