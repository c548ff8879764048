using System.Globalization;
using QuickAction.Core.Analysis.Grounding.Quotes;
using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>A due date only when it was stated: its words stand in the cited segments, or mean a day that is said there, and the day is the one that they mean.</summary>
internal static class DueCheck
{
    /// <param name="due">The words of the due date read as a claim of their own, with the action's citations; null when the action has none.</param>
    public static IEnumerable<Warning> Check(Claim claim, Claim? due, DateOnly? day)
    {
        var said = due is not null && Said(due, [.. due.Segments, .. due.Near]);
        if (due is not null && !said)
        {
            yield return claim.Warn("due-not-stated", Severity.Warn, $"The due date \"{due.Text}\" is not said in the words that are cited");
        }
        else if (due is not null && !Said(due, due.Segments) && DueOfAnother.Is(claim, [.. due.Near.Where(s => Said(due, [s]))]))
        {
            yield return claim.Warn("due-not-stated", Severity.Warn, $"The due date \"{due.Text}\" is said next to the words that are cited, of something else that somebody else is to do");
        }

        if (day is not { } date)
        {
            yield break;
        }

        var meeting = claim.Source.MeetingDate;
        if (said && due is not null && InOtherWords(claim, due, date))
        {
            yield break;
        }

        var stated = claim.Segments.Concat(claim.Near).Select(claim.Source.Facts).ToList();
        var means = due is null ? null : SegmentFacts.Of(due.Tokens, 0, due.Tokens.Length);
        if (stated.Any(f => DueFacts.Days(f, meeting).Contains(date)) || IsEvent(due, claim.Source, date) || (said && (DueFacts.Days(means!, meeting).Contains(date) || IsMonthEnd(due!, date))))
        {
            // Said; but then the words must not mean another day.
            var days = means is null ? [] : DueFacts.Days(means, meeting).ToList();
            if (days.Count > 0 && !days.Contains(date))
            {
                yield return claim.Warn("due-date-differs", Severity.Warn, $"The day {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} is not what \"{due!.Text}\" means");
            }
        }
        else
        {
            yield return claim.Warn("due-date-not-stated", Severity.Warn, $"The day {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} does not follow from the words that are cited");
        }
    }

    /// <summary>
    /// Words that leave the day to what else was said: a day of a month that was spoken of ("the sixth", of January), a day of the weekend, the day after something, and "in the morning", which
    /// is said in the evening too.
    /// </summary>
    private static bool InOtherWords(Claim claim, Claim due, DateOnly date)
    {
        if (claim.Source.MeetingDate is not { } meeting || date < meeting || date > meeting.AddYears(1))
        {
            return false;
        }

        var own = due.Own;
        if (own.Dates.Count > 0)
        {
            return own.Dates.Exists(d => d.Month is null && d.Day == date.Day && (d.Weekday is null || d.Weekday == date.DayOfWeek)) && DueFacts.IsMonthInMind(claim, date.Month);
        }

        var words = own.Words;
        if (words.Contains("weekend"))
        {
            var saturday = meeting.AddDays((int)DayOfWeek.Saturday - (int)meeting.DayOfWeek + (words.Contains("next") ? 7 : 0));
            return date.DayNumber - saturday.DayNumber is >= -1 and <= 1;
        }

        if (words.Contains("day") && (words.Contains("after") || words.Contains("next") || words.Contains("following")))
        {
            return date == meeting.AddDays(1) || claim.Around(DueFacts.TurnsForDays).Any(s => DueFacts.Days(claim.Source.Facts(s), meeting).Contains(date.AddDays(-1)));
        }

        return words.Contains("morning") && own.Weekdays.Count == 0 && date == meeting.AddDays(1);
    }

    /// <summary>"In October": by its last day.</summary>
    private static bool IsMonthEnd(Claim due, DateOnly date) =>
        date.AddDays(1).Day == 1 && DueSayings.Of(due.Tokens, due.Source.MeetingDate).Any(k => k.StartsWith(string.Create(CultureInfo.InvariantCulture, $"month {date.Month}"), StringComparison.Ordinal));

    /// <summary>"For the board", "before go-live": the day on which something happens may be said anywhere in the talk, beside a word for it.</summary>
    private static bool IsEvent(Claim? due, SourceReading source, DateOnly date)
    {
        if (due is null || !DueFacts.Days(source.Whole, source.MeetingDate).Contains(date))
        {
            return false;
        }

        if (due.Tokens.Any(t => EventDates.IsEventNoun(t.Word)) || DueReader.Find(due.Tokens, 0, due.Tokens.Length).Exists(p => p.Due.Kind is DueKind.Event))
        {
            return true;
        }

        var words = Content(due).ToHashSet(StringComparer.Ordinal);
        return words.Count > 0 && source.Talk.Sentences.ToArray().Any(s => SegmentFacts.Of(source.Talk.TokenArray, s.First, s.End) is var facts
            && words.All(w => facts.Words.Contains(w))
            && DueFacts.Days(facts, source.MeetingDate).Contains(date));
    }

    private static bool Said(Claim due, IReadOnlyList<int> near)
    {
        var words = QuoteText.Plain(due.Text);
        if (near.Any(s => due.Source.Plain(s).Contains(words, StringComparison.Ordinal)))
        {
            return true;
        }

        var meeting = due.Source.MeetingDate;
        var phrases = DueReader.Find(due.Tokens, 0, due.Tokens.Length);
        var sayings = DueSayings.Of(due.Tokens, meeting);

        // "The second Monday in June" is more than a part of June, and has to be said.
        if (!phrases.Exists(p => p.Due.Kind == DueKind.WeekdayOfMonth) && sayings.Count > 0 && near.Select(s => DueSayings.Of(due.Source.Tokens(s), due.Source.Facts(s), meeting)).ToList() is var heard && sayings.All(k => heard.Exists(h => DueSayings.Hold(h, k))))
        {
            return true;
        }

        var cited = near.Select(due.Source.Facts).ToList();
        if (phrases.Exists(p => p.Due.Kind is not (DueKind.Vague or DueKind.Event)))
        {
            return phrases.TrueForAll(p => p.Due.Kind is DueKind.Vague or DueKind.Event || cited.Exists(f => DueFacts.Hold(f, p.Due, meeting)));
        }

        var content = Content(due).ToList();
        var found = content.Count(w => cited.Exists(f => f.Words.Contains(w)));
        return content.Count > 0 && (found == content.Count || (due.Tokens[0].Word is "when" or "once" or "after" or "following" or "on" or "upon" or "subject" && 2 * found >= content.Count));
    }

    private static IEnumerable<string> Content(Claim due) => due.Tokens.SelectMany(t => t.Word.Split('-')).Where(w => (w.Length > 3 && w is not ("within" or "before" or "time" or "next" or "when" or "once" or "after" or "following" or "have" or "been" or "from")) || (w.Length > 0 && char.IsAsciiDigit(w[0])));
}
