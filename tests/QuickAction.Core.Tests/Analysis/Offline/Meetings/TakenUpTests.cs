using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>What is asked of the room is the action of whoever takes it up, in however few words; and whom an undertaking is said to is named.</summary>
public sealed class TakenUpTests
{
    [Theory]
    [InlineData("Somebody has to ring the school.", "Leave it with me. Tomorrow.", "ring the school", "Tomorrow")]
    [InlineData("Someone needs to warn the caretaker about the boiler.", "Leave that with me.", "warn the caretaker", null)]
    [InlineData("Who will order the gravel for the paths?", "Leave it with me. By Friday.", "gravel", "By Friday")]
    public void Whoever_takes_up_what_was_asked_of_the_room_has_the_action(string asked, string taken, string matter, string? due)
    {
        var actions = Actions("Ann Webb: Item one is attendance.", "Bob Dale: It is worse than last year.", $"Ann Webb: {asked}", $"Bob Dale: {taken}", "Ann Webb: Thank you.");

        var action = actions.ShouldHaveSingleItem();
        (action.Owner, action.Due).ShouldBe(("Bob Dale", due));
        action.Text.ShouldContain(matter);
    }

    [Theory]
    [InlineData("Somebody has to ring the school.", "Leave it with me. No, on second thoughts, I can't.")]
    [InlineData("They said somebody has to ring the school.", "They were right.")]
    public void What_nobody_takes_up_is_nobodys(string asked, string answer) =>
        Actions("Ann Webb: Item one is attendance.", "Bob Dale: It is worse than last year.", $"Ann Webb: {asked}", $"Bob Dale: {answer}", "Ann Webb: Thank you.").ShouldBeEmpty();

    [Fact]
    public void What_is_taken_up_is_what_was_asked_last() =>
        Actions("Ann Webb: Item one is attendance.", "Ann Webb: Somebody has to ring the school.", "Cy Lowe: It makes me ill to think of it.", "Ann Webb: There are two places on the course. Bob, will you be one?", "Bob Dale: Leave it with me.", "Ann Webb: Thank you.")
            .ShouldNotContain(a => a.Owner == "Bob Dale" && a.Text.Contains("ring the school", StringComparison.Ordinal));

    [Theory]
    [InlineData("Ann Webb: And the rules?", "Bob Dale: I'll send you the rules on Friday.", "Bob Dale to send Ann Webb the rules on Friday.")]
    [InlineData("Ann Webb: That was a long winter.", "Bob Dale: I'll send you the rules on Friday, Cy.", "Bob Dale to send Cy Lowe the rules on Friday.")]
    [InlineData("Cy Lowe: Could I see the rules before you go?", "Bob Dale: I'll send you the rules before you go on Friday.", "Bob Dale to send Cy Lowe the rules before they go on Friday.")]
    [InlineData("Ann Webb: Where do we stand?", "Bob Dale: I'll ask the bank for your keys by Friday.", "Bob Dale to ask the bank for Ann Webb's keys by Friday.")]
    [InlineData("Ann Webb: That was a long winter.", "Bob Dale: I'll send you the rules on Friday.", "Bob Dale to send you the rules on Friday.")]
    [InlineData("Ann Webb: And the rules?", "Bob Dale: I'll send you all the rules on Friday.", "Bob Dale to send you all the rules on Friday.")]
    [InlineData("Ann Webb: And the website?", "Bob Dale: I'll find out how you renew the site by Friday.", "Bob Dale to find out how you renew the site by Friday.")]
    public void You_is_whoever_is_spoken_to_where_the_talk_shows_it(string before, string said, string action) =>
        Actions("Cy Lowe: Morning, all.", before, said, "Ann Webb: Thank you.").Select(a => a.Text).ShouldContain(action);

    [Fact]
    public void An_owner_whom_the_words_call_by_first_name_is_cited_with_the_label_that_has_the_last()
    {
        var action = Actions("Bob Dale: Morning, all.", "Ann Webb: Action: Bob to send the rules to the district council by Friday.", "Cy Lowe: Thank you.").ShouldHaveSingleItem();

        action.Owner.ShouldBe("Bob Dale");
        action.Citations.Select(c => c.Speaker).ShouldContain("Bob Dale");
    }

    [Fact]
    public void A_word_that_begins_like_a_name_is_no_evidence_of_whoever_has_it() =>
        Actions("Ann: Morning, all.", "Bob Dale: The hall is cold.", "Ann: It is.", "Bob Dale: I'll send the Annual Return to the clerk by Friday.", "Ann: Thank you.")
            .ShouldHaveSingleItem().Citations.Select(c => c.Quote).ShouldNotContain("Morning, all.");

    [Theory]
    [InlineData("I can do, yeah, I'll ring him after tea.", "Mm, sorry, can I? I don't think it wants to come from you. Leave Glyn with me, I'll talk to him next Monday.")]
    [InlineData("I suppose so. I'll call round.", "No, look. I sing with the man. I'll get Glyn on his own on Sunday.")]
    [InlineData("Yep, I'll ring him.", "Er, can I? It's just that I've got his new number. Let me ring Glyn, I'll get it done in a fortnight.")]
    [InlineData("Yeah, I'll ring him.", "Or, I'm round there on Tuesday. I'll talk to Glyn on Tuesday, shall I, save you going?")]
    [InlineData("Yeah, I'll give him a ring, only I'm, no, hang on, I'm in court all this week.", "I'll do it, I'll ring Glyn by Friday.")]
    public void What_somebody_comes_in_between_to_take_is_no_longer_whoever_was_asked_first(string taken, string between) =>
        Actions("Ann Webb: Item one is the hall.", "Bob Dale: Glyn has rung me nine times.", "Ann Webb: Could you let Glyn know where we've got to, then, Bob?", $"Bob Dale: {taken}", $"Cy Lowe: {between}", "Ann Webb: Yes, you have him, Cy.")
            .Select(a => a.Owner).ShouldBe(["Cy Lowe"]);

    [Theory]
    [InlineData("You're spared, Bob.")]
    [InlineData("Better. Bob, you're off the hook.")]
    [InlineData("Right. Bob, you're let off.")]
    public void Whoever_is_let_off_has_no_action(string letOff) =>
        Actions("Ann Webb: Item one is the hall.", "Bob Dale: It was cold.", "Ann Webb: Bob, could you ring the plumber about the boiler?", "Bob Dale: Yep, I'll ring him on Friday.", "Cy Lowe: I've got the forms for all that, it went wrong last year.", $"Ann Webb: {letOff}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Oh. OK, no, then I won't touch the accounts, forget that.")]
    [InlineData("Has it? Oh. No, I can't do the accounts then, sorry, forget I spoke.")]
    [InlineData("Oh. No, I won't, then.")]
    public void What_is_taken_back_after_it_was_taken_in_why_not_is_no_action(string back) =>
        Actions("Ann Webb: Item one is the hall.", "Bob Dale: I'll go through the other accounts this week.", "Cy Lowe: I'd rather you didn't, they're evidence.", $"Bob Dale: {back}", "Ann Webb: Thank you.")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Yes, I'll ring her son about the visit tomorrow.", "Sorry, can I? On the rota, I'll send you the rota for the visit by Monday.")]
    [InlineData("I'll ring her son about the visit tomorrow.", "I'll bring the spreader to the visit on Saturday, it's mine.")]
    [InlineData("I'll ring her son about the visit tomorrow.", "Thanks. And don't you worry about the invoice, Bob, we pay on the day.")]
    public void What_somebody_else_says_of_another_matter_leaves_the_first_action_there(string taken, string other) =>
        Actions("Ann Webb: Item one is the visit.", "Cy Lowe: It was cold.", "Ann Webb: Bob, will you ring her son about the visit?", $"Bob Dale: {taken}", $"Cy Lowe: {other}", "Ann Webb: Thank you.")
            .Select(a => a.Owner).ShouldContain("Bob Dale");

    [Fact]
    public void What_is_to_be_left_with_somebody_may_be_named() =>
        Actions("Ann Webb: So all the branches shut at one on Christmas Eve.", "Cy Lowe: You can both hate me.", "Bob Dale: I can do posters. Leave the Christmas hours posters with me.", "Ann Webb: Thank you.")
            .ShouldHaveSingleItem().Owner.ShouldBe("Bob Dale");

    [Theory]
    [InlineData("I'm sorry, it's just been mad.")]
    [InlineData("I'm sorry, it's just been mad today.")]
    [InlineData("Sorry, I'm a bit behind today.")]
    [InlineData("It's been one of those weeks, I'm all over the place this morning.")]
    public void How_somebody_is_today_is_no_action(string said) =>
        Actions("Cy Lowe: Morning, all.", "Ann Webb: Bob, did the papers for the review go out?", $"Bob Dale: {said}", "Ann Webb: Never mind.").ShouldBeEmpty();

    [Theory]
    [InlineData("Ann Webb: I still haven't had the fire risk assessment.", "Bob Dale: You'll have it by tomorrow.", "the fire risk assessment")]
    [InlineData("Ann Webb: Where are we with the new inspection rota?", "Bob Dale: You'll get it by Friday.", "the new inspection rota")]
    [InlineData("Ann Webb: The ward is waiting for the discharge letters.", "Bob Dale: They'll have them by tomorrow.", "the discharge letters")]
    public void What_it_is_that_somebody_will_have_is_said_by_the_turn_before(string before, string said, string matter)
    {
        var action = Actions("Cy Lowe: Morning, all.", before, said, "Ann Webb: Thank you.").ShouldHaveSingleItem();

        action.Owner.ShouldBe("Bob Dale");
        action.Text.ShouldContain(matter);
        action.Citations.ShouldContain(c => c.Speaker == "Ann Webb" && c.Quote.Contains(matter, StringComparison.Ordinal));
    }

    [Fact]
    public void An_action_whose_matter_nobody_has_named_stays_as_it_was_said() =>
        Actions("Cy Lowe: Morning, all.", "Ann Webb: And?", "Bob Dale: You'll have it by tomorrow.", "Ann Webb: Thank you.")
            .ShouldHaveSingleItem().Text.ShouldBe("Bob Dale: You'll have it by tomorrow.");

    private static IReadOnlyList<ActionItem> Actions(params string[] lines)
    {
        var talk = Talk.From(Said.By(lines));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Actions;
    }
}
