using System.Text.Json.Nodes;
using QuickAction.Core.Analysis.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

/// <summary>What one try comes to, fault by fault, before any layer mends it.</summary>
public sealed class FaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "context_length_exceeded", "", ModelFault.ContextTooLong)]
    [InlineData(400, "400", "the request exceeds the available context size. try increasing the context size", ModelFault.ContextTooLong)]
    [InlineData(400, "BadRequestError", "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens", ModelFault.ContextTooLong)]
    [InlineData(413, null, "", ModelFault.ContextTooLong)]
    [InlineData(429, "rate_limit_exceeded", "Request too large for the model on tokens per min (TPM): Limit 10000, Requested 20000.", ModelFault.ContextTooLong)]
    [InlineData(429, "rate_limit_exceeded", "Rate limit reached", ModelFault.RateLimited)]
    [InlineData(429, "insufficient_quota", "You exceeded your current quota", ModelFault.QuotaSpent)]
    [InlineData(400, "content_filter", "The response was filtered", ModelFault.PromptFiltered)]
    [InlineData(401, "invalid_api_key", "", ModelFault.KeyRefused)]
    [InlineData(403, null, "", ModelFault.Forbidden)]
    [InlineData(404, "model_not_found", "", ModelFault.NotFound)]
    [InlineData(400, null, "'json_schema' response format is not available", ModelFault.FormatUnsupported)]
    [InlineData(400, "invalid_value", "max_tokens is too large: 50000. This model supports at most 16384 completion tokens", ModelFault.Rejected)]
    [InlineData(400, "INVALID_ARGUMENT", "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).", ModelFault.ContextTooLong)]
    [InlineData(422, "validation", "Input validation error: `inputs` must have less than 4096 tokens. Given: 5200", ModelFault.ContextTooLong)]
    [InlineData(400, "400", "Failed to initialize samplers: std::exception", ModelFault.FormatUnsupported)]
    [InlineData(500, "server_error", "Unable to generate parser for this template. Automatic parser generation failed", ModelFault.FormatUnsupported)]
    [InlineData(500, "api_error", "failed to load model vocabulary required for format", ModelFault.FormatUnsupported)]
    [InlineData(500, null, "", ModelFault.ServerError)]
    [InlineData(503, "overloaded", "", ModelFault.ServerError)]
    [InlineData(408, null, "", ModelFault.ServerError)]
    public async Task An_error_is_told_apart_by_status_code_and_words(int status, string? code, string message, ModelFault expected)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Fails(status, code, message));

        (await FaultOf(server)).Fault.ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"error":"the input is longer than the context length"}""", ModelFault.ContextTooLong)]
    [InlineData("""{"object":"error","message":"This model's maximum context length is 10","code":400}""", ModelFault.ContextTooLong)]
    [InlineData("""{"detail":[{"loc":["body","response_format"],"type":"literal_error","msg":"Input should be","input":{}}]}""", ModelFault.FormatUnsupported)]
    [InlineData("""{"error":{"code":400,"message":"Provider returned error","metadata":{"raw":"json_schema is not supported by this model","provider_name":"Any"}}}""", ModelFault.FormatUnsupported)]
    [InlineData("""[{"error":{"code":400,"message":"response_format json_schema not supported","status":"INVALID_ARGUMENT"}}]""", ModelFault.FormatUnsupported)]
    [InlineData("""[{"error":{"code":400,"message":"Unknown name \"additionalProperties\" at 'generation_config.response_schema': Cannot find field."}}]""", ModelFault.FormatUnsupported)]
    [InlineData("""{"object":"error","message":{"detail":[{"type":"literal_error","loc":["body","response_format","type"],"msg":"Input should be 'text'"}]},"type":"invalid_request_error"}""", ModelFault.FormatUnsupported)]
    [InlineData("""{"detail":"The prompt is too long"}""", ModelFault.ContextTooLong)]
    [InlineData("""{"detail":["The prompt is too long"]}""", ModelFault.ContextTooLong)]
    [InlineData("""{"error":null,"message":[]}""", ModelFault.Rejected)]
    [InlineData("[[],{}]", ModelFault.Rejected)]
    [InlineData("""{"detail":"Not today"}""", ModelFault.Rejected)]
    [InlineData("Bad request", ModelFault.Rejected)]
    [InlineData("[]", ModelFault.Rejected)]
    [InlineData("", ModelFault.Rejected)]
    public async Task Errors_in_the_shapes_of_other_servers_are_read_too(string body, ModelFault expected)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Sends(400, "application/json", body));

        (await FaultOf(server)).Fault.ShouldBe(expected);
    }

    [Fact]
    public async Task Azures_prompt_filter_names_what_it_stopped()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Fails(400, "content_filter", "The response was filtered")
        {
            InnerError = new JsonObject
            {
                ["code"] = "ResponsibleAIPolicyViolation",
                ["content_filter_result"] = new JsonObject
                {
                    ["violence"] = new JsonObject { ["filtered"] = true, ["severity"] = "medium" },
                    ["hate"] = new JsonObject { ["filtered"] = false, ["severity"] = "safe" },
                },
            },
        });

        var fault = await FaultOf(server);

        fault.Fault.ShouldBe(ModelFault.PromptFiltered);
        fault.ErrorCode.ShouldBe("violence");
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("{}")]
    [InlineData("""{"id":"x","choices":[]}""")]
    [InlineData("""{"id":"x","choices":[{"index":0,"finish_reason":"stop"}]}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_200_that_is_no_chat_completion_is_a_bad_reply(string body)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Sends(200, "application/json", body));

        (await FaultOf(server)).Fault.ShouldBe(ModelFault.BadReply);
    }

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"slow down"}}""", ModelFault.RateLimited)]
    [InlineData("""[{"error":{"code":429,"message":"slow down"}}]""", ModelFault.RateLimited)]
    [InlineData("""{"object":"error","message":"boom","type":"InternalServerError","code":500}""", ModelFault.ServerError)]
    [InlineData("""{"object":"error","message":"This model's maximum context length is 10","code":400}""", ModelFault.ContextTooLong)]
    public async Task An_error_that_comes_with_200_is_an_error(string body, ModelFault expected)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Sends(200, "application/json", body));

        (await FaultOf(server)).Fault.ShouldBe(expected);
        (await FaultOf(server, stream: true)).Fault.ShouldBe(expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_its_server_calls_broken_is_no_answer_however_whole_it_looks(bool stream)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Says("""{"ready":true}""") { Finish = "error" });

        (await FaultOf(server, stream)).Fault.ShouldBe(ModelFault.ServerError);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dropped_connection_is_a_lost_one(bool inTheMiddle)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Drops(inTheMiddle));

        (await FaultOf(server)).Fault.ShouldBe(ModelFault.ConnectionLost);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        var server = await StandInServer.SayingAsync("");
        var client = SomeModel.Bare(server);
        await server.DisposeAsync();

        (await Should.ThrowAsync<ModelCallException>(client.GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel))).Fault.ShouldBe(ModelFault.Unreachable);
    }

    [Fact]
    public async Task A_stream_that_ends_without_saying_why_is_half_an_answer()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Says("""{"text":"half of it""") { CutAfter = 1 });

        (await FaultOf(server, stream: true)).Fault.ShouldBe(ModelFault.ConnectionLost);
    }

    [Fact]
    public async Task An_error_in_the_middle_of_a_stream_is_an_error()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Says("Hello, Ann. How are you?")
        {
            CutAfter = 2,
            ErrorAfter = new JsonObject { ["error"] = new JsonObject { ["message"] = "The server had an error", ["code"] = "server_error" } },
        });

        (await FaultOf(server, stream: true)).Fault.ShouldBe(ModelFault.ServerError);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_is_timed_out()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Says("Hello, Ann.") { SilentAfter = 1 });
        var client = SomeModel.Bare(SomeModel.Options(server) with { Stream = true, SilenceSeconds = 1 });

        (await Should.ThrowAsync<ModelCallException>(client.GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel))).Fault.ShouldBe(ModelFault.TimedOut);
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_understood_all_the_same()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Says("Hello, Ann.") { NeverStreams = true });
        var client = SomeModel.Bare(SomeModel.Options(server) with { Stream = true });

        (await client.GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel)).Text.ShouldBe("Hello, Ann.");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/event-stream")]
    public async Task One_answer_instead_of_a_stream_is_read_whatever_its_type_is_called(string type)
    {
        await using var server = await StandInServer.DoingAsync(
            new StandInAnswer.Sends(200, type, """  {"choices":[{"index":0,"message":{"role":"assistant","content":"Hello, Ann."},"finish_reason":"stop"}]}"""));
        var client = SomeModel.Bare(SomeModel.Options(server) with { Stream = true });

        (await client.GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel)).Text.ShouldBe("Hello, Ann.");
    }

    [Fact]
    public async Task Nothing_of_what_a_server_writes_is_in_the_exception()
    {
        await using var server = await StandInServer.DoingAsync(
            new StandInAnswer.Fails(400, "Mrs Secret of 12 Elm Road", "Invalid prompt: Mrs Secret of 12 Elm Road", "Mrs Secret"));

        (await FaultOf(server)).ToString().ShouldNotContain("Secret");
    }

    [Theory]
    [InlineData("sk-SECRETKEY-abc123XYZ")]
    [InlineData("sk_live_4eC39HqLyjWDarjtT1")]
    [InlineData("AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf")]
    public async Task A_key_that_a_gateway_repeats_as_its_code_is_not_shown(string key)
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Fails(401, key, "no", key));

        (await FaultOf(server)).ForPeople().ToString().ShouldNotContain(key);
    }

    [Fact]
    public async Task A_refused_key_is_not_shown_by_the_error_that_repeats_it()
    {
        await using var server = await StandInServer.StartAsync(_ => new StandInAnswer.Says(""), key: "right");
        var options = SomeModel.Options(server) with { Key = "sk-wrong-key" };

        var fault = await Should.ThrowAsync<ModelCallException>(SomeModel.Bare(options).GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel));

        fault.Fault.ShouldBe(ModelFault.KeyRefused);
        fault.ToString().ShouldNotContain("sk-wrong");
        fault.ForPeople().ToString().ShouldNotContain("sk-wrong");
        options.ToString().ShouldNotContain("sk-wrong");
    }

    private static async Task<ModelCallException> FaultOf(StandInServer server, bool stream = false)
    {
        var client = SomeModel.Bare(SomeModel.Options(server) with { Stream = stream });
        return await Should.ThrowAsync<ModelCallException>(client.GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel));
    }
}
