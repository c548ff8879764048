using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>A run of the very words that are quoted needs no look at its figures; a part of a figure is no such run.</summary>
public sealed class WordForWordTests
{
    private static readonly SourceText Meeting = Some.Transcript(
        "Carol Doyle: The roof will cost a hundred and forty thousand pounds, and the hall opens on the twenty third of May.",
        "Ben Marsh: Forty families are waiting.");

    private static readonly GroundingCheck Check = new(Meeting, new DateOnly(2026, 3, 12));

    [Theory]
    [InlineData("The roof will cost a hundred and forty thousand pounds.")]
    [InlineData("Carol Doyle: The hall opens on the twenty third of May.")]
    [InlineData("The roof will cost a hundred and forty thousand pounds, and the hall opens on the twenty third of May.")]
    public void A_copy_is_left_alone(string text) => Codes(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Forty thousand pounds.", "amount")]
    [InlineData("The roof will cost a hundred.", "number")]
    [InlineData("Third of May.", "date")]
    public void A_copy_that_cuts_a_figure_in_two_is_looked_at(string text, string kind) => Codes(text).ShouldContain(code => code.StartsWith(kind, StringComparison.Ordinal));

    [Fact]
    public void A_statement_that_stands_in_two_places_is_found_fault_with_once()
    {
        Statement wrong = new() { Text = "The roof will cost 900 pounds.", Citations = [Cite.Whole(Meeting.Segments[0])] };
        var found = new MinutesFindings { Summary = [wrong], Decisions = [wrong with { }], Topics = [new Topic { Title = "Roof", Points = [wrong with { Citations = [Cite.Whole(Meeting.Segments[0])] }] }] };

        Check.Of(found).Count(w => w.Code == "amount-not-in-source").ShouldBe(1);
    }

    private static List<string> Codes(string text) =>
        [.. Check.Of([new Statement { Text = text, Citations = [Cite.Whole(Meeting.Segments[0])] }]).Select(w => w.Code)];
}
