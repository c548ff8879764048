using System.Net;
using System.Text;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Providers;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

/// <summary>What a stream sends while the model thinks: any byte is a sign of life.</summary>
public sealed class KeepAliveTests
{
    private const string Answer = """data: {"choices":[{"index":0,"delta":{"content":"Hello."},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n";

    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(": OPENROUTER PROCESSING\n\n")]
    [InlineData("\n")]
    [InlineData(":")]
    public async Task A_stream_that_sends_anything_at_all_is_not_silent(string sign)
    {
        (await AskAsync([.. Enumerable.Repeat(sign, 8), "\n\n" + Answer], TimeSpan.FromSeconds(60))).ShouldBe("Hello.");
    }

    [Fact]
    public async Task A_stream_that_sends_nothing_for_too_long_is_timed_out()
    {
        var fault = await Should.ThrowAsync<ModelCallException>(AskAsync([": still there\n\n", Answer], TimeSpan.FromSeconds(91)));

        fault.Fault.ShouldBe(ModelFault.TimedOut);
    }

    private async Task<string> AskAsync(string[] pieces, TimeSpan between)
    {
        var options = new ModelOptions { Provider = ProviderNames.OpenAi, Endpoint = "http://localhost:1/v1", Name = "council-model", Stream = true, SilenceSeconds = 90 };
        using var transport = new Sending(() => new Slowly(_clock, pieces, between));
        var client = ProviderClient.Create(options, new ModelMemory(), _clock, transport);
        return (await client.GetResponseAsync(SomeModel.Hello, cancellationToken: TestContext.Current.CancellationToken)).Text;
    }

    private sealed class Sending(Func<Stream> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new StreamContent(body());
            content.Headers.ContentType = new("text/event-stream");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }

    /// <summary>One piece at a read, and the time between them before each.</summary>
    private sealed class Slowly(FakeClock clock, string[] pieces, TimeSpan between) : MemoryStream
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            clock.Advance(between);
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(_next == pieces.Length ? 0 : Encoding.UTF8.GetBytes(pieces[_next++], buffer.Span));
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
