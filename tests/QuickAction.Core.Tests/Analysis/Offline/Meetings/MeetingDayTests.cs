using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class MeetingDayTests
{
    [Theory]
    [InlineData("It's Wednesday the sixth of May twenty twenty six.", "2026-05-06")]
    [InlineData("Board meeting, third of June two thousand and twenty seven.", "2027-06-03")]
    [InlineData("This is the meeting on 7th July 2026.", "2026-07-07")]
    [InlineData("Today is July the seventh, twenty twenty-six.", "2026-07-07")]
    [InlineData("For the recording, 17/09/2026.", "2026-09-17")]
    [InlineData("Good afternoon, the scrutiny panel, the tenth of December, it's a Thursday, it's twenty twenty six.", "2026-12-10")]
    [InlineData("It's the fourth of March. Um, a Thursday. 2027.", "2027-03-04")]
    [InlineData("It's the tenth of November in the year twenty twenty six.", "2026-11-10")]
    [InlineData("It's the first of December, it's a Tuesday, and in twenty twenty four we signed this contract.", null)]
    [InlineData("It's the fourth of March, and we wrote in 2026.", null)]
    [InlineData("The minutes of the third of March, it's 2026.", null)]
    [InlineData("It's our Monday meeting.", null)]
    [InlineData("It's Monday the third of August.", null)]
    [InlineData("The minutes of the meeting of 3 March 2026.", null)]
    [InlineData("On the third of March 2026 we wrote to the school.", null)]
    [InlineData("For the record it was referred to us on the third of March 2026.", null)]
    [InlineData("It had come to this panel on the third of March 2026.", null)]
    [InlineData("It has been like this since the first of May twenty twenty five.", null)]
    [InlineData("It's the thirtieth of February 2026.", null)]
    public void The_day_is_taken_from_the_talk_only_when_it_is_whole_and_the_meetings_own(string said, string? day)
    {
        Found(Said.By($"Ann: {said}", "Bob: Right.")).ShouldBe(day);
    }

    [Theory]
    [InlineData("Tuesday 17 November 2026, 10.30 am, Room B", "2026-11-17")]
    [InlineData("Meeting held on 2026-11-17", "2026-11-17")]
    [InlineData("Date: 17.11.26", "2026-11-17")]
    [InlineData("Tuesday 17 November", null)]
    public void Header_lines_give_the_day(string line, string? day)
    {
        Found(Said.WithHeader([line], "Ann: Hello.")).ShouldBe(day);
    }

    [Fact]
    public void A_full_date_later_in_the_talk_is_some_other_matter()
    {
        var lines = Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "Ann" : "Bob")}: Go on.").Append("Ann: It opened on the first of May 2019.");

        Found(Said.By([.. lines])).ShouldBeNull();
    }

    [Theory]
    [InlineData("I ought to have said for the record, it's Wednesday the seventh of October twenty twenty six.", "2026-10-07")]
    [InlineData("I ought to have said for the record, it's Thursday the seventh of October twenty twenty six.", null)]
    [InlineData("It's Wednesday the seventh of October twenty twenty six that they go to court.", null)]
    [InlineData("There's a mistake in the record of last time, it's Wednesday the ninth of September twenty twenty six.", null)]
    public void But_whoever_says_it_late_for_the_record_says_it(string said, string? day)
    {
        var lines = Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "Ann" : "Bob")}: Go on.").Append($"Ann: {said}");

        Found(Said.By([.. lines])).ShouldBe(day);
    }

    [Fact]
    public void The_files_name_is_the_last_resort()
    {
        Found(Said.By("Ann: Hello.") with { FileName = "2026-11-17 board.vtt" }).ShouldBe("2026-11-17");
    }

    private static string? Found(Core.Extraction.SourceText source) =>
        MeetingDay.Find(Talk.From(source))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
