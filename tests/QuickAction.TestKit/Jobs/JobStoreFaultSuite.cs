using System.Text;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.TestKit.Jobs;

/// <summary>
/// Every statement of every change of a job fails once, before and after the database has done it. Whatever fails: the row says what the log says, no job has lost a
/// file or a version, the log verifies, and a job that has not ended can be brought to its end, once.
/// </summary>
public abstract class JobStoreFaultSuite : IAsyncLifetime
{
    private const string Team = "harbour";
    private const string Result = "result";
    private static readonly DecisionActor Person = new("tenant-1", "p.raman", Team, "User");
    private static readonly DecisionActor Reviewer = new("tenant-1", "r.oduya", Team, "Reviewer");

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

    [Asvs("V2.3.3", "V16.5.3")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_fault_in_any_statement_of_a_submission_takes_the_whole_job_in_or_nothing(bool afterIt) =>
        EachStatementAsync(afterIt, Ready.Nothing, async shop => await shop.SubmitAsync());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_fault_in_any_statement_of_a_start_leaves_a_job_that_can_be_started(bool afterIt) => EachStatementAsync(afterIt, Ready.Queued, async shop =>
    {
        await shop.Jobs.ReleaseAsync(shop.Id, Token);
        (await shop.Jobs.StartAsync(shop.Id, isRecovery: false, 5, Token)).ShouldNotBeNull();
    });

    [Asvs("V2.3.3", "V16.5.3")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_fault_in_any_statement_of_a_completion_stores_the_whole_result_or_nothing(bool afterIt) => EachStatementAsync(afterIt, Ready.Running, async shop =>
    {
        await shop.Jobs.ProgressAsync(shop.Run, new JobProgress(JobStage.Analysing, 1, 2), Token);
        (await shop.Jobs.CompleteAsync(shop.Run, Work(), Token)).ShouldBeTrue();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_fault_in_any_statement_of_a_failure_and_of_its_retry_loses_nothing(bool afterIt) => EachStatementAsync(afterIt, Ready.Running, async shop =>
    {
        (await shop.Jobs.FailAsync(shop.Run, new JobProblem("fault", "It failed."), Token)).ShouldBeTrue();
        (await shop.Jobs.RetryAsync(Team, shop.Id, Person, null, shop.Deadline, Token)).ShouldBe(JobChange.Done);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_fault_in_any_statement_of_handing_back_and_taking_back_loses_nothing(bool afterIt) => EachStatementAsync(afterIt, Ready.Running, async shop =>
    {
        (await shop.Jobs.HandBackAsync(shop.Run, Token)).ShouldBeTrue();
        await shop.Jobs.ReleaseAsync(shop.Id, Token);
        await shop.Jobs.TakeBackAsync(shop.Id, Token);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_fault_in_any_statement_of_an_edit_and_a_review_stores_each_whole_or_not(bool afterIt) => EachStatementAsync(afterIt, Ready.Done, async shop =>
    {
        (await shop.Jobs.EditAsync(Team, shop.Id, new NewEdit(Reviewer, 1, Encoding.UTF8.GetBytes("edited"), new EditSize(6, 5, 1000), JobState.NeedsReview, []), Token)).ShouldBe(JobChange.Done);
        (await shop.Jobs.ReviewAsync(Team, shop.Id, Verdict(), Token)).ShouldBe(JobChange.Done);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_fault_in_any_statement_of_a_cancellation_and_an_erasure_leaves_them_undone_or_finished(bool afterIt) => EachStatementAsync(afterIt, Ready.Running, async shop =>
    {
        (await shop.Jobs.CancelAsync(Team, shop.Id, Person, Token)).ShouldBe(JobChange.Done);
        (await shop.Jobs.EraseAsync(Team, shop.Id, Person, "art17", Token)).ShouldBe(JobChange.Done);
    });

    /// <summary>Does the work with the first statement failing, then the second, until none is left to fail.</summary>
    private async Task EachStatementAsync(bool afterIt, Ready ready, Func<Shop, Task> work)
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
                var shop = new Shop(store, Under.Clock);
                await shop.MakeAsync(ready);
                plan.FailAt(n, afterIt);
                failed = await FailsAsync(() => work(shop));
            }

            await SoundAsync($"after statement {n}");
        }

        n.ShouldBeGreaterThan(4, "each of the statements has failed once");
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

    private async Task SoundAsync(string when)
    {
        await using var store = await Under.OpenAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull(when);
        (await Under.CountAsync("SELECT COUNT(*) FROM job_file WHERE NOT EXISTS (SELECT 1 FROM file_frame WHERE file_frame.file = job_file.file)")).ShouldBe(0, when);
        (await Under.CountAsync("SELECT COUNT(*) FROM job WHERE state <> 'erased' AND result_version <> (SELECT COUNT(*) FROM job_version WHERE job_version.job = job.id)")).ShouldBe(0, when);
        (await Under.CountAsync("SELECT COUNT(*) FROM job WHERE state = 'erased' AND (request IS NOT NULL OR EXISTS (SELECT 1 FROM job_version WHERE job_version.job = job.id))")).ShouldBe(0, when);
        var shop = new Shop(store, Under.Clock);
        await ShouldSayWhatTheLogSaysAsync(store, shop, when);
        foreach (var job in (await AllAsync(shop)).Where(j => !j.State.IsAtRest()))
        {
            await shop.FinishAsync(job.Id);
        }

        await ShouldSayWhatTheLogSaysAsync(store, shop, when);
    }

    /// <summary>The last change of state of each job that the log knows is the one that its row has, and none came to its result twice.</summary>
    private static async Task ShouldSayWhatTheLogSaysAsync(AuditStore store, Shop shop, string when)
    {
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        var results = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0L; await store.ShowAsync(i, Token) is { } record; i++)
        {
            if (record.Leaf.Text("kind") is "job.changed" or "review.recorded" && record.Leaf.Text("correlation_id") is { } correlation)
            {
                last[correlation] = record.Leaf.Text("to") ?? record.Leaf.Text("outcome") ?? "";
                results[correlation] = results.GetValueOrDefault(correlation) + (record.Leaf.Text("from") == "running" && record.Leaf.Text("to") == "needsReview" ? 1 : 0);
            }
        }

        var jobs = await AllAsync(shop);
        last.Count.ShouldBe(jobs.Count, when);
        foreach (var job in jobs.Where(j => j.State != JobState.Erased))
        {
            last[JobLeafName(job.Id)].ShouldBe(job.State.Text(), when);
        }

        results.Values.ShouldAllBe(n => n <= 1, when);
    }

    private static Task<IReadOnlyList<Job>> AllAsync(Shop shop) => shop.Jobs.ListAsync(Team, new JobQuery(100, null), Token);

    private static string JobLeafName(JobId id) => Core.Storage.JobLeaf.Correlation(id.ToString());

    private static FinishedWork Work() => new(JobState.NeedsReview, Encoding.UTF8.GetBytes(Result), Encoding.UTF8.GetBytes("source"), []);

    private static NewReview Verdict() => new()
    {
        By = Reviewer,
        Name = "Remi Oduya",
        Outcome = ReviewOutcome.Approved,
        Version = 2,
        Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("edited"))),
        Resolutions = [],
        SettledWarnings = [],
        IsOwnWork = false,
        Evidence = new ReviewEvidence(null, [], TimeSpan.Zero, null, false, new HashSet<int>()),
        ClaimsChecked = 0,
        Edits = EditSize.None,
        Decisions = [],
    };

    private enum Ready
    {
        Nothing,
        Queued,
        Running,
        Done,
    }

    /// <summary>The store as the service uses it.</summary>
    private sealed class Shop(AuditStore store, TimeProvider clock)
    {
        private readonly FileVault _vault = new(store, clock);

        public JobStore Jobs => new(store, _vault, clock);

        public JobId Id { get; private set; }

        public JobRun Run { get; private set; } = null!;

        public DateTimeOffset Deadline => clock.GetUtcNow().AddDays(1);

        public async Task MakeAsync(Ready ready)
        {
            if (ready >= Ready.Queued)
            {
                await SubmitAsync();
            }

            if (ready >= Ready.Running)
            {
                await StartAsync();
            }

            if (ready >= Ready.Done)
            {
                await Jobs.CompleteAsync(Run, Work(), Token);
            }
        }

        /// <summary>As the service takes work in: when it fails, what was uploaded is dropped.</summary>
        public async Task SubmitAsync()
        {
            using var content = new MemoryStream("a talk"u8.ToArray());
            var file = await _vault.WriteAsync(Team, "talk.vtt", content, 1000, Token);
            try
            {
                Id = JobId.New(clock.GetUtcNow());
                await Jobs.SubmitAsync([new NewJob { Id = Id, Actor = Person, Request = new JobRequest { Kind = JobKind.Minutes, Engine = "offline" }, Files = [file], Deadline = Deadline }], null, Token);
            }
            catch
            {
                await _vault.DropAsync([file], Token);
                throw;
            }
        }

        /// <summary>As the reconciler and the next run do it.</summary>
        public async Task FinishAsync(JobId id)
        {
            Id = id;
            await Jobs.TakeBackAsync(id, Token);
            await StartAsync();
            (await _vault.ReadAsync(Team, id, Token)).ShouldNotBeNull().ShouldHaveSingleItem();
            (await Jobs.CompleteAsync(Run, Work(), Token)).ShouldBeTrue();
        }

        private async Task StartAsync()
        {
            await Jobs.ReleaseAsync(Id, Token);
            Run = (await Jobs.StartAsync(Id, isRecovery: false, 5, Token)).ShouldNotBeNull();
        }
    }
}
