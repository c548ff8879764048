using System.Text;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Jobs;
using QuickAction.Core.Privacy;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.TestKit.Jobs;

/// <summary>
/// A job is cancelled and erased while its run still works: whatever the run then records brings back no key and no content, nothing of its answer comes out, and
/// its decision is closed all the same.
/// </summary>
public abstract class ErasedMeanwhileSuite : IAsyncLifetime
{
    private const string Secret = "Mrs Ferris fell by the lifeboat shed";
    private const string Team = "harbour";
    private static readonly DecisionActor Person = new("tenant-1", "p.raman", Team, "User");
    private StoreUnderTest? _under;
    private AuditStore? _store;

    private StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    private JobStore Jobs => new(Store, new FileVault(Store, Under.Clock), Under.Clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _under = await StartAsync();
        _store = await _under.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await Under.DisposeAsync();
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Asvs("V14.2.7")]
    [Fact]
    public async Task An_answer_that_comes_after_the_erasure_is_not_kept_and_not_given_out()
    {
        var run = await RunningAsync();

        await Should.ThrowAsync<QuickActionException>(async () => await DoorOf(run, new Meanwhile(() => EraseAsync(run))).DecideAsync(EchoEngine.Task, Secret, Token));

        await ShouldBeErasedAsync(run);
        (await LeavesAsync()).Count(l => l == AuditKind.DecisionFailed).ShouldBe(1, "the decision does not stay open");
    }

    [Fact]
    public async Task A_question_that_fails_after_the_erasure_is_closed_without_content()
    {
        var run = await RunningAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await DoorOf(run, new Meanwhile(async () =>
        {
            await EraseAsync(run);
            throw new OperationCanceledException();
        })).DecideAsync(EchoEngine.Task, Secret, Token));

        await ShouldBeErasedAsync(run);
        (await LeavesAsync()).Count(l => l == AuditKind.DecisionFailed).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_asked_for_a_job_that_was_erased_before_its_first_question()
    {
        var run = await RunningAsync();
        await EraseAsync(run);
        var engine = new EchoEngine();

        await Should.ThrowAsync<QuickActionException>(async () => await DoorOf(run, engine).DecideAsync(EchoEngine.Task, Secret, Token));

        engine.Asked.ShouldBe(0);
        await ShouldBeErasedAsync(run);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CASE-7")]
    public async Task Names_that_a_run_has_found_are_not_kept_for_an_erased_job(string? reference)
    {
        var run = await RunningAsync(reference);
        await EraseAsync(run);

        await Should.ThrowAsync<QuickActionException>(async () => await Store.MapsFor(DecisionJobOf(run)).SaveAsync(reference ?? run.Job.Id.ToString(), new PseudonymMap(), Token));

        (await Under.CountAsync("SELECT COUNT(*) FROM pseudonym_map")).ShouldBe(0);
        await ShouldBeErasedAsync(run);
    }

    [Fact]
    public async Task The_end_of_such_a_run_changes_nothing()
    {
        var run = await RunningAsync();
        await EraseAsync(run);

        (await Jobs.FailAsync(run, new JobProblem("fault", "x"), Token)).ShouldBeFalse();
        (await Jobs.HandBackAsync(run, Token)).ShouldBeFalse();
        (await Jobs.CompleteAsync(run, new FinishedWork(JobState.NeedsReview, Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Secret), []), Token)).ShouldBeFalse();

        (await Under.CountAsync("SELECT COUNT(*) FROM file_frame")).ShouldBe(0);
        await ShouldBeErasedAsync(run);
    }

    [Fact]
    public async Task Work_that_belongs_to_no_row_is_erased_for_good_too()
    {
        var job = new DecisionJob("work of a command") { Actor = Person };
        var door = new DecisionTicket.RecordingAnalyst(
            new Meanwhile(() => Store.EraseAsync(job.Id, new ErasureOrder("test", Person), Token)), new DecisionLog(Store), job, Under.Clock);

        await Should.ThrowAsync<QuickActionException>(async () => await door.DecideAsync(EchoEngine.Task, Secret, Token));

        (await CountKeysAsync(job.Id)).ShouldBe(0);
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE decision IS NOT NULL")).ShouldBe(0);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    private async Task<JobRun> RunningAsync(string? reference = null)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Secret));
        var file = await new FileVault(Store, Under.Clock).WriteAsync(Team, "talk.vtt", content, 1000, Token);
        var id = JobId.New(Under.Clock.GetUtcNow());
        var request = new JobRequest { Kind = JobKind.Minutes, Engine = "offline", Case = reference };
        await Jobs.SubmitAsync([new NewJob { Id = id, Actor = Person, Request = request, Files = [file], Deadline = Under.Clock.GetUtcNow().AddDays(1) }], null, Token);
        await Jobs.ReleaseAsync(id, Token);
        return (await Jobs.StartAsync(id, isRecovery: false, 5, Token)).ShouldNotBeNull();
    }

    private async Task EraseAsync(JobRun run)
    {
        (await Jobs.CancelAsync(Team, run.Job.Id, Person, Token)).ShouldBe(JobChange.Done);
        (await Jobs.EraseAsync(Team, run.Job.Id, Person, "art17", Token)).ShouldBe(JobChange.Done);
    }

    private static DecisionJob DecisionJobOf(JobRun run) => new(run.Job.Id.ToString(), run.Request.Case) { Actor = Person, Service = "minutes" };

    private DecisionTicket.RecordingAnalyst DoorOf(JobRun run, IEngine engine) => new(engine, new DecisionLog(Store), DecisionJobOf(run), Under.Clock);

    private async Task ShouldBeErasedAsync(JobRun run)
    {
        (await Jobs.FindAsync(Team, run.Job.Id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Erased);
        (await CountKeysAsync(run.Job.Id.ToString())).ShouldBe(0, "an erased job has no key");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE decision IS NOT NULL")).ShouldBe(0, "an erased job has no content");
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await Store.PublishAsync(Token);
    }

    private async Task<long> CountKeysAsync(string job)
    {
        await using var keys = Under.Keys();
        await using var session = await keys.OpenAsync(Token);
        return await session.FirstAsync($"SELECT COUNT(*) FROM data_key WHERE job = '{job}'", default, row => row.GetInt64(0), Token);
    }

    private async Task<List<string>> LeavesAsync()
    {
        var kinds = new List<string>();
        for (var i = 0L; await Store.ShowAsync(i, Token) is { } record; i++)
        {
            kinds.Add(record.Leaf.Text("kind") ?? "");
        }

        return kinds;
    }

    /// <summary>Something happens while it answers.</summary>
    private sealed class Meanwhile(Func<Task> happens) : IEngine
    {
        public EngineIdentity Identity { get; } = new("echo", "quickaction", "test-1", []);

        public async ValueTask<TOut> AnswerAsync<TIn, TOut>(DecisionTicket ticket, AnalysisTask<TIn, TOut> task, TIn input, CancellationToken cancellationToken)
            where TIn : notnull
            where TOut : notnull
        {
            await happens();
            return (TOut)(object)input;
        }
    }
}
