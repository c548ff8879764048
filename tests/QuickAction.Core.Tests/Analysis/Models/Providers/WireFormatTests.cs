using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text;
using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Providers;
using QuickAction.Core.Tests.Analysis.Models.Structured;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

public sealed class WireFormatTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ProviderNames.OpenAi, false, "")]
    [InlineData(ProviderNames.OpenAi, true, "low")]
    [InlineData(ProviderNames.AzureOpenAi, false, "high")]
    [InlineData(ProviderNames.AzureOpenAi, true, "none")]
    public async Task Every_request_keeps_to_OpenAIs_published_description_in_every_format(string provider, bool stream, string effort)
    {
        await using var server = await StandInServer.StartAsync(c => c.Number switch
        {
            0 => new StandInAnswer.Fails(400, null, "no such format", "response_format"),
            1 => new StandInAnswer.Fails(400, null, "no such format", "response_format"),
            _ => new StandInAnswer.Says("not JSON"),
        });
        using var connection = SomeModel.Layered(SomeModel.Options(server, provider) with { Key = "key", Stream = stream, Seed = long.MaxValue, Effort = effort });

        await SomeModel.AskAsync(connection);

        server.Calls.Select(c => c.Format).ShouldBe(["json_schema", "json_object", null, null]);
        server.Calls.SelectMany(PublishedDescription.Breaches).ShouldBeEmpty();
        server.Calls.ShouldAllBe(c => c.Streamed == stream && c.Has("stream_options") == stream);
    }

    [Fact]
    public async Task A_breach_of_the_description_would_be_found()
    {
        await using var server = await StandInServer.SayingAsync("Hello.");
        await SomeModel.Bare(server).GetResponseAsync(
            [new ChatMessage(new ChatRole("robot"), "x")],
            new ChatOptions { Temperature = 3, ResponseFormat = ChatResponseFormat.ForJsonSchema(System.Text.Json.JsonElement.Parse("""{"type":"object","properties":{"a":{}},"required":[]}"""), "a b") },
            Cancel);

        PublishedDescription.Breaches(server.Calls[0]).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Bounds_that_strict_mode_does_not_know_stay_at_home()
    {
        await using var server = await StandInServer.SayingAsync(Verdict.Good);
        using var connection = SomeModel.Layered(SomeModel.Options(server));

        await SomeModel.AskAsync(connection);

        server.Calls[0].Schema!.Value.GetRawText().ShouldNotContain("maxLength");
        server.Calls[0].Schema!.Value.GetProperty("properties").GetProperty("text").GetProperty("type").GetString().ShouldBe("string");
    }

    [Theory]
    [InlineData(ProviderNames.OpenAi, "authorization", "Bearer council-key", "/v1/chat/completions")]
    [InlineData(ProviderNames.AzureOpenAi, "api-key", "council-key", "/openai/v1/chat/completions")]
    public async Task A_key_goes_where_its_provider_looks_for_it(string provider, string header, string expected, string path)
    {
        await using var server = await StandInServer.StartAsync(_ => new StandInAnswer.Says("Hello."), key: "council-key");

        await SomeModel.Bare(SomeModel.Options(server, provider)).GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel);

        server.Calls[0].Headers[header].ShouldBe(expected);
        server.Calls[0].Path.ShouldBe(path);
    }

    [Fact]
    public async Task Without_a_key_no_header_claims_one()
    {
        await using var server = await StandInServer.SayingAsync("Hello.");

        await SomeModel.Bare(server).GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel);

        server.Calls[0].Headers.Keys.ShouldNotContain("authorization");
        server.Calls[0].Headers.Keys.ShouldNotContain("api-key");
        server.Calls[0].Headers.Keys.ShouldNotContain("traceparent");
    }

    [Fact]
    public async Task Azure_without_a_key_is_asked_with_a_token_of_Entra_ID()
    {
        await using var server = await StandInServer.SayingAsync("Hello.");
        using var transport = new Rerouting(server);
        var options = new ModelOptions { Provider = ProviderNames.AzureOpenAi, Endpoint = "https://council.openai.azure.com", Name = "minutes" };
        var client = ProviderClient.Create(options, new ModelMemory(), TimeProvider.System, transport, new FixedIdentity());

        await client.GetResponseAsync(SomeModel.Hello, cancellationToken: Cancel);

        transport.Meant.ShouldBe(new Uri("https://council.openai.azure.com/openai/v1/chat/completions"));
        server.Calls[0].Headers["authorization"].ShouldBe("Bearer token for https://ai.azure.com/.default");
    }

    [Fact]
    public async Task The_recorder_is_given_the_exact_bytes_of_every_try_before_they_leave()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Fails(500), new StandInAnswer.Says("no"), new StandInAnswer.Says(Verdict.Good));
        using var connection = SomeModel.Layered(SomeModel.Options(server));
        var recorder = new KeepingRecorder(server);

        await SomeModel.AskAsync(connection, Verdict.Question with { Input = "Größe £5 “quoted” 😀 <b>&", Context = new CallContext { Recorder = recorder } });

        recorder.Sent.Count.ShouldBe(3);
        recorder.Sent.Select(s => Encoding.UTF8.GetString(s.Body.Span)).ShouldBe(server.Calls.Select(c => Encoding.UTF8.GetString(c.Body)));
        recorder.ReceivedBefore.ShouldBe([0, 1, 2]);
        recorder.Sent.ShouldAllBe(s => s.Address.AbsolutePath == "/v1/chat/completions");
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_sent_and_not_tried_again()
    {
        await using var server = await StandInServer.SayingAsync(Verdict.Good);
        using var connection = SomeModel.Layered(SomeModel.Options(server));
        var question = Verdict.Question with { Context = new CallContext { Recorder = new BrokenRecorder() } };

        var problem = await Should.ThrowAsync<QuickActionException>(async () => await SomeModel.AskAsync(connection, question));

        problem.Code.ShouldBe(ProblemCode.NotRecorded);
        server.Calls.ShouldBeEmpty();
    }

    private sealed class KeepingRecorder(StandInServer server) : IRequestRecorder
    {
        public List<SentRequest> Sent { get; } = [];

        public List<int> ReceivedBefore { get; } = [];

        public ValueTask RecordAsync(SentRequest request, CancellationToken cancellationToken)
        {
            Sent.Add(request);
            ReceivedBefore.Add(server.Calls.Count);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class BrokenRecorder : IRequestRecorder
    {
        public ValueTask RecordAsync(SentRequest request, CancellationToken cancellationToken) => throw new IOException("disk full");
    }

    /// <summary>Leads to the stand-in what was meant for Azure: a token is sent over TLS only, and the stand-in has none.</summary>
    private sealed class Rerouting(StandInServer server) : DelegatingHandler(new SocketsHttpHandler())
    {
        public Uri? Meant { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Meant = request.RequestUri;
            request.RequestUri = new Uri(new Uri(server.Address), request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class FixedIdentity : AuthenticationTokenProvider
    {
        public override GetTokenOptions? CreateTokenOptions(IReadOnlyDictionary<string, object> properties) => new(properties);

        public override AuthenticationToken GetToken(GetTokenOptions options, CancellationToken cancellationToken) => Token(options);

        public override ValueTask<AuthenticationToken> GetTokenAsync(GetTokenOptions options, CancellationToken cancellationToken) => ValueTask.FromResult(Token(options));

        private static AuthenticationToken Token(GetTokenOptions options)
        {
            var scopes = (ReadOnlyMemory<string>)options.Properties[GetTokenOptions.ScopesPropertyName];
            return new AuthenticationToken($"token for {scopes.Span[0]}", "Bearer", DateTimeOffset.MaxValue);
        }
    }
}
