using System.Globalization;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class DueDatesTests
{
    // 15 April 2026 is a Wednesday. Easter Monday was the 6th; 4 and 25 May are bank holidays.
    [Theory]
    [InlineData("I'll ring them", null, null)]
    [InlineData("I'll ring them today", "today", "2026-04-15")]
    [InlineData("I'll ring them, but it's not for today", null, null)]
    [InlineData("I'll ring them, not by Friday, by Monday", "by Monday", "2026-04-20")]
    [InlineData("I'll ring them this afternoon", "this afternoon", "2026-04-15")]
    [InlineData("I'll ring them tonight", "tonight", "2026-04-15")]
    [InlineData("I'll ring them within the hour", "within the hour", "2026-04-15")]
    [InlineData("I'll ring them in half an hour", "in half an hour", "2026-04-15")]
    [InlineData("I'll ring them by noon", "by noon", "2026-04-15")]
    [InlineData("I'll ring them by four o'clock", "by four o'clock", "2026-04-15")]
    [InlineData("I'll ring them at half past two", "at half past two", "2026-04-15")]
    [InlineData("I'll ring them by close of play", "by close of play", "2026-04-15")]
    [InlineData("I'll ring them straight after this", "straight after this", "2026-04-15")]
    [InlineData("I'll ring them by the end of the day", "by the end of the day", "2026-04-15")]
    [InlineData("I'll ring them tomorrow", "tomorrow", "2026-04-16")]
    [InlineData("I'll ring them first thing tomorrow morning", "first thing tomorrow morning", "2026-04-16")]
    [InlineData("I'll ring them by the end of tomorrow", "by the end of tomorrow", "2026-04-16")]
    [InlineData("I'll ring them the day after tomorrow", "the day after tomorrow", "2026-04-17")]
    [InlineData("I'll ring them by close of play on Thursday", "by close of play on Thursday", "2026-04-16")]
    [InlineData("I'll ring them by Friday", "by Friday", "2026-04-17")]
    [InlineData("I'll ring them on Friday morning", "on Friday morning", "2026-04-17")]
    [InlineData("I'll ring them this Friday", "this Friday", "2026-04-17")]
    [InlineData("I'll ring them from Monday", "from Monday", "2026-04-20")]
    [InlineData("I'll ring them on Wednesday", "on Wednesday", "2026-04-22")]
    [InlineData("I'll ring them this week", "this week", "2026-04-17")]
    [InlineData("I'll ring them by the end of the week", "by the end of the week", "2026-04-17")]
    [InlineData("I'll ring them by the weekend", "by the weekend", "2026-04-17")]
    [InlineData("I'll ring them next week", "next week", "2026-04-24")]
    [InlineData("I'll ring them by the end of next week", "by the end of next week", "2026-04-24")]
    [InlineData("I'll ring them next Friday", "next Friday", "2026-04-24")]
    [InlineData("I'll ring them next Monday", "next Monday", "2026-04-20")]
    [InlineData("I'll ring them on Tuesday of next week", "on Tuesday of next week", "2026-04-21")]
    [InlineData("I'll ring them by Friday week", "by Friday week", "2026-04-24")]
    [InlineData("I'll ring them a week on Monday", "a week on Monday", "2026-04-27")]
    [InlineData("I'll ring them a week today", "a week today", "2026-04-22")]
    [InlineData("I'll ring them in a week", "in a week", "2026-04-22")]
    [InlineData("I'll ring them in a fortnight", "in a fortnight", "2026-04-29")]
    [InlineData("I'll ring them within two weeks", "within two weeks", "2026-04-29")]
    [InlineData("I'll ring them within the next fortnight", "within the next fortnight", "2026-04-29")]
    [InlineData("I'll ring them in six weeks' time", "in six weeks' time", "2026-05-27")]
    [InlineData("I'll ring them in a couple of days", "in a couple of days", "2026-04-17")]
    [InlineData("I'll ring them within 48 hours", "within 48 hours", "2026-04-17")]
    [InlineData("I'll ring them within five working days", "within five working days", "2026-04-22")]
    [InlineData("I'll ring them within fifteen working days", "within fifteen working days", "2026-05-07")]
    [InlineData("I'll ring them within twenty-eight working days", "within twenty-eight working days", "2026-05-27")]
    [InlineData("I'll ring them within ten school days", "within ten school days", "2026-04-29")]
    [InlineData("I'll ring them by the end of the month", "by the end of the month", "2026-04-30")]
    [InlineData("I'll ring them by month end", "by month end", "2026-04-30")]
    [InlineData("I'll ring them before the month's out", "before the month's out", "2026-04-30")]
    [InlineData("I'll ring them before the week is out", "before the week is out", "2026-04-17")]
    [InlineData("I'll ring them before the year's out", "before the year's out", "2026-12-31")]
    [InlineData("I'll ring them, five working days at the outside", "five working days at the outside", "2026-04-22")]
    [InlineData("I open the hall of a Friday", null, null)]
    [InlineData("We shut at one on a Saturday", null, null)]
    [InlineData("I'll ring them by the end of next month", "by the end of next month", "2026-05-31")]
    [InlineData("I'll ring them by the end of May", "by the end of May", "2026-05-31")]
    [InlineData("I'll ring them by the end of February", "by the end of February", "2027-02-28")]
    [InlineData("I'll ring them in three months", "in three months", "2026-07-15")]
    [InlineData("I'll ring them in the first week of June", "in the first week of June", "2026-06-05")]
    [InlineData("I'll ring them week commencing 20 April", "week commencing 20 April", "2026-04-24")]
    [InlineData("I'll ring them in the week of the fourth of May", "in the week of the fourth of May", "2026-05-08")]
    [InlineData("I'll ring them at the start of next week", "at the start of next week", "2026-04-20")]
    [InlineData("I'll ring them by the ninth", "by the ninth", "2026-05-09")]
    [InlineData("I'll ring them by the twenty ninth", "by the twenty ninth", "2026-04-29")]
    [InlineData("I'll ring them on 3 March", "on 3 March", "2027-03-03")]
    [InlineData("I'll ring them by the third of May", "by the third of May", "2026-05-03")]
    [InlineData("I'll ring them before Friday the eighth of May", "before Friday the eighth of May", "2026-05-08")]
    [InlineData("I'll ring them before the launch on the second of June", "before the launch on the second of June", "2026-06-02")]
    [InlineData("I'll ring them before Christmas", "before Christmas", "2026-12-24")]
    [InlineData("I'll ring them before Easter", "before Easter", "2027-03-28")]
    [InlineData("I'll write to them before Friday, I won't leave it to a phone call", "before Friday", "2026-04-17")]
    [InlineData("I'll ring them before Remembrance Sunday", "before Remembrance Sunday", "2026-11-08")]
    [InlineData("I'll ring them on Boxing Day", "on Boxing Day", "2026-12-26")]
    [InlineData("I'll ring them by Good Friday", "by Good Friday", "2027-03-26")]
    [InlineData("I'll ring them straight after Good Friday", "straight after Good Friday", "2027-03-26")]
    [InlineData("I'll ring them before the August bank holiday", "before the August bank holiday", "2026-08-31")]
    [InlineData("I'll ring them before Pancake Day", "before Pancake Day", "2027-02-09")]
    [InlineData("I'll ring them by New Year's Eve", "by New Year's Eve", "2026-12-31")]
    [InlineData("I'll ring them by the end of the year", "by the end of the year", "2026-12-31")]
    [InlineData("I'll ring them by the end of the financial year", "by the end of the financial year", "2027-03-31")]
    [InlineData("I'll ring them in time for the spring fair", "in time for the spring fair", null)]
    [InlineData("I'll ring them in September", "in September", null)]
    [InlineData("I'll ring them by half term", "by half term", null)]
    [InlineData("I'll ring them every Friday", null, null)]
    [InlineData("I'll ring all two hundred of them", null, null)]
    [InlineData("I'll put the second coat on", null, null)]
    public void What_was_said_becomes_a_day(string said, string? due, string? date)
    {
        var (phrase, day) = Read(new DateOnly(2026, 4, 15), $"Ann: {said}.");

        (phrase, day).ShouldBe((due, date));
    }

    [Theory]
    [InlineData("2026-12-22", "within three working days", "2026-12-29")]
    [InlineData("2027-12-23", "within two working days", "2027-12-29")]
    [InlineData("2026-08-28", "within one working day", "2026-09-01")]
    [InlineData("2026-04-02", "within one working day", "2026-04-07")]
    [InlineData("2027-12-31", "within one working day", "2028-01-04")]
    public void Working_days_leave_out_bank_holidays(string meeting, string said, string date)
    {
        Read(DateOnly.Parse(meeting, CultureInfo.InvariantCulture), $"Ann: I'll do it {said}.").Day.ShouldBe(date);
    }

    [Theory]
    [InlineData("in time for the trustees", "The trustees meet on the ninth of May.", "2026-05-09")]
    [InlineData("for the May meeting", "May's meeting is on the twelfth.", "2026-05-12")]
    [InlineData("in good time for that", "The hearing's on the fourth of June.", "2026-06-04")]
    public void An_event_is_due_on_the_day_that_the_talk_gives_it(string said, string elsewhere, string date)
    {
        Read(new DateOnly(2026, 4, 15), $"Ann: {elsewhere}", $"Bob: I'll do it {said}.").Day.ShouldBe(date);
    }

    // 17 November 2026 is a Tuesday.
    [Theory]
    [InlineData("on the first Monday in January", "on the first Monday in January", "2027-01-04")]
    [InlineData("the first Monday in January", "the first Monday in January", "2027-01-04")]
    [InlineData("by the first Tuesday in December", "by the first Tuesday in December", "2026-12-01")]
    [InlineData("before the second Thursday of January", "before the second Thursday of January", "2027-01-14")]
    [InlineData("on the last Friday of November", "on the last Friday of November", "2026-11-27")]
    [InlineData("on the last Friday of the month", "on the last Friday of the month", "2026-11-27")]
    [InlineData("on the first Monday of the month", "on the first Monday of the month", "2026-12-07")]
    [InlineData("on the third Wednesday of next month", "on the third Wednesday of next month", "2026-12-16")]
    [InlineData("by the 4th Wednesday in Feb", "by the 4th Wednesday in Feb", "2027-02-24")]
    [InlineData("on the first Monday of the new year", "on the first Monday of the new year", "2027-01-04")]
    [InlineData("on the first Monday in March 2028", "on the first Monday in March 2028", "2028-03-06")]
    [InlineData("on the first Monday in March twenty twenty eight", "on the first Monday in March twenty twenty eight", "2028-03-06")]
    [InlineData("on the first Monday of December next year", "on the first Monday of December next year", "2027-12-06")]
    [InlineData("on the first Monday in November", "on the first Monday in November", "2027-11-01")]
    [InlineData("on the fifth Monday in January", "on the fifth Monday in January", null)]
    [InlineData("on the first Monday after the holidays", "on the first Monday", null)]
    [InlineData("on the first Monday of every month", null, null)]
    [InlineData("on the last Friday of each month", null, null)]
    [InlineData("for the January meeting, which is on the twelfth", "for the January meeting, which is on the twelfth", "2027-01-12")]
    [InlineData("and take it to the January meeting, which is on the twelfth", "to the January meeting, which is on the twelfth", "2027-01-12")]
    [InlineData("before the January board on the twelfth", "before the January board on the twelfth", "2027-01-12")]
    [InlineData("in the first week of July (before then)", "in the first week of July", "2027-07-02")]
    [InlineData("in the first week of July, before then", "in the first week of July", "2027-07-02")]
    [InlineData("before then, in the first week of July", "in the first week of July", "2027-07-02")]
    [InlineData("first week of July", "first week of July", "2027-07-02")]
    [InlineData("in the first week of next month", "in the first week of next month", "2026-12-04")]
    public void A_day_that_is_counted_within_its_month_is_no_day_of_this_one(string said, string? due, string? date)
    {
        Read(new DateOnly(2026, 11, 17), "Ann: It opens on Monday the fifth of July.", $"Bob: I'll ring them {said}.").ShouldBe((due, date));
    }

    [Theory]
    [InlineData("I'll put a name against each, within ten working days", "within ten working days")]
    [InlineData("I'll put a name against each within ten working days", "within ten working days")]
    [InlineData("I'll pay them twenty pounds each by Friday", "by Friday")]
    [InlineData("I'll ring each, tomorrow", "tomorrow")]
    [InlineData("I'll ring them each Friday", null)]
    [InlineData("I'll ring them each week", null)]
    public void What_each_of_several_gets_by_a_day_is_due_on_it(string said, string? due)
    {
        Read(new DateOnly(2026, 4, 15), $"Ann: {said}.").Phrase.ShouldBe(due);
    }

    [Fact]
    public void The_month_in_the_name_of_an_event_is_that_of_its_day()
    {
        Read(new DateOnly(2026, 11, 17), "Ann: The January board is on the twelfth.", "Bob: I'll do it in time for the board.").Day.ShouldBe("2027-01-12");
    }

    [Fact]
    public void The_same_day_of_the_week_is_a_week_away()
    {
        Read(new DateOnly(2026, 4, 17), "Ann: I'll do it by Friday.").Day.ShouldBe("2026-04-24");
    }

    private static (string? Phrase, string? Day) Read(DateOnly meeting, params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        var phrase = DueReader.Find(talk.Tokens, talk.Sentences[^1].First, talk.Sentences[^1].End).FirstOrDefault();
        if (phrase is null)
        {
            return (null, null);
        }

        var quote = talk.Cite(phrase.First, phrase.End).Single().Quote.TrimEnd('.');
        return (quote, new EventDates(talk).Resolve(phrase, meeting)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
