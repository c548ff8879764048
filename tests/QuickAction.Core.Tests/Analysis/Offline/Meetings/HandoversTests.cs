using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Who has a thing to do when it is asked of one and taken by another, called for by name alone, or answered by no more than a day.</summary>
public sealed class HandoversTests
{
    // A Tuesday.
    private static readonly DateOnly Meeting = new(2026, 11, 17);

    [Theory]
    [InlineData("I'll get on to the garage about the minibus, then.", "Leave me the minibus, I'm in there most weeks. By Friday.")]
    [InlineData("I can write to the growers about the water.", "Give me the growers, I'm at their meeting anyway. By Friday.")]
    [InlineData("I'll ring the choir about the keys.", "I'm seeing the choir tonight, I'll ask them for the keys by Friday.", "All yours.")]
    [InlineData("I'll write to the man about the float.", "I pass his door, I'll tell the man about the float by Friday.", "He's all yours. Take earplugs.")]
    [InlineData("I can ring the garage about the minibus, I'd have to fit it round the school.", "Leave it with me. I'll ring the garage about the minibus by Friday.", "Oh you star. Off my list, then.")]
    [InlineData("Yeah, I'll have a go at getting the logs, but he's on nights.", "Actually, leave it, I sit on a panel with him. It's better if I get those logs, and I'll have them by Friday. So you're let off.")]
    [InlineData("I could ask the museum for the loan.", "I sit on their board, so I'll ask the museum for the loan by Friday.", "Be my guest.")]
    public void What_is_taken_over_is_whoever_takes_it(string offered, string taken, string answer = "Good.") =>
        Actions("Ann Webb: Item one is the summer fair.", "Cy Lowe: It was cold last year.", $"Bob Dale: {offered}", $"Cy Lowe: {taken}", $"Bob Dale: {answer}", "Ann Webb: Item two is the budget.")
            .Select(a => a.Owner).ShouldBe(["Cy Lowe"]);

    [Theory]
    [InlineData("Good, then I can get it off my desk.")]
    [InlineData("You star.")]
    [InlineData("Saves me a phone call.")]
    public void Whoever_is_helped_keeps_what_they_undertook(string thanks) =>
        Actions("Ann Webb: Item one is the summer fair.", "Cy Lowe: It was cold last year.", "Bob Dale: I'll finish the audit report by Friday.", "Cy Lowe: I'll send you the audit figures by Thursday.", $"Bob Dale: {thanks}", "Ann Webb: Item two is the budget.")
            .Select(a => a.Owner).ShouldBe(["Bob Dale", "Cy Lowe"]);

    [Fact]
    public void Whoever_is_excused_for_being_late_keeps_what_they_undertook() =>
        Actions("Ann Webb: Item one is the summer fair.", "Cy Lowe: It was cold last year.", "Bob Dale: I'll ring the garage about the minibus by Friday. Sorry I was late.", "Ann Webb: You're excused.", "Ann Webb: Item two is the budget.")
            .Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Fact]
    public void What_is_taken_back_to_somebody_is_not_taken_back() =>
        Actions("Ann Webb: Item one is the summer fair.", "Cy Lowe: It was cold last year.", "Bob Dale: I'll take that proposal back to the residents by Friday.", "Ann Webb: Thank you. Item two is the budget.")
            .Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    [Theory]
    [InlineData("Leave me the keys when you go.")]
    [InlineData("Give me the figures again.")]
    public void What_nobody_had_offered_is_not_taken_over(string said) =>
        Actions("Ann Webb: Item one is the summer fair.", "Bob Dale: It was cold last year, and the band came late.", $"Cy Lowe: {said}", "Ann Webb: Item two is the budget.")
            .ShouldNotContain(a => a.Owner == "Cy Lowe");

    [Theory]
    [InlineData("There has to be a noise survey. Bob?", "Yeah, that's me.", "noise survey")]
    [InlineData("The fence behind the school needs mending. Bob?", "Will do.", "fence behind the school")]
    [InlineData("Change the padlocks on the yard, today. Bob, that's for you.", "Will do.", "padlocks")]
    [InlineData("Somebody's got to ring the painters.", "That'll be me, then.", "ring the painters")]
    public void Whoever_is_called_on_and_says_yes_has_the_action(string asked, string answer, string matter)
    {
        var action = Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the yard.", "Cy Lowe: It was worse last year.", $"Ann Webb: {asked}", $"Bob Dale: {answer}", "Ann Webb: Item two is the budget.").ShouldHaveSingleItem();

        action.Owner.ShouldBe("Bob Dale");
        action.Text.ShouldContain(matter);
    }

    [Theory]
    [InlineData("It was cold last week. Bob?", "Yes.")]
    [InlineData("Did the band come back? Bob?", "Yeah, they did.")]
    [InlineData("We had three quotes in. Bob?", "That's right.")]
    public void A_name_behind_what_is_no_need_asks_for_nothing(string asked, string answer) =>
        Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the yard.", "Cy Lowe: It was worse last year.", $"Ann Webb: {asked}", $"Bob Dale: {answer}", "Ann Webb: Item two is the budget.").ShouldBeEmpty();

    [Theory]
    [InlineData("Bob, could you ring the landlord about the boiler?", "Tonight.", "2026-11-17", "ring the landlord about the boiler")]
    [InlineData("Bob, can you take the samples to the laboratory?", "Friday.", "2026-11-20", "samples to the laboratory")]
    [InlineData("We need to walk the route before the fair starts. When could you do it, Bob?", "I can do the sixteenth.", "2026-12-16", "walk the route")]
    public void A_day_and_no_more_is_a_yes_whoever_speaks_next(string asked, string day, string date, string matter)
    {
        var actions = Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the yard.", "Cy Lowe: It was worse last year.", $"Ann Webb: {asked}", $"Bob Dale: {day}", "Cy Lowe: I'll ring the gas people about the meter tomorrow.", "Ann Webb: Item two is the budget.");

        var action = actions.Where(a => a.Owner == "Bob Dale").ShouldHaveSingleItem();
        action.Text.ShouldContain(matter);
        action.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(date);
        actions.ShouldContain(a => a.Owner == "Cy Lowe");
    }

    [Theory]
    [InlineData("What would you really want, Bob?", "Saturday.")]
    [InlineData("Which day can you hear them best, Bob?", "Sunday.")]
    public void A_day_that_tells_what_was_asked_is_no_action(string asked, string day) =>
        Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the bells.", "Cy Lowe: They were worse last year.", $"Ann Webb: {asked}", $"Bob Dale: {day}", "Ann Webb: Item two is the budget.").ShouldBeEmpty();

    [Theory]
    [InlineData("I undertake to draft a survey of the stallholders about the prices.", "draft a survey of the stallholders")]
    [InlineData("And you may put me down to brief the stewards about the bar.", "brief the stewards")]
    public void What_is_undertaken_in_so_many_words_is_an_action(string said, string matter) =>
        Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the gate.", "Cy Lowe: It was worse last year.", $"Bob Dale: {said}", "Ann Webb: Thank you. Item two is the budget.")
            .ShouldContain(a => a.Owner == "Bob Dale" && a.Text.Contains(matter, StringComparison.Ordinal));

    [Fact]
    public void What_is_taken_back_is_what_was_said_last() =>
        Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the gate.", "Cy Lowe: It was worse last year.", "Bob Dale: I'll have it mended by the end of the month and the hinges oiled. While I'm at it, I propose we shut the back gate.", "Cy Lowe: I don't like the sound of that.", "Bob Dale: No, all right, I take that back.", "Ann Webb: Item two is the budget.")
            .ShouldHaveSingleItem().Text.ShouldContain("mended");

    [Fact]
    public void Whoever_asks_for_time_has_what_was_wanted()
    {
        var action = Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the centre.", "Bob Dale: The door was open twice.", "Ann Webb: Cy, what I want from you is the visitor book.", "Cy Lowe: Can I have till the end of next week? The binder's in the loft.", "Ann Webb: You can.").ShouldHaveSingleItem();

        action.Owner.ShouldBe("Cy Lowe");
        action.Text.ShouldContain("visitor book");
        action.DueDate.ShouldBe(new DateOnly(2026, 11, 27));
    }

    [Theory]
    [InlineData("Ann'll have the boiler certificate off me within ten working days, and if they argue I'll drive over.")]
    [InlineData("You'll all have the boiler certificate by Friday.")]
    [InlineData("A letter to the landlord about the boiler certificate, that had better come from me.")]
    [InlineData("I'll send the boiler certificate by Friday, and if they refuse it I'll take it round.")]
    public void What_comes_from_the_speaker_is_the_speakers(string said)
    {
        var action = Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the boiler.", "Cy Lowe: It was off for a week.", $"Bob Dale: {said}", "Ann Webb: Thank you. Item two is the budget.").ShouldHaveSingleItem();

        action.Owner.ShouldBe("Bob Dale");
        action.Text.ShouldContain("boiler certificate");
    }

    [Theory]
    [InlineData("I'd like this minuting, the hall's paid for, every last brick.")]
    [InlineData("I want that saying out loud, because they'll tell you different, the grant came in on time.")]
    [InlineData("Then I'll move the treasurer's recommendation on those terms.")]
    [InlineData("I'll keep my mouth shut on that one.")]
    public void What_is_done_by_being_said_is_no_action(string said) =>
        Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the hall.", "Cy Lowe: It was cold all winter.", $"Bob Dale: {said}", "Ann Webb: Thank you. Item two is the budget.").ShouldBeEmpty();

    [Theory]
    [InlineData("I'll draft the leaflet in time for the review.", "2026-12-09")]
    [InlineData("I'll draft the leaflet by the next board.", "2026-12-09")]
    [InlineData("I'll bring a draft of the leaflet to the December meeting.", "2026-12-09")]
    [InlineData("It's down to me to get the leaflet drafted before the next board.", "2026-12-09")]
    [InlineData("I can draft the leaflet for the summer in a fortnight, if that helps.", "2026-12-01")]
    [InlineData("I'll draft the leaflet in time for December.", "2026-12-09")]
    [InlineData("I'll draft the leaflet in time for the launch.", null)]
    public void In_time_for_the_next_meeting_is_by_the_day_that_is_fixed_for_it(string said, string? date)
    {
        var action = Actions("Ann Webb: I'm Ann Webb, in the chair. Item one is the leaflet.", "Cy Lowe: The old one is out of print.", $"Bob Dale: {said}", "Ann Webb: Thank you. Item two is the budget.", "Cy Lowe: There is nothing to say on the budget.", "Ann Webb: When are we back?", "Cy Lowe: Ninth of December, ten o'clock, on here.", "Ann Webb: Good.").ShouldHaveSingleItem();

        action.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(date);
    }

    [Theory]
    [InlineData("Cy's got the garage, then, and Bob's spared.")]
    [InlineData("That one comes off Bob and it's Cy's.")]
    [InlineData("Cy has it and you're let off, Bob.")]
    [InlineData("Scratch Bob, then, it's gone to Cy.")]
    public void Who_has_it_now_is_no_decision_when_the_chair_sums_it_up(string said)
    {
        var talk = Talk.From(Said.By("Ann Webb: I'm Ann Webb, in the chair. Item one is the minibus.", "Bob Dale: I'll ring the garage about the minibus.", "Cy Lowe: Leave me the minibus, I'm in there most weeks. By Friday.", $"Ann Webb: {said}", "Bob Dale: Thank you.", "Ann Webb: Item two is the budget."));

        MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), Meeting, OutcomeModel.Default).Decisions.ShouldBeEmpty();
    }

    private static IReadOnlyList<ActionItem> Actions(params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), Meeting, OutcomeModel.Default).Actions;
    }
}
