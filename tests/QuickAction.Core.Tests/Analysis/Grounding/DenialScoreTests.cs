using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>How many ways of denying the check of negation knows: short exchanges written for it, printed in docs/grounding.md, held here so that none is lost unnoticed.</summary>
public sealed class DenialScoreTests
{
    private const ulong Seed = 1;

    /// <summary>How many were written first; of those behind them docs/grounding.md says what a first look showed.</summary>
    private const int First = 79;

    /// <summary>Where those begin that were written for the check as it is now, when it was done.</summary>
    private const int Last = 180;

    [Fact]
    public void A_not_dropped_from_what_was_denied_or_added_to_what_was_affirmed_is_found_in_whatever_words_it_was_said()
    {
        var score = Measure(DenialExchange.All.Take(First));

        score.FalseAlarms.ShouldBeLessThanOrEqualTo(4);
        score.DroppedFound.ShouldBeGreaterThanOrEqualTo(146);
        score.Dropped.ShouldBe(154);
        score.AddedFound.ShouldBeGreaterThanOrEqualTo(50);
        score.Added.ShouldBe(66);
    }

    [Fact]
    public void What_is_denied_without_a_not_may_be_put_with_one_and_is_mostly_found_when_it_is_affirmed()
    {
        var score = Measure(DenialExchange.All.Skip(First).Take(Last - First));

        score.Honest.ShouldBe(282);
        score.FalseAlarms.ShouldBeLessThanOrEqualTo(14);
        score.DroppedFound.ShouldBeGreaterThanOrEqualTo(146);
        score.Dropped.ShouldBe(197);
        score.AddedFound.ShouldBeGreaterThanOrEqualTo(45);
        score.Added.ShouldBe(60);
    }

    [Fact]
    public void A_denial_in_other_words_is_mostly_found_in_exchanges_that_were_written_when_the_check_was_done()
    {
        var score = Measure(DenialExchange.All.Skip(Last));

        // Of every kind: two figures that follow from others, a name in other words and matter that is not said are among them.
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.09);
        score.Recall.ShouldBeGreaterThanOrEqualTo(0.75);
    }

    [Fact]
    public void Every_quotation_of_the_exchanges_stands_in_them() =>
        DenialExchange.All.ShouldAllBe(e => e.Statements.All(s => s.Quotes.All(q => e.Turns.Any(t => t.Contains(q)))));

    private static DenialScore Measure(IEnumerable<DenialExchange> exchanges)
    {
        var score = DenialScore.Measure(exchanges, Seed);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [.. score.Misses, score.Table()]));
        return score;
    }
}
