using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

public sealed class HarmLeftOutTests
{
    private static readonly SourceText Meeting = Some.Transcript(
        "Ada Quill: The shelter is to have the grant.",
        "Ben Marsh: The boy said that he wants to kill himself.",
        "Ada Quill: And there was an assault on the bus in March.",
        "Ben Marsh: His sister has no thoughts of harming herself.");

    private static readonly GroundingCheck Check = new(Meeting, new DateOnly(2026, 5, 12));

    [Fact]
    public void Suicide_that_the_source_speaks_of_and_the_minutes_do_not_is_shown_to_the_reviewer()
    {
        var found = Check.LeftOut([Cited(0)]).ShouldHaveSingleItem();

        (found.Code, found.Severity).ShouldBe(("harm-left-out", Severity.Warn));
        found.Citations.ShouldHaveSingleItem().Segment.ShouldBe(1);
        found.Message.ShouldContain("suicide");
    }

    [Fact]
    public void What_the_minutes_tell_or_cite_is_not_left_out()
    {
        Check.LeftOut([Cited(1)]).ShouldBeEmpty();
        Check.LeftOut([Cited(1) with { Text = "Ben Marsh reported what the boy had said." }]).ShouldBeEmpty();
    }

    [Fact]
    public void A_part_of_a_result_leaves_nothing_out() => Check.Of(new MinutesFindings { Decisions = [Cited(0)] }).ShouldBeEmpty();

    private static Statement Cited(int segment) => new() { Text = Meeting.Segments[segment].Text, Citations = [Cite.Whole(Meeting.Segments[segment])] };
}
