using System.Text;
using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Providers;

namespace QuickAction.Core.Tests.Analysis.Models.Providers;

/// <summary>Bodies as servers other than OpenAI's send them: what is extra is passed over, what is missing stays unknown, half an answer is none.</summary>
public sealed class OtherServersTests
{
    private const string Answer = """{"ready":true}""";
    private const string Escaped = """{\"ready\":true}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"choices":[{"index":0,"message":{"role":"assistant","content":"TEXT","tool_calls":[],"function_call":null,"refusal":null,"annotations":[],"audio":null},"logprobs":null,"finish_reason":"stop"}],"system_fingerprint":null,"usage":null}""")]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":"TEXT","reasoning_content":"Let me think."},"finish_reason":"stop","stop_reason":null}],"usage":{"prompt_tokens":7,"completion_tokens":2,"prompt_tokens_details":null,"completion_tokens_details":null}}""")]
    [InlineData("""{"id":7,"model":null,"created":"today","object":"x","choices":[{"index":0,"message":{"content":[{"type":"text","text":"TEXT"}]},"finish_reason":"eos"}],"timings":{"prompt_ms":1.5},"prompt_logprobs":null}""")]
    public async Task A_whole_answer_is_read_whatever_stands_beside_it(string body)
    {
        var reply = await CompletionReader.WholeAsync(Stream(body.Replace("TEXT", Escaped, StringComparison.Ordinal)), Token);

        reply.Text.ShouldBe(Answer);
    }

    [Fact]
    public async Task Tokens_that_were_not_counted_stay_unknown()
    {
        var reply = await CompletionReader.WholeAsync(Stream("""{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}"""), Token);

        reply.Usage.ShouldBeNull();
        reply.ModelId.ShouldBeNull();
    }

    [Fact]
    public async Task Content_that_is_null_is_an_empty_answer_and_no_fault_of_the_wire()
    {
        var reply = await CompletionReader.WholeAsync(Stream("""{"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[]},"finish_reason":"stop"}]}"""), Token);

        reply.Text.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("plain", "data: {0}\n\n")]
    [InlineData("no space after the colon", "data:{0}\n\n")]
    [InlineData("line ends of Windows", "data: {0}\r\n\r\n")]
    [InlineData("comments that keep the line open", ": OPENROUTER PROCESSING\n\ndata: {0}\n\n: keep-alive\n\n")]
    [InlineData("names and ids of events", "event: message\nid: 4\ndata: {0}\n\n")]
    public async Task A_stream_is_read_however_its_events_are_written(string how, string form)
    {
        string[] chunks =
        [
            """{"choices":[{"index":0,"delta":{"role":"assistant","content":null,"tool_calls":null},"finish_reason":null}],"usage":null}""",
            """{"choices":[{"index":0,"delta":{"reasoning_content":"Let me think.","content":""},"finish_reason":null}]}""",
            """{"choices":[{"index":0,"delta":{"content":"TEXT"},"finish_reason":null}]}""".Replace("TEXT", Escaped, StringComparison.Ordinal),
            """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
            """{"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9}}""",
        ];
        var body = string.Concat(chunks.Select(c => form.Replace("{0}", c, StringComparison.Ordinal)));

        foreach (var end in new[] { "", form.Replace("{0}", "[DONE]", StringComparison.Ordinal) })
        {
            var reply = await ReadAsync(body + end);
            reply.Text.ShouldBe(Answer, how);
            reply.Usage?.InputTokenCount.ShouldBe(7, how);
        }
    }

    [Fact]
    public async Task A_stream_without_a_reason_for_its_end_and_without_DONE_is_half_an_answer()
    {
        var fault = await Should.ThrowAsync<ModelCallException>(() => ReadAsync("""data: {"choices":[{"delta":{"content":"half"}}]}""" + "\n\n"));

        fault.Fault.ShouldBe(ModelFault.ConnectionLost);
    }

    private static async Task<ChatResponse> ReadAsync(string body) =>
        await CompletionReader.StreamAsync(Stream(body), Token).ToChatResponseAsync(Token);

    private static MemoryStream Stream(string body) => new(Encoding.UTF8.GetBytes(body));
}
