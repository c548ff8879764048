using QuickAction.Core.Analysis.Models.Resilience;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Models.Resilience;

public sealed class AdaptiveGateTests
{
    private readonly FakeClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_are_let_in_than_the_bound_and_the_next_goes_in_when_one_leaves()
    {
        var gate = new AdaptiveGate(2, _clock);
        var first = await gate.EnterAsync(Cancel);
        await gate.EnterAsync(Cancel);

        var third = gate.EnterAsync(Cancel).AsTask();
        third.IsCompleted.ShouldBeFalse();
        first.GiveBack(AdaptiveGate.Outcome.Failed);

        await third;
        gate.InFlight.ShouldBe(2);
    }

    [Fact]
    public async Task A_burst_of_refusals_halves_the_bound_once()
    {
        var gate = new AdaptiveGate(16, _clock);
        var burst = await InAsync(gate, 16);

        foreach (var pass in burst)
        {
            pass.GiveBack(AdaptiveGate.Outcome.Limited);
        }

        gate.Bound.ShouldBe(8);
    }

    [Fact]
    public async Task Refusal_after_refusal_goes_down_to_one_and_success_leads_back_up()
    {
        var gate = new AdaptiveGate(16, _clock);
        for (var i = 0; i < 10; i++)
        {
            (await gate.EnterAsync(Cancel)).GiveBack(AdaptiveGate.Outcome.Limited);
        }

        gate.Bound.ShouldBe(1);

        // One more for each bound's worth of successes: 1 + 2 + ... + 15 of them, and a few for rounding.
        for (var i = 0; i < 140; i++)
        {
            (await gate.EnterAsync(Cancel)).GiveBack(AdaptiveGate.Outcome.Answered);
        }

        gate.Bound.ShouldBe(16);
    }

    [Fact]
    public async Task Nobody_goes_in_while_the_server_asks_to_be_left_alone()
    {
        var gate = new AdaptiveGate(4, _clock);
        (await gate.EnterAsync(Cancel)).GiveBack(AdaptiveGate.Outcome.Limited, TimeSpan.FromSeconds(20));

        var next = gate.EnterAsync(Cancel).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(19));
        next.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(1));

        await next;
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_no_gap_in_the_queue()
    {
        var gate = new AdaptiveGate(1, _clock);
        var inside = await gate.EnterAsync(Cancel);
        using var stop = new CancellationTokenSource();
        var givesUp = gate.EnterAsync(stop.Token).AsTask();
        var stays = gate.EnterAsync(Cancel).AsTask();

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(givesUp);
        inside.GiveBack(AdaptiveGate.Outcome.Failed);

        await stays;
        gate.InFlight.ShouldBe(1);
    }

    [Fact]
    public async Task A_pass_given_back_twice_counts_once()
    {
        var gate = new AdaptiveGate(1, _clock);
        var pass = await gate.EnterAsync(Cancel);

        pass.GiveBack(AdaptiveGate.Outcome.Answered);
        pass.GiveBack(AdaptiveGate.Outcome.Failed);

        gate.InFlight.ShouldBe(0);
    }

    private static async Task<List<AdaptiveGate.Pass>> InAsync(AdaptiveGate gate, int count)
    {
        var passes = new List<AdaptiveGate.Pass>();
        for (var i = 0; i < count; i++)
        {
            passes.Add(await gate.EnterAsync(Cancel));
        }

        return passes;
    }
}
