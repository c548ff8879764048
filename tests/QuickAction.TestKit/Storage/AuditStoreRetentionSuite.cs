using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>How long content is kept, and what a legal hold keeps whatever the time.</summary>
public abstract class AuditStoreRetentionSuite : IAsyncLifetime
{
    private static readonly ErasureOrder Order = new("retention", DecisionActor.Nobody);
    private static readonly DecisionActor Officer = new("tenant-1", "legal-3", "harbour", "Governance");
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

    [Asvs("V14.2.7")]
    [Fact]
    public async Task A_job_is_due_when_its_time_is_over_and_says_in_its_records_when_that_is()
    {
        await using var store = await Under.OpenAsync();
        var now = Under.Clock.GetUtcNow();
        await SomeDecisions.DecideAsync(store, Job("long", now.AddDays(30)));
        await SomeDecisions.DecideAsync(store, Job("short", now.AddDays(1)));
        await SomeDecisions.DecideAsync(store, Job("forever", null));

        (await store.DueForErasureAsync(Token)).ShouldBeEmpty();
        Under.Clock.Advance(TimeSpan.FromDays(1));
        (await store.DueForErasureAsync(Token)).ShouldBe(["short"]);
        Under.Clock.Advance(TimeSpan.FromDays(99));
        (await store.DueForErasureAsync(Token)).ShouldBe(["short", "long"]);
        await store.EraseAsync(["short", "long"], Order, Token);

        (await store.DueForErasureAsync(Token)).ShouldBeEmpty();
        var leaf = await LeafAsync(store, 1);
        leaf.Text("retention_class").ShouldBe("minutes");
        leaf.Text("delete_after").ShouldBe(now.AddDays(30).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        leaf["legal_hold"].ShouldBe(new CanonicalFlag(false));
        (await LeafAsync(store, 5))["delete_after"].ShouldBeNull();
    }

    [Fact]
    public async Task What_is_held_is_not_erased_until_it_is_released_and_both_are_on_record()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("held"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("free") with { CaseReference = null });

        (await store.HoldAsync(["held"], true, Officer, "The inquest of March", Token)).ShouldBe([5]);

        (await Refused(() => store.EraseAsync("held", Order, Token))).ShouldContain("legal hold");
        (await Refused(() => store.EraseAsync(["free", "held"], Order, Token))).ShouldContain("legal hold");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE kind LIKE 'decision%'")).ShouldBe(4, "nothing was erased, not even what was free");
        var placed = (await store.ShowAsync(5, Token)).ShouldNotBeNull();
        placed.Leaf.Text("kind").ShouldBe("config.changed");
        placed.Leaf.Text("change").ShouldBe("hold.placed");
        placed.Leaf["legal_hold"].ShouldBe(new CanonicalFlag(true));
        placed.Content.ShouldNotBeNull().Openings.Single(o => o.Field == "reason_commit").Value.ShouldBe("The inquest of March");

        (await store.HoldAsync(["held"], false, Officer, null, Token)).ShouldBe([6]);
        (await store.EraseAsync("held", Order, Token)).ShouldBe(7);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_hold_that_stands_already_or_has_nothing_to_hold_makes_no_record()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("held"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("gone"));
        await store.EraseAsync("gone", Order, Token);
        await store.HoldAsync(["held"], true, Officer, null, Token);

        (await store.HoldAsync(["held", "gone", "never"], true, Officer, null, Token)).ShouldBeEmpty();
        (await store.IsHeldAsync("held", Token)).ShouldBeTrue();
        (await store.IsHeldAsync("gone", Token)).ShouldBeFalse();
        (await store.HoldAsync(["gone"], false, Officer, null, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_added_to_a_held_case_is_held_with_it()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("first"));
        await store.HoldAsync(["first"], true, Officer, null, Token);

        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("second"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("other") with { CaseReference = "CASE-8" });

        (await store.IsHeldAsync("second", Token)).ShouldBeTrue();
        (await store.IsHeldAsync("other", Token)).ShouldBeFalse();
        (await LeafAsync(store, 4))["legal_hold"].ShouldBe(new CanonicalFlag(true));
        (await Refused(() => store.EraseAsync("second", Order, Token))).ShouldContain("legal hold");
    }

    [Fact]
    public async Task A_backup_from_before_a_hold_does_not_loosen_it_and_one_from_before_its_release_does_not_place_it_again()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("held"));
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("freed") with { CaseReference = null });
            await store.HoldAsync(["freed"], true, Officer, null, Token);
        }

        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            await store.HoldAsync(["held"], true, Officer, null, Token);
            await store.HoldAsync(["freed"], false, Officer, null, Token);
        }

        await Under.PutBackAsync();
        await using var restored = await Under.OpenAsync();

        (await restored.IsHeldAsync("held", Token)).ShouldBeTrue();
        (await restored.IsHeldAsync("freed", Token)).ShouldBeFalse();
        (await Refused(() => restored.EraseAsync("held", Order, Token))).ShouldContain("legal hold");
    }

    [Fact]
    public async Task A_hold_whose_row_was_taken_away_is_missed_and_still_keeps_its_content()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("held"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("free"));
        await store.HoldAsync(["held"], true, Officer, null, Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await Under.TamperAsync("DELETE FROM audit_hold");

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(5);
        (await Refused(() => store.EraseAsync("held", Order, Token))).ShouldContain("legal hold");
        (await Refused(() => store.EraseAsync(["free", "held"], Order, Token))).ShouldContain("legal hold");
        (await Refused(() => store.EraseCaseAsync("harbour", "CASE-7", Order, Token))).ShouldContain("legal hold");
        (await store.HoldAsync(["held"], true, Officer, null, Token)).ShouldBeEmpty("the log has it");
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull("and the table has it again");
        await Under.TamperAsync("DELETE FROM audit_hold");
        (await store.HoldAsync(["held"], false, Officer, null, Token)).ShouldBe([6]);
        (await store.EraseAsync("held", Order, Token)).ShouldBe(7);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_hold_that_no_record_placed_is_found_and_keeps_nothing()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("free"));
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("freed"));
        await store.HoldAsync(["freed"], true, Officer, null, Token);
        await store.HoldAsync(["freed"], false, Officer, null, Token);
        await Under.TamperAsync("INSERT INTO audit_hold (key, position) SELECT key, 2 FROM audit_content WHERE job = 'free' AND kind = 'decision.completed'");

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(2);
        (await store.IsHeldAsync("free", Token)).ShouldBeFalse();
        await Under.TamperAsync("INSERT INTO audit_hold (key, position) SELECT key, 5 FROM audit_content WHERE job = 'freed' AND kind = 'decision.completed'");
        await Under.TamperAsync("DELETE FROM audit_hold WHERE position = 2");
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(5, "a hold that was released is none");
        (await store.EraseAsync(["free", "freed"], Order, Token)).Count.ShouldBe(2);
    }

    [Asvs("V14.2.7")]
    [Fact]
    public async Task All_that_is_due_is_erased_at_once_but_what_is_held()
    {
        await using var store = await Under.OpenAsync();
        var now = Under.Clock.GetUtcNow();
        foreach (var (id, days) in new (string, int?)[] { ("short", 1), ("held", 1), ("hidden", 1), ("long", 30), ("forever", null) })
        {
            await SomeDecisions.DecideAsync(store, Job(id, days is { } d ? now.AddDays(d) : null));
        }

        (await store.EraseDueAsync(DecisionActor.Nobody, Token)).Places.ShouldBeEmpty();
        await store.HoldAsync(["held", "hidden"], true, Officer, null, Token);
        await Under.TamperAsync("DELETE FROM audit_hold WHERE position = 12");
        Under.Clock.Advance(TimeSpan.FromDays(2));

        var erased = await store.EraseDueAsync(DecisionActor.Nobody, Token);

        erased.Places.ShouldBe([13]);
        erased.Held.ShouldBe(2, "also the one whose hold stands in the log only");
        var leaf = await LeafAsync(store, 13);
        (leaf.Text("kind"), leaf.Text("role")).ShouldBe(("erasure.applied", "System"));
        (await store.DueForErasureAsync(Token)).ShouldBe(["held", "hidden"], ignoreOrder: true);
        (await store.EraseDueAsync(DecisionActor.Nobody, Token)).Places.ShouldBeEmpty();
        Under.Clock.Advance(TimeSpan.FromDays(30));
        (await store.EraseDueAsync(DecisionActor.Nobody, Token)).Places.ShouldBe([14]);
    }

    [Fact]
    public async Task An_erasure_that_another_program_kept_from_its_end_is_finished_when_what_is_due_is_next_looked_for()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, Job("due", Under.Clock.GetUtcNow().AddDays(1)));
        Under.Clock.Advance(TimeSpan.FromDays(1));
        await using (await Under.ReadAllTheWhileAsync())
        {
            (await Refused(() => store.EraseDueAsync(DecisionActor.Nobody, Token))).ShouldContain("not finished");
        }

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_erasure WHERE finished = 0")).ShouldBe(1);
        (await store.EraseDueAsync(DecisionActor.Nobody, Token)).Places.ShouldBeEmpty();

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_erasure WHERE finished = 0")).ShouldBe(0);
    }

    private static DecisionJob Job(string id, DateTimeOffset? deleteAfter) =>
        SomeDecisions.Job(id) with { CaseReference = null, Retention = new DecisionRetention("minutes", deleteAfter) };

    private static async Task<CanonicalObject> LeafAsync(AuditStore store, long position) => (await store.ShowAsync(position, Token)).ShouldNotBeNull().Leaf;

    private static async Task<string> Refused(Func<Task> what) => (await Should.ThrowAsync<QuickActionException>(what)).Message;
}
