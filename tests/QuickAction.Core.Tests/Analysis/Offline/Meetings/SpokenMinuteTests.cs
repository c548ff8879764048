using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>What somebody says as minutes do is a decision; what is told of another meeting that way is none.</summary>
public sealed class SpokenMinuteTests
{
    [Theory]
    [InlineData("It was agreed that the panel will fund the club for one year.")]
    [InlineData("It's agreed that the library should open on Sundays.")]
    [InlineData("So it is agreed that the hours stay as they are until April.")]
    public void A_sentence_as_minutes_put_it_is_a_decision(string said) => Decisions(said).ShouldHaveSingleItem().ShouldContain("agreed that");

    [Theory]
    [InlineData("It was agreed last year that we would look at the fence again.")]
    [InlineData("It was agreed that the club would close.")]
    [InlineData("Was it agreed that the club will close?")]
    [InlineData("It was never agreed that the club will close.")]
    [InlineData("At the last meeting it was agreed that the club will be inspected.")]
    public void What_another_meeting_agreed_or_nobody_did_is_none(string said) => Decisions(said).ShouldBeEmpty();

    private static List<string> Decisions(string said)
    {
        var talk = Talk.From(Said.By(
            "Oda Finch: The next item is the club.",
            "Ines Vale: We have looked at the budget twice and there is some room in it.",
            $"Oda Finch: {said}",
            "Bram Oakes: The key for the shed is with the caretaker."));
        return [.. MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Decisions.Select(d => d.Text)];
    }
}
