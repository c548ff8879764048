using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Decisions;

/// <summary>"In March", "back in 2019", "last spring", "two years ago": times that are past once a verb in the past goes with them.</summary>
internal static class PastTimes
{
    /// <summary>Words that the time takes from there on; 0 where none begins.</summary>
    public static int At(ReadOnlySpan<Token> tokens, int at)
    {
        var first = at;
        if (tokens[at].Word == "back" && at + 1 < tokens.Length)
        {
            at++;
        }

        var (word, next) = (tokens[at].Word, at + 1 < tokens.Length ? tokens[at + 1].Word : "");
        return word switch
        {
            "in" or "during" when ClauseWords.Months.Contains(next) || IsYear(tokens, at + 1) => at + 2 - first,
            "last" when next.Length > 0 => at + 2 - first,
            "at" when at + 2 < tokens.Length && next == "that" && tokens[at + 2].Word == "meeting" => at + 3 - first,
            "at" or "in" or "on" when at + 2 < tokens.Length && next is "our" or "the" or "its" or "your" && tokens[at + 2].Word is "last" or "previous" => at + 3 - first,
            "previously" or "yesterday" or "originally" or "once" => at + 1 - first,
            _ => Ago(tokens, at) is > 0 and var length ? at + length - first : 0,
        };
    }

    /// <summary>"1998", "2019", "twenty nineteen".</summary>
    private static bool IsYear(ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length)
        {
            return false;
        }

        var word = tokens[at].Word;
        return (word.Length == 4 && word[0] is '1' or '2' && word.All(char.IsAsciiDigit))
            || (word is "twenty" or "nineteen" && at + 1 < tokens.Length && ClauseWords.Tens.Contains(tokens[at + 1].Word));
    }

    /// <summary>"Two years ago", "a long while ago".</summary>
    private static int Ago(ReadOnlySpan<Token> tokens, int at)
    {
        if (tokens[at].Word is not ("a" or "some" or "many" or "several" or "years" or "months" or "weeks" or "long") && !ClauseWords.Numbers.Contains(tokens[at].Word) && !char.IsDigit(tokens[at].Word[0]))
        {
            return 0;
        }

        for (var i = at + 1; i < Math.Min(tokens.Length, at + 4); i++)
        {
            if (tokens[i].Word == "ago")
            {
                return i + 1 - at;
            }
        }

        return 0;
    }
}
