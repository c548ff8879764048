using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>How many ways of denying the check of negation knows: short exchanges written for it, printed in docs/grounding.md, held here so that none is lost unnoticed.</summary>
public sealed class DenialScoreTests
{
    private const ulong Seed = 1;

    [Fact]
    public void A_not_dropped_from_what_was_denied_or_added_to_what_was_affirmed_is_found_in_whatever_words_it_was_said()
    {
        var score = DenialScore.Measure(DenialExchange.All, Seed);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [.. score.Misses, score.Table()]));
        DenialExchange.All.Count.ShouldBeGreaterThanOrEqualTo(60);
        score.FalseAlarms.ShouldBe(0);
        score.DroppedFound.ShouldBeGreaterThanOrEqualTo(147);
        score.Dropped.ShouldBe(154);
        score.AddedFound.ShouldBeGreaterThanOrEqualTo(62);
        score.Added.ShouldBe(66);
    }

    [Fact]
    public void Every_quotation_of_the_exchanges_stands_in_them() =>
        DenialExchange.All.ShouldAllBe(e => e.Statements.All(s => s.Quotes.All(q => e.Turns.Any(t => t.Contains(q)))));
}
