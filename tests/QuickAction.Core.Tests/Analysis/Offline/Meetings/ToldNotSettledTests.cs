using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>What a chair tells, and what a chair settles in as few words.</summary>
public sealed class ToldNotSettledTests
{
    [Theory]
    [InlineData("The wait for a hearing is nine weeks as of yesterday.")]
    [InlineData("The balance is four thousand as of last Friday.")]
    [InlineData("Twenty past seven, and I can smell the bakery from here.")]
    [InlineData("Ten to six, and nobody's had their tea.")]
    [InlineData("The policy's five pounds for every day a book is late.")]
    [InlineData("Monday's no good, I'm in court.")]
    [InlineData("Not the ninth, that's the fair.")]
    [InlineData("We keep the gates open until half past nine and I think it's daft, they just stroll in.")]
    [InlineData("Leave the ban as it is, lift it, or let people in slowly.")]
    [InlineData("I'm away the week of the sixteenth.")]
    [InlineData("From today nobody books the minibus. Cy's gone pale. No, all right, forget it, I'm not doing that.")]
    public void What_only_tells_how_things_are_is_no_decision(string said) => Decisions(said).ShouldBeEmpty();

    [Theory]
    [InlineData("The oak, then. We're keeping the oak.", "keeping the oak")]
    [InlineData("Licence granted, then, without the terrace.", "Licence granted")]
    [InlineData("Application refused, subject to nothing.", "Application refused")]
    [InlineData("Nobody speaks to the paper until the family's been told.", "until the family")]
    [InlineData("Not one of us goes into that house without the police.", "without the police")]
    public void What_the_chair_rules_in_few_words_is_a_decision(string said, string decided) =>
        Decisions(said).ShouldContain(d => d.Text.Contains(decided, StringComparison.Ordinal));

    [Theory]
    [InlineData("Nobody thinks of the drains until they flood.")]
    [InlineData("Nobody knows what it costs without a survey.")]
    public void What_nobody_does_as_a_rule_is_forbidden_to_nobody(string said) => Decisions(said).ShouldBeEmpty();

    [Theory]
    [InlineData("I'm ordering the bulbs again from the other nursery.")]
    [InlineData("Same form as the gazebo, I'm doing it.")]
    public void What_somebody_who_does_not_lead_is_doing_is_theirs_to_do(string said)
    {
        var found = Find("Ann Webb: I'm Ann Webb and I'm chairing. Item one is the garden.", "Cy Lowe: The last lot never came up.", $"Bob Dale: {said}", "Ann Webb: Thank you.", "Ann Webb: Item two is the budget.");

        found.Decisions.ShouldBeEmpty();
    }

    private static IReadOnlyList<Statement> Decisions(string said) => Find(
        "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the green at Mill Lane.",
        "Bob Dale: There are four people on the list, and the lift has failed twice since the summer.",
        "Cy Lowe: The inspectors found the gates wedged open on both sides.",
        "Ann Webb: Thank you both, that's clear enough.",
        $"Ann Webb: {said}",
        "Bob Dale: Thank you, Chair.",
        "Ann Webb: Item two is the budget.").Decisions;

    private static MeetingOutcomes Find(params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default);
    }
}
