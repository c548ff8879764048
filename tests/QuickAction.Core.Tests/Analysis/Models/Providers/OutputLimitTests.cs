using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

/// <summary>How long an answer may be is found out from the first refusal: of the model for good, of its window for the one prompt.</summary>
public sealed class OutputLimitTests
{
    private static readonly ChatOptions Long = new() { MaxOutputTokens = 8000 };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "max_tokens is too large: 8000. This model supports at most 4096 completion tokens, whereas you provided 8000.")]
    [InlineData(400, "Invalid max_tokens value, the valid range of max_tokens is [1, 4096]")]
    [InlineData(400, "`max_tokens` must be less than or equal to `4096`, the maximum value for `max_tokens` is less than the `context_window` for this model")]
    [InlineData(400, "The maximum value for max_tokens is 4096.")]
    [InlineData(400, "max_tokens: 8000 > 4096, which is the maximum allowed number of output tokens for this model")]
    [InlineData(400, "Unable to submit request because it has a maxOutputTokens value of 8000 but the supported range is from 1 (inclusive) to 4097 (exclusive).")]
    public async Task The_most_that_a_model_writes_is_learnt_from_its_refusal(int status, string words)
    {
        await using var server = await StandInServer.StartAsync(c => Most(c) > 4096 ? new StandInAnswer.Fails(status, "invalid_value", words, "max_tokens") : new StandInAnswer.Says("Hello."));
        var client = SomeModel.Bare(SomeModel.Options(server), new ModelMemory(new ModelTraits { OutputLimit = OutputLimit.MaxTokens }));

        await client.GetResponseAsync(SomeModel.Hello, Long, Cancel);
        await client.GetResponseAsync(SomeModel.Hello, Long, Cancel);
        await client.GetResponseAsync(SomeModel.Hello, new ChatOptions { MaxOutputTokens = 500 }, Cancel);

        server.Calls.Select(Most).ShouldBe([8000, 4096, 4096, 500]);
    }

    [Theory]
    [InlineData("'max_tokens' or 'max_completion_tokens' is too large: 8000. This model's maximum context length is 8192 tokens and your request has 3500 input tokens (8000 > 8192 - 3500).")]
    [InlineData("This model's maximum context length is 8192 tokens. However, you requested 11500 tokens (3500 in the messages, 8000 in the completion). Please reduce the length of the messages or completion.")]
    [InlineData("You passed 3500 input tokens and requested 8000 output tokens. However, the model's context length is only 8192 tokens, resulting in a maximum input length of 192 tokens.")]
    public async Task What_a_prompt_leaves_of_the_window_is_asked_for_before_anything_is_split(string words)
    {
        await using var server = await StandInServer.StartAsync(c => Most(c) > 4692 ? new StandInAnswer.Fails(400, "BadRequestError", words) : new StandInAnswer.Says("Hello."));
        var client = SomeModel.Bare(SomeModel.Options(server), new ModelMemory(new ModelTraits { OutputLimit = OutputLimit.MaxTokens }));

        await client.GetResponseAsync(SomeModel.Hello, Long, Cancel);
        // Another prompt may leave more.
        await client.GetResponseAsync(SomeModel.Hello, Long, Cancel);

        server.Calls.Select(Most).ShouldBe([8000, 4692, 8000, 4692]);
    }

    [Theory]
    [InlineData("This model's maximum context length is 8192 tokens and your request has 8100 input tokens.")]
    [InlineData("This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.")]
    public async Task A_prompt_that_leaves_no_room_for_an_answer_is_too_long(string words)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Fails(400, "BadRequestError", "max_tokens: " + words));

        (await Should.ThrowAsync<ModelCallException>(SomeModel.Bare(server).GetResponseAsync(SomeModel.Hello, Long, Cancel))).Fault.ShouldBe(ModelFault.ContextTooLong);

        server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_always_counts_anew_is_not_asked_for_ever()
    {
        await using var server = await StandInServer.StartAsync(c => new StandInAnswer.Fails(
            400, "BadRequestError", $"maximum context length is {Most(c) + 99} tokens and your request has 100 input tokens"));

        (await Should.ThrowAsync<ModelCallException>(SomeModel.Bare(server).GetResponseAsync(SomeModel.Hello, Long, Cancel))).Fault.ShouldBe(ModelFault.ContextTooLong);

        server.Calls.Count.ShouldBe(4);
    }

    private static int Most(StandInCall call) => call.Json.TryGetProperty("max_tokens", out var old) ? old.GetInt32() : call.Json.GetProperty("max_completion_tokens").GetInt32();
}
