using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Providers;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

/// <summary>What a model does not take is found out from its first refusal and never sent again.</summary>
public sealed class LearningTests
{
    private static readonly string[] All = ["max_tokens", "max_completion_tokens", "temperature", "seed", "reasoning_effort"];

    private static readonly ChatOptions Full = new()
    {
        MaxOutputTokens = 50,
        Temperature = 0,
        Seed = 7,
        Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
    };

    [Theory]
    [InlineData("temperature", "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.")]
    [InlineData("seed", "Unrecognized request argument supplied: seed")]
    [InlineData("reasoning_effort", "Unknown parameter: 'reasoning_effort'.")]
    public async Task A_parameter_that_a_model_rejects_is_left_out_from_then_on(string parameter, string message)
    {
        await using var server = await StandInServer.StartAsync(
            c => c.Has(parameter) ? new StandInAnswer.Fails(400, "unsupported_parameter", message, parameter) : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server);

        server.Calls.Select(c => c.Has(parameter)).ShouldBe([true, false, false]);
        server.Calls.ShouldAllBe(c => c.Has("messages"));
    }

    [Fact]
    public async Task A_reasoning_model_that_knows_max_completion_tokens_only_is_given_that()
    {
        await using var server = await StandInServer.StartAsync(c => c.Has("max_tokens")
            ? new StandInAnswer.Fails(400, "unsupported_parameter", "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "max_tokens")
            : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server);

        server.Calls.Select(c => c.Has("max_completion_tokens")).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task An_older_server_behind_Azures_name_is_given_max_tokens()
    {
        await using var server = await StandInServer.StartAsync(c => c.Has("max_completion_tokens")
            ? new StandInAnswer.Sends(422, "application/json", """{"detail":[{"type":"extra_forbidden","loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted","input":"unknown temperature"}]}""")
            : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server, ProviderNames.AzureOpenAi);

        server.Calls.Select(c => c.Has("max_tokens")).ShouldBe([false, true, true]);
        server.Calls.ShouldAllBe(c => c.Has("temperature"));
    }

    [Fact]
    public async Task A_server_that_knows_neither_limit_is_given_none()
    {
        await using var server = await StandInServer.StartAsync(c =>
            c.Has("max_tokens") ? new StandInAnswer.Fails(400, "unknown_parameter", "no", "max_tokens")
            : c.Has("max_completion_tokens") ? new StandInAnswer.Fails(400, "unknown_parameter", "no", "max_completion_tokens")
            : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server);

        server.Calls.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(null, null, "System role not supported")]
    [InlineData("unsupported_value", "messages[0].role", "Unsupported value: 'messages[0].role' does not support 'system' with this model.")]
    [InlineData(null, null, "Conversation roles must alternate user/assistant/user/assistant/...")]
    [InlineData(null, null, "Developer instruction is not enabled for models/gemma-3")]
    [InlineData(null, null, "Only user and assistant roles are supported!")]
    public async Task A_model_without_a_system_role_is_given_the_instructions_in_front_of_the_text(string? code, string? parameter, string words)
    {
        await using var server = await StandInServer.StartAsync(
            c => c.Said("system").Length > 0 ? new StandInAnswer.Fails(400, code, words, parameter) : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server);

        server.Calls[2].Said("user").ShouldBe("Be brief.\n\nHello?");
    }

    [Fact]
    public async Task A_template_without_a_system_role_is_told_from_a_server_that_fails()
    {
        await using var server = await StandInServer.StartAsync(c => c.Said("system").Length > 0
            ? new StandInAnswer.Sends(500, "application/json", """{"error":{"code":500,"message":"Conversation roles must alternate user/assistant/user/assistant/... at row 3","type":"server_error"}}""")
            : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server);

        server.Calls.Count.ShouldBe(3);
    }

    public static TheoryData<string, bool, bool> Unsaid => new()
    {
        { """{"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","type":"invalid_request_error","param":"temperature","code":400}}""", false, false },
        { """{"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_parameter"}}""", true, false },
        { """{"object":"error","message":"temperature: Extra inputs are not permitted","type":"BadRequestError","param":null,"code":400}""", true, false },
        { """{"error":{"message":"Unsupported parameter: 'temperature' is not supported with this model.","code":400}}""", true, true },
    };

    [Theory]
    [MemberData(nameof(Unsaid))]
    public async Task A_refusal_that_comes_with_200_teaches_as_much(string body, bool stream, bool asEvent)
    {
        await using var server = await StandInServer.StartAsync(c => !c.Has("temperature") ? new StandInAnswer.Says("Hello.")
            : asEvent ? new StandInAnswer.Sends(200, "text/event-stream", $": waiting\n\ndata: {body}\n\n")
            : new StandInAnswer.Sends(200, "application/json", body));

        await TwiceAsync(server, stream: stream);

        server.Calls.Select(c => c.Has("temperature")).ShouldBe([true, false, false]);
    }

    [Theory]
    [InlineData("""{"error":{"message":"Upstream overloaded, please try again later","type":"upstream_error","param":"","code":null}}""")]
    [InlineData("""{"error":{"message":"Slow down","type":"rate_limit_error","param":"","code":"rate_limit_exceeded"}}""")]
    [InlineData("""{"error":{"message":"Try again","type":"invalid_request_error","param":null,"code":"rate_limit_exceeded"}}""")]
    [InlineData("""{"error":{"message":"Try again","type":"any","param":""}}""")]
    public async Task What_another_try_may_mend_is_told_so_with_200_too(string body)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Sends(200, "application/json", body));

        (await Should.ThrowAsync<ModelCallException>(TwiceAsync(server))).Transient.ShouldBeTrue();
    }

    [Fact]
    public async Task A_limit_that_is_refused_with_200_is_kept_to()
    {
        await using var server = await StandInServer.StartAsync(c => c.Has("max_tokens")
            ? new StandInAnswer.Sends(200, "application/json", """{"error":{"message":"Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.","code":"unsupported_parameter","param":"max_tokens"}}""")
            : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server);

        server.Calls.Select(c => c.Has("max_completion_tokens")).ShouldBe([false, true, true]);
    }

    [Fact]
    public async Task An_error_behind_the_first_words_of_a_stream_teaches_nothing_as_they_cannot_be_taken_back()
    {
        await using var server = await StandInServer.StartAsync(c => new StandInAnswer.Sends(
            200,
            "text/event-stream",
            """
            data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}

            data: {"error":{"message":"Unsupported parameter: 'temperature'.","code":"unsupported_parameter","param":"temperature"}}


            """.ReplaceLineEndings("\n")));

        await Should.ThrowAsync<ModelCallException>(TwiceAsync(server, stream: true));

        server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_template_that_cannot_put_the_messages_at_all_is_not_taken_for_a_server_that_may_recover()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Fails(500, "500", "Conversation roles must alternate user/assistant/user/assistant/... at row 3"));

        (await Should.ThrowAsync<ModelCallException>(TwiceAsync(server))).Transient.ShouldBeFalse();
    }

    [Theory]
    [InlineData("unsupported_value", "stream")]
    [InlineData(null, null)]
    public async Task A_model_that_does_not_stream_is_asked_for_its_answer_in_one(string? code, string? parameter)
    {
        await using var server = await StandInServer.StartAsync(
            c => c.Streamed ? new StandInAnswer.Fails(400, code, "Streaming is not supported by this model.", parameter) : new StandInAnswer.Says("Hello."));

        await TwiceAsync(server, stream: true);

        server.Calls.Select(c => c.Streamed).ShouldBe([true, false, false]);
        server.Calls[2].Has("stream_options").ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_rejects_everything_is_given_up_after_as_many_requests_as_there_are_parameters()
    {
        await using var server = await StandInServer.StartAsync(c => new StandInAnswer.Fails(
            400, "unknown_parameter", "no", All.FirstOrDefault(c.Has)));

        var fault = await Should.ThrowAsync<ModelCallException>(TwiceAsync(server));

        fault.Fault.ShouldBe(ModelFault.Rejected);
        server.Calls.Count.ShouldBe(6);
    }

    private static async Task TwiceAsync(StandInServer server, string provider = ProviderNames.OpenAi, bool stream = false)
    {
        var options = SomeModel.Options(server, provider) with { Key = "key", Stream = stream };
        var memory = new ModelMemory(ProviderClient.Start(ModelEndpoint.Of(options)));
        var client = SomeModel.Bare(options, memory);
        for (var i = 0; i < 2; i++)
        {
            (await client.GetResponseAsync(SomeModel.Hello, Full, TestContext.Current.CancellationToken)).Text.ShouldBe("Hello.");
        }
    }
}
