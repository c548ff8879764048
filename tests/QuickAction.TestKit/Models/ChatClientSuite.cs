using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.TestKit.Models;

/// <summary>What the layers above count on, whichever provider answers.</summary>
public abstract class ChatClientSuite : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _made = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly ChatMessage[] Hello = [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Hello?")];

    /// <summary>A client whose provider does this with every request.</summary>
    protected abstract Task<IChatClient> ClientAsync(StandInAnswer answer);

    [Fact]
    public async Task An_answer_comes_with_its_text_reason_ids_and_usage()
    {
        var client = await ClientAsync(new StandInAnswer.Says("Hello, Ann.") { Usage = new StandInUsage(100, 20, Cached: 60, Reasoning: 5) });

        var response = await client.GetResponseAsync(Hello, cancellationToken: Cancel);

        response.Text.ShouldBe("Hello, Ann.");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.ResponseId.ShouldNotBeNullOrEmpty();
        response.ModelId.ShouldNotBeNullOrEmpty();
        response.Usage!.InputTokenCount.ShouldBe(100);
        response.Usage.OutputTokenCount.ShouldBe(20);
        response.Usage.TotalTokenCount.ShouldBe(120);
        response.Usage.CachedInputTokenCount.ShouldBe(60);
        response.Usage.ReasoningTokenCount.ShouldBe(5);
    }

    [Fact]
    public async Task A_stream_adds_up_to_the_same_answer()
    {
        var client = await ClientAsync(new StandInAnswer.Says("Hello, Ann. How are you today?") { Usage = new StandInUsage(100, 20) });

        var response = await client.GetStreamingResponseAsync(Hello, cancellationToken: Cancel).ToChatResponseAsync(Cancel);

        response.Text.ShouldBe("Hello, Ann. How are you today?");
        response.FinishReason.ShouldBe(ChatFinishReason.Stop);
        response.Usage!.InputTokenCount.ShouldBe(100);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("content_filter")]
    [InlineData("some_new_reason")]
    public async Task The_reason_why_an_answer_ends_is_passed_on_as_it_is(string reason)
    {
        var client = await ClientAsync(new StandInAnswer.Says("Hel") { Finish = reason });

        (await client.GetResponseAsync(Hello, cancellationToken: Cancel)).FinishReason!.Value.Value.ShouldBe(reason);
    }

    [Fact]
    public async Task A_refusal_is_told_apart_from_an_answer()
    {
        var client = await ClientAsync(new StandInAnswer.Says(null) { Refusal = "I cannot help with that." });

        var response = await client.GetResponseAsync(Hello, cancellationToken: Cancel);

        response.Text.ShouldBeEmpty();
        response.Messages[0].Contents.OfType<ErrorContent>().Single().ErrorCode.ShouldBe(ReplyCodes.Refusal);
    }

    [Fact]
    public async Task Missing_usage_stays_unknown()
    {
        var client = await ClientAsync(new StandInAnswer.Says("Hello.") { Usage = null });

        (await client.GetResponseAsync(Hello, cancellationToken: Cancel)).Usage?.InputTokenCount.ShouldBeNull();
    }

    [Fact]
    public async Task A_filtered_answer_names_the_category()
    {
        var client = await ClientAsync(new StandInAnswer.Says("") { Finish = "content_filter", Filtered = "self_harm" });

        var response = await client.GetResponseAsync(Hello, cancellationToken: Cancel);

        ReplyCodes.FilteredCategories(response.AdditionalProperties).ShouldBe("self_harm");
    }

    [Theory]
    [InlineData(429, ModelFault.RateLimited)]
    [InlineData(500, ModelFault.ServerError)]
    [InlineData(401, ModelFault.KeyRefused)]
    public async Task A_failure_is_a_ModelCallException_with_its_fault(int status, ModelFault fault)
    {
        var client = await ClientAsync(new StandInAnswer.Fails(status));

        (await Should.ThrowAsync<ModelCallException>(client.GetResponseAsync(Hello, cancellationToken: Cancel))).Fault.ShouldBe(fault);
    }

    [Fact]
    public async Task Cancellation_ends_a_call_at_once_as_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var client = await ClientAsync(new StandInAnswer.Says("Hello.") { After = new TaskCompletionSource().Task });

        var call = client.GetResponseAsync(Hello, cancellationToken: stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var made in _made)
        {
            await made.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected T Keep<T>(T made)
        where T : IAsyncDisposable
    {
        _made.Add(made);
        return made;
    }
}
