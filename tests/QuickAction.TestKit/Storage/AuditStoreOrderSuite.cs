using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Records that no checkpoint covers yet stand where this program has put them, or nothing is signed on top of them.</summary>
public abstract class AuditStoreOrderSuite : IAsyncLifetime
{
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
    public async Task Records_that_another_program_finds_in_their_order_are_signed()
    {
        await DecideAsync(3);

        await using var store = await Under.OpenAsync();

        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        Core.Audit.Notes.Checkpoint.Of(await store.PublishAsync(Token)).Size.ShouldBe(7);
    }

    [Asvs("V16.4.2")]
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    public async Task Two_that_changed_places_are_noticed_although_every_table_was_changed_with_them(long one, long other)
    {
        await DecideAsync(3);
        await Under.TamperAsync($"UPDATE audit_entry SET position = position + 1000 WHERE position IN ({one}, {other})");
        await Under.TamperAsync($"UPDATE audit_entry SET position = CASE position WHEN {1000 + one} THEN {other} ELSE {one} END WHERE position > 1000");
        foreach (var column in new[] { "requested", "closed" })
        {
            await Under.TamperAsync($"UPDATE audit_decision SET {column} = CASE {column} WHEN {one} THEN {other} WHEN {other} THEN {one} ELSE {column} END");
        }

        await RefusedAsync("do not stand as this program recorded them");
    }

    [Fact]
    public async Task Two_that_changed_places_after_another_programs_are_noticed_by_the_one_that_goes_on()
    {
        await using var one = await Under.OpenAsync();
        await DecideAsync(2);
        await Under.TamperAsync("UPDATE audit_entry SET position = position + 1000 WHERE position IN (2, 3)");
        await Under.TamperAsync("UPDATE audit_entry SET position = CASE position WHEN 1002 THEN 3 ELSE 2 END WHERE position > 1000");
        await DecideAsync(one, 1, "mine");

        (await Should.ThrowAsync<QuickActionException>(() => one.PublishAsync(Token))).Message.ShouldContain("do not stand as this program recorded them");
    }

    [Fact]
    public async Task Without_what_vouches_for_the_end_of_the_log_nothing_is_signed_on_top_of_records_that_no_checkpoint_covers()
    {
        await DecideAsync(3);
        await Under.TamperAsync("DELETE FROM audit_end");

        await RefusedAsync("audit_end");
    }

    [Fact]
    public async Task What_vouches_for_the_end_of_the_log_is_asked_for_nothing_that_a_checkpoint_covers()
    {
        await using (var store = await Under.OpenAsync())
        {
            await DecideAsync(store, 3, "job");
            await store.PublishAsync(Token);
        }

        await Under.TamperAsync("DELETE FROM audit_end");

        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await DecideAsync(again, 1, "next");
        await again.PublishAsync(Token);
    }

    [Fact]
    public async Task A_copy_of_a_record_is_named_although_the_clock_was_once_ahead()
    {
        await using (var store = await Under.OpenAsync())
        {
            Under.Clock.Advance(TimeSpan.FromDays(400));
            await AppendAsync(store, 1);
            Under.Clock.Advance(TimeSpan.FromDays(-400));
            await AppendAsync(store, 600);
            await store.PublishAsync(Token);
        }

        await Under.WriteAsync("INSERT INTO audit_entry (position, leaf, leaf_hash) SELECT 602, leaf, leaf_hash FROM audit_entry WHERE position = 1");

        await RefusedAsync("Record 602 is a copy of record 1");
    }

    private async Task RefusedAsync(string why)
    {
        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain(why);
        await using var store = await Under.OpenToReadAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain(why);
        await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));
    }

    /// <summary>Records of the log's own life, at the time that the store's clock says.</summary>
    private async Task AppendAsync(AuditStore store, int count)
    {
        var source = new RecordSource(StoreUnderTest.Program, DecisionActor.Nobody, Under.Clock);
        var key = await store.LogKeyAsync(Token);
        await store.AppendAsync([.. Enumerable.Range(0, count).Select(_ => source.OfLog(key, new ConfigPart("test.noted", [], [])))], Token);
    }

    /// <summary>Decisions that nobody signs.</summary>
    private async Task DecideAsync(int count)
    {
        await using var store = await Under.OpenAsync();
        await DecideAsync(store, count, "job");
    }

    private static async Task DecideAsync(AuditStore store, int count, string job)
    {
        for (var i = 0; i < count; i++)
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job($"{job} {i}") with { CaseReference = null });
        }
    }
}
