using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>What a chair tells of a vote is a decision; the same words of another time, of another body, or denied, are none. The meeting around them is a full one.</summary>
public sealed class FormalOutcomesTests
{
    private static readonly GoldMeeting Meeting = GoldMeeting.All("tuned").MaxBy(m => m.Source.Segments.Count)!;

    [Theory]
    [InlineData("It was agreed by six votes to three to sell the bandstand.")]
    [InlineData("Selling the bandstand was put to the vote and agreed by four votes to one.")]
    [InlineData("That was put to the vote and agreed by four votes to one: the bandstand goes.")]
    [InlineData("Members voted nine to two to approve the sale of the bandstand.")]
    [InlineData("It was moved, seconded and agreed that the bandstand be sold.")]
    [InlineData("Moved by Councillor Hale, seconded by Councillor Rudd and approved, the bandstand to be sold.")]
    [InlineData("The amendment to keep the bandstand falls.")]
    [InlineData("The motion to sell the bandstand falls by four votes to five.")]
    [InlineData("The proposal to sell the bandstand was defeated by six votes to one.")]
    public void A_chair_who_tells_what_came_of_a_vote_tells_a_decision(string said) =>
        Decisions(said).ShouldContain(d => d.Contains("bandstand", StringComparison.Ordinal));

    [Theory]
    [InlineData("The amendment falls.")]
    [InlineData("The amendment is lost.")]
    public void A_motion_that_ends_is_a_decision_although_it_says_no_more(string said) =>
        Decisions(said).ShouldContain(d => d.EndsWith(said, StringComparison.Ordinal));

    [Theory]
    [InlineData("In October we resolved to sell the bandstand, and nothing came of it.")]
    [InlineData("Back in 2018 it was resolved that the bandstand be sold.")]
    [InlineData("We agreed in October by six votes to three to sell the bandstand.")]
    [InlineData("At our last meeting it was agreed by six votes to three to sell the bandstand.")]
    public void What_was_settled_at_another_time_is_none(string said) => IsNone(said);

    [Theory]
    [InlineData("The harbour board has resolved to sell the bandstand.")]
    [InlineData("The trustees have resolved that the bandstand be sold.")]
    [InlineData("The village council voted seven to one to sell the bandstand.")]
    public void What_another_body_settled_is_none(string said) => IsNone(said);

    [Theory]
    [InlineData("It's to be put to the vote and agreed by six votes or more, the bandstand.")]
    [InlineData("The sale of the bandstand is to be put to the vote and agreed by a two thirds majority.")]
    [InlineData("It must be agreed by at least six votes before the bandstand is sold.")]
    public void How_a_vote_would_be_taken_is_none(string said) => IsNone(said);

    [Theory]
    [InlineData("It is not resolved that the bandstand be sold.")]
    [InlineData("It has not been resolved to sell the bandstand.")]
    [InlineData("It was never agreed by any vote to sell the bandstand.")]
    [InlineData("Some say the bandstand is sold for good, I don't believe it.")]
    [InlineData("Rumour has it that the bandstand is sold, and that's settled.")]
    [InlineData("People say it is resolved that the bandstand be sold.")]
    public void What_is_denied_or_only_said_to_be_settled_is_none(string said) => IsNone(said);

    [Theory]
    [InlineData("The motion to sell the bandstand falls short of what we need.")]
    [InlineData("If the amendment falls we keep the bandstand.")]
    public void What_has_not_ended_is_none(string said) => IsNone(said);

    [Theory]
    [InlineData("It is resolved that the bandstand be sold.")]
    [InlineData("The committee resolved to sell the bandstand.")]
    [InlineData("It is resolved not to sell the bandstand.")]
    [InlineData("In October we resolved to keep the bandstand, and we now resolve to sell it.")]
    public void What_this_meeting_resolves_stays_a_decision(string said) =>
        Decisions(said).ShouldContain(d => d.Contains("bandstand", StringComparison.Ordinal));

    private static void IsNone(string said) => Decisions(said).ShouldNotContain(d => d.Contains("bandstand", StringComparison.Ordinal));

    /// <summary>The decisions of the longest of the invented meetings, with the words put into its middle by whoever leads it.</summary>
    private static List<string> Decisions(string said)
    {
        var source = Meeting.Source;
        var people = MeetingPeople.Find(Talk.From(source), null);
        var segments = source.Segments.ToList();
        var chair = segments.First(s => s.Speaker is { } label && people.Chair.Person >= 0 && people.Roster.People[people.Chair.Person].Name.EndsWith(label, StringComparison.Ordinal)).Speaker;
        segments.Insert(segments.Count / 2, segments[0] with { Speaker = chair, Text = said });
        var talk = Talk.From(source with { Segments = [.. segments.Select((s, i) => s with { Index = i })] });
        return [.. MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Decisions.Select(d => d.Text)];
    }
}
