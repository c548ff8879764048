using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>
/// Tells apologies for not being at this meeting from all the others that people make: for the noise, for being late, to a tenant, at a former meeting,
/// none at all.
/// </summary>
internal static class ApologyWords
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "apologies", "apology", "apologises", "apologise", "apologised", "apologizes", "apologized", "regrets",
    };

    /// <summary>An apology that is asked of somebody, or owed, excuses nobody from a meeting.</summary>
    private static readonly HashSet<string> AskedFor = new(StringComparer.Ordinal)
    {
        "owe", "owes", "owed", "written", "public", "formal", "letter", "full", "demand", "demands", "demanded", "want", "wants", "wanted", "deserve", "deserves", "accept", "accepts", "accepted",
        "unreserved", "sincere", "proper", "overdue",
    };

    /// <summary>To whom apologies for a meeting are sent; to anybody else they are for something else.</summary>
    private static readonly HashSet<string> OfTheMeeting = new(StringComparer.Ordinal)
    {
        "me", "us", "you", "all", "everyone", "everybody", "clerk", "chair", "chairman", "committee", "board", "group", "panel", "members", "meeting", "office", "secretary", "forum", "this",
    };

    /// <summary>What apologies are for when somebody is not here.</summary>
    private static readonly HashSet<string> ForAbsence = new(StringComparer.Ordinal)
    {
        "absence", "absent", "not", "missing", "tonight", "today", "meeting", "afternoon", "morning", "evening", "unable", "away",
    };

    private static readonly HashSet<string> Meetings = new(StringComparer.Ordinal) { "time", "month", "meeting", "week", "year", "quarter", "one", "round", "session", "occasion" };

    private static readonly HashSet<string> Denied = new(StringComparer.Ordinal)
    {
        "have", "had", "has", "received", "sent", "send", "sending", "got", "get", "any", "heard", "seen", "given", "give", "tendered", "been", "a", "an",
    };

    private static readonly HashSet<string> Running = new(StringComparer.Ordinal)
    {
        "will", "be", "is", "'s", "running", "a", "bit", "little", "few", "minutes", "half", "an", "hour", "going", "to", "about", "ten", "five", "twenty", "fifteen", "might", "may", "just", "arriving",
    };

    /// <summary>True when the token is a word by which somebody is excused from this meeting.</summary>
    public static bool Excuses(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at) =>
        IsExcused(tokens, sentence, at)
        || IsSorryFrom(tokens, sentence, at)
        || (Words.Contains(tokens[at].Word)
            && !IsFeeling(tokens, sentence, at)
            && !IsOnesOwn(tokens, sentence, at)
            && !IsDenied(tokens, sentence, at)
            && !IsOnlySupposed(tokens, sentence, at)
            && !IsForSomethingElse(tokens, sentence, at)
            && !IsOfAnotherMeeting(tokens, sentence, at)
            && !IsForLateness(tokens, sentence, at));

    /// <summary>"Apologies for absence" are the same as apologies: the place after the words.</summary>
    public static int After(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at) =>
        at + 2 < sentence.End && tokens[at + 1].Word == "for" && tokens[at + 2].Word == "absence" ? at + 2 : at;

    /// <summary>"Heather asks to be excused".</summary>
    private static bool IsExcused(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at) =>
        tokens[at].Word == "excused"
        && at - sentence.First >= 4
        && tokens[at - 1].Word == "be"
        && tokens[at - 2].Word == "to"
        && tokens[at - 3].Word is "asks" or "asked" or "begs" or "begged" or "wants" or "wishes" or "asking" or "like";

    /// <summary>"So it's sorry from Jo Bell"; "I'm sorry from the bottom of my heart" names nobody.</summary>
    private static bool IsSorryFrom(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at) =>
        tokens[at].Word == "sorry" && at > sentence.First && at + 2 < sentence.End && tokens[at + 1].Word == "from" && tokens[at + 2].Is(TokenMarks.Capital) && tokens[at - 1].Word is not ("am" or "are") && !Array.Exists(tokens[(at + 3)..sentence.End].ToArray(), t => t.Word == "for");

    /// <summary>"He regrets that he is abroad" excuses nobody from this meeting.</summary>
    private static bool IsFeeling(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at) =>
        tokens[at].Word == "regrets" && at + 1 < sentence.End && tokens[at + 1].Word is "that" or "the" or "not" or "to" or "having" or "it" or "about";

    /// <summary>"My apologies, Mrs Gadd" are for what was just said; "under apologies" stand those of a former meeting; "after apologies" says when.</summary>
    private static bool IsOnesOwn(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at) =>
        at > sentence.First
        && (tokens[at - 1].Word is "my" or "our" or "under" or "among" or "after" or "before" || (tokens[at - 1].Word is "i" or "we" && tokens[at].Word is "apologise" or "apologised" or "apologized"));

    /// <summary>"No apologies", "he hasn't sent any apologies"; "none but Jo's" are some.</summary>
    private static bool IsDenied(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at)
    {
        var denied = false;
        for (var i = Math.Max(sentence.First, at - 5); i < at; i++)
        {
            denied = !tokens[i].Is(TokenMarks.ClauseEnd)
                && (denied || tokens[i].Word is "without" or "never" || (tokens[i].Word == "no" && i >= at - 2) || (tokens[i].Word == "not" && Denied.Contains(tokens[i + 1].Word) && i + 1 < at));
        }

        for (var i = at + 1; denied && i < sentence.End; i++)
        {
            denied = tokens[i].Word is not ("except" or "but" or "apart" or "besides" or "bar" or "save" or "beyond" or "other");
        }

        return denied;
    }

    /// <summary>"If Jo sends apologies we have no quorum", "Jo usually sends apologies".</summary>
    private static bool IsOnlySupposed(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at)
    {
        for (var i = sentence.First; i < at; i++)
        {
            if (tokens[i].Word is "if" or "whether" or "unless" or "usually" or "always" or "often" or "sometimes")
            {
                return true;
            }
        }

        return at + 1 < sentence.End && tokens[at + 1].Word is "if" or "unless" or "whenever";
    }

    private static bool IsForSomethingElse(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at)
    {
        for (var i = at - 1; tokens[at].Word == "apology" && i >= Math.Max(sentence.First, at - 6) && !tokens[i].Is(TokenMarks.ClauseEnd); i--)
        {
            if (AskedFor.Contains(tokens[i].Word))
            {
                return true;
            }
        }

        if (at + 2 >= sentence.End || tokens[at].Is(TokenMarks.ClauseEnd))
        {
            return false;
        }

        var wanted = tokens[at + 1].Word == "to" ? OfTheMeeting : tokens[at + 1].Word is "for" or "about" && !tokens[at + 2].Is(TokenMarks.Capital) ? ForAbsence : null;
        for (var i = at + 2; wanted is not null && i < Math.Min(sentence.End, at + 8); i++)
        {
            if (wanted.Contains(tokens[i].Word))
            {
                return false;
            }

            // "Apologies for Jo Bell" excuse her, "for our Jo" too; "for the noise" nobody.
            if (wanted == ForAbsence && tokens[i].Is(TokenMarks.Capital) && tokens[i - 1].Word is "our" or "for")
            {
                return false;
            }

            if (tokens[i].Is(TokenMarks.ClauseEnd))
            {
                break;
            }
        }

        return wanted is not null;
    }

    /// <summary>"Jo sent apologies last time", "for the next one", "in the minutes it should say".</summary>
    private static bool IsOfAnotherMeeting(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at)
    {
        var (minutes, corrected) = (false, false);
        for (var i = sentence.First; i < sentence.End; i++)
        {
            minutes |= tokens[i].Word == "minutes";
            corrected |= tokens[i].Word is "should" or "was" or "were";
            var isTold = i <= sentence.First + 3 || (i > at && i <= at + 4);
            if (isTold && tokens[i].Word is "last" or "previous" or "next" && i + 1 < sentence.End && Meetings.Contains(tokens[i + 1].Word))
            {
                return true;
            }
        }

        return minutes && corrected;
    }

    /// <summary>"Apologies from Jo, she'll be ten minutes late": she comes.</summary>
    private static bool IsForLateness(ReadOnlySpan<Token> tokens, TalkSentence sentence, int at)
    {
        for (var i = at + 1; i < sentence.End; i++)
        {
            if (tokens[i].Word is not ("he" or "she" or "they" or "who"))
            {
                continue;
            }

            var next = i + 1;
            while (next < sentence.End && Running.Contains(tokens[next].Word))
            {
                next++;
            }

            if (next < sentence.End && next > i + 1 && tokens[next].Word == "late")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I've the one", "there are two", "we've got just the three": how many there are, before who sends them.</summary>
    public static bool IsCounted(ReadOnlySpan<Token> tokens, int at, int end)
    {
        if (at + 2 >= end || tokens[at].Word is not ("i" or "we" or "there") || tokens[at + 1].Word is not ("have" or "is" or "are" or "'s"))
        {
            return false;
        }

        at += 2;
        while (at < end && tokens[at].Word is "got" or "had" or "just" or "only" or "the")
        {
            at++;
        }

        return at < end && tokens[at].Word is "one" or "two" or "three" or "four" or "five" && (tokens[at].Is(TokenMarks.ClauseEnd) || (at + 1 < end && tokens[at + 1].Word is "from"));
    }

    private static readonly HashSet<string> CannotCome = new(StringComparer.Ordinal) { "make", "join", "come", "coming", "attend", "miss", "be" };

    /// <summary>"Bill says sorry, he can't make it": an apology without the word.</summary>
    public static bool SaysSorry(Token[] tokens, TalkSentence sentence)
    {
        var (sorry, cannot) = (false, false);
        for (var at = sentence.First + 1; at < sentence.End; at++)
        {
            sorry |= tokens[at].Word == "sorry" && tokens[at - 1].Word is "is" or "'s" or "say" or "says" or "said" or "sends" or "was" or "very" or "so";
            cannot |= at + 1 < sentence.End && ((tokens[at].Word == "not" && (CannotCome.Contains(tokens[at + 1].Word) || IsWithUs(tokens, sentence, at + 1))) || (tokens[at].Word == "to" && tokens[at + 1].Word == "miss") || (tokens[at].Word == "without" && tokens[at + 1].Word is "him" or "her"));
        }

        return sorry && cannot && tokens[sentence.First].Word is not ("i" or "we" or "sorry");
    }

    /// <summary>"Jo Bell isn't with us, ..."; "the van's not with us yet", and who is not with us any more is dead.</summary>
    private static bool IsWithUs(Token[] tokens, TalkSentence sentence, int at) =>
        at + 1 < sentence.End && tokens[at].Word == "with" && tokens[at + 1].Word == "us" && tokens[at + 1].Is(TokenMarks.ClauseEnd) && at - 3 >= sentence.First && tokens[at - 2].Word is "is" or "'s" && tokens[at - 3].Is(TokenMarks.Capital);

    /// <summary>
    /// "Mr Cranmer says sorry, he's been called to sit", "Ruth Carr rang, she's sorry": as a meeting opens this is how people excuse others. 0 when it is not said.
    /// </summary>
    public static int SorryOfSomebody(Token[] tokens, TalkSentence sentence)
    {
        for (var at = sentence.First + 1; at < sentence.End; at++)
        {
            if (tokens[at].Word == "sorry" && tokens[at - 1].Word is "is" or "'s" or "says" or "say" && tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))
            {
                return tokens[sentence.First].Word is "i" or "we" or "it" ? 0 : at;
            }
        }

        return 0;
    }
}
