using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class MeetingTitleTests
{
    [Theory]
    [InlineData("Ann: Right, parish council, second of March.", "Parish council")]
    [InlineData("Ann: This is the audit and risk committee, everyone.", "Audit and risk committee")]
    [InlineData("Ann: Right. So this is the planning meeting under section forty two of the Care Act, for Mervyn Hale.", "Planning meeting under section forty two of the Care Act")]
    [InlineData("Ann: OK. This is the child in need review for Tobi and Ivy, and today's Thursday.", "Child in need review")]
    [InlineData("Ann: Okay. So it's the follow up to the family group conference, and it's Thursday the, what are we, the eleventh?", "Follow up to the family group conference")]
    [InlineData("Ann: Welcome to the tenants' forum, everyone.", "Tenants' forum")]
    [InlineData("Ann: This is the meeting that nobody wanted.", null)]
    [InlineData("Ann: This is the review.", null)]
    [InlineData("Ann: Evening all, this is the last meeting for our clerk.", null)]
    [InlineData("Ann: Welcome to the parish council meeting on the tenth of December, it's a Thursday.", "Parish council meeting")]
    [InlineData("Ann: It's a session we all need to get through.", null)]
    [InlineData("Ann: Hello, is it raining where you are?", null)]
    [InlineData("Ann: I hate a meeting.", null)]
    public void The_opening_says_what_the_meeting_is(string line, string? title)
    {
        MeetingTitle.Find(Talk.From(Said.By(line, "Bob: Morning."))).ShouldBe(title);
    }

    [Fact]
    public void A_title_that_a_gap_between_captions_parts_is_none()
    {
        var source = Said.By("Ann Webb: Morning all, so this is the child in need", "Ann Webb: review for Tobi.", "Bob Dale: Bob Dale, social worker.");

        MeetingTitle.Find(Talk.From(source)).ShouldBeNull();
    }

    [Fact]
    public void A_header_line_wins_but_a_date_or_a_remark_is_none()
    {
        var source = Said.WithHeader(["Unedited transcript of the committee", "Tuesday 2 March 2027", "Audit Committee"], "Ann: Parish council.");

        MeetingTitle.Find(Talk.From(source)).ShouldBe("Audit Committee");
    }

    [Theory]
    [InlineData("Harbour board-Meeting Recording", "Harbour board")]
    [InlineData("Harbour Board - Meeting Transcript", "Harbour Board")]
    public void What_a_meeting_program_puts_behind_a_title_is_none_of_it(string line, string title) =>
        MeetingTitle.Find(Talk.From(Said.By("Bob: Morning.") with { Preamble = [line] })).ShouldBe(title);
}
