using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>What one person concludes and the next says over again with a yes is settled in hardly any words.</summary>
public sealed class EchoedTests
{
    [Theory]
    [InlineData("Every two weeks, then?", "Every two weeks, yes.")]
    [InlineData("Library for the temporary stop, then?", "Library, yes, perfect, there's a bench.")]
    [InlineData("Bob as advocate for the whole of it, then?", "Bob, yes.")]
    [InlineData("The next visit's at night, then?", "At night, yes.")]
    [InlineData("The Mill Lane family to you, then?", "Mill Lane to me, go on.")]
    public void What_is_said_over_again_with_a_yes_is_a_decision(string asked, string answer)
    {
        var decision = Decisions(asked, answer).ShouldHaveSingleItem();

        decision.Citations.Select(c => c.Quote).ShouldBe([asked, answer.Split(". ")[0]]);
    }

    [Theory]
    [InlineData("Twelve, then?", "Twelve, yes.")]
    [InlineData("Two children in the house, then?", "Two children, yes.")]
    [InlineData("The library, then?", "Library, but it is shut on Mondays.")]
    [InlineData("The fence next, then?", "The fence was done in May.")]
    [InlineData("Every two weeks, then?", "Every two weeks, no.")]
    [InlineData("Every two weeks, then?", "Every two weeks?")]
    [InlineData("So you saw him at night, then?", "At night, yes.")]
    [InlineData("If the grant came in, every two weeks, then?", "Every two weeks, yes.")]
    public void A_number_a_no_what_was_and_what_would_be_are_none(string asked, string answer) => Decisions(asked, answer).ShouldBeEmpty();

    private static IReadOnlyList<Statement> Decisions(string asked, string answer)
    {
        var talk = Talk.From(Said.By(
            "Ann Webb: Item one is the home at Mill Lane.",
            "Bob Dale: There are four residents there, and the lift has failed twice since the summer.",
            "Cy Lowe: The inspectors found the fire doors wedged open on both floors.",
            $"Ann Webb: {asked}",
            $"Cy Lowe: {answer}",
            "Bob Dale: I'll miss the lift.",
            "Ann Webb: Item two is the budget."));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Decisions;
    }
}
