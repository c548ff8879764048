using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

public sealed class RecapTests
{
    private static readonly string[] Meeting =
    [
        "Maud Ferris: Right, item one. Are we content that the summer fete moves to the school field?",
        "Ivor Lunn: Yes, I am.",
        "Maud Ferris: Agreed, then. The summer fete moves to the school field.",
        "Ivor Lunn: The boiler quotation came in at nine hundred pounds.",
        "Maud Ferris: So we are agreed that we accept the boiler quotation from Harker's at nine hundred pounds.",
        "Ivor Lunn: Fine by me.",
    ];

    [Theory]
    [InlineData("Maud Ferris: To sum up, the fete moves to the school field and we accept the boiler quotation from Harker's.", false)]
    [InlineData("Maud Ferris: It is therefore agreed that the fete goes to the school field and that the boiler quotation is accepted.", false)]
    [InlineData("Maud Ferris: We agreed the fete, and it is resolved that the allotment rents rise by ten per cent from Lady Day.", true)]
    [InlineData("Maud Ferris: It is resolved that the hall at Dunmore Lane be closed on Sundays from October.", true)]
    public void What_goes_through_matters_that_are_settled_is_no_decision_of_its_own(string last, bool isListed)
    {
        var found = MeetingMinutes.Find(new MinutesInput { Source = Said.By([.. Meeting, last]), Template = Template }, TestContext.Current.CancellationToken);

        found.Decisions.Any(d => d.Citations.Any(c => c.Segment == Meeting.Length)).ShouldBe(isListed);
        found.Decisions.Count(d => d.Citations.Any(c => c.Segment < Meeting.Length)).ShouldBe(2);
    }

    private static readonly MinutesTemplate Template = new() { Id = "test", Title = "Test", Version = 1, Sections = [], Sha256 = "" };
}
