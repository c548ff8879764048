using System.Text.Json;
using System.Text.Json.Nodes;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Tests.Analysis.Models.Providers;
using QuickAction.Core.Tests.Analysis.Models.Structured;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models;

/// <summary>What a caller gets, through all layers, of every way in which a model server misbehaves.</summary>
public sealed class MisbehavingServerTests
{
    private static readonly StandInAnswer.Says Good = new(Verdict.Good);

    public static TheoryData<string> Passing => [.. Mended.Keys];

    public static TheoryData<string> Staying => [.. Unusable.Keys];

    public static TheoryData<string> Ending => [.. Refused.Keys];

    /// <summary>Faults after which the answer comes all the same, and after how many requests.</summary>
    private static Dictionary<string, (StandInAnswer[] Does, int Requests)> Mended => new()
    {
        ["one 500"] = ([new StandInAnswer.Fails(500), Good], 2),
        ["a burst of 429"] = ([Limited("retry-after-ms", "5"), Limited("retry-after", "0"), Limited("retry-after", "Tue, 21 Apr 2020 09:00:00 GMT"), Good], 4),
        ["a dropped connection"] = ([new StandInAnswer.Drops(), Good], 2),
        ["a connection dropped in the middle"] = ([new StandInAnswer.Drops(InTheMiddle: true), Good], 2),
        ["a truncated stream"] = ([new StandInAnswer.Says(Verdict.Good) { CutAfter = 3 }, Good], 2),
        ["an error within a stream"] = ([new StandInAnswer.Says(Verdict.Good) { CutAfter = 1, ErrorAfter = new JsonObject { ["error"] = new JsonObject { ["code"] = "server_error" } } }, Good], 2),
        ["a page instead of an answer"] = ([new StandInAnswer.Sends(200, "text/html", "<html>Sign in</html>"), Good], 2),
        ["a body that is not packed as it says"] = ([Packed("gzip"), Good], 2),
        ["a body that is not packed by Brotli as it says"] = ([Packed("br"), Good], 2),
        ["a body that is not deflated as it says"] = ([Packed("deflate"), Good], 2),
        ["an error that is not packed as it says"] = ([Packed("br", 500), Good], 2),
        ["invalid JSON"] = ([new StandInAnswer.Says("""{"text":"The gate"""), Good], 2),
        ["a wrong schema"] = ([new StandInAnswer.Says("""{"verdict":"mended"}"""), Good], 2),
        ["an answer that its server calls broken"] = ([new StandInAnswer.Says(Verdict.Good) { Finish = "error" }, Good], 2),
        ["an answer that its server found to be no JSON"] = ([NoJson, Good], 2),
        ["usage missing"] = ([new StandInAnswer.Says(Verdict.Good) { Usage = null }], 1),
        ["half a character in the answer"] = ([Completion("""{"id":"\ud800","choices":[{"message":{"role":"assistant","content":"ANSWER \ud83d"},"finish_reason":"stop"}]}""")], 1),
        ["half a character in an error"] = ([new StandInAnswer.Sends(500, "application/json", """{"error":{"message":"\ud83d\\ud83d","type":"\udc00"}}"""), Good], 2),
        ["counts that no call can have"] = ([Completion("""{"choices":[{"index":1e400,"message":{"content":"ANSWER"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9000000000000000000,"completion_tokens":1e400}}""")], 1),
    };

    private static StandInAnswer.Sends Packed(string how, int status = 200) =>
        new(status, "application/json", "{ no packing at all }") { Headers = new Dictionary<string, string> { ["Content-Encoding"] = how } };

    private static StandInAnswer.Fails NoJson => new(400, "json_validate_failed", "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.");

    private static StandInAnswer.Sends Completion(string body) =>
        new(200, "application/json", body.Replace("ANSWER", JsonSerializer.Serialize(Verdict.Good)[1..^1], StringComparison.Ordinal));

    private static Dictionary<string, (StandInAnswer Does, UnusableReason Reason)> Unusable => new()
    {
        ["invalid JSON"] = (new StandInAnswer.Says("""{"text":"The gate"""), UnusableReason.NotJson),
        ["a wrong schema"] = (new StandInAnswer.Says("""{"verdict":"mended"}"""), UnusableReason.WrongShape),
        ["no JSON, as its server says"] = (NoJson, UnusableReason.NotJson),
        ["an answer cut at its limit"] = (new StandInAnswer.Says(Verdict.Good) { Finish = "length" }, UnusableReason.OutputCut),
        ["a refusal"] = (new StandInAnswer.Says(null) { Refusal = "I can't help with that." }, UnusableReason.Refused),
        ["a filtered answer"] = (new StandInAnswer.Says("") { Finish = "content_filter", Filtered = "violence" }, UnusableReason.AnswerFiltered),
        ["a filtered prompt"] = (new StandInAnswer.Fails(400, "content_filter"), UnusableReason.PromptFiltered),
        ["a prompt that is too long"] = (new StandInAnswer.Fails(400, "context_length_exceeded"), UnusableReason.InputTooLong),
    };

    private static Dictionary<string, (StandInAnswer Does, ProblemCode Code)> Refused => new()
    {
        ["500 for ever"] = (new StandInAnswer.Fails(500), ProblemCode.Unavailable),
        ["429 for ever"] = (Limited("retry-after-ms", "1"), ProblemCode.Unavailable),
        ["429 for a day"] = (Limited("retry-after", "86400"), ProblemCode.Unavailable),
        ["no quota"] = (new StandInAnswer.Fails(429, "insufficient_quota"), ProblemCode.Unavailable),
        ["connections dropped for ever"] = (new StandInAnswer.Drops(), ProblemCode.Unavailable),
        ["a wrong key"] = (new StandInAnswer.Fails(401), ProblemCode.Misconfigured),
        ["a wrong key, in words that cannot be unpacked"] = (Packed("br", 401), ProblemCode.Misconfigured),
        ["an unknown model"] = (new StandInAnswer.Fails(404, "model_not_found"), ProblemCode.Misconfigured),
        ["a redirect"] = (new StandInAnswer.Sends(307, "text/plain", "") { Headers = new Dictionary<string, string> { ["Location"] = "http://127.0.0.1:1/" } }, ProblemCode.Misconfigured),
    };

    [Asvs("V16.5.2")]
    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_mended_without_the_caller_noticing(string fault)
    {
        var (does, requests) = Mended[fault];
        await using var server = await StandInServer.DoingAsync(does);
        using var connection = SomeModel.Layered(SomeModel.Options(server) with { Stream = fault.Contains("stream", StringComparison.Ordinal) });

        var reply = await SomeModel.AskAsync(connection);

        reply.ShouldBeOfType<StructuredReply<Verdict>.Answered>().Value.Text.ShouldBe("The gate is mended.");
        server.Calls.Count.ShouldBe(requests);
    }

    [Theory]
    [MemberData(nameof(Staying))]
    public async Task What_stays_is_a_typed_outcome_and_never_half_an_answer(string fault)
    {
        var (does, reason) = Unusable[fault];
        await using var server = await StandInServer.DoingAsync(does);
        using var connection = SomeModel.Layered(SomeModel.Options(server));

        var reply = await SomeModel.AskAsync(connection);

        reply.ShouldBeOfType<StructuredReply<Verdict>.Unusable>().Reason.ShouldBe(reason);
    }

    [Theory]
    [MemberData(nameof(Ending))]
    public async Task What_no_other_input_would_mend_is_one_plain_sentence(string fault)
    {
        var (does, code) = Refused[fault];
        await using var server = await StandInServer.DoingAsync(does);
        using var connection = SomeModel.Layered(SomeModel.Options(server) with { Retries = 2 });

        var problem = await Should.ThrowAsync<QuickActionException>(async () => await SomeModel.AskAsync(connection));

        problem.Code.ShouldBe(code);
        problem.Message.ShouldStartWith("The model ");
        server.Calls.Count.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_server_that_lets_few_in_at_once_is_given_few_and_nothing_is_lost()
    {
        var inside = 0;
        await using var server = await StandInServer.StartAsync(_ =>
            Interlocked.Increment(ref inside) > 3 ? Limited("retry-after-ms", "2") : new StandInAnswer.Says(Verdict.Good) { Takes = TimeSpan.FromMilliseconds(5) });
        using var connection = SomeModel.Layered(SomeModel.Options(server) with { Concurrency = 12, Retries = 20 });
        var meter = JobMeter.For(connection.Options);
        var calls = connection.Calls(meter);

        var asked = Enumerable.Range(0, 30).Select(async _ =>
        {
            var reply = await calls.AskAsync(Verdict.Question, TestContext.Current.CancellationToken);
            Interlocked.Exchange(ref inside, 0);
            return reply;
        });
        var replies = await Task.WhenAll(asked);

        replies.ShouldAllBe(r => r is StructuredReply<Verdict>.Answered);
        meter.Used.Calls.ShouldBe(30);
        server.MostInFlight.ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public async Task Cancelling_a_job_lets_go_of_the_server_at_once()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await StandInServer.StartAsync(c =>
        {
            stop.Cancel();
            return new StandInAnswer.Says(Verdict.Good) { After = new TaskCompletionSource().Task };
        });
        using var connection = SomeModel.Layered(SomeModel.Options(server));

        await Should.ThrowAsync<OperationCanceledException>(
            async () => await connection.Calls(JobMeter.For(connection.Options)).AskAsync(Verdict.Question, stop.Token));

        server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_jobs_budget_ends_it_with_a_typed_refusal_and_the_work_done_is_kept()
    {
        await using var server = await StandInServer.DoingAsync(Good);
        using var connection = SomeModel.Layered(SomeModel.Options(server) with { JobTokens = 600 });
        var meter = JobMeter.For(connection.Options);
        var calls = connection.Calls(meter);
        var answered = 0;

        var problem = await Should.ThrowAsync<QuickActionException>(async () =>
        {
            while (true)
            {
                (await calls.AskAsync(Verdict.Question, TestContext.Current.CancellationToken)).ShouldBeOfType<StructuredReply<Verdict>.Answered>();
                answered++;
            }
        });

        problem.Code.ShouldBe(ProblemCode.BudgetSpent);
        answered.ShouldBe(3);
        server.Calls.Count.ShouldBe(3);
    }

    private static StandInAnswer.Fails Limited(string header, string value) =>
        new(429, "rate_limit_exceeded") { Headers = new Dictionary<string, string> { [header] = value } };
}
