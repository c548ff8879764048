using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Analysis.Offline.Salience;

public sealed class MeetingTopicsTests
{
    [Fact]
    public void Announced_items_are_topics_by_the_name_that_they_were_given()
    {
        var topics = Find(Invented.RepairsMeeting());

        topics.Select(t => t.Title).ShouldBe(["The boiler replacement programme", "Damp and mould complaints", "The out of hours rota"], ignoreOrder: false);
    }

    [Fact]
    public void A_name_that_the_chair_calls_out_opens_a_topic()
    {
        var meeting = Invented.Meeting(
            ("Ida Moss", "Welcome to the friends of the museum, we have half an hour before the school party comes through that door, and the heating engineer wants this room at eleven."),
            ("Ida Moss", "The boat shed."),
            ("Per Lund", "The boat shed has lost 40 slates since the storm and the ferry model got wet, we moved it to the hall on Sunday morning with four volunteers."),
            ("Ida Moss", "Thank you. Tea room."),
            ("Per Lund", "The tea room took £2,300 in July, which is the best month that we have ever had, and the new oven paid for itself in nine weeks."),
            ("Ida Moss", "Lovely."));

        Find(meeting).Select(t => t.Title).ShouldBe(["The boat shed", "Tea room"], ignoreOrder: true);
    }

    [Fact]
    public void Figures_are_carried_and_back_channel_is_not()
    {
        var said = string.Join('\n', Find(Invented.RepairsMeeting()).SelectMany(t => t.Points).Select(p => p.Text));

        said.ShouldContain("214 boilers");
        said.ShouldContain("from 31 in the spring to 78 in the autumn");
        said.ShouldNotContain("Exactly");
        said.ShouldNotContain("Mm-hmm");
    }

    [Theory]
    [InlineData("I've been through two of the books and there's a, there's a gap in one of them.")]
    public void A_shorter_form_does_not_end_where_the_speaker_only_starts_again(string said)
    {
        var reading = MeetingReading.From(Talk.Of(Invented.Meeting(("Ida Moss", said))), TestContext.Current.CancellationToken);

        reading.Candidates.Select(c => c.Text).ShouldNotContain(text => text.Contains("there's.") || text.EndsWith("there's", StringComparison.Ordinal) || text.TrimEnd('.').EndsWith("have to", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_quoted_elsewhere_is_not_a_point_again()
    {
        var meeting = Invented.RepairsMeeting();
        var quoted = meeting.Segments.Where(s => s.Text.Contains("214 boilers", StringComparison.Ordinal)).Select(Cite.Whole).ToList();

        var said = string.Join('\n', Find(meeting, quoted).SelectMany(t => t.Points).Select(p => p.Text));

        said.ShouldNotContain("214 boilers");
    }

    [Fact]
    public void Points_quote_less_than_three_tenths_of_the_talk()
    {
        var meeting = Invented.RepairsMeeting();

        var quoted = Find(meeting).SelectMany(t => t.Points).SelectMany(p => p.Citations).Sum(c => Words.Count(c.Quote));

        quoted.ShouldBeGreaterThan(0);
        quoted.ShouldBeLessThan(meeting.Words * 3 / 10);
    }

    private static IReadOnlyList<Topic> Find(SourceText meeting, IReadOnlyList<Citation>? quoted = null)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return MeetingTopics.Find(MeetingReading.From(Talk.From(meeting), cancellation), quoted ?? [], [], cancellation);
    }
}
