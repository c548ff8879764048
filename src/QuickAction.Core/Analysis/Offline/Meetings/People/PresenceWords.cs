using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Words that say that somebody is in the room, and words that take it back.</summary>
internal static class PresenceWords
{
    /// <summary>Words after a name that still speak of whether its bearer is here.</summary>
    private const int Reach = 5;

    private static readonly HashSet<string> Absence = new(StringComparer.Ordinal)
    {
        "apologies", "apologises", "regrets", "leave", "unwell", "poorly", "ill", "sick", "invited", "expected", "late", "later", "instead", "absent", "spirit",
    };

    /// <summary>What somebody is said to have done elsewhere: further on in the sentence it says nothing of who is here ("Jo Bell, who I'm told did the sums").</summary>
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        "told", "said", "says", "wrote", "written", "emailed", "running", "never", "used", "if", "would", "couldn", "away", "rang", "phoned", "about", "was", "were", "left", "tell",
        "went", "spoke", "talked", "worked", "expecting", "hoping", "hoped", "hope", "supposed", "meant", "should", "might", "trying", "due", "unless", "waiting", "without",
    };

    private static readonly HashSet<string> Presence = new(StringComparer.Ordinal)
    {
        "observing", "observe", "shadowing", "shadow", "sits", "present", "attending", "attendance", "clerking", "minuting", "minutes", "note",
        "notes", "beside", "alongside", "introduce", "welcome", "listening", "watching", "corner", "hello", "mute", "muted", "online", "dialled", "dialling",
    };

    /// <summary>Where in a room people are: "at the end", "at the back".</summary>
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "end", "back", "front", "head", "side", "door", "window", "screen" };

    /// <summary>What people join who are here by that: "joined the library" says nothing of now.</summary>
    private static readonly HashSet<string> Joined = new(StringComparer.Ordinal) { "call", "meeting", "line", "board", "committee", "panel", "group", "forum", "partnership", "table" };

    /// <summary>What people are here to do who say nothing.</summary>
    private static readonly HashSet<string> HereTo = new(StringComparer.Ordinal) { "listen", "learn", "observe", "watch", "see", "help", "take", "shadow", "support", "advise" };

    /// <summary>What "not" denies when somebody is not here.</summary>
    private static readonly HashSet<string> Denied = new(StringComparer.Ordinal)
    {
        "here", "able", "with", "in", "coming", "well", "make", "join", "joining", "present", "attend", "attending", "come", "arrived", "turned", "be",
    };

    /// <summary>"Won't be here" is away; "won't be speaking" is here.</summary>
    private static readonly HashSet<string> NotToBe = new(StringComparer.Ordinal) { "here", "able", "with", "in", "joining", "coming", "attending", "present", "there", "back", "well", "at", "on" };

    private static readonly HashSet<string> OtherDays = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "spring", "summer", "autumn", "winter", "next", "tomorrow", "half",
    };

    private static readonly HashSet<string> FormerMeetings = new(StringComparer.Ordinal) { "time", "month", "meeting", "week", "year", "quarter" };

    /// <summary>True when the sentence says of whomever it names that they are here.</summary>
    public static bool Says(ReadOnlySpan<Token> tokens)
    {
        var present = false;
        for (var i = 0; i < tokens.Length && !present; i++)
        {
            var word = tokens[i].Word;
            var next = i + 1 < tokens.Length ? tokens[i + 1].Word : "";
            var third = i + 2 < tokens.Length ? tokens[i + 2].Word : "";
            present = Presence.Contains(word)
                || (word == "with" && next is "us" or "me" && !IsOfLongStanding(tokens, i))
                || (word is "over" or "up" or "down" or "across" or "in" && next == "from" && i > 0 && tokens[i - 1].Word is "is" or "'s" && i + 2 < tokens.Length && (tokens[i + 2].Is(TokenMarks.Capital) || (!Shapes.ClauseWords.Numbers.Contains(third) && word is "over" or "across")))
                || (word == "sitting" && !(next is "in" or "on" or "at" && third is "a" or "an" or "his" or "her" or "their" or "home"))
                || (word is "joining" or "joined" && (next is not ("the" or "a" or "his" or "her" or "their" or "our") || Joined.Contains(third)))
                || (word == "behind" && (next is "me" or "us" or "him" or "her" or "them" or "you" || IsCapital(tokens, i + 1)))
                || (word == "brought" && HasBrought(tokens, i))
                || (word == "come" && HasCome(tokens, i))
                || (word == "belongs" && next == "to" && IsCapital(tokens, i + 2) && IsSeen(tokens[..i]))
                || (word is "is" or "'s" && i > 0 && tokens[i - 1].Word == "this" && IsShownToAll(tokens, i + 1))
                || (IsShowing(tokens, i) && IsNamedTwice(tokens, i + 1))
                || (word is "is" or "'s" && (next == "here" || (next is "just" or "only" or "also" or "really" or "simply" && third == "here")))
                || (word == "here" && next == "to" && HereTo.Contains(third))
                || (word == "next" && next == "to" && (third is "me" or "us" or "him" or "her" or "them" or "you" || IsCapital(tokens, i + 2)))
                || (word is "at" or "by" && next == "the" && (Places.Contains(third) || IsPointedAt(tokens, i)))
                || (word == "on" && next == "the" && third is "call" or "line" or "screen")
                || (word is "round" or "around" && next is "the" or "our")
                || (i > 0 && word is "have" or "see" && tokens[i - 1].Word is "we" or "can" && IsCapital(tokens, i + (next == "got" ? 2 : 1)));
        }

        return present;
    }

    /// <summary>Plain words for being here, which hold at any time of a meeting.</summary>
    public static bool SaysPlainly(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if ((tokens[i].Word is "with" or "join" or "joining" or "joined" && tokens[i + 1].Word is "us" or "me" && !IsOfLongStanding(tokens, i)) || (tokens[i].Word == "brought" && HasBrought(tokens, i)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Who has been with us since June": on the books, and not in the room.</summary>
    private static bool IsOfLongStanding(ReadOnlySpan<Token> tokens, int with) =>
        with > 0 && tokens[with - 1].Word == "been" && with + 2 < tokens.Length && tokens[with + 2].Word is "since" or "for" or "from";

    /// <summary>"This is", "that's", "here's", "we have", "I've got": what shows somebody. "The tenant is" shows nobody.</summary>
    private static bool IsShowing(ReadOnlySpan<Token> tokens, int at) =>
        at > 0 && ((tokens[at].Word is "is" or "'s" && tokens[at - 1].Word is "this" or "that" or "here" or "there") || (tokens[at].Word == "have" && tokens[at - 1].Word is "we" or "i") || (tokens[at].Word == "got" && tokens[at - 1].Word == "have"));

    /// <summary>"This is Jo, Jo Bell", "and that's Jo, Jo Bell, give us a wave": the name, and then the whole of it.</summary>
    private static bool IsNamedTwice(ReadOnlySpan<Token> tokens, int name) =>
        IsCapital(tokens, name) && IsCapital(tokens, name + 2) && tokens[name].Is(TokenMarks.ClauseEnd) && tokens[name + 1].Word == tokens[name].Word && !tokens[name + 1].Is(TokenMarks.ClauseEnd);

    /// <summary>"This is Jo Bell, everybody, our new volunteer".</summary>
    private static bool IsShownToAll(ReadOnlySpan<Token> tokens, int name)
    {
        var at = name;
        while (IsCapital(tokens, at) && !tokens[at].Is(TokenMarks.ClauseEnd))
        {
            at++;
        }

        return at > name && IsCapital(tokens, at) && at + 1 < tokens.Length && tokens[at].Is(TokenMarks.ClauseEnd)
            && ((tokens[at + 1].Word is "everybody" or "everyone" or "all" or "folks" && (at + 2 >= tokens.Length || tokens[at + 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd))) || (tokens[at + 1].Word is "our" or "my" && at + 2 < tokens.Length && tokens[at + 2].Word is "new" or "student" or "trainee" or "apprentice" or "clerk" or "volunteer"));
    }

    /// <summary>"Jo Bell from the club has come"; "the letter has come" says of no person that they are here.</summary>
    private static bool HasCome(ReadOnlySpan<Token> tokens, int at)
    {
        if (at < 3 || tokens[at - 1].Word is not ("has" or "'s" or "have") || !(at + 1 == tokens.Length || tokens[at].Is(TokenMarks.ClauseEnd) || tokens[at + 1].Word is "along" or "today" or "tonight" or "too" or "instead" || (tokens[at + 1].Word is "to" or "with" && at + 2 < tokens.Length && (HereTo.Contains(tokens[at + 2].Word) || tokens[at + 2].Word is "us" or "me"))))
        {
            return false;
        }

        var first = at - 1;
        while (first > 0 && !tokens[first - 1].Is(TokenMarks.ClauseEnd))
        {
            first--;
        }

        // "The letter that Jo Bell promised has come" begins with what has come.
        first += tokens[first].Word is "and" or "also" or "then" or "but" or "so" or "oh" ? 1 : 0;
        return IsCapital(tokens, first) && tokens[first].Word is not ("the" or "a" or "an" or "our" or "my" or "his" or "her" or "their" or "your" or "that" or "this" or "it" or "nothing" or "something") && IsCapital(tokens, first + 1);
    }

    /// <summary>"That elbow at the edge of my picture belongs to Jo Bell": some of somebody is seen or heard here.</summary>
    private static bool IsSeen(ReadOnlySpan<Token> before)
    {
        foreach (var token in before)
        {
            if (token.Word is "elbow" or "hand" or "hands" or "arm" or "head" or "ear" or "face" or "voice" or "picture" or "square" or "cough" or "laugh" or "shoulder")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"I've brought Jo Bell"; whoever brought a claim is not here by that.</summary>
    private static bool HasBrought(ReadOnlySpan<Token> tokens, int at) => at > 0 && tokens[at - 1].Word is "have" or "has" or "i" or "we" or "'s" or "also";

    /// <summary>True when the sentence takes back that the bearer of the name <c>[name, end)</c> is here: away, expected, here another time or at a former meeting.</summary>
    /// <param name="isPlaced">Pointed at in the room ("by the radiator that's Jo Bell, who joins us in May"): what is told of another time takes nothing back.</param>
    public static bool TakesBack(ReadOnlySpan<Token> tokens, int name, int end, bool isPlaced)
    {
        var isHere = isPlaced || IsHere(tokens, end);
        for (var i = 0; i < tokens.Length; i++)
        {
            var isNear = i < end + Reach && !(isHere && i < name);
            if ((Absence.Contains(tokens[i].Word) && !(isHere && !isNear) && !(isHere && tokens[i].Word == "instead"))
                || (isNear && !isHere && ((Elsewhere.Contains(tokens[i].Word) && !IsOnTheLeft(tokens, i) && !IsPolite(tokens, i, name) && !IsOnALabel(tokens, i, name)) || (i >= end && tokens[i].Word == "when")))
                || (isNear && IsNotHere(tokens, i))
                || (!isPlaced && IsAnotherTime(tokens, i, name, end)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Jo Bell is here": said outright, so that whoever else is away in the same breath is somebody else.</summary>
    public static bool IsHere(ReadOnlySpan<Token> tokens, int end)
    {
        var at = end;
        if (at >= tokens.Length || tokens[at].Word is not ("is" or "'s"))
        {
            return false;
        }

        at += at + 1 < tokens.Length && tokens[at + 1].Word is "just" or "also" or "only" ? 2 : 1;
        return at < tokens.Length && (tokens[at].Word is "here" or "sitting" or "observing" or "shadowing" || (tokens[at].Word == "with" && at + 1 < tokens.Length && tokens[at + 1].Word is "us" or "me"));
    }

    /// <summary>"I should like to welcome Jo Bell": said in the same breath as done.</summary>
    private static bool IsPolite(ReadOnlySpan<Token> tokens, int at, int name) =>
        tokens[at].Word is "would" or "should" && at < name && name > 0 && tokens[name - 1].Word is "welcome" or "introduce";

    /// <summary>"There's a black square that says Jo Bell".</summary>
    private static bool IsOnALabel(ReadOnlySpan<Token> tokens, int at, int name) =>
        tokens[at].Word == "says" && at == name - 1 && at > 0 && tokens[at - 1].Word is "that" or "which";

    private static bool IsOnTheLeft(ReadOnlySpan<Token> tokens, int at) => at > 0 && tokens[at].Word == "left" && tokens[at - 1].Word is "my" or "your" or "his" or "her" or "the" or "our" or "'s";

    private static bool IsNotHere(ReadOnlySpan<Token> tokens, int at) =>
        tokens[at].Word == "not" && tokens[at].Is(TokenMarks.Clitic) && at + 1 < tokens.Length && Denied.Contains(tokens[at + 1].Word)
        && (tokens[at + 1].Word != "be" || at + 2 >= tokens.Length || NotToBe.Contains(tokens[at + 2].Word));

    /// <summary>"Last time we had Jo Bell with us", "Jo Bell is joining us in March".</summary>
    private static bool IsAnotherTime(ReadOnlySpan<Token> tokens, int at, int name, int end)
    {
        if (at < name)
        {
            return (tokens[at].Word == "last" && FormerMeetings.Contains(tokens[at + 1].Word)) || (at == name - 1 && tokens[at].Word == "had" && (at == 0 || tokens[at - 1].Word != "have"));
        }

        if (tokens[at].Word == "last" && at + 1 < tokens.Length && tokens[at + 1].Word is "time" or "meeting")
        {
            return true;
        }

        return at >= end && at <= end + Reach && tokens[at].Word is "in" or "from" or "on" or "until" && at + 1 < tokens.Length && OtherDays.Contains(tokens[at + 1].Word);
    }

    /// <summary>"That's Jo Bell by the map".</summary>
    private static bool IsPointedAt(ReadOnlySpan<Token> tokens, int at) =>
        at >= 4 && IsCapital(tokens, at - 1) && IsCapital(tokens, at - 2) && tokens[at - 3].Word is "is" or "'s" && tokens[at - 4].Word is "that" or "this";

    private static bool IsCapital(ReadOnlySpan<Token> tokens, int at) => at < tokens.Length && tokens[at].Is(TokenMarks.Capital);
}
