using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>When somebody says by when, minutes put it in other words. What means the same passes, with its day worked out; what means another day is found.</summary>
public sealed class HonestDuesTests
{
    // A Wednesday.
    private static readonly DateOnly Meeting = new(2026, 4, 15);

    /// <summary>What was said, and a minute writer's due for it.</summary>
    public static TheoryData<string, string> Honest => new()
    {
        { "I'll ring the supplier by the end of the week", "by Friday" },
        { "I'll ring the supplier by Friday", "by the end of the week" },
        { "I'll ring the supplier by Friday", "by Friday 17 April" },
        { "I'll ring the supplier by Friday", "17 April 2026" },
        { "I'll ring the supplier before the weekend", "by Friday" },
        { "I'll ring the supplier this week", "by the end of this week" },
        { "I'll ring the supplier this week some time", "this week" },
        { "I'll ring the supplier next week", "by the end of next week" },
        { "I'll ring the supplier at some point next week", "in the week of 20 April" },
        { "I'll ring the supplier next week", "week commencing 20 April" },
        { "I'll ring the supplier on Monday", "by Monday 20 April" },
        { "I'll ring the supplier first thing Monday", "Monday morning" },
        { "I'll ring the supplier at the start of next week", "by Monday" },
        { "I'll ring the supplier a week on Monday", "by Monday 27 April" },
        { "I'll ring the supplier Monday week", "by 27 April" },
        { "I'll ring the supplier tomorrow", "by the end of Thursday" },
        { "I'll ring the supplier tomorrow", "by 16 April" },
        { "I'll ring the supplier first thing in the morning", "tomorrow morning" },
        { "I'll ring the supplier tonight", "today" },
        { "I'll ring the supplier this afternoon", "by the end of the day" },
        { "I'll ring the supplier as soon as we're out of here", "today" },
        { "I'll ring the supplier straight after this", "after the meeting" },
        { "I'll ring the supplier straight after this", "on the day of the meeting" },
        { "I'll ring the supplier by lunchtime", "by noon" },
        { "I'll ring the supplier in ten working days", "within ten working days" },
        { "I'll ring the supplier within ten working days", "within 10 working days" },
        { "I'll ring the supplier within ten working days", "by 29 April" },
        { "I'll ring the supplier within two weeks", "within a fortnight" },
        { "I'll ring the supplier in a fortnight", "in two weeks" },
        { "I'll ring the supplier in a fortnight", "by 29 April 2026" },
        { "Give me a week and I'll ring the supplier", "within a week" },
        { "Give me a week and I'll ring the supplier", "within seven days" },
        { "I'll ring the supplier inside the month", "within a month" },
        { "I'll ring the supplier before the month's out", "by the end of April" },
        { "I'll ring the supplier by the end of the month", "by 30 April" },
        { "I'll ring the supplier by the thirtieth of April", "by the end of April" },
        { "I'll ring the supplier by the end of April", "by the end of the month" },
        { "I'll ring the supplier next month", "in May" },
        { "I'll ring the supplier next month", "by the end of May" },
        { "I'll ring the supplier in May", "by the end of May" },
        { "I'll ring the supplier some time in May", "during May" },
        { "I'll ring the supplier in the first week of May", "in early May" },
        { "I'll ring the supplier on the first Monday in June", "on the first Monday in June" },
        { "I'll ring the supplier on the first Monday in June", "by the first Monday of June" },
        { "I'll ring the supplier on the first Monday in June", "by Monday 1 June" },
        { "I'll ring the supplier on the last Friday of the month", "by 24 April" },
        { "I'll ring the supplier on the third Wednesday of next month", "by 20 May 2026" },
        { "I'll ring the supplier for the June meeting, which is on the twelfth", "for the June meeting, which is on the twelfth" },
        { "I'll ring the supplier for the June meeting, which is on the twelfth", "by 12 June" },
        { "I'll ring the supplier early in May", "at the beginning of May" },
        { "I'll ring the supplier by the middle of May", "by mid-May" },
        { "I'll ring the supplier before half term", "by half term" },
        { "I'll ring the supplier before we break up for half term", "before half term" },
        { "I'll ring the supplier over the summer", "during the summer" },
        { "I'll ring the supplier in the autumn", "in autumn 2026" },
        { "I'll ring the supplier before Christmas", "by Christmas" },
        { "I'll ring the supplier before Christmas", "by the end of December" },
        { "I'll ring the supplier in the new year", "in January" },
        { "I'll ring the supplier by year end", "by the end of the year" },
        { "I'll ring the supplier before the next meeting", "for the next meeting" },
        { "I'll ring the supplier before we meet again", "before the next meeting" },
        { "I'll ring the supplier by the time we next meet", "by the next meeting" },
        { "I'll ring the supplier for next time", "by the next meeting" },
        { "I'll ring the supplier for Tuesday's meeting", "before the meeting on Tuesday" },
        { "I'll ring the supplier in time for the board on the sixth of May", "by 6 May" },
        { "I'll ring the supplier ahead of the board on the sixth of May", "before the board meeting on 6 May" },
        { "I'll ring the supplier as soon as I can", "as soon as possible" },
        { "I'll ring the supplier straight away", "immediately" },
        { "I'll ring the supplier now, this minute", "straight away" },
        { "I'll ring the supplier once the report is back", "when the report is received" },
        { "I'll ring the supplier by the fourteenth of May", "by Thursday 14 May" },
        { "I'll ring the supplier no later than the fourteenth of May", "by 14 May" },
        { "I'll ring the supplier in a couple of days", "within two days" },
        { "I'll ring the supplier in the next couple of weeks", "within two weeks" },
        { "I'll ring the supplier within forty-eight hours", "within two days" },
        { "I'll ring the supplier in three months' time", "in July" },
        { "I'll ring the supplier in six weeks", "within six weeks" },
        { "I'll ring the supplier every month", "monthly" },
        { "I'll ring the supplier every Friday", "weekly" },
        { "I'll ring the supplier each Friday from now on", "every Friday" },
        { "I'll ring the supplier by the time schools go back in September", "by September" },
        { "I'll ring the supplier the week after next", "by the end of the week after next" },
        { "I'll ring the supplier by close on Thursday", "by close of business on Thursday" },
        { "I'll ring the supplier Thursday at the latest", "no later than Thursday" },
        { "I'll ring the supplier by the first of May", "by Friday 1 May 2026" },
        { "I'll ring the supplier in May, after the elections", "after the elections" },
        { "I'll ring the supplier when the new phones come", "once the new phones have arrived" },
        { "I'll ring the supplier some time next month", "during May" },
        { "I'll ring the supplier today if I can", "today" },
        { "I'll ring the supplier before I go home tonight", "by the end of the day" },
        { "I'll ring the supplier in four weeks", "within a month" },
        { "I'll ring the supplier by the bank holiday", "before the bank holiday" },
        { "I'll ring the supplier for the sixth", "by 6 May" },
        { "I'll ring the supplier at the end of May, say", "at the end of May" },
        { "I'll ring the supplier towards the end of May", "in late May" },
        { "I'll ring the supplier within the fortnight", "within two weeks" },
        { "I'll ring the supplier a fortnight today", "on 29 April" },
        { "I'll ring the supplier by Easter next year", "by Easter 2027" },
    };

    /// <summary>What nobody said.</summary>
    public static TheoryData<string, string> Invented => new()
    {
        { "I'll ring the supplier", "by Friday" },
        { "I'll ring the supplier", "as soon as possible" },
        { "I'll ring the supplier", "before the next meeting" },
        { "I'll ring the supplier by the end of the week", "by Monday" },
        { "I'll ring the supplier by Friday", "by Thursday" },
        { "I'll ring the supplier by Friday", "by the end of next week" },
        { "I'll ring the supplier by Friday", "17 May 2026" },
        { "I'll ring the supplier on Monday", "by Monday 27 April" },
        { "I'll ring the supplier tomorrow", "today" },
        { "I'll ring the supplier within ten working days", "within five working days" },
        { "I'll ring the supplier within ten working days", "within ten days" },
        { "I'll ring the supplier in a fortnight", "in a month" },
        { "I'll ring the supplier in a week", "within ten days" },
        { "I'll ring the supplier by the end of the month", "by the end of June" },
        { "I'll ring the supplier by the thirtieth of April", "by the end of May" },
        { "I'll ring the supplier next month", "in June" },
        { "I'll ring the supplier in May", "by Christmas" },
        { "I'll ring the supplier before half term", "by Easter" },
        { "I'll ring the supplier before half term", "before the next meeting" },
        { "I'll ring the supplier over the summer", "in the autumn" },
        { "I'll ring the supplier before the next meeting", "within three working days" },
        { "I'll ring the supplier as soon as I can", "next Tuesday" },
        { "I'll ring the supplier once the report is back", "by 14 August" },
        { "I'll ring the supplier in the new year", "before Christmas" },
        { "I'll ring the supplier every month", "weekly" },
        { "I'll ring the supplier every Friday", "every Monday" },
        { "I'll ring the supplier by the end of May", "in early May" },
        { "I'll ring the supplier on the first Monday in June", "by Monday" },
        { "I'll ring the supplier on the first Monday in June", "by 20 April" },
        { "I'll ring the supplier on the first Monday in June", "on the second Monday in June" },
        { "I'll ring the supplier on the first Monday in June", "on the first Monday in July" },
        { "I'll ring the supplier in the spring", "in the autumn" },
        { "I'll ring the supplier when the new phones come", "next week" },
        { "I'll ring the supplier today", "within 24 hours of the report" },
        { "I'll ring the supplier by Friday", "within two working days" },
        { "I'll ring the supplier for the board", "before the inspection" },
        { "I'll ring the supplier and then we can talk about the phones", "before the phones arrive" },
        { "I'll ring the supplier by the sixth", "by 7 May" },
        { "I'll ring the supplier by the end of the month", "within a month" },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public void A_due_date_in_other_words_passes(string said, string due) => Findings(said, due).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Invented))]
    public void A_due_date_that_was_not_said_is_found(string said, string due) => Findings(said, due).ShouldNotBeEmpty();

    private static List<string> Findings(string said, string due)
    {
        var source = Some.Transcript("Cal Reed: Who will see to it?", $"Ann Bell: {said}.", "Cal Reed: Thank you.");
        var action = new ActionItem
        {
            Text = "Ring the supplier",
            Citations = [Cite.Whole(source.Segments[1])],
            Owner = "Ann Bell",
            Due = due,
            DueDate = DueDates.OfWords(due, Meeting),
        };
        return [.. new GroundingCheck(source, Meeting).Of(new MinutesFindings { Actions = [action] })
            .Where(w => w.Severity >= Severity.Warn)
            .Select(w => w.Code)];
    }
}
