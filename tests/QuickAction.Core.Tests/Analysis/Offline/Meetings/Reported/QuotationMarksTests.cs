namespace QuickAction.Core.Tests.Analysis.Offline.Meetings.Reported;

/// <summary>Words in quotation marks keep them: without, a child's "my mum" would be the mother of whoever tells of it.</summary>
public sealed class QuotationMarksTests
{
    [Theory]
    [InlineData("The boy told his teacher, \"I want my mum to be safe.\"", "Oda Finch: The boy told his teacher, \"I want my mum to be safe\".")]
    [InlineData("The boy told his teacher \u201CI want a lock on my door\u201D and went out.", "Oda Finch: The boy told his teacher \u201CI want a lock on my door\u201D and went out.")]
    [InlineData("The boy said \"nobody\" and \"never again\".", "The boy said \"nobody\" and \"never again\".")]
    [InlineData("\"It is cold in here\", the boy said.", "\"It is cold in here\", the boy said.")]
    [InlineData("So, \"it is cold in here\", the boy said.", "\"It is cold in here\", the boy said.")]
    public void They_stand_where_they_stood(string said, string minute) => Reports.Settled(said).ShouldBe(minute);

    [Theory]
    [InlineData("The boy said \"nobody is to tell her.", "The boy said nobody is to tell her.")]
    [InlineData("The boy said nobody\" is to tell her.", "The boy said nobody is to tell her.")]
    public void Half_a_pair_is_left_off(string said, string minute) => Reports.Settled(said).ShouldBe(minute);
}
