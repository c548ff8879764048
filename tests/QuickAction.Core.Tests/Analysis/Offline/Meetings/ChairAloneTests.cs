using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Whoever chairs settles a matter by saying so, where nobody says a word against it; what is taken back at once settles nothing.</summary>
public sealed class ChairAloneTests
{
    [Theory]
    [InlineData("Move them out, today.", "Move them out")]
    [InlineData("We won't suspend placements.", "suspend placements")]
    [InlineData("Right, so the threshold is met and we proceed to section 47.", "proceed to section 47")]
    [InlineData("We're not closing the home.", "not closing the home")]
    [InlineData("We are not going to court about these four as things stand.", "not going to court")]
    [InlineData("The panel finds that the home is fit to stay open, so it keeps its registration, and there'll be a written warning on the file for as long as the law allows it.", "fit to stay open")]
    [InlineData("So we don't uphold the appeal for Mill Lane.", "uphold the appeal")]
    [InlineData("Twelve places it is, at the lodge.", "Twelve places")]
    [InlineData("With that understood, the committee receives and notes the fire report.", "notes the fire report")]
    [InlineData("Mrs Hale, you're renewed for a year, not the five.", "renewed for a year")]
    [InlineData("You'll keep your licence, with a warning, and that sits on your file for two years.", "licence")]
    [InlineData("Make it twelve pounds a day for the lodge, for whoever asks after today.", "twelve pounds")]
    public void What_the_chair_says_is_done_is_a_decision(string said, string decided) =>
        Decisions(
            "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the home at Mill Lane.",
            "Bob Dale: There are four residents there, and the lift has failed twice since the summer.",
            "Cy Lowe: The inspectors found the fire doors wedged open on both floors.",
            "Ann Webb: Thank you both, that's clear enough.",
            $"Ann Webb: {said}",
            "Bob Dale: Thank you, Chair.",
            "Ann Webb: Item two is the budget.")
            .ShouldContain(d => d.Text.Contains(decided, StringComparison.Ordinal));

    [Fact]
    public void What_is_settled_is_not_taken_back_by_quieting_somebody() =>
        Decisions(
            "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the precept.",
            "Bob Dale: We had eight thousand last year, and the hall roof is still to pay for.",
            "Ann Webb: We're agreed, the precept is set at nine thousand pounds. No, Cy, not now.",
            "Cy Lowe: Right.").ShouldContain(d => d.Text.Contains("nine thousand", StringComparison.Ordinal));

    [Theory]
    [InlineData("Bob Dale: Move them out, today.", "Ann Webb: Let's hear the others first.")]
    [InlineData("Ann Webb: We won't suspend placements.", "Bob Dale: No, I'm sorry, I can't accept that.")]
    [InlineData("Ann Webb: We won't get through all of this.", "Bob Dale: No.")]
    [InlineData("Ann Webb: Bear with me, please.", "Bob Dale: Of course.")]
    [InlineData("Ann Webb: We approve these every year.", "Bob Dale: I see.")]
    [InlineData("Ann Webb: The committee approves anything over ten thousand.", "Bob Dale: I see.")]
    [InlineData("Ann Webb: We don't allow dogs in the hall.", "Bob Dale: I see.")]
    [InlineData("Ann Webb: We're not going to lie to you, the roof's dangerous.", "Bob Dale: I see.")]
    [InlineData("Ann Webb: What a mess it is.", "Bob Dale: I see.")]
    [InlineData("Bob Dale: The panel finds fault with everything.", "Ann Webb: I see.")]
    [InlineData("Ann Webb: The threshold's met as soon as you've taken him off because of the risk.", "Bob Dale: I see.")]
    public void What_another_says_or_somebody_stands_up_against_is_none(string said, string answer) =>
        Decisions(
            "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the home at Mill Lane.",
            "Bob Dale: There are four residents there, and the lift has failed twice since the summer.",
            said,
            answer,
            "Ann Webb: Item two is the budget.").ShouldBeEmpty();

    [Theory]
    [InlineData("Ann Webb: OK so we could go to the director for that. No, don't do that.")]
    [InlineData("Ann Webb: Right, so we'll go to the director and ask for it. No, don't, not this week.")]
    [InlineData("Ann Webb: Then we go straight to the director. No, scrap that.")]
    [InlineData("Ann Webb: We could go to the director... No, don't.")]
    [InlineData("Ann Webb: We could go to the director. No, don't, not yet.")]
    [InlineData("Ann Webb: We'll go to the director. No, scrap that.")]
    [InlineData("Bob Dale: We'll take it to the director.", "Ann Webb: No, don't.")]
    public void What_is_taken_back_at_once_is_no_decision(params string[] said) =>
        Decisions(
        [
            "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the home at Mill Lane.",
            "Bob Dale: There are four residents there, and the lift has failed twice since the summer.",
            .. said,
            "Cy Lowe: The inspectors found the fire doors wedged open on both floors.",
        ]).ShouldBeEmpty();

    [Theory]
    [InlineData("Ann Webb: Half term's the week of the sixteenth.")]
    [InlineData("Ann Webb: Jo's on the ward.")]
    [InlineData("Ann Webb: If the grant comes in at the full amount we'd get you a van, with a coffee machine.")]
    public void How_things_are_or_would_be_is_none(string said) =>
        Decisions(
            "Ann Webb: I'm Ann Webb and I'm chairing. Item one is the home at Mill Lane.",
            "Bob Dale: There are four residents there, and the lift has failed twice since the summer.",
            said,
            "Cy Lowe: The inspectors found the fire doors wedged open on both floors.").ShouldBeEmpty();

    private static IReadOnlyList<Statement> Decisions(params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Decisions;
    }
}
