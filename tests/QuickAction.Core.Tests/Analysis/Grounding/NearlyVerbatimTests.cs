using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>What was said word for word but for its "not": the copy is no excuse.</summary>
public sealed class NearlyVerbatimTests
{
    private static readonly SourceText Meeting = Some.Transcript(
        "Carol Doyle: We will not sell the hall to the developer.",
        "Ben Marsh: I don't think the boiler is unsafe.",
        "Carol Doyle: We will sell the van to the school.",
        "Ben Marsh: It isn't true that Leon broke the window.",
        "Carol Doyle: It was never agreed that the rent would be waived.",
        "Ben Marsh: I'm not sure who said it, but the library closes on Friday.",
        "Carol Doyle: Nobody asked me, and we did not lock the cellar door.");

    private static readonly GroundingCheck Check = new(Meeting, new DateOnly(2026, 5, 12));

    [Theory]
    [InlineData(0, "We will sell the hall to the developer.", "We will not sell the hall to the developer")]
    [InlineData(0, "Sell the hall to the developer.", "sell the hall to the developer")]
    [InlineData(1, "The boiler is unsafe.", "the boiler is unsafe")]
    [InlineData(3, "Leon broke the window.", "Leon broke the window")]
    [InlineData(4, "The rent would be waived.", "the rent would be waived")]
    [InlineData(6, "We did lock the cellar door.", "we did not lock the cellar door")]
    [InlineData(6, "Lock the cellar door.", "lock the cellar door")]
    public void A_copy_without_its_not_is_found(int segment, string text, string quote) => Codes(segment, text, quote).ShouldBe(["negation-dropped"]);

    [Theory]
    [InlineData(2, "We will not sell the van to the school.", "We will sell the van to the school")]
    [InlineData(2, "Carol Doyle: We will not sell the van to the school.", "We will sell the van to the school")]
    [InlineData(5, "The library does not close on Friday.", "the library closes on Friday")]
    public void A_copy_with_a_not_of_its_own_is_found(int segment, string text, string quote) => Codes(segment, text, quote).ShouldBe(["negation-added"]);

    [Theory]
    [InlineData(0, "We will not sell the hall to the developer.", "We will not sell the hall to the developer")]
    [InlineData(1, "I don't think the boiler is unsafe.", "I don't think the boiler is unsafe")]
    [InlineData(2, "Carol Doyle: We will sell the van to the school.", "We will sell the van to the school")]
    [InlineData(5, "The library closes on Friday.", "the library closes on Friday")]
    [InlineData(6, "We did not lock the cellar door.", "we did not lock the cellar door")]
    public void A_true_copy_is_left_alone(int segment, string text, string quote) => Codes(segment, text, quote).ShouldBeEmpty();

    private static IEnumerable<string> Codes(int segment, string text, string quote)
    {
        var start = Meeting.Segments[segment].Text.IndexOf(quote, StringComparison.Ordinal);
        return Check.Of([new Statement { Text = text, Citations = [Cite.Range(Meeting.Segments[segment], start, start + quote.Length)] }])
            .Where(w => w.Severity >= Severity.Warn).Select(w => w.Code);
    }
}
