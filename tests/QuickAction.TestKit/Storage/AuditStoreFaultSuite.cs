using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>
/// Every statement fails once, before and after the database has done it. Whatever fails: after the restart the log verifies, no answer has come out without
/// its records, and no record says that a decision was completed whose content is not there.
/// </summary>
public abstract class AuditStoreFaultSuite : IAsyncLifetime
{
    /// <summary>A change takes more statements in a store with more behind it, so in one store the last statement would run away from whoever counts up to it.</summary>
    private const int FaultsOfAStore = 8;

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

    /// <summary>Every how manieth statement fails: each, where there is time for it.</summary>
    protected virtual int Stride => 1;

    protected abstract Task<StoreUnderTest> StartAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_in_any_statement_of_a_decision_leaves_a_log_that_verifies(bool afterIt) => await EachStatementAsync(afterIt, async (store, job) =>
    {
        var door = new DecisionTicket.RecordingAnalyst(new EchoEngine(), new DecisionLog(store), new DecisionJob(job), Under.Clock);
        var decision = await door.DecideAsync(EchoEngine.Task, "hello", Token);
        await using var check = await Under.OpenAsync();
        var places = await check.PlacesAsync(decision.Id.ToString(), Token);
        (await check.ShowAsync(places[1], Token)).ShouldNotBeNull().Leaf.Text("kind").ShouldBe(AuditKind.DecisionCompleted);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_in_any_statement_of_a_result_on_its_way_out_keeps_it_in_or_leaves_its_record(bool afterIt) =>
        await EachStatementAsync(afterIt, async (store, job) =>
        {
            var decision = await SomeDecisions.DecideAsync(store, new DecisionJob(job));
            var index = await new ExportLog(store, Under.Clock).RecordAsync(SomeDecisions.Export(decision, new DecisionJob(job)), Token);
            // Given out: the record is there, and a checkpoint in the mirror covers it.
            await using var check = await Under.OpenAsync();
            (await check.ShowAsync(index, Token)).ShouldNotBeNull().Leaf.Text("kind").ShouldBe(AuditKind.ExportMade);
            File.ReadAllText(Path.Combine(Under.Options.DataFolder, "mirror", "checkpoint")).ShouldContain($"\n{index + 1}\n");
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_in_any_statement_of_a_checkpoint_leaves_a_log_that_verifies(bool afterIt) => await EachStatementAsync(afterIt, async (store, _) =>
    {
        await AuditStoreSuite.AppendOwnAsync(store, 100);
        await store.PublishAsync(Token);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_in_any_statement_of_an_erasure_leaves_it_undone_or_finished_at_the_next_start(bool afterIt) =>
        await EachStatementAsync(afterIt, async (store, job) =>
        {
            await SomeDecisions.DecideAsync(store, new DecisionJob(job));
            await store.EraseAsync(job, new ErasureOrder("art17", DecisionActor.Nobody), Token);
        });

    [Asvs("V11.2.2")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fault_in_any_statement_of_a_change_of_keys_leaves_one_set_of_keys_that_signs(bool afterIt) =>
        await EachStatementAsync(afterIt, async (store, _) => await store.RotateKeysAsync(Token));

    /// <summary>Runs the work with the first statement failing, then the second, until none is left to fail.</summary>
    private async Task EachStatementAsync(bool afterIt, Func<AuditStore, string, Task> work)
    {
        var failed = true;
        var n = 0;
        for (; failed; n += Stride)
        {
            if (n / Stride % FaultsOfAStore == 0)
            {
                await StartAnewAsync();
            }

            var plan = new FaultPlan();
            await using (var store = await AuditStore.OpenAsync(Under.Options, Under.Faulty(plan), StoreUnderTest.Program, Under.Clock, Token))
            {
                plan.FailAt(n, afterIt);
                failed = await FailsAsync(() => work(store, $"job {n}"));
            }

            await SoundAsync(n);
        }

        n.ShouldBeGreaterThan(8, "each of the statements has failed once");
    }

    private async Task StartAnewAsync()
    {
        await Under.DisposeAsync();
        _under = await StartAsync();
        await using (await Under.OpenAsync())
        {
        }
    }

    private static async Task<bool> FailsAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (Exception error) when (InjectedFault.IsBehind(error))
        {
            return true;
        }
    }

    private async Task SoundAsync(int n)
    {
        await using var store = await Under.OpenAsync();
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull($"after statement {n}");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_erasure WHERE finished = 0")).ShouldBe(0);
        // Content without a record: every row of a decision's content belongs to a request or an end that the log knows.
        (await Under.CountAsync(
            "SELECT COUNT(*) FROM audit_content WHERE decision IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit_decision WHERE audit_decision.decision = audit_content.decision)"))
            .ShouldBe(0);
        (await Under.CountAsync("""
            SELECT COUNT(*) FROM audit_content JOIN audit_decision ON audit_decision.decision = audit_content.decision
            WHERE audit_content.kind <> 'decision.requested' AND audit_decision.closed IS NULL
            """)).ShouldBe(0);
    }
}
