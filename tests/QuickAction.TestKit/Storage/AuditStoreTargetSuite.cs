using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Whose content is erased or held: what the records say, whatever somebody wrote into the tables beside them.</summary>
public abstract class AuditStoreTargetSuite : IAsyncLifetime
{
    private static readonly ErasureOrder Order = new("art17", DecisionActor.Nobody);
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

    [Theory]
    [InlineData("decision", 1)]
    [InlineData("job", 1)]
    [InlineData("key", 1)]
    public async Task Columns_of_two_records_that_changed_places_lead_to_no_erasure_and_no_hold(string column, int index)
    {
        await using var store = await Under.OpenAsync();
        var first = await SomeDecisions.DecideAsync(store, Job("first"));
        var second = await SomeDecisions.DecideAsync(store, Job("second"));
        await store.PublishAsync(Token);
        var (one, other) = column switch
        {
            "decision" => (first.ToString(), second.ToString()),
            "job" => ("first", "second"),
            _ => (await KeyAsync(store, 1), await KeyAsync(store, 3)),
        };
        await Under.TamperAsync($"UPDATE audit_content SET {column} = CASE {column} WHEN '{one}' THEN '{other}' ELSE '{one}' END WHERE job <> 'log'");

        var told = await RefusedAsync(() => EraseAsync(store, first));

        told.ShouldContain($"record {index} ");
        told.ShouldContain("nothing was erased");
        (await RefusedAsync(() => HoldAsync(store, first))).ShouldContain($"record {index} ");
        (await RefusedAsync(() => store.EraseAsync(["second"], Order, Token))).ShouldContain("record ");
        await NothingIsDestroyedAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(index);
    }

    [Fact]
    public async Task Content_that_was_put_under_another_jobs_key_is_not_erased_with_it()
    {
        await using var store = await Under.OpenAsync();
        var first = await SomeDecisions.DecideAsync(store, Job("first"));
        var second = await SomeDecisions.DecideAsync(store, Job("second"));
        await store.PublishAsync(Token);
        await Under.TamperAsync("""
            UPDATE audit_content SET key = (SELECT MIN(other.key) FROM audit_content AS other WHERE other.job = 'first') WHERE job = 'second' AND kind = 'decision.completed'
            """);

        (await RefusedAsync(() => EraseAsync(store, first))).ShouldContain("record 4 ");
        (await RefusedAsync(() => EraseAsync(store, second))).ShouldContain("record 4 ");
        await NothingIsDestroyedAsync();
    }

    [Fact]
    public async Task A_key_that_was_given_to_another_job_is_not_destroyed_for_it()
    {
        await using var store = await Under.OpenAsync();
        var first = await SomeDecisions.DecideAsync(store, Job("first"));
        await SomeDecisions.DecideAsync(store, Job("second"));
        await store.PublishAsync(Token);
        await Under.TamperKeysAsync(
            "UPDATE data_key SET job = 'x' WHERE job = 'first'", "UPDATE data_key SET job = 'first' WHERE job = 'second'", "UPDATE data_key SET job = 'second' WHERE job = 'x'");

        (await RefusedAsync(() => EraseAsync(store, first))).ShouldContain("record 1 ");
        (await RefusedAsync(() => store.EraseAsync("first", Order, Token))).ShouldContain("record 3 ");
        (await RefusedAsync(() => store.HoldAsync(["first"], true, Order.Authoriser, null, Token))).ShouldContain("record 3 ");
        await NothingIsDestroyedAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_that_is_no_longer_in_its_index_is_missed()
    {
        await using var store = await Under.OpenAsync();
        var first = await SomeDecisions.DecideAsync(store, Job("first"));
        await store.PublishAsync(Token);
        await Under.TamperAsync("DELETE FROM audit_decision");

        (await RefusedAsync(() => EraseAsync(store, first))).ShouldContain("index of decisions was changed");
        (await store.JobOfDecisionAsync("019f6a3c-77aa-7c1e-8d10-52c4b7a90e01", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_changed_keeps_nothing_else_from_being_erased_in_its_time()
    {
        await using var store = await Under.OpenAsync();
        var due = new DecisionRetention("minutes", Under.Clock.GetUtcNow().AddDays(1));
        await SomeDecisions.DecideAsync(store, Job("first") with { Retention = due });
        await SomeDecisions.DecideAsync(store, Job("second") with { Retention = due });
        await store.PublishAsync(Token);
        await Under.TamperAsync("UPDATE audit_content SET decision = 'another' WHERE job = 'second' AND kind = 'decision.completed'");
        Under.Clock.Advance(TimeSpan.FromDays(1));

        var erased = await store.EraseDueAsync(DecisionActor.Nobody, Token);

        erased.Places.ShouldBe([5]);
        erased.Faults.Single().ShouldContain("record 4 ");
        (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job = 'second'", keys: true)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE data_key SET case_tag = NULL WHERE job = 'first'", "record 1, 2 ")]
    [InlineData("UPDATE data_key SET case_tag = (SELECT other.case_tag FROM data_key AS other WHERE other.job = 'first') WHERE job = 'second'", "record 3, 4 ")]
    public async Task A_case_is_not_erased_or_held_when_it_cannot_be_told_what_all_of_it_is(string tampering, string named)
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("first"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("second") with { CaseReference = "CASE-8" });
        await store.PublishAsync(Token);
        await Under.TamperKeysAsync(tampering);

        var told = await RefusedAsync(() => store.EraseCaseAsync("harbour", "CASE-7", Order, Token));

        told.ShouldContain(named);
        told.ShouldContain("nothing was erased");
        (await RefusedAsync(() => store.JobsOfCaseAsync("harbour", "CASE-7", Token))).ShouldContain(named);
        await NothingIsDestroyedAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain(named.Trim());
    }

    [Fact]
    public async Task Content_whose_time_somebody_set_is_not_erased_for_it()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, Job("due") with { Retention = new DecisionRetention("minutes", Under.Clock.GetUtcNow().AddDays(1)) });
        await SomeDecisions.DecideAsync(store, Job("kept"));
        await store.PublishAsync(Token);
        await Under.TamperKeysAsync("UPDATE data_key SET delete_after = 1 WHERE job = 'kept'");
        Under.Clock.Advance(TimeSpan.FromDays(1));

        (await RefusedAsync(() => store.DueForErasureAsync(Token))).ShouldContain("record 3, 4 ");
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(3);
        var erased = await store.EraseDueAsync(DecisionActor.Nobody, Token);

        erased.Places.ShouldBe([5]);
        erased.Faults.Single().ShouldContain("record 3, 4 ");
        (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job = 'kept'", keys: true)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Keys_of_an_older_version_are_taken_over_once_and_are_bound_to_what_stands_beside_them_from_then_on()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("first"));
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("second"));
            await store.PublishAsync(Token);
        }

        await Under.MakeKeysOldAsync();
        var old = (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job = 'second'", keys: true)).Single();
        await using (var store = await Under.OpenAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
            (await store.JobsOfCaseAsync("harbour", "CASE-7", Token)).ShouldBe(["first", "second"]);
        }

        await using (var keys = Under.Keys())
        await using (var session = await keys.OpenAsync(Token))
        {
            await session.ExecuteAsync(
                "UPDATE data_key SET wrapped = @old, case_tag = NULL WHERE job = 'second'", new Core.Storage.Databases.Parameter[] { new("@old", old) }, Token);
        }

        await using var again = await Under.OpenAsync();
        (await RefusedAsync(() => again.EraseCaseAsync("harbour", "CASE-7", Order, Token))).ShouldContain("record 3, 4 ");
    }

    private static DecisionJob Job(string id) => SomeDecisions.Job(id) with { CaseReference = null };

    /// <summary>As a command does it that is told a decision.</summary>
    private static async Task EraseAsync(AuditStore store, DecisionId decision) =>
        await store.EraseAsync([await JobOfAsync(store, decision)], Order, Token);

    private static async Task HoldAsync(AuditStore store, DecisionId decision) =>
        await store.HoldAsync([await JobOfAsync(store, decision)], true, Order.Authoriser, null, Token);

    private static async Task<string> KeyAsync(AuditStore store, long index) =>
        (await store.ShowAsync(index, Token)).ShouldNotBeNull().Leaf.Text("key_id").ShouldNotBeNull();

    private static async Task<string> JobOfAsync(AuditStore store, DecisionId decision) =>
        (await store.JobOfDecisionAsync(decision.ToString(), Token)).ShouldNotBeNull();

    private async Task NothingIsDestroyedAsync()
    {
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job <> 'log'")).ShouldBe(4);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_hold")).ShouldBe(0);
        (await Under.BytesAsync("SELECT wrapped FROM data_key", keys: true)).Count.ShouldBe(3);
    }

    private static async Task<string> RefusedAsync(Func<Task> what) => (await Should.ThrowAsync<QuickActionException>(what)).Message;
}
