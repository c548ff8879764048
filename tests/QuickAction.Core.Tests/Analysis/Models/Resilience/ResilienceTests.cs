using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Providers;
using QuickAction.Core.Analysis.Models.Resilience;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;

namespace QuickAction.Core.Tests.Analysis.Models.Resilience;

public sealed class ResilienceTests
{
    private static readonly ChatMessage[] Hello = [new(ChatRole.User, "Hello?")];

    private static readonly CallPolicyOptions Plain = new(TimeSpan.FromSeconds(900), TimeSpan.FromSeconds(100), Retries: 3, Concurrency: 4) { Random = () => 0.5 };

    private readonly FakeClock _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ModelFault.Unreachable)]
    [InlineData(ModelFault.ConnectionLost)]
    [InlineData(ModelFault.TimedOut)]
    [InlineData(ModelFault.RateLimited)]
    [InlineData(ModelFault.ServerError)]
    [InlineData(ModelFault.BadReply)]
    public async Task A_passing_fault_is_tried_again(ModelFault fault)
    {
        var inner = Failing(2, fault);

        (await Run(inner, Plain)).Text.ShouldBe("Hello.");

        inner.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(ModelFault.KeyRefused)]
    [InlineData(ModelFault.NotFound)]
    [InlineData(ModelFault.Rejected)]
    [InlineData(ModelFault.ContextTooLong)]
    [InlineData(ModelFault.PromptFiltered)]
    [InlineData(ModelFault.QuotaSpent)]
    public async Task A_fault_that_stays_is_not_tried_again(ModelFault fault)
    {
        var inner = Failing(1, fault);

        (await Should.ThrowAsync<ModelCallException>(Run(inner, Plain))).Fault.ShouldBe(fault);

        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Retries_end_with_the_fault_of_the_last_try()
    {
        var inner = Failing(100, ModelFault.ServerError);

        (await Should.ThrowAsync<ModelCallException>(Run(inner, Plain))).Fault.ShouldBe(ModelFault.ServerError);

        inner.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_server_that_asks_to_be_left_alone_is_never_asked_earlier()
    {
        var asked = new List<DateTimeOffset>();
        var inner = new ScriptedChatClient(r =>
        {
            asked.Add(_clock.GetUtcNow());
            return r.Number < 2 ? throw new ModelCallException(ModelFault.RateLimited, 429) { RetryAfter = TimeSpan.FromSeconds(20) } : ScriptedChatClient.Reply("Hello.");
        });

        await Run(inner, Plain);

        (asked[1] - asked[0]).ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(23));
        (asked[2] - asked[1]).ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(23));
    }

    [Fact]
    public async Task A_server_that_asks_for_longer_than_a_call_may_take_is_not_waited_for()
    {
        var inner = new ScriptedChatClient(_ => throw new ModelCallException(ModelFault.RateLimited, 429) { RetryAfter = TimeSpan.FromHours(2) });

        using var client = new ResilientChatClient(inner, new CallPolicy(Plain, _clock));

        for (var call = 0; call < 2; call++)
        {
            var fault = await Should.ThrowAsync<ModelCallException>(client.GetResponseAsync(Hello, cancellationToken: Cancel));
            fault.RetryAfter.ShouldBe(TimeSpan.FromHours(2));
        }

        inner.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("retry-after-ms", "1500", 1500)]
    [InlineData("retry-after", "20", 20_000)]
    [InlineData("retry-after", "0.5", 500)]
    [InlineData("retry-after", "Tue, 21 Apr 2026 09:00:30 GMT", 30_000)]
    [InlineData("retry-after", "Tue, 21 Apr 2026 08:00:00 GMT", 0)]
    [InlineData("retry-after", "Tuesday, 21-Apr-26 09:00:30 GMT", 30_000)]
    [InlineData("retry-after", "Tue Apr 21 09:00:30 2026", 30_000)]
    [InlineData("retry-after", "Fri May  1 08:00:00 2026", 86_400_000)]
    [InlineData("retry-after", "-3", 0)]
    [InlineData("retry-after", "1e300", 86_400_000)]
    public void Retry_after_is_read_in_all_its_forms(string header, string value, int milliseconds)
    {
        FaultReader.RetryAfter(n => n == header ? value : null, _clock.GetUtcNow()).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_time_is_no_time(string? value) => FaultReader.RetryAfter(_ => value, _clock.GetUtcNow()).ShouldBeNull();

    [Fact]
    public async Task A_try_that_takes_too_long_is_given_up_and_tried_again()
    {
        var inner = new ScriptedChatClient(async (r, token) =>
        {
            await Task.Delay(r.Number == 0 ? TimeSpan.FromHours(1) : TimeSpan.Zero, _clock, token);
            return ScriptedChatClient.Reply("Hello.");
        });

        (await Run(inner, Plain)).Text.ShouldBe("Hello.");

        inner.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_call_never_takes_longer_than_it_may_whatever_the_retries()
    {
        var started = _clock.GetUtcNow();
        var inner = new ScriptedChatClient(async (_, token) =>
        {
            await Task.Delay(TimeSpan.FromHours(1), _clock, token);
            return ScriptedChatClient.Reply("Hello.");
        });

        (await Should.ThrowAsync<ModelCallException>(Run(inner, Plain with { Call = TimeSpan.FromSeconds(150) }))).Fault.ShouldBe(ModelFault.TimedOut);

        (_clock.GetUtcNow() - started).ShouldBe(TimeSpan.FromSeconds(150));
        inner.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_failing_server_is_left_alone_and_found_again_when_it_is_back()
    {
        var down = true;
        var inner = new ScriptedChatClient(_ => down ? throw new ModelCallException(ModelFault.ServerError, 500) : ScriptedChatClient.Reply("Hello."));
        using var client = new ResilientChatClient(inner, new CallPolicy(Plain with { Retries = 20, BreakAfter = 3 }, _clock));

        var call = client.GetResponseAsync(Hello, cancellationToken: Cancel);
        await AdvanceUntilAsync(call, () => inner.Requests.Count >= 3);
        await SettleAsync(call);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await SettleAsync(call);
        inner.Requests.Count.ShouldBe(3);
        down = false;

        (await FinishAsync(call)).Text.ShouldBe("Hello.");
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_a_retry_at_once()
    {
        using var stop = new CancellationTokenSource();
        var inner = new ScriptedChatClient(_ => throw new ModelCallException(ModelFault.RateLimited, 429) { RetryAfter = TimeSpan.FromSeconds(300) });
        using var client = new ResilientChatClient(inner, new CallPolicy(Plain, _clock));

        var call = client.GetResponseAsync(Hello, cancellationToken: stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        inner.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stream_is_tried_again_until_its_first_part_has_come()
    {
        var inner = Failing(2, ModelFault.ConnectionLost);
        using var client = new ResilientChatClient(inner, new CallPolicy(Plain, _clock));

        var whole = await FinishAsync(client.GetStreamingResponseAsync(Hello, cancellationToken: Cancel).ToChatResponseAsync(Cancel));

        whole.Text.ShouldBe("Hello.");
        inner.Requests.Count.ShouldBe(3);
    }

    private static ScriptedChatClient Failing(int times, ModelFault fault) =>
        new(r => r.Number < times ? throw new ModelCallException(fault) : ScriptedChatClient.Reply("Hello."));

    private async Task<ChatResponse> Run(IChatClient inner, CallPolicyOptions options)
    {
        using var client = new ResilientChatClient(inner, new CallPolicy(options, _clock));
        return await FinishAsync(client.GetResponseAsync(Hello, cancellationToken: Cancel));
    }

    private async Task<T> FinishAsync<T>(Task<T> call)
    {
        await AdvanceUntilAsync(call, () => call.IsCompleted);
        return await call;
    }

    private async Task AdvanceUntilAsync(Task call, Func<bool> done)
    {
        while (!done())
        {
            await SettleAsync(call);
            _clock.AdvanceToNext();
        }
    }

    /// <summary>Until the call waits for time: for its own limit, and for something else beside it.</summary>
    private async Task SettleAsync(Task call)
    {
        while (!call.IsCompleted && _clock.Waiting < 2)
        {
            await Task.Yield();
        }
    }
}
