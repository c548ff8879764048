using QuickAction.Core.Analysis;

namespace QuickAction.TestKit.Analysis;

/// <summary>What every decision log promises; each implementation runs it through a small subclass, the fake included.</summary>
public abstract class DecisionLogSuite
{
    private static readonly ReadOnlyMemory<byte> Input = "the input"u8.ToArray();
    private static readonly EngineIdentity Engine = new("offline", "quickaction", "test-1", []);

    /// <summary>A fresh log for one job.</summary>
    protected abstract ValueTask<IDecisionLog> OpenAsync(string job);

    /// <summary>The kinds and decision ids in the log, oldest first, as they stand where the log keeps them.</summary>
    protected abstract ValueTask<IReadOnlyList<(string Kind, string Decision)>> StoredAsync(string job);

    [Fact]
    public async Task Records_stay_in_the_order_of_appending()
    {
        var log = await OpenAsync("job-1");
        var first = Record(DecisionEvent.Requested);
        var second = Record(DecisionEvent.Requested);

        await log.RequestAsync(first, Input, TestContext.Current.CancellationToken);
        await log.RequestAsync(second, Input, TestContext.Current.CancellationToken);
        await log.FailAsync(first with { Event = DecisionEvent.Failed, Failure = "IOException" }, TestContext.Current.CancellationToken);

        (await StoredAsync("job-1")).ShouldBe(
        [
            ("decision.requested", first.Decision.ToString()),
            ("decision.requested", second.Decision.ToString()),
            ("decision.failed", first.Decision.ToString()),
        ]);
    }

    [Fact]
    public async Task An_answer_is_found_again_only_under_its_whole_key()
    {
        var log = await OpenAsync("job-1");
        var key = new JournalKey("job-1", "minutes", 1, "aa", "bb", "offline test-1");
        var record = Record(DecisionEvent.Completed);

        await log.RequestAsync(record with { Event = DecisionEvent.Requested }, Input, TestContext.Current.CancellationToken);
        await log.CompleteAsync(record, key, new byte[] { 1, 2, 3 }, TestContext.Current.CancellationToken);

        var found = await log.FindAnswerAsync(key, TestContext.Current.CancellationToken);
        found.ShouldNotBeNull().Decision.ShouldBe(record.Decision);
        found.Answer.ToArray().ShouldBe([1, 2, 3]);
        (await log.FindAnswerAsync(key with { Job = "job-2" }, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await log.FindAnswerAsync(key with { InputSha256 = "ab" }, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await log.FindAnswerAsync(key with { PromptsSha256 = "bc" }, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await log.FindAnswerAsync(key with { Engine = "other" }, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await log.FindAnswerAsync(key with { TaskVersion = 2 }, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task Many_writers_at_once_leave_every_record_whole()
    {
        var log = await OpenAsync("job-1");
        var records = Enumerable.Range(0, 200).Select(_ => Record(DecisionEvent.Requested)).ToList();

        await Parallel.ForEachAsync(records, async (record, token) => await log.RequestAsync(record, Input, token));

        (await StoredAsync("job-1")).Select(s => s.Decision).ShouldBe(records.Select(r => r.Decision.ToString()), ignoreOrder: true);
    }

    private static DecisionRecord Record(DecisionEvent what) => new()
    {
        Event = what,
        Decision = DecisionId.New(DateTimeOffset.UnixEpoch),
        Job = new DecisionJob("job-1", "CASE-7"),
        Time = DateTimeOffset.UnixEpoch,
        Task = "minutes",
        TaskVersion = 1,
        Engine = Engine,
        InputSha256 = new string('a', 64),
    };
}
