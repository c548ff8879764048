using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Reported;

/// <summary>
/// What is said without saying anything: sounds, "you know", "I should say that", "forgive me, Chairman". Left out of a minute, but only where nothing is
/// lost: "I must say no" keeps its words.
/// </summary>
internal static class Fillers
{
    /// <summary>A noun's verb is looked for this far.</summary>
    private const int Reach = 9;

    private static readonly FrozenSet<string> Subjects = Set("i we they he she");
    private static readonly FrozenSet<string> Pointers = Set("it you there this that these those");
    private static readonly FrozenSet<string> Determiners = Set("the a an our my your his her their no some all every this that these those");

    /// <summary>What a way of speaking may stand behind in its clause. "What I'd say is ..." is none.</summary>
    private static readonly FrozenSet<string> Leads = Set("and but so because well now then also yes no right ok okay");

    /// <summary>After these "I think" is part of the clause: "what I think is", "do I think".</summary>
    private static readonly FrozenSet<string> Holds = Set("what than how if when do did can could should would must shall");

    /// <summary>How a courtesy may go on: "forgive me for asking, ...", "bear with me while I find it, ...". "Excuse me from item four" asks for something.</summary>
    private static readonly FrozenSet<string> AfterCourtesy = Set("for a just one while on here please");

    private static readonly FrozenSet<string> Called = Set("chair chairman chairwoman chairperson madam mr sir members colleagues everyone everybody all folks sorry");

    public static bool IsSound(string word) => word is "er" or "erm" or "um" or "uh" or "hm" or "mm";

    /// <summary>Number of tokens of a filler at the token; 0 when there is none.</summary>
    /// <param name="first">Where the words that are written begin.</param>
    public static int At(ReadOnlySpan<Token> tokens, int first, int at, int end)
    {
        var word = tokens[at].Word;
        return word switch
        {
            _ when IsSound(word) => 1,
            "like" when IsBetweenPauses(tokens, first, at, end) => 1,
            "you" when Next(tokens, at, end) == "know" && IsParenthesis(tokens, at, at + 2) => 2,
            "i" => OfSpeaker(tokens, first, at, end),
            "forgive" or "bear" or "excuse" or "pardon" or "trust" => Courtesy(tokens, first, at, end),
            _ => 0,
        };
    }

    /// <summary>"Forgive me", "bear with me": asks nothing of anybody, so that nobody's name may stand for the "me".</summary>
    public static bool IsCourtesy(ReadOnlySpan<Token> tokens, int at, int end) =>
        (tokens[at].Word is "forgive" or "excuse" or "pardon" or "trust" && Next(tokens, at, end) == "me")
        || (tokens[at].Word == "bear" && Next(tokens, at, end) == "with" && Next(tokens, at + 1, end) == "me");

    /// <summary>"I mean", "I think", "I should say that".</summary>
    private static int OfSpeaker(ReadOnlySpan<Token> tokens, int first, int at, int end)
    {
        var next = Next(tokens, at, end);
        if (next == "mean")
        {
            return IsParenthesis(tokens, at, at + 2) ? 2 : 0;
        }

        if (next is "think" or "suppose" or "guess")
        {
            if (at + 2 >= end || tokens[at + 2].Word is "so" or "not" or "about" or "of" || (at > first && !tokens[at].Is(TokenMarks.ClauseStart) && Holds.Contains(tokens[at - 1].Word)))
            {
                return 0;
            }

            return tokens[at + 2].Word == "that" && OpensClause(tokens, at + 3, end) ? 3 : 2;
        }

        return WayOfSpeaking(tokens, first, at, end);
    }

    /// <summary>"I should say that they can't find it" says that they can't find it; "I should say no" says who has to.</summary>
    private static int WayOfSpeaking(ReadOnlySpan<Token> tokens, int first, int at, int end)
    {
        if (at > first && !tokens[at].Is(TokenMarks.ClauseStart) && !Leads.Contains(tokens[at - 1].Word))
        {
            return 0;
        }

        var say = at + 1 + Modal(tokens, at + 1, end);
        if (say == at + 1)
        {
            return 0;
        }

        say += say < end && tokens[say].Word is "just" or "also" ? 1 : 0;
        var after = say + 1;
        if (say >= end || tokens[say].Word != "say")
        {
            return 0;
        }

        if (tokens[say].Is(TokenMarks.ClauseEnd) || after == end)
        {
            return (at > first && tokens[at].Is(TokenMarks.ClauseStart)) || after < end ? after - at : 0;
        }

        var clause = tokens[after].Word == "that" && OpensClause(tokens, after + 1, end) ? after + 1 : after;
        return OpensClause(tokens, clause, end) ? clause - at : 0;
    }

    /// <summary>Tokens of "should", "must", "have to", "have got to", "'d", "would", "would have to".</summary>
    private static int Modal(ReadOnlySpan<Token> tokens, int at, int end)
    {
        var modal = at < end && tokens[at].Word is "should" or "must" or "would" or "'d" ? 1 : 0;
        if (Next(tokens, at + modal - 1, end) != "have" || (modal > 0 && tokens[at].Word is "should" or "must"))
        {
            return modal;
        }

        var to = Next(tokens, at + modal, end) == "got" ? modal + 2 : modal + 1;
        return at + to < end && tokens[at + to].Word == "to" ? to + 1 : modal;
    }

    private static bool OpensClause(ReadOnlySpan<Token> tokens, int at, int end)
    {
        if (at + 1 >= end)
        {
            return false;
        }

        var word = tokens[at].Word;
        if (Subjects.Contains(word))
        {
            return true;
        }

        var verb = at + 1;
        while (verb < end - 1 && ClauseWords.Adverbs.Contains(tokens[verb].Word))
        {
            verb++;
        }

        if (Pointers.Contains(word) && IsFinite(tokens[verb].Word))
        {
            return true;
        }

        var following = tokens[at + 1].Word;
        if (!(Determiners.Contains(word) || tokens[at].Is(TokenMarks.Capital)) || ClauseWords.Prepositions.Contains(following) || ClauseWords.Conjunctions.Contains(following) || following is "again" or "first")
        {
            return false;
        }

        for (verb = at + 1; verb < Math.Min(end, at + Reach) && !tokens[verb - 1].Is(TokenMarks.ClauseEnd); verb++)
        {
            if (IsFinite(tokens[verb].Word) && tokens[verb].Word != "'s")
            {
                return true;
            }
        }

        return tokens[at].Is(TokenMarks.Capital) && following == "'s";
    }

    private static bool IsFinite(string word) => ClauseWords.Auxiliaries.ContainsKey(word) || ClauseWords.IrregularPasts.Contains(word) || ClauseWords.ThirdPersons.Contains(word);

    /// <summary>"Forgive me, Chairman, ...": the courtesy and whoever is called with it, as long as something follows or stands before.</summary>
    private static int Courtesy(ReadOnlySpan<Token> tokens, int first, int at, int end)
    {
        if (!IsCourtesy(tokens, at, end) || !(at == first || tokens[at].Is(TokenMarks.ClauseStart)))
        {
            return 0;
        }

        var after = at + (tokens[at].Word == "bear" ? 3 : 2);
        if (after < end && !tokens[after - 1].Is(TokenMarks.ClauseEnd))
        {
            after = AfterCourtesy.Contains(tokens[after].Word) ? ClauseEnd(tokens, after, end) : 0;
        }

        while (after > 0 && after < end && Called.Contains(tokens[after].Word) && ClauseEnd(tokens, after, end) is var called and > 0 && called - after <= 3)
        {
            after = called;
        }

        after += after > 0 && at == first && after < end - 1 && tokens[after].Word is "but" or "and" ? 1 : 0;
        return after > at && (after < end || at > first) ? after - at : 0;
    }

    /// <summary>The token behind the next pause, a few words on; 0 without one.</summary>
    private static int ClauseEnd(ReadOnlySpan<Token> tokens, int at, int end)
    {
        for (var i = at; i < Math.Min(end, at + 5); i++)
        {
            if (tokens[i].Is(TokenMarks.ClauseEnd) || i == end - 1)
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool IsBetweenPauses(ReadOnlySpan<Token> tokens, int first, int at, int end) =>
        tokens[at].Is(TokenMarks.ClauseStart) && (tokens[at].Is(TokenMarks.ClauseEnd) || (at == end - 1 && at > first));

    private static bool IsParenthesis(ReadOnlySpan<Token> tokens, int at, int after) => tokens[at].Is(TokenMarks.ClauseStart) && tokens[after - 1].Is(TokenMarks.ClauseEnd);

    private static string Next(ReadOnlySpan<Token> tokens, int at, int end) => at + 1 < end ? tokens[at + 1].Word : "";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
