using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>"The January meeting, which is on the twelfth": the month stands in the name of what happens on the day, and the day has none of its own.</summary>
internal static class MonthlyMeetings
{
    private const int MostBetween = 5;

    /// <summary>The day with the month that the words before it, from the token on, give it.</summary>
    public static DateMention WithMonth(ReadOnlySpan<Token> tokens, int first, DateMention said)
    {
        for (var at = first; said.Month is null && at < said.First; at++)
        {
            if (DateReader.Month(tokens[at]) is not null && Read(tokens, at) is { } found && found.End == said.End)
            {
                return said with { Month = found.Month };
            }
        }

        return said;
    }

    /// <summary>The day of the meeting that begins at the token with its month, or "the" before it: from there to the end of the words for the day.</summary>
    public static DateMention? Read(ReadOnlySpan<Token> tokens, int at)
    {
        var month = tokens[at].Word == "the" ? at + 1 : at;
        month += month < tokens.Length && tokens[month].Word is "next" or "new" ? 1 : 0;
        if (month + 1 >= tokens.Length || DateReader.Month(tokens[month]) is not { } name || tokens[month].Is(TokenMarks.SentenceEnd))
        {
            return null;
        }

        // "The January full council meeting": the noun is the second word after the month or the third.
        var noun = -1;
        for (var i = month + 1; i < Math.Min(tokens.Length, month + 4) && !tokens[i - 1].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd); i++)
        {
            noun = EventDates.IsEventNoun(tokens[i].Word) ? i : noun;
        }

        if (noun < 0)
        {
            return null;
        }

        var day = noun + 1;
        while (day < tokens.Length && day - noun <= MostBetween && !tokens[day - 1].Is(TokenMarks.SentenceEnd)
            && tokens[day].Word is "which" or "that" or "is" or "'s" or "it" or "will" or "be" or "falls" or "meets" or "held" or "being")
        {
            day++;
        }

        return day + 1 < tokens.Length && tokens[day].Word == "on" && !tokens[day - 1].Is(TokenMarks.SentenceEnd)
            && DateReader.Read(tokens, day + 1) is { Month: null } mention
                ? mention with { First = at, Month = name }
                : null;
    }
}
