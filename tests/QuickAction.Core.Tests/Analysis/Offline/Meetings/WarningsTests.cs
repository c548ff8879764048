using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>People warn without a word of worry: by what sets it off, or by the chance, and by what goes wrong.</summary>
public sealed class WarningsTests
{
    [Theory]
    [InlineData("One more frost like that and the pipes go, and then the whole block's flooded.")]
    [InlineData("The wall could come down on somebody any windy night.")]
    [InlineData("Sooner or later a child's going to get hurt on that corner.")]
    [InlineData("What bothers me is two in the morning, and Mrs Hale trying to lift him on her own and doing her back in.")]
    [InlineData("The ramp's gone twice this year, and if it goes again we can't test anything for a month.")]
    [InlineData("With a chest like hers, I can see that wall landing Poppy in hospital before the spring.")]
    [InlineData("My only anxiety is that the grant lapses if the builder's late.")]
    public void What_may_come_and_go_wrong_is_a_risk(string said) => Find(said).Risks.ShouldContain(r => r.Citations[0].Quote == said);

    [Theory]
    [InlineData("If they paid we'd mend the wall ourselves.")]
    [InlineData("If he's late again we can't let him drive.")]
    [InlineData("I could burn the old leaflets.")]
    [InlineData("Take the minutes and pass them round, please.")]
    [InlineData("One of them will bring the cake.")]
    [InlineData("If they miss the bins again we won't be renewing.")]
    [InlineData("I can see this working really well for the families.")]
    public void An_offer_an_order_and_what_is_only_supposed_are_none(string said) => Find(said).Risks.ShouldBeEmpty();

    [Theory]
    [InlineData("Leave the boiler off another week and you'll have frozen pipes.")]
    [InlineData("Miss that deadline and they'll give the pitch to somebody else.")]
    [InlineData("Let him out on his own and he'll end up in the river.")]
    public void The_words_of_an_order_that_warns_ask_for_nothing(string said) => Find(said).Actions.ShouldBeEmpty();

    [Theory]
    [InlineData("With a chest like hers, I can see that wall landing Poppy in hospital before the spring.")]
    [InlineData("I can see them packing up in the first cold spell.")]
    public void What_somebody_sees_coming_is_nothing_to_do(string said) => Find(said).Actions.ShouldBeEmpty();

    [Fact]
    public void What_is_left_with_somebody_is_promised_and_no_warning() =>
        Find("Leave it with me and you'll have the keys by Friday.").Actions.ShouldHaveSingleItem().Owner.ShouldBe("Bob Dale");

    private static MeetingOutcomes Find(string said)
    {
        var talk = Talk.From(Said.By("Ann Webb: I'm Ann Webb and I'm chairing. Item one is the lodge at Mill Lane.", "Cy Lowe: The keys came back in the spring.", $"Bob Dale: {said}", "Ann Webb: Thank you.", "Ann Webb: Item two is the budget."));
        return MeetingOutcomes.Find(talk, MeetingPeople.Find(talk, null), null, OutcomeModel.Default);
    }
}
