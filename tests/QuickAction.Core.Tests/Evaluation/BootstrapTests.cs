using QuickAction.Core.Evaluation;

namespace QuickAction.Core.Tests.Evaluation;

public sealed class BootstrapTests
{
    private static readonly Measure[] Scores = [.. Enumerable.Range(0, 40).Select(i => Measure.Each(30 + (i % 10)))];

    [Fact]
    public void The_interval_holds_the_mean_and_the_same_seed_gives_it_again()
    {
        var estimate = Bootstrap.Of(Scores, 7).ShouldNotBeNull();

        estimate.Value.ShouldBe(34.5, 1e-9);
        estimate.Low.ShouldNotBeNull().ShouldBeInRange(33, 34.5);
        estimate.High.ShouldNotBeNull().ShouldBeInRange(34.5, 36);
        Bootstrap.Of(Scores, 7).ShouldBe(estimate);
        Bootstrap.Of(Scores, 8).ShouldNotBe(estimate);
    }

    [Fact]
    public void Shares_of_several_sources_add_up_hits_and_wholes()
    {
        Bootstrap.Of([new Measure(1, 1), new Measure(0, 3)], 1)!.Value.ShouldBe(0.25);
    }

    [Fact]
    public void A_small_steady_difference_is_seen_because_sources_are_paired()
    {
        var pairs = Scores.Select(s => (new Measure(s.Hits + 1, 1), s)).ToList();

        var difference = Bootstrap.Difference(pairs, 7).ShouldNotBeNull();

        difference.Low.ShouldNotBeNull().ShouldBe(1, 1e-9);
        difference.High.ShouldNotBeNull().ShouldBe(1, 1e-9);
    }

    [Fact]
    public void One_source_alone_gives_a_figure_and_no_interval() => Bootstrap.Of([new Measure(3, 4)], 1).ShouldBe(new Estimate(0.75, null, null));

    [Fact]
    public void A_figure_that_no_source_has_is_absent()
    {
        Bootstrap.Of([new Measure(0, 0)], 1).ShouldBeNull();
        Bootstrap.Of([], 1).ShouldBeNull();
    }
}
