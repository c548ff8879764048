using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Offers that are a complaint are nobody's action; what is offered in the same words and meant is.</summary>
public sealed class NotInEarnestTests
{
    [Theory]
    [InlineData("I'll just bring my tractor round on Friday, shall I. Joke, Ann.", "I should hope so.")]
    [InlineData("I'll just fetch my own digger on Friday. I'm joking.", "I should hope so.")]
    [InlineData("I'll just give up my job on Friday, shall I, and move into the hall.", "I never said that.")]
    [InlineData("I'll do everybody's gardens on Friday, shall I, and the park. Sorry.", "That's all right.")]
    [InlineData("I'll check sixty vans in my dinner hour on Friday, with a torch in my teeth.", "Seriously.")]
    [InlineData("Put me down for the accounts every single night instead, Ann.", "Duly ignored.")]
    [InlineData("I'll sweep the whole of the town on Friday, then.", "Very funny.")]
    public void What_is_offered_as_a_complaint_is_no_action(string said, string answer) => Actions(said, answer).ShouldBeEmpty();

    [Theory]
    [InlineData("I'll do the hedge on Tuesday, shall I, save him coming?", "Yes, please.")]
    [InlineData("I'll just ring the plumber on Friday, shall I?", "Lovely.")]
    [InlineData("I'll just email the school the dates on Friday, shall I?", "Please.")]
    [InlineData("I'll just email the school the dates on Friday, shall I.", "Would you? Thank you.")]
    [InlineData("I'll just email the school the dates on Friday, shall I.", "That'd be great.")]
    [InlineData("I'll send the rota out on Monday, whatever Dave says.", "Ignore him.")]
    [InlineData("I'll cover the whole of Christmas week.", "Seriously, thanks.")]
    [InlineData("I'll do the tea rota by Friday, and anyone who moans gets the washing-up. Only joking.", "Good.")]
    [InlineData("Put me down for the Saturday stall while you're at it.", "Lovely.")]
    [InlineData("I'll ring the plumber on Friday.", "Seriously?")]
    [InlineData("I'll ring the plumber on Friday. Sorry, I should have done it last week.", "No harm done.")]
    [InlineData("I'll take your calls on Friday. Seriously, put them through to me.", "Thank you.")]
    [InlineData("I'll ring the plumber on Friday. It's no joke, that boiler.", "It isn't.")]
    public void What_is_offered_and_meant_is(string said, string answer) => Actions(said, answer).Select(a => a.Owner).ShouldBe(["Bob Dale"]);

    private static IReadOnlyList<ActionItem> Actions(string said, string answer)
    {
        var talk = Talk.From(Said.By("Ann Webb: Item one is the hall.", "Cy Lowe: It was cold all winter.", $"Bob Dale: {said}", $"Ann Webb: {answer}", "Cy Lowe: Right."));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default).Actions;
    }
}
