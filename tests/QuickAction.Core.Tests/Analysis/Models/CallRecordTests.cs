using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Tests.Analysis.Models.Providers;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Core.Tests.Analysis.Models;

/// <summary>What is on record of the calls of a question: every request that left, what came back for it byte for byte, and why it was tried again.</summary>
public sealed class CallRecordTests
{
    private static readonly StandInAnswer.Says Good = new("""{"ready":true}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_try_is_on_record_with_its_bytes_and_the_cause_of_the_next()
    {
        await using var server = await StandInServer.DoingAsync(
            new StandInAnswer.Fails(429, "rate_limit_exceeded") { Headers = new Dictionary<string, string> { ["retry-after-ms"] = "1" } },
            new StandInAnswer.Drops(),
            new StandInAnswer.Sends(200, "text/html", "<html>Sign in</html>"),
            Good);

        var calls = await AskAsync(server, stream: false);

        calls.Select(c => c.Failure).ShouldBe(["http-429", "no-reply", "bad-reply", null]);
        calls.Select(c => c.Retries).ShouldBe([0, 0, 0, 3]);
        calls.Zip(server.Calls).ShouldAllBe(p => p.First.Request.ToArray().SequenceEqual(p.Second.Body));
        Text(calls[0]).ShouldContain("rate_limit_exceeded");
        calls[1].Response.ShouldBeNull();
        Text(calls[2]).ShouldBe("<html>Sign in</html>");
        Text(calls[3]).ShouldStartWith("{\"id\":");
        calls[3].FirstToken.ShouldBeNull();
        calls[3].Parameters["response_format"].ShouldBe("json_schema");
        calls[3].Parameters["temperature"].ShouldBe("0");
        calls[3].Parameters.Keys.ShouldContain("max_tokens");
    }

    [Fact]
    public async Task A_stream_is_kept_whole_with_the_time_to_its_first_words_and_a_broken_one_as_far_as_it_came()
    {
        await using var server = await StandInServer.DoingAsync(Good with { CutAfter = 1 }, Good);

        var calls = await AskAsync(server, stream: true);

        calls.Select(c => c.Failure).ShouldBe(["bad-reply", null]);
        Text(calls[0]).ShouldNotContain("[DONE]");
        Text(calls[1]).ShouldStartWith("data: ");
        Text(calls[1]).TrimEnd().ShouldEndWith("data: [DONE]");
        calls[1].FirstToken.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task What_comes_to_nothing_is_on_record_with_its_cause()
    {
        await using var server = await StandInServer.DoingAsync(new StandInAnswer.Fails(401, "invalid_api_key"));
        using var connection = SomeModel.Layered(SomeModel.Options(server));
        var account = new EngineAccount();

        await Should.ThrowAsync<QuickActionException>(async () => await ModelCheck.RunAsync(connection, ModelTier.Best, account, TimeProvider.System, Token));

        var call = account.Calls.ShouldHaveSingleItem();
        call.Failure.ShouldBe("http-401");
        Text(call).ShouldContain("invalid_api_key");
    }

    [Fact]
    public async Task A_check_that_fails_says_each_thing_once()
    {
        await using var server = await StandInServer.SayingAsync("""{"a":1,"b":2,"c":3}""");
        using var connection = SomeModel.Layered(SomeModel.Options(server));

        var result = await ModelCheck.RunAsync(connection, ModelTier.Best, new EngineAccount(), TimeProvider.System, Token);

        result.Problem.ShouldBe("it is not the JSON that was asked for: /ready is missing; it has a property that is not allowed");
    }

    private static async Task<IReadOnlyList<ModelCall>> AskAsync(StandInServer server, bool stream)
    {
        using var connection = SomeModel.Layered(SomeModel.Options(server) with { Stream = stream });
        var account = new EngineAccount();

        var result = await ModelCheck.RunAsync(connection, ModelTier.Best, account, TimeProvider.System, Token);

        result.Problem.ShouldBeNull();
        return account.Calls;
    }

    private static string Text(ModelCall call) => Encoding.UTF8.GetString(call.Response.ShouldNotBeNull().Span);
}
