using QuickAction.Core.Analysis;

namespace QuickAction.Core.Tests.Analysis;

public sealed class InParallelTests
{
    [Fact]
    public void What_comes_out_is_in_the_order_of_what_went_in()
    {
        var items = Enumerable.Range(0, 1000).ToArray();

        InParallel.Select(items, i => i * i).ShouldBe(items.Select(i => i * i));
    }

    [Fact]
    public void Nothing_gives_nothing()
    {
        InParallel.Select<int, int>([], _ => throw new InvalidOperationException()).ShouldBeEmpty();
    }

    [Fact]
    public void The_two_parts_run_at_once()
    {
        using var first = new ManualResetEventSlim();
        using var second = new ManualResetEventSlim();

        InParallel.Both(() => Meets(first, second), () => Meets(second, first)).ShouldBe((true, true));

        static bool Meets(ManualResetEventSlim mine, ManualResetEventSlim other)
        {
            mine.Set();
            return other.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void An_error_comes_out_as_it_was_thrown()
    {
        Should.Throw<FormatException>(() => InParallel.Both<int, int>(() => 1, () => throw new FormatException("second"))).Message.ShouldBe("second");
        Should.Throw<FormatException>(() => InParallel.Both<int, int>(() => throw new FormatException("first"), () => 2)).Message.ShouldBe("first");
        Should.Throw<FormatException>(() => InParallel.Select<int, int>([1, 2, 3], i => i == 2 ? throw new FormatException("two") : i)).Message.ShouldBe("two");
    }

    [Fact]
    public void Being_told_to_stop_comes_out_as_such()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Should.Throw<OperationCanceledException>(() => InParallel.Both(() => 1, () =>
        {
            stop.Token.ThrowIfCancellationRequested();
            return 2;
        }));
    }
}
