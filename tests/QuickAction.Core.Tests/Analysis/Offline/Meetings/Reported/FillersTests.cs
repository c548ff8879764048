namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.Reported;

/// <summary>Courtesies and ways of speaking say nothing of the matter: left out, and never taken for what somebody does.</summary>
public sealed class FillersTests
{
    [Theory]
    [InlineData("Forgive me, Chairman, the depot closes in May.", "The depot closes in May.")]
    [InlineData("Forgive me, but the depot closes in May.", "The depot closes in May.")]
    [InlineData("Excuse me for asking, the depot closes in May.", "The depot closes in May.")]
    [InlineData("Bear with me a moment, the depot closes in May.", "The depot closes in May.")]
    [InlineData("The depot closes in May, trust me.", "The depot closes in May.")]
    [InlineData("Pardon me, Madam Chair, I'm closing the depot.", "Oda Finch is closing the depot.")]
    [InlineData("Forgive me, Chairman.", "Oda Finch: Forgive me, Chairman.")]
    [InlineData("You will have to bear with me.", "Oda Finch: You will have to bear with me.")]
    [InlineData("Excuse me from item four.", "Oda Finch: Excuse me from item four.")]
    [InlineData("Let me be clear, the depot closes in May.", "Oda Finch: Let me be clear, the depot closes in May.")]
    [InlineData("Send me the key.", "Send Oda Finch the key.")]
    public void A_courtesy_is_nobody_s_name(string said, string reported) => Reports.Settled(said).ShouldBe(reported);

    [Theory]
    [InlineData("I should say that Tom is from the rivers agency.", "Oda Finch: Tom is from the rivers agency.")]
    [InlineData("I should say they can't find the key.", "Oda Finch: they can't find the key.")]
    [InlineData("I must say the depot is a mess.", "Oda Finch: the depot is a mess.")]
    [InlineData("I have to say that I'm closing the depot.", "Oda Finch: I'm closing the depot.")]
    [InlineData("I've got to say it is late.", "Oda Finch: it is late.")]
    [InlineData("I'd say we close the depot.", "Oda Finch: we close the depot.")]
    [InlineData("The depot is a mess, I must say.", "Oda Finch: The depot is a mess.")]
    [InlineData("I think that the depot is a mess.", "Oda Finch: the depot is a mess.")]
    [InlineData("I must say no to the depot.", "Oda Finch must say no to the depot.")]
    [InlineData("I have to say that again.", "Oda Finch has to say that again.")]
    [InlineData("I should say thank you to the depot.", "Oda Finch should say thank you to the depot.")]
    [InlineData("What I'd say is that we close it.", "What Oda Finch would say is that we close it.")]
    [InlineData("I think so.", "Oda Finch: I think so.")]
    public void A_way_of_speaking_is_left_out_where_nothing_is_lost(string said, string reported) => Reports.Settled(said).ShouldBe(reported);

    [Theory]
    [InlineData("We will, like, close the depot.", "We will close the depot.")]
    [InlineData("We close the depot, like.", "We close the depot.")]
    [InlineData("We would like the depot closed.", "We would like the depot closed.")]
    [InlineData("We need places like the depot, like it or not.", "We need places like the depot, like it or not.")]
    public void Like_between_pauses_is_left_out(string said, string reported) => Reports.Settled(said).ShouldBe(reported);
}
