using QuickAction.Core.Analysis.Grounding.Reading;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Talking;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Grounding.Checks;

/// <summary>Every day, weekday and month in a claim is said in the segments that it cites, or follows from what is said there and the meeting's date.</summary>
internal static class DateCheck
{
    public static IEnumerable<Warning> Check(Claim claim)
    {
        var taken = new bool[claim.Tokens.Length];
        foreach (var mention in claim.Own.Dates.Where(d => !IsCut(claim, d)))
        {
            Array.Fill(taken, true, mention.First, mention.End - mention.First);
            if (mention.Month is null && WordRun.IndexOf(claim.Quoted, claim.Tokens.AsSpan(Math.Max(0, mention.First - 1)..mention.End)) >= 0)
            {
                // "The visit on the first myself" is no date by its own words, and "the visit on the first" is.
                continue;
            }

            foreach (var warning in Judge(claim, mention.First, mention.End, (f, m) => Holds(f, mention, m) || IsOfMonthInMind(claim, f, mention)))
            {
                yield return warning;
            }
        }

        foreach (var phrase in DueReader.Find(claim.Tokens, 0, claim.Tokens.Length).Where(p => IsCertain(p.Due) && !taken.AsSpan(p.First, p.End - p.First).Contains(true)))
        {
            Array.Fill(taken, true, phrase.First, phrase.End - phrase.First);
            foreach (var warning in Judge(claim, phrase.First, phrase.End, (f, m) => DueFacts.Hold(f, phrase.Due, m)))
            {
                yield return warning;
            }
        }

        for (var at = 0; at < taken.Length; at++)
        {
            if (taken[at])
            {
                continue;
            }

            if (DateWords.Weekday(claim.Tokens[at]) is { } weekday)
            {
                foreach (var warning in Judge(claim, at, at + 1, (f, m) => f.Weekdays.Contains(weekday) || DueFacts.Days(f, m, past: false).Any(d => d.DayOfWeek == weekday)))
                {
                    yield return warning;
                }
            }
            else if (DateReader.Month(claim.Tokens[at]) is { } month)
            {
                foreach (var warning in Judge(claim, at, at + 1, (f, m) => f.Months.Contains(month) || DueFacts.Days(f, m, past: false).Any(d => d.Month == month)))
                {
                    yield return warning;
                }
            }
        }
    }

    /// <summary>"In May. The second was ...": a sentence ends within it.</summary>
    private static bool IsCut(Claim claim, DateMention mention) => Array.Exists(claim.Tokens[mention.First..(mention.End - 1)], t => t.Is(TokenMarks.SentenceEnd));

    private static IEnumerable<Warning> Judge(Claim claim, int first, int end, Func<SegmentFacts, DateOnly?, bool> holds)
    {
        var meeting = claim.Source.MeetingDate;
        if (claim.Cited.Any(f => holds(f, meeting)))
        {
            yield break;
        }

        var words = claim.Words(first, end);
        if (claim.Near.Any(s => holds(claim.Source.Facts(s), meeting)))
        {
            yield return claim.Warn("date-beside-citation", Severity.Info, $"The date \"{words}\" is said next to the words that are cited");
        }
        else if (holds(claim.Source.Whole, meeting))
        {
            yield return claim.Warn("date-not-cited", Severity.Warn, $"The date \"{words}\" is not in the words that are cited, only elsewhere in the source");
        }
        else
        {
            yield return claim.Warn("date-not-in-source", Severity.Warn, $"The date \"{words}\" is nowhere in the source");
        }
    }

    private static bool Holds(SegmentFacts facts, DateMention claim, DateOnly? meeting) =>
        facts.Dates.Exists(said => DueFacts.Same(claim, said, meeting))
        || DueFacts.Days(facts, meeting).Any(day => day.Day == claim.Day
            && (claim.Month is null || claim.Month == day.Month)
            && (claim.Year is null || claim.Year == day.Year)
            && (claim.Weekday is null || claim.Weekday == day.DayOfWeek));

    /// <summary>"The twenty sixth" where Christmas is spoken of, "the sixth" of "the January meeting": a day without its month is of one that was said shortly before.</summary>
    private static bool IsOfMonthInMind(Claim claim, SegmentFacts facts, DateMention mention) =>
        mention.Month is { } month && mention.Year is null && IsThatWeekday(mention, claim.Source.MeetingDate)
        && facts.Dates.Exists(said => said.Month is null && said.Day == mention.Day && (said.Weekday is null || mention.Weekday is null || said.Weekday == mention.Weekday))
        && DueFacts.IsMonthInMind(claim, month);

    /// <summary>A weekday that is named with the day of a month is that of the nearest such day: people leave out the month of no other.</summary>
    private static bool IsThatWeekday(DateMention mention, DateOnly? meeting)
    {
        if (mention.Weekday is null || meeting is not { } from || mention.NextAfter(from) is not { } next || mention.LastUntil(from) is not { } last)
        {
            return mention.Weekday is null;
        }

        return (next.DayNumber - from.DayNumber <= from.DayNumber - last.DayNumber ? next : last).DayOfWeek == mention.Weekday;
    }

    /// <summary>Phrases that name a day or a week; how long something takes is for the number check, and "today" in minutes is the writer's.</summary>
    private static bool IsCertain(Due due) => due.Kind switch
    {
        DueKind.Days => due.Number == 1,
        DueKind.Weekday or DueKind.WeekdayOfWeek or DueKind.EndOfMonth or DueKind.EndOfNamedMonth or DueKind.FirstWeekOfNamedMonth or DueKind.WeekdayOfMonth => true,
        DueKind.Christmas or DueKind.BeforeChristmas or DueKind.Easter or DueKind.NewYear => true,
        _ => false,
    };
}
