namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.Reported;

/// <summary>"I" becomes a name or "they"; what its verb says stays what it was, and no form of it is made up.</summary>
public sealed class FirstPersonTests
{
    [Theory]
    [InlineData("The clerk says she has, I've not seen it.", "The clerk says she has, Oda Finch has not seen it.")]
    [InlineData("My deputy says she has, I've not seen it.", "Oda Finch's deputy says she has, they have not seen it.")]
    [InlineData("The key that it is I've left at the depot.", "The key that it is Oda Finch has left at the depot.")]
    [InlineData("I've got to move the bins.", "Oda Finch has got to move the bins.")]
    [InlineData("I gotta move the bins.", "Oda Finch: I gotta move the bins.")]
    [InlineData("I'm gonna move the bins.", "Oda Finch is gonna move the bins.")]
    [InlineData("I'll have it moved, and I'll have it back by May.", "Oda Finch will have it moved, and they will have it back by May.")]
    public void Have_and_will_stay_what_they_were(string said, string reported) => Reports.Settled(said).ShouldBe(reported);

    [Theory]
    [InlineData("I'd thought Thursday.", "Oda Finch had thought Thursday.")]
    [InlineData("I'd always understood it was free.", "Oda Finch had always understood it was free.")]
    [InlineData("I'd not seen the letter.", "Oda Finch had not seen the letter.")]
    [InlineData("I'd better move the bins.", "Oda Finch had better move the bins.")]
    [InlineData("I'd no idea the gate was down.", "Oda Finch had no idea the gate was down.")]
    [InlineData("I'd asked for the key.", "Oda Finch had asked for the key.")]
    [InlineData("I'd need the key.", "Oda Finch would need the key.")]
    [InlineData("I'd not want it moved.", "Oda Finch would not want it moved.")]
    [InlineData("I'd have asked for the key.", "Oda Finch would have asked for the key.")]
    [InlineData("I'd rather we moved it.", "Oda Finch would rather we moved it.")]
    [InlineData("I'd put the bins by the gate.", "Oda Finch: I'd put the bins by the gate.")]
    [InlineData("I'd rather hoped for May.", "Oda Finch: I'd rather hoped for May.")]
    public void D_is_had_or_would_as_the_verb_says_and_stays_where_it_does_not(string said, string reported) => Reports.Settled(said).ShouldBe(reported);

    [Theory]
    [InlineData("I haven't seen it.", "Oda Finch: I haven't seen it.")]
    [InlineData("I wasn't told.", "Oda Finch wasn't told.")]
    [InlineData("We were late and I wasn't told.", "Oda Finch: We were late and I wasn't told.")]
    [InlineData("I don't have the key.", "Oda Finch: I don't have the key.")]
    [InlineData("I'm not closing the depot.", "Oda Finch is not closing the depot.")]
    public void No_contraction_is_made_up(string said, string reported) => Reports.Settled(said).ShouldBe(reported);

    [Theory]
    [InlineData("I'm on leave and am back on Monday.", "Oda Finch is on leave and is back on Monday.")]
    [InlineData("My team is late and so am I, I'm afraid.", "Oda Finch: My team is late and so am I, I'm afraid.")]
    [InlineData("We were late, and I also was ill.", "Oda Finch: We were late, and I also was ill.")]
    [InlineData("The depot opens at nine am.", "The depot opens at nine am.")]
    [InlineData("The yard by the old mine is closed.", "The yard by the old mine is closed.")]
    [InlineData("Could I have the key?", "Oda Finch: Could I have the key?")]
    public void The_verb_goes_with_whom_it_is_of(string said, string reported) => Reports.Settled(said).ShouldBe(reported);
}
