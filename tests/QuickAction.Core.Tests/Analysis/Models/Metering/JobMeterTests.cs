using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.TestKit.Models;

namespace QuickAction.Core.Tests.Analysis.Models.Metering;

public sealed class JobMeterTests
{
    private static readonly ModelOptions Priced = new()
    {
        Name = "scripted-1",
        Prices = [new ModelPrice { Model = "scripted-1", Input = 2m, Output = 8m, CachedInput = 0.5m }],
        PriceList = "2026-11",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tokens_and_cost_add_up_over_the_calls_of_a_job()
    {
        var meter = JobMeter.For(Priced);
        var client = new MeteredChatClient(
            new ScriptedChatClient(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "Hello."))
            {
                Usage = new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 100, CachedInputTokenCount = 400, ReasoningTokenCount = 30 },
            }),
            meter);

        await client.GetResponseAsync("Hello?", cancellationToken: Cancel);
        await client.GetStreamingResponseAsync("Hello?", cancellationToken: Cancel).ToChatResponseAsync(Cancel);

        meter.Used.ShouldBe(new JobUsage { Calls = 2, InputTokens = 2000, OutputTokens = 200, CachedTokens = 800, ReasoningTokens = 60, Cost = 0.0044m });
    }

    [Fact]
    public async Task A_model_without_a_price_costs_an_unknown_amount()
    {
        var meter = JobMeter.For(Priced with { Prices = [] });

        await new MeteredChatClient(ScriptedChatClient.Saying("Hello."), meter).GetResponseAsync("Hello?", cancellationToken: Cancel);

        meter.Used.Cost.ShouldBeNull();
        meter.Used.InputTokens.ShouldBe(100);
    }

    [Fact]
    public async Task What_the_server_does_not_count_is_estimated_and_said_to_be()
    {
        var meter = JobMeter.For(Priced);
        var client = new MeteredChatClient(new ScriptedChatClient(_ => new ChatResponse(new ChatMessage(ChatRole.Assistant, "123456"))), meter);

        await client.GetResponseAsync("123456789", new CallContext { EstimatedInputTokens = 70 }.In(new ChatOptions()), Cancel);

        meter.Used.Estimated.ShouldBe(1);
        meter.Used.InputTokens.ShouldBe(70);
        meter.Used.OutputTokens.ShouldBe(2);
    }

    [Theory]
    [InlineData(650L, null)]
    [InlineData(null, 0.003)]
    public async Task A_budget_stops_before_the_call_that_it_does_not_cover(long? tokens, double? cost)
    {
        var meter = JobMeter.For(Priced with { JobTokens = tokens, JobCost = (decimal?)cost });
        var inner = ScriptedChatClient.Saying("Hello.");
        var client = new MeteredChatClient(inner, meter);
        var options = new CallContext { EstimatedInputTokens = 100 }.In(new ChatOptions { MaxOutputTokens = 300 });

        var problem = await Should.ThrowAsync<QuickActionException>(async () =>
        {
            while (true)
            {
                await client.GetResponseAsync("Hello?", options, Cancel);
            }
        });

        problem.Code.ShouldBe(ProblemCode.BudgetSpent);
        inner.Requests.Count.ShouldBe(meter.Used.Calls);
        meter.Used.Calls.ShouldBeGreaterThan(0);
        (meter.Used.InputTokens + meter.Used.OutputTokens).ShouldBeLessThanOrEqualTo(tokens ?? long.MaxValue);
    }

    [Fact]
    public async Task What_runs_before_have_used_counts()
    {
        UsedBefore[] before = [new("scripted-1", 1, 1000, 100) { CachedTokens = 400 }, UsedBefore.Uncounted("scripted-1", 1, 90, 30)];

        JobMeter.For(Priced, before).Used.ShouldBe(new JobUsage { Calls = 2, InputTokens = 1030, OutputTokens = 110, CachedTokens = 400, Cost = 0.00234m, Estimated = 1 });

        var meter = JobMeter.For(Priced with { JobTokens = 1500 }, before);
        await meter.ReserveAsync("scripted-1", 300, 60, Cancel);
        var spent = JobMeter.For(Priced with { JobTokens = 1140 }, before);
        (await Should.ThrowAsync<QuickActionException>(async () => await spent.ReserveAsync("scripted-1", 1, 0, Cancel))).Code.ShouldBe(ProblemCode.BudgetSpent);
        (meter.IsSpent, spent.IsSpent).ShouldBe((false, true));
    }

    [Fact]
    public async Task Calls_in_flight_together_do_not_overshoot_and_what_they_leave_over_is_used()
    {
        var meter = new JobMeter(new PriceTable(Priced), mostTokens: 1000);
        var first = await meter.ReserveAsync("m", 300, 300, Cancel);

        var second = meter.ReserveAsync("m", 300, 300, Cancel).AsTask();
        second.IsCompleted.ShouldBeFalse();
        meter.Settle(first, new UsageDetails { InputTokenCount = 300, OutputTokenCount = 50 }, 0);

        await second;
    }

    [Fact]
    public async Task A_call_that_fails_gives_its_reservation_back()
    {
        var meter = JobMeter.For(Priced with { JobTokens = 500 });
        var client = new MeteredChatClient(new ScriptedChatClient(r => r.Number == 0 ? throw new ModelCallException(ModelFault.ServerError) : ScriptedChatClient.Reply("Hello.")), meter);
        var options = new CallContext { EstimatedInputTokens = 100 }.In(new ChatOptions { MaxOutputTokens = 300 });

        await Should.ThrowAsync<ModelCallException>(client.GetResponseAsync("Hello?", options, Cancel));

        (await client.GetResponseAsync("Hello?", options, Cancel)).Text.ShouldBe("Hello.");
        meter.Used.Calls.ShouldBe(1);
    }
}
