using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>A model may list whoever was shown to be in the room, by as much of the name as was said and in whatever order of words.</summary>
public sealed class WhoIsShownTests
{
    [Theory]
    [InlineData("On the piano stool is Joe Marsh, my student.", "Joe Marsh")]
    [InlineData("On the piano stool is Joe, my student.", "Joe")]
    [InlineData("Beside me is Mr Marsh, the premises supervisor, who won't be addressing you.", "Mr Marsh")]
    [InlineData("And over there's Joe, who's new.", "Joe")]
    [InlineData("We have with us Sue Lamb. And Mrs Marsh, our co-opted member, who has no vote.", "Mrs Marsh")]
    [InlineData("Joe's just here to learn.", "Joe")]
    public void Who_is_shown_is_present(string said, string name) => Codes(said, name).ShouldBeEmpty();

    [Theory]
    [InlineData("On leave is Joe Marsh, our clerk.", "Joe Marsh")]
    [InlineData("At number six is Joe, our tenant.", "Joe")]
    [InlineData("We have with us Sue Lamb. And Mrs Marsh, our applicant, has withdrawn.", "Mrs Marsh")]
    public void Who_is_shown_to_be_elsewhere_is_not(string said, string name) => Codes(said, name).ShouldBe(["attendee-not-present"]);

    [Fact]
    public void Who_asks_to_be_excused_is_away() =>
        new GroundingCheck(Some.Transcript("Ann Webb: Ruth Carr asks to be excused.", "Bob Dale: Right."), meetingDate: null)
            .Of(new MinutesFindings { Apologies = [new Attendee { Name = "Ruth Carr" }] }).ShouldBeEmpty();

    private static IEnumerable<string> Codes(string said, string name) =>
        new GroundingCheck(Some.Transcript($"Ann Webb: {said}", "Bob Dale: Right."), meetingDate: null)
            .Of(new MinutesFindings { Attendees = [new Attendee { Name = name }] }).Select(w => w.Code);
}
