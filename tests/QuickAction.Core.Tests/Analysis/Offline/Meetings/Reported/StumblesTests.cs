namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.Reported;

/// <summary>What is said twice on the way to the next word is written once; what is said twice and meant stays.</summary>
public sealed class StumblesTests
{
    [Theory]
    [InlineData("We will ring the, the landlord.", "We will ring the landlord.")]
    [InlineData("We will ring the the the landlord.", "We will ring the landlord.")]
    [InlineData("They will ring the, the landlord, like, after this.", "They will ring the landlord after this.")]
    [InlineData("We will check the, er, the byelaw.", "We will check the byelaw.")]
    [InlineData("We will check the, check the vaults.", "We will check the vaults.")]
    [InlineData("It's it's closed.", "It's closed.")]
    [InlineData("We can't, we can't close it.", "We can't close it.")]
    [InlineData("We need to, we need to close it.", "We need to close it.")]
    [InlineData("I'm I'm closing the depot.", "Oda Finch is closing the depot.")]
    public void A_false_start_is_written_once(string said, string reported) => Reports.Settled(said).ShouldBe(reported);

    [Theory]
    [InlineData("It is very, very late.")]
    [InlineData("They had had the key.")]
    [InlineData("We agree that that gate stays.")]
    [InlineData("If they can, they can close it.")]
    [InlineData("If they close the bank, the bank has to say.")]
    [InlineData("Not the Friday, the Friday after.")]
    [InlineData("We give her her key.")]
    [InlineData("We sign in in the morning.")]
    [InlineData("What it is is late.")]
    [InlineData("It is two, two, four.")]
    [InlineData("We see where they come from, from May.")]
    [InlineData("If we need it, it is there.")]
    [InlineData("All they can, they can close.")]
    public void What_is_meant_twice_stays(string said) => Reports.Settled(said).ShouldBe(said);

    [Theory]
    [InlineData("I'll I'll check the, the byelaw on Friday.", "Oda Finch to check the byelaw on Friday.")]
    [InlineData("I'll ring the, the landlord, like, after this.", "Oda Finch to ring the landlord after this.")]
    public void An_action_is_without_them(string said, string action) => Reports.Actions(said).ShouldBe([action]);
}
