using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class HeadSummaryTests
{
    private static readonly Talk Meeting = Talk.From(Said.By(
        "Oda Finch: The evening ferry sold four hundred tickets in all of February.",
        "Ines Vale: It takes forty minutes.",
        "Bram Oakes: The threshold for closing the harbour at night is met.",
        "Ines Vale: They wrote to the company twice about all of the lights.",
        "Bram Oakes: Somebody could fall from the ferry steps in the dark."));

    [Fact]
    public void What_comes_nearest_to_settling_something_is_taken_first() => Chosen(12, gravity: [-4, -4, -1, -4, -4]).ShouldBe([2]);

    [Fact]
    public void What_a_summary_of_the_whole_meeting_holds_comes_before_what_weighs_no_more() => Chosen(12, [-3, -3, -4, -3, -3], salient: [4]).ShouldBe([4]);

    [Fact]
    public void A_point_that_needs_the_one_before_it_is_left_out_though_there_is_room() => Chosen(200, [0, 0, 0, 0, 0]).ShouldBe([0, 2, 3, 4]);

    [Fact]
    public void A_point_that_begins_with_a_pronoun_gives_way_to_one_that_names_its_matter() => Chosen(12, [-5, -5, -5, -3, -2.5]).ShouldBe([4]);

    [Fact]
    public void The_points_keep_the_order_in_which_they_were_said() => Chosen(24, [-4, -4, -2, -4, -1]).ShouldBe([2, 4]);

    [Fact]
    public void Short_points_stand_there_when_there_are_no_others() => Chosen(200, [0, 0, 0, 0, 0], points: [1]).ShouldBe([1]);

    private static List<int> Chosen(int words, double[] gravity, int[]? salient = null, int[]? points = null)
    {
        var outcomes = new MeetingOutcomes([], [], [], []) { Gravity = gravity, Facts = [] };
        var topic = new Topic { Title = "The harbour", Points = [.. (points ?? [0, 1, 2, 3, 4]).Select(Point)] };
        return [.. HeadSummary.Choose(Meeting, [new Topic { Title = "Opening", Points = [] }, topic], outcomes, [.. (salient ?? []).Select(Point)], words).Select(s => s.Citations[0].Segment)];
    }

    private static Statement Point(int sentence)
    {
        var citations = Meeting.Cite(Meeting.Sentences[sentence]);
        return new Statement { Text = citations[0].Quote, Citations = citations };
    }
}
