using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Tests.Analysis.Models;

public sealed class PlaceholderWarningsTests
{
    [Fact]
    public void Who_stands_in_the_text_without_a_placeholder_is_not_called_unnamed_and_who_is_only_quoted_is()
    {
        var found = new MinutesFindings
        {
            Attendees = [new Attendee { Name = "Priya Nair" }],
            Decisions =
            [
                new Statement { Text = "D\u00e9sir\u00e9e Dunmore\u2019s complaint is upheld.", Citations = [new Citation { Segment = 0, Start = 0, End = 4, Quote = "Amy agreed", Speaker = "Tom Bowker" }] },
            ],
        };

        var warning = PlaceholderWarnings.Of(LeftOut("Priya Nair", "D\u00e9sir\u00e9e Dunmore", "Amy", "Tom Bowker"), found, AnalysisTasks.Minutes.OutputJson).ShouldHaveSingleItem();

        warning.Code.ShouldBe("people-not-named");
        warning.Message.ShouldStartWith("2 person(s)");
        warning.Message.ShouldContain("Amy, Tom Bowker.");
    }

    [Fact]
    public void When_everybody_is_named_there_is_no_warning() =>
        PlaceholderWarnings.Of(LeftOut("Priya Nair"), new MinutesFindings { Title = "Talk with Priya Nair" }, AnalysisTasks.Minutes.OutputJson).ShouldBeEmpty();

    private static JobRecord LeftOut(params string[] people)
    {
        var record = new JobRecord();
        record.Add("one", new Decision<ModelAnswer<MinutesFindings>>(DecisionId.New(DateTimeOffset.UnixEpoch), new ModelAnswer<MinutesFindings> { PeopleLeftOut = people }));
        return record;
    }
}
