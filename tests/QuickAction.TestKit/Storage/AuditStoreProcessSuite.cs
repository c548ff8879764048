using QuickAction.Core.Analysis;
using QuickAction.Core.Storage;

namespace QuickAction.TestKit.Storage;

/// <summary>Several processes and one log.</summary>
public abstract class AuditStoreProcessSuite : IAsyncLifetime
{
    /// <summary>Two entries each.</summary>
    private static readonly int Decisions = Soak.IsAsked ? 5_000 : 150;
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
    public async Task Two_processes_that_append_at_once_make_one_log_without_gaps_that_verifies()
    {
        var processes = await AppenderProcess.StartAsync(Under.Options, [("one", Decisions), ("other", Decisions)], Token);
        using var one = processes[0];
        using var other = processes[1];
        await Task.WhenAll(one.EndedAsync(Token), other.EndedAsync(Token));

        await using var store = await Under.OpenAsync();
        await store.PublishAsync(Token);

        var entries = 1 + (4 * Decisions);
        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.Log.Checkpoint.ShouldNotBeNull().Size.ShouldBe(entries);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(entries);
        (await Under.CountAsync("SELECT MAX(position) + 1 FROM audit_entry")).ShouldBe(entries);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_decision WHERE closed > requested")).ShouldBe(2 * Decisions);
        (await Under.CountAsync("SELECT COUNT(DISTINCT job) FROM audit_content WHERE kind = 'decision.completed'")).ShouldBe(2);
        (await Changes()).ShouldBeGreaterThan(2, "they took turns: else this would show nothing");
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_a_log_that_verifies_and_others_carry_on()
    {
        var processes = await AppenderProcess.StartAsync(Under.Options, [("killed", int.MaxValue), ("other", Decisions)], Token);
        using var killed = processes[0];
        using var other = processes[1];
        await killed.RecordedAsync(20, Token);
        await killed.KillAsync();
        await other.EndedAsync(Token);

        await using var store = await Under.OpenAsync();
        var like = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job("killed"));
        (await new DecisionLog(store).CloseInterruptedAsync(like, Token)).ShouldBeInRange(0, 1);
        await store.PublishAsync(Token);

        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_decision WHERE closed IS NULL")).ShouldBe(0);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_decision WHERE decision IN (SELECT decision FROM audit_content WHERE job = 'other')")).ShouldBe(Decisions);
        // What was said to be recorded is.
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job = 'killed' AND kind = 'decision.completed'")).ShouldBeGreaterThanOrEqualTo(20);
    }

    /// <summary>How often the entries change from one job's to the other's.</summary>
    private Task<long> Changes() => Under.CountAsync("""
        SELECT COUNT(*) FROM (
            SELECT job, LAG(job) OVER (ORDER BY requested) AS before FROM audit_decision
            JOIN audit_content ON audit_content.decision = audit_decision.decision AND audit_content.kind = 'decision.requested') AS turns
        WHERE before <> job
        """);
}
