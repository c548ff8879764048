using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

internal static class DateWords
{
    /// <summary>"Friday", "Fri", "Friday's", "Fridays".</summary>
    public static DayOfWeek? Weekday(Token token) =>
        DateReader.Weekday(token)
        ?? (token.Word.EndsWith("days", StringComparison.Ordinal) ? DateReader.Weekday(token with { Word = token.Word[..^1] }) : null);
}
