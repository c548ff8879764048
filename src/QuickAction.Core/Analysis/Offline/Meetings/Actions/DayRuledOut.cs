using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Discourse;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Actions;

/// <summary>"Not Thursday, that's the panel", "Monday's no good, I'm in court", "I can't do the sixth": says which day it cannot be, and perhaps why; settles and offers nothing.</summary>
internal static class DayRuledOut
{
    private const int MostWords = 16;

    public static bool Is(Reading reading, TalkSentence sentence)
    {
        if (sentence.IsQuestion || sentence.Length > MostWords)
        {
            return false;
        }

        var tokens = reading.Tokens;
        var isOut = false;
        for (var at = sentence.First; at < sentence.End; at++)
        {
            if (DueBargain.Day(tokens, at, sentence.End) is { } day)
            {
                // "Make it Friday, not Thursday": a day stands.
                if (!(IsRefused(tokens, sentence.First, at) || IsOut(tokens, sentence, day)))
                {
                    return false;
                }

                isOut = true;
                at = day.End - 1;
            }
        }

        return isOut;
    }

    /// <summary>"Not Thursday", "I can't do Thursday".</summary>
    private static bool IsRefused(ReadOnlySpan<Token> tokens, int first, int day) =>
        (day > first && tokens[day - 1].Word == "not" && (day - 1 == first || tokens[day - 1].Is(TokenMarks.ClauseStart) || tokens[day - 2].Word == "no"))
        || (day - 2 > first && tokens[day - 1].Word is "do" or "make" or "manage" && tokens[day - 2].Word == "not");

    /// <summary>"Thursday's no good", "Thursday's out", "Thursday won't work", "Thursday I'm at the tribunal".</summary>
    private static bool IsOut(ReadOnlySpan<Token> tokens, TalkSentence sentence, DuePhrase day)
    {
        if (day.End + 1 >= sentence.End)
        {
            return false;
        }

        var (verb, next) = (tokens[day.End].Word, tokens[day.End + 1].Word);
        return verb switch
        {
            "'s" or "is" => (next is "no" && day.End + 2 < sentence.End && tokens[day.End + 2].Word is "good" or "use" or "go") || next is "out" or "hopeless" or "impossible" or "tricky" or "difficult",
            "will" or "does" or "do" or "can" => next == "not",
            "i" or "we" => !tokens[day.End].Is(TokenMarks.ClauseStart) && next is "am" or "are" && day.First == sentence.First && day.End + 2 < sentence.End && tokens[day.End + 2].Word is "at" or "in" or "away" or "off" or "on" or "out" or "not",
            _ => false,
        };
    }
}
