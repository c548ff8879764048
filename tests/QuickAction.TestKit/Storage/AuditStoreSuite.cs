using System.Globalization;
using System.Text;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>What the store of the decision log promises, on every database.</summary>
public abstract class AuditStoreSuite : IAsyncLifetime
{
    private static int _leaves;
    private StoreUnderTest? _under;

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _under = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_under is not null)
        {
            await _under.DisposeAsync();
        }
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Fact]
    public async Task The_first_start_says_in_the_first_record_which_keys_sign()
    {
        await using var store = await Under.OpenAsync();

        var first = (await store.ShowAsync(0, Token)).ShouldNotBeNull();

        first.Leaf.Text("kind").ShouldBe(AuditKind.ConfigChanged);
        first.Leaf.Text("change").ShouldBe("log.created");
        Encoding.UTF8.GetString(first.Bytes.Span).ShouldContain(store.VerifierKeys[0].ToString());
        store.Origin.ShouldStartWith("quickaction.local/");
        (await store.ShowAsync(1, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_first_starts_at_once_begin_one_log()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Under.OpenAsync())));

        stores.Select(s => s.Origin).Distinct().Count().ShouldBe(1);
        (await stores[0].ShowAsync(0, Token)).ShouldNotBeNull();
        (await stores[0].ShowAsync(1, Token)).ShouldBeNull();
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_log_is_found_again_and_carried_on()
    {
        string origin;
        await using (var store = await Under.OpenAsync())
        {
            origin = store.Origin;
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        await using var again = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(again, SomeDecisions.Job("another"));
        await again.PublishAsync(Token);

        again.Origin.ShouldBe(origin);
        var found = await again.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.Log.Checkpoint.ShouldNotBeNull().Size.ShouldBe(5);
        found.NotYetSigned.ShouldBe(0);
    }

    [Fact]
    public async Task A_decision_is_shown_in_full_and_its_leaf_tells_nothing()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);

        var places = await store.PlacesAsync(decision.ToString(), Token);
        var requested = (await store.ShowAsync(places[0], Token)).ShouldNotBeNull();
        var completed = (await store.ShowAsync(places[1], Token)).ShouldNotBeNull();

        requested.Content.ShouldNotBeNull().Parts[RecordContent.Input].ToArray().ShouldBe(SomeDecisions.Input.ToArray());
        completed.Content.ShouldNotBeNull().Parts[RecordContent.Answer].ToArray().ShouldBe(SomeDecisions.Answer.ToArray());
        completed.Leaf.Text("prev_record_id").ShouldBe(requested.Leaf.Text("record_id"));
        completed.Leaf.Text("correlation_id").ShouldBe("019f6a3c77aa7c1e8d1052c4b7a90e00");
        foreach (var shown in new[] { requested, completed })
        {
            shown.Content.ShouldNotBeNull().Openings.ShouldAllBe(o => Core.Audit.Json.JsonPointer.Text(shown.Leaf, o.At) == o.Commitment);
            shown.Content.ShouldNotBeNull().Openings.Select(o => o.Field).ShouldContain("actor_ref");
            var leaf = Encoding.UTF8.GetString(shown.Bytes.Span);
            foreach (var personal in new[] { SomeDecisions.Secret, SomeDecisions.Person, "tenant-1", "CASE-7", new string('a', 64) })
            {
                leaf.ShouldNotContain(personal);
            }
        }
    }

    [Fact]
    public async Task Nothing_personal_stands_in_the_files_in_the_clear()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        foreach (var personal in new[] { SomeDecisions.Secret, SomeDecisions.Person, "CASE-7", new string('a', 64) })
        {
            (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes(personal))).ShouldBeFalse(personal);
        }

        (await Under.FilesHoldAsync("decision.requested"u8.ToArray())).ShouldBeTrue("the search finds what is there");
    }

    [Fact]
    public async Task An_answer_is_found_by_its_whole_key_in_its_own_job_only()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        var log = new DecisionLog(store);

        (await log.FindAnswerAsync(SomeDecisions.Key(), Token)).ShouldNotBeNull().Decision.ShouldBe(decision);
        (await log.FindAnswerAsync(SomeDecisions.Key(input: "ab"), Token)).ShouldBeNull();
        (await log.FindAnswerAsync(SomeDecisions.Key("another"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_question_answered_twice_keeps_both_contents_and_finds_the_first()
    {
        await using var store = await Under.OpenAsync();
        var first = await SomeDecisions.DecideAsync(store);
        await SomeDecisions.DecideAsync(store);

        (await new DecisionLog(store).FindAnswerAsync(SomeDecisions.Key(), Token)).ShouldNotBeNull().Decision.ShouldBe(first);
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_decision_that_a_crash_left_open_is_closed_when_its_job_is_taken_up_again()
    {
        DecisionRecord open;
        await using (var store = await Under.OpenAsync())
        {
            open = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job());
            await new DecisionLog(store).RequestAsync(open, SomeDecisions.Input, Token);
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("another"));
        }

        await using var again = await Under.OpenAsync();
        var closed = await new DecisionLog(again).CloseInterruptedAsync(open with { Decision = DecisionId.New(Under.Clock.GetUtcNow()) }, Token);

        closed.ShouldBe(1);
        var places = await again.PlacesAsync(open.Decision.ToString(), Token);
        var ended = (await again.ShowAsync(places[1], Token)).ShouldNotBeNull().Leaf;
        ended.Text("kind").ShouldBe(AuditKind.DecisionFailed);
        ended.Text("failure").ShouldBe("interrupted");
        ended.Text("prev_record_id").ShouldBe((await again.ShowAsync(places[0], Token)).ShouldNotBeNull().Leaf.Text("record_id"));
        (await new DecisionLog(again).CloseInterruptedAsync(open, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task A_decision_ends_once_and_only_after_it_was_requested()
    {
        await using var store = await Under.OpenAsync();
        var record = SomeDecisions.Record(DecisionEvent.Completed, SomeDecisions.Job());
        var log = new DecisionLog(store);

        await Should.ThrowAsync<InvalidOperationException>(async () => await log.CompleteAsync(record, SomeDecisions.Key(), SomeDecisions.Answer, Token));
        await log.RequestAsync(record, SomeDecisions.Input, Token);
        await log.FailAsync(record with { Failure = "TimeoutException" }, Token);
        await Should.ThrowAsync<InvalidOperationException>(async () => await log.CompleteAsync(record, SomeDecisions.Key(), SomeDecisions.Answer, Token));

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job <> 'log'")).ShouldBe(2);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(3);
    }

    [Fact]
    public async Task A_change_that_is_not_committed_leaves_no_record()
    {
        await using var store = await Under.OpenAsync();

        await using (var session = await store.Database.BeginAsync(Token))
        {
            (await store.Writer.AppendAsync(session, Leaves(3), Token)).ShouldBe(1);
        }

        (await AppendAsync(store, 2)).ShouldBe(1);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(3);
    }

    [Theory]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(700)]
    public async Task Records_appended_one_by_one_or_together_make_the_same_log(int count)
    {
        await using var store = await Under.OpenAsync();
        foreach (var size in Batches(count))
        {
            await AppendAsync(store, size);
        }

        await store.PublishAsync(Token);

        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.Log.Checkpoint.ShouldNotBeNull().Size.ShouldBe(count + 1);
    }

    [Fact]
    public async Task A_store_that_was_closed_at_any_size_carries_on_where_it_was()
    {
        for (var i = 0; i < 6; i++)
        {
            await using var store = await Under.OpenAsync();
            await AppendAsync(store, 100);
            await store.PublishAsync(Token);
        }

        await using var last = await Under.OpenAsync();
        (await last.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Many_writers_at_once_make_one_log_without_gaps()
    {
        await using var one = await Under.OpenAsync();
        await using var other = await Under.OpenAsync();

        var places = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => AppendOwnAsync(i % 2 == 0 ? one : other, 1))));

        places.Order().ShouldBe(Enumerable.Range(1, 200).Select(i => (long)i));
        await one.PublishAsync(Token);
        var found = await other.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.Log.Checkpoint.ShouldNotBeNull().Size.ShouldBe(201);
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET position = 77 WHERE position = 0")]
    [InlineData("DELETE FROM audit_entry")]
    [InlineData("UPDATE audit_checkpoint SET note = ''")]
    [InlineData("DELETE FROM audit_checkpoint")]
    [InlineData("DELETE FROM audit_node")]
    public async Task The_tables_of_the_log_take_no_changes(string sql)
    {
        await using var store = await Under.OpenAsync();
        await AppendAsync(store, 300);
        await store.PublishAsync(Token);

        await using var session = await store.Database.BeginAsync(Token);
        (await Should.ThrowAsync<System.Data.Common.DbException>(async () => await session.ExecuteAsync(sql, default, Token))).Message.ShouldMatch("append-only|permission denied");
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_left_alone()
    {
        await using (await Under.OpenAsync())
        {
        }

        await Under.TamperAsync(NewerVersion);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("newer QuickAction");
    }

    protected abstract string NewerVersion { get; }

    /// <summary>Appends records of the log's own life, which other processes know for records of this program.</summary>
    internal static async Task<long> AppendOwnAsync(AuditStore store, int count)
    {
        var source = new RecordSource(StoreUnderTest.Program, DecisionActor.Nobody, TimeProvider.System);
        var key = await store.LogKeyAsync(Token);
        return await store.AppendAsync([.. Enumerable.Range(0, count).Select(_ => source.OfLog(key, new ConfigPart("test.noted", [], [])))], Token);
    }

    /// <summary>Appends leaves that stand for any others. Only the process that has appended them knows that they are its own, until they are signed.</summary>
    internal static async Task<long> AppendAsync(AuditStore store, int count)
    {
        await using var session = await store.Database.BeginAsync(Token);
        var first = await store.Writer.AppendAsync(session, Leaves(count), Token);
        await session.CommitAsync();
        return first;
    }

    /// <summary>No two of them are the same.</summary>
    internal static List<ReadOnlyMemory<byte>> Leaves(int count) => [.. Enumerable.Range(0, count).Select(_ =>
        (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"{{\"n\":{Interlocked.Increment(ref _leaves).ToString(CultureInfo.InvariantCulture)}}}"))];

    /// <summary>1, 2, 3, ... until the sum is reached.</summary>
    private static IEnumerable<int> Batches(int sum)
    {
        for (var size = 1; sum > 0; sum -= size++)
        {
            yield return Math.Min(size, sum);
        }
    }
}
