using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Models.Metering;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage;

public sealed class SqliteTakenUpAgainTests : TakenUpAgainSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresTakenUpAgainTests : TakenUpAgainSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

/// <summary>What the log tells of a job that is taken up again: whose it is, and what it has used.</summary>
public abstract class TakenUpAgainSuite : IAsyncLifetime
{
    private StoreUnderTest? _under;
    private AuditStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _under = await StartAsync();
        _store = await _under.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await (_under?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Fact]
    public async Task A_job_is_of_the_files_and_the_service_with_which_it_began()
    {
        var job = SomeDecisions.Job();
        (await new DecisionLog(Store).IsOfAsync(job, Token)).ShouldBeTrue("it has asked nothing yet");
        await SomeDecisions.DecideAsync(Store);

        (await new DecisionLog(Store).IsOfAsync(job, Token)).ShouldBeTrue();
        (await new DecisionLog(Store).IsOfAsync(job with { Sources = [job.Sources[0] with { Sha256 = new string('b', 64) }] }, Token)).ShouldBeFalse();
        (await new DecisionLog(Store).IsOfAsync(job with { Sources = [job.Sources[0], job.Sources[0]] }, Token)).ShouldBeFalse();
        (await new DecisionLog(Store).IsOfAsync(job with { Service = "summary" }, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Files_beyond_those_that_a_record_lists_count_too()
    {
        var job = SomeDecisions.Job() with { Sources = [.. Enumerable.Range(0, 40).Select(i => new DecisionSource($"{i:x64}", "text/plain", 10, 10, 1))] };
        await SomeDecisions.DecideAsync(Store, job);

        (await new DecisionLog(Store).IsOfAsync(job, Token)).ShouldBeTrue();
        (await new DecisionLog(Store).IsOfAsync(job with { Sources = [.. job.Sources.SkipLast(1)] }, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_its_calls_have_used_counts_whether_their_decisions_came_to_an_answer_or_not()
    {
        var sent = new byte[300];
        await EndAsync(DecisionEvent.Completed, Call(sent) with { InputTokens = 1000, OutputTokens = 100, CacheReadTokens = 400, ReasoningTokens = 30 });
        await EndAsync(DecisionEvent.Failed, Call(sent) with { InputTokens = 50, OutputTokens = 5 });
        await EndAsync(DecisionEvent.Completed, Call(sent) with { Response = null, Failure = "http-429" }, Call(sent) with { Response = new byte[90] });
        await EndAsync(DecisionEvent.Failed, Call(sent) with { Response = null, Failure = "no-reply" });

        var used = await new DecisionLog(Store).UsedBeforeAsync(SomeDecisions.Job(), Token);

        used.ShouldBe(
        [
            new UsedBefore("scripted-1", 1, 1000, 100) { CachedTokens = 400, ReasoningTokens = 30 },
            new UsedBefore("scripted-1", 1, 50, 5),
            UsedBefore.Uncounted("scripted-1", 1, 600, 90),
        ]);
        (await new DecisionLog(Store).UsedBeforeAsync(SomeDecisions.Job("019f6a3c-77aa-7c1e-8d10-52c4b7a90e11"), Token)).ShouldBeEmpty();
    }

    private async Task EndAsync(DecisionEvent how, params ModelCall[] calls)
    {
        var log = new DecisionLog(Store);
        var requested = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job(), DecisionId.New(DateTimeOffset.UnixEpoch));
        await log.RequestAsync(requested, SomeDecisions.Input, Token);
        var account = new EngineAccount();
        foreach (var call in calls)
        {
            account.Add(call);
        }

        var ended = requested with { Event = how, Account = account };
        if (how == DecisionEvent.Completed)
        {
            await log.CompleteAsync(ended, SomeDecisions.Key(input: requested.Decision.ToString()), SomeDecisions.Answer, Token);
        }
        else
        {
            await log.FailAsync(ended with { Failure = "InvalidOperationException" }, Token);
        }
    }

    private static ModelCall Call(byte[] sent) => new() { Request = sent, Response = new byte[60], RequestModel = "scripted-1", Latency = TimeSpan.FromSeconds(1) };
}
