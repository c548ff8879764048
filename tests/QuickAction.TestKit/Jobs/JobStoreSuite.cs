using System.Text;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Storage.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.TestKit.Jobs;

/// <summary>What a store of jobs and their files promises, on every database.</summary>
public abstract class JobStoreSuite : IAsyncLifetime
{
    private const string Team = "harbour";
    private const string Other = "moor";
    private const string Secret = "Mrs Ferris fell by the lifeboat shed";
    private static readonly DecisionActor Person = new("tenant-1", "p.raman", Team, "User");
    private StoreUnderTest? _under;
    private AuditStore? _store;

    private StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    private FileVault Vault => new(Store, Under.Clock);

    private JobStore Jobs => new(Store, Vault, Under.Clock);

    private IdempotencyKeys Keys => new(Store, Under.Clock);

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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024 * 1024)]
    [InlineData((1024 * 1024) + 1)]
    [InlineData(2 * 1024 * 1024)]
    [InlineData((3 * 1024 * 1024) - 1)]
    public async Task A_file_of_any_length_comes_back_as_it_was(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(i * 31);
        }

        var id = await SubmitAsync(bytes);

        var file = (await Vault.ReadAsync(Team, id, Token)).ShouldNotBeNull().ShouldHaveSingleItem();
        file.Bytes.ToArray().ShouldBe(bytes);
        file.FileName.ShouldBe("talk.vtt");
    }

    [Asvs("V5.3.2", "V11.3.3", "V14.2.4")]
    [Fact]
    public async Task Nothing_that_a_person_uploaded_or_wrote_stands_in_the_files_in_the_clear()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes(Secret), r => r with { Title = "About the Ferris family", Case = "CASE-7781" });
        await CompleteAsync(await StartedAsync(id), Secret);

        foreach (var secret in new[] { Secret, "Ferris family", "CASE-7781", "talk.vtt" })
        {
            (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes(secret))).ShouldBeFalse(secret);
        }
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing()
    {
        using var content = new MemoryStream(new byte[(2 * 1024 * 1024) + 1]);

        var refusal = await Should.ThrowAsync<QuickActionException>(() => Vault.WriteAsync(Team, "talk.vtt", content, 2 * 1024 * 1024, Token));

        refusal.Message.ShouldContain("larger than 2 MB");
        (await Under.CountAsync("SELECT COUNT(*) FROM file_frame")).ShouldBe(0);
    }

    [Asvs("V11.3.2", "V11.3.3")]
    [Theory]
    [InlineData("UPDATE file_frame SET frame = 2 - frame")]
    [InlineData("DELETE FROM file_frame WHERE frame = 2")]
    [InlineData("DELETE FROM file_frame WHERE frame = 1")]
    [InlineData("UPDATE file_frame SET sealed = (SELECT sealed FROM file_frame AS other WHERE other.frame = 0) WHERE frame = 1")]
    [InlineData("UPDATE job_file SET bytes = bytes - 1048576")]
    public async Task Frames_that_were_swapped_left_out_or_cut_off_are_noticed(string attack)
    {
        var id = await SubmitAsync(new byte[3 * 1024 * 1024]);
        // Moved aside first, as two frames may not have one number.
        await Under.TamperAsync(attack.StartsWith("UPDATE file_frame SET frame", StringComparison.Ordinal)
            ? "UPDATE file_frame SET frame = frame + 10; UPDATE file_frame SET frame = 12 - frame"
            : attack);

        await Should.ThrowAsync<QuickActionException>(() => Vault.ReadAsync(Team, id, Token));
    }

    [Fact]
    public async Task A_file_in_quarantine_is_in_no_job_and_in_the_log_and_goes_when_its_time_is_over()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Secret));
        var file = await Vault.WriteAsync(Team, "letter.docx", content, 100, Token);
        var scan = new MalwareScan("ClamAV 1.4.6", "27812", "infected");

        var id = await new Quarantine(Store, Under.Clock).KeepAsync(Person, file, scan, "Some.Thing", 30, Token);

        (await Jobs.FindAsync(Team, id, Token)).ShouldBeNull();
        (await Vault.ReadAsync(Team, id, Token)).ShouldBeNull();
        (await Vault.SweepAsync(Under.Clock.GetUtcNow().AddDays(1), Token)).ShouldBe(0);
        (await KindsAsync()).Last().ShouldBe("upload.refused");
        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Store.DueForErasureAsync(Token)).ShouldBeEmpty();
        Under.Clock.Advance(TimeSpan.FromDays(31));
        (await Store.DueForErasureAsync(Token)).ShouldBe([id.ToString()]);
        (await Store.EraseAsync(id.ToString(), new ErasureOrder("retention", Person), Token)).ShouldNotBeNull();
        (await Under.CountAsync("SELECT COUNT(*) FROM file_frame")).ShouldBe(0);
        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_no_job_takes_up_is_swept_away_and_others_are_not()
    {
        var kept = await SubmitAsync(Encoding.UTF8.GetBytes("kept"));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("orphan"));
        await Vault.WriteAsync(Team, "orphan.vtt", content, 100, Token);
        Under.Clock.Advance(TimeSpan.FromHours(1));

        (await Vault.SweepAsync(Under.Clock.GetUtcNow(), Token)).ShouldBe(1);

        (await Vault.ReadAsync(Team, kept, Token)).ShouldNotBeNull().Count.ShouldBe(1);
        (await Under.CountAsync("SELECT COUNT(*) FROM file_frame")).ShouldBe(1);
    }

    [Asvs("V8.2.2", "V8.4.1")]
    [Fact]
    public async Task Another_team_finds_nothing_and_changes_nothing()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        var run = await StartedAsync(id);
        await CompleteAsync(run, "{}");

        (await Jobs.FindAsync(Other, id, Token)).ShouldBeNull();
        (await Jobs.RequestOfAsync(Other, id, Token)).ShouldBeNull();
        (await Jobs.VersionAsync(Other, id, null, Token)).ShouldBeNull();
        (await Vault.ReadAsync(Other, id, Token)).ShouldBeNull();
        (await Vault.ReadSourceAsync(Other, id, Token)).ShouldBeNull();
        (await Jobs.ListAsync(Other, new JobQuery(100), Token)).ShouldBeEmpty();
        (await Jobs.CancelAsync(Other, id, Person, Token)).ShouldBe(JobChange.NotFound);
        (await Jobs.RetryAsync(Other, id, Person, null, Deadline, Token)).ShouldBe(JobChange.NotFound);
        (await Jobs.EraseAsync(Other, id, Person, "test", Token)).ShouldBe(JobChange.NotFound);
        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.NeedsReview);
    }

    [Asvs("V16.2.1")]
    [Fact]
    public async Task A_job_goes_from_the_queue_to_its_result_and_every_change_is_in_the_log()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"), r => r with { Chair = "Siân Pryce", Words = 99 });
        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Queued);

        var run = await StartedAsync(id);
        (await Jobs.ProgressAsync(run, new JobProgress(JobStage.Analysing, 2, 5), Token)).ShouldBeTrue();
        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().Progress.ShouldBe(new JobProgress(JobStage.Analysing, 2, 5));
        await CompleteAsync(run, Secret);

        run.Request.Chair.ShouldBe("Siân Pryce");
        run.Request.Words.ShouldBe(99);
        var done = (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull();
        (done.State, done.Attempt, done.ResultVersion).ShouldBe((JobState.NeedsReview, 1, 1));
        var version = (await Jobs.VersionAsync(Team, id, null, Token)).ShouldNotBeNull();
        Encoding.UTF8.GetString(version.Content.Span).ShouldBe(Secret);
        version.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(version.Content.Span)));
        Encoding.UTF8.GetString((await Vault.ReadSourceAsync(Team, id, Token)).ShouldNotBeNull().Span).ShouldBe("source");
        (await ChangesAsync()).ShouldBe(["->queued", "queued->running", "running->needsReview"]);
        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_was_taken_over_can_change_nothing_any_more()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        var stalled = await StartedAsync(id);
        var recovered = (await Jobs.StartAsync(id, isRecovery: true, 5, Token)).ShouldNotBeNull();

        (await Jobs.IsCurrentAsync(stalled, Token)).ShouldBeFalse();
        (await Jobs.ProgressAsync(stalled, JobProgress.Waiting, Token)).ShouldBeFalse();
        (await Jobs.FailAsync(stalled, new JobProblem("late", "late"), Token)).ShouldBeFalse();
        (await Jobs.HandBackAsync(stalled, Token)).ShouldBeFalse();
        (await Jobs.CompleteAsync(stalled, Work("late"), Token)).ShouldBeFalse();
        await CompleteAsync(recovered, "in time");

        Encoding.UTF8.GetString((await Jobs.VersionAsync(Team, id, null, Token)).ShouldNotBeNull().Content.Span).ShouldBe("in time");
        (await Under.CountAsync("SELECT COUNT(*) FROM job_version")).ShouldBe(1);
        (await Under.CountAsync("SELECT COUNT(*) FROM file_frame")).ShouldBe(2);
    }

    [Fact]
    public async Task A_run_whose_job_is_erased_by_an_officer_can_change_nothing_any_more_and_leaves_nothing()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        var run = await StartedAsync(id);
        await Store.EraseAsync(id.ToString(), new ErasureOrder("art17", Person), Token);

        (await Jobs.IsCurrentAsync(run, Token)).ShouldBeFalse();
        (await Jobs.FailAsync(run, new JobProblem("not-recorded", "late"), Token)).ShouldBeFalse();
        (await Jobs.PostponeAsync(run, new JobProblem("not-recorded", "late"), Token)).ShouldBeFalse();
        (await Jobs.HandBackAsync(run, Token)).ShouldBeFalse();
        (await Jobs.CompleteAsync(run, Work("late"), Token)).ShouldBeFalse();

        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Erased);
        (await Under.CountAsync("SELECT COUNT(*) FROM job_version")).ShouldBe(0);
        (await Under.CountAsync("SELECT COUNT(*) FROM file_frame")).ShouldBe(0);
        (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job <> 'log'", keys: true)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_running_job_begins_again_only_when_whoever_ran_it_has_died()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await StartedAsync(id);

        (await Jobs.StartAsync(id, isRecovery: false, 5, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_job_that_ends_the_process_each_time_is_given_up()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await StartedAsync(id);
        (await Jobs.StartAsync(id, isRecovery: true, 2, Token)).ShouldNotBeNull();

        (await Jobs.StartAsync(id, isRecovery: true, 2, Token)).ShouldBeNull();

        var job = (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull();
        (job.State, job.Problem?.Code).ShouldBe((JobState.Failed, "interrupted"));
    }

    [Fact]
    public async Task Only_one_of_many_releases_a_job_and_only_one_starts_it()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));

        var released = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Jobs.ReleaseAsync(id, Token))));
        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Jobs.StartAsync(id, isRecovery: false, 5, Token))));

        released.Count(r => r is not null).ShouldBe(1);
        started.Count(r => r is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_job_keeps_its_reason_and_can_be_tried_again_with_another_engine()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await Jobs.FailAsync(await StartedAsync(id), new JobProblem("unavailable", "The model does not answer."), Token);
        var failed = (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull();
        (failed.State, failed.Problem).ShouldBe((JobState.Failed, new JobProblem("unavailable", "The model does not answer.")));

        (await Jobs.RetryAsync(Team, id, Person, "other", Deadline, Token)).ShouldBe(JobChange.Done);
        await CompleteAsync(await StartedAsync(id), "done");

        var job = (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull();
        (job.State, job.Engine, job.Problem, job.Attempt).ShouldBe((JobState.NeedsReview, "other", null, 2));
        (await Jobs.RetryAsync(Team, id, Person, null, Deadline, Token)).ShouldBe(JobChange.NotAllowed);
    }

    [Fact]
    public async Task A_cancelled_job_is_over_for_whoever_runs_it()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        var run = await StartedAsync(id);

        (await Jobs.CancelAsync(Team, id, Person, Token)).ShouldBe(JobChange.Done);

        (await Jobs.CompleteAsync(run, Work("late"), Token)).ShouldBeFalse();
        (await Jobs.CancelAsync(Team, id, Person, Token)).ShouldBe(JobChange.NotAllowed);
        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Cancelled);
    }

    [Fact]
    public async Task What_the_scheduler_has_lost_waits_again_and_its_run_is_fenced_off()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        var run = await StartedAsync(id);
        Under.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Jobs.ReleasedBeforeAsync(Under.Clock.GetUtcNow(), Token)).ShouldHaveSingleItem().Id.ShouldBe(id);

        await Jobs.TakeBackAsync(id, Token);

        (await Jobs.IsCurrentAsync(run, Token)).ShouldBeFalse();
        (await Jobs.ViewAsync(Token)).Waiting.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_job_waits_through_an_outage_until_its_deadline_is_over()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await Jobs.PostponeAsync(await StartedAsync(id), new JobProblem("unavailable", "The model does not answer."), Token);

        (await Jobs.ViewAsync(Token)).Waiting.ShouldBeEmpty();
        Under.Clock.Advance(TimeSpan.FromMinutes(2));
        (await Jobs.ViewAsync(Token)).Waiting.ShouldHaveSingleItem();
        Under.Clock.Advance(TimeSpan.FromDays(2));
        (await Jobs.ExpireAsync(Token)).ShouldBe(1);

        var job = (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull();
        (job.State, job.Problem?.Code).ShouldBe((JobState.Failed, "deadline"));
    }

    [Fact]
    public async Task A_job_whose_key_was_lost_keeps_no_other_from_its_end()
    {
        var (lost, other) = (await SubmitAsync("x"u8.ToArray()), await SubmitAsync("y"u8.ToArray()));
        await using (var keys = Under.Keys())
        {
            await using var session = await keys.OpenAsync(Token);
            await session.ExecuteAsync($"DELETE FROM data_key WHERE job = '{lost}'", default, Token);
        }

        Under.Clock.Advance(TimeSpan.FromDays(2));

        await Should.ThrowAsync<QuickActionException>(() => Jobs.ExpireAsync(Token));

        (await Jobs.FindAsync(Team, other, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Failed);
        (await Jobs.FindAsync(Team, lost, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Queued);
    }

    [Fact]
    public async Task What_a_clock_wrote_that_was_set_back_since_keeps_no_job_waiting()
    {
        var postponed = await SubmitAsync("x"u8.ToArray());
        await Jobs.PostponeAsync(await StartedAsync(postponed), new JobProblem("unavailable", "The model does not answer."), Token);
        (await Jobs.ViewAsync(Token)).Waiting.ShouldBeEmpty();
        var released = await SubmitAsync("y"u8.ToArray());
        await Jobs.ReleaseAsync(released, Token);
        (await Jobs.ReleasedBeforeAsync(Under.Clock.GetUtcNow() - TimeSpan.FromSeconds(5), Token)).ShouldBeEmpty();

        await Under.TamperAsync("UPDATE job SET not_before = not_before + 7200000, released = released + 7200000");

        (await Jobs.ViewAsync(Token)).Waiting.ShouldHaveSingleItem().Id.ShouldBe(postponed);
        (await Jobs.ReleasedBeforeAsync(Under.Clock.GetUtcNow() - TimeSpan.FromSeconds(5), Token)).ShouldHaveSingleItem().Id.ShouldBe(released);
    }

    [Asvs("V14.2.7")]
    [Fact]
    public async Task An_erased_job_keeps_its_row_and_nothing_of_its_content()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes(Secret));
        await CompleteAsync(await StartedAsync(id), Secret);

        (await Jobs.EraseAsync(Team, id, Person, "art17", Token)).ShouldBe(JobChange.Done);

        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Erased);
        (await Jobs.VersionAsync(Team, id, null, Token)).ShouldBeNull();
        (await Jobs.RequestOfAsync(Team, id, Token)).ShouldBeNull();
        (await Vault.ReadAsync(Team, id, Token)).ShouldBeNull();
        (await Vault.ReadSourceAsync(Team, id, Token)).ShouldBeNull();
        foreach (var table in new[] { "SELECT COUNT(*) FROM file_frame", "SELECT COUNT(*) FROM job_file", "SELECT COUNT(*) FROM job_version" })
        {
            (await Under.CountAsync(table)).ShouldBe(0);
        }

        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_running_job_is_not_erased()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await StartedAsync(id);

        (await Jobs.EraseAsync(Team, id, Person, "test", Token)).ShouldBe(JobChange.NotAllowed);
    }

    [Fact]
    public async Task A_job_submitted_into_a_held_case_is_kept_from_the_first_record_on_until_the_hold_is_released()
    {
        await SubmitAsync(Encoding.UTF8.GetBytes("x"), r => r with { Case = "CASE-7" });
        await Store.HoldAsync(await Store.JobsOfCaseAsync(Team, "CASE-7", Token), true, Reviewer, null, Token);

        var queued = await SubmitAsync(Encoding.UTF8.GetBytes(Secret), r => r with { Case = "CASE-7" });
        var other = await SubmitAsync(Encoding.UTF8.GetBytes("x"), r => r with { Case = "CASE-8" });

        (await Jobs.EraseAsync(Team, queued, Person, "art17", Token)).ShouldBe(JobChange.Held);
        (await Jobs.FindAsync(Team, queued, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Queued, "nothing of it was changed");
        (await Should.ThrowAsync<QuickActionException>(() => Store.EraseAsync(queued.ToString(), new ErasureOrder("art17", Person), Token))).Message.ShouldContain("legal hold");
        (await Vault.ReadAsync(Team, queued, Token)).ShouldNotBeNull();
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Jobs.EraseAsync(Team, other, Person, "art17", Token)).ShouldBe(JobChange.Done);

        await Store.HoldAsync([queued.ToString()], false, Reviewer, null, Token);

        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Jobs.EraseAsync(Team, queued, Person, "art17", Token)).ShouldBe(JobChange.Done);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_restored_backup_does_not_bring_an_erased_job_back()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes(Secret));
        await CompleteAsync(await StartedAsync(id), Secret);
        await Store.PublishAsync(Token);
        await Store.DisposeAsync();
        await Under.BackUpAsync();
        _store = await Under.OpenAsync();
        await Jobs.EraseAsync(Team, id, Person, "art17", Token);
        await Store.DisposeAsync();

        await Under.PutBackAsync();
        _store = await Under.OpenAsync();

        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Erased);
        (await Jobs.VersionAsync(Team, id, null, Token)).ShouldBeNull();
        (await Under.CountAsync("SELECT COUNT(*) FROM file_frame")).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_of_jobs_follow_each_other_without_gaps()
    {
        var all = new List<JobId>();
        for (var i = 0; i < 7; i++)
        {
            Under.Clock.Advance(TimeSpan.FromMilliseconds(5));
            all.Add(await SubmitAsync(Encoding.UTF8.GetBytes("x")));
        }

        var seen = new List<JobId>();
        JobId? before = null;
        while (await Jobs.ListAsync(Team, new JobQuery(3, before), Token) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(j => j.Id));
            before = page[^1].Id;
        }

        seen.ShouldBe(all.AsEnumerable().Reverse());
        (await Jobs.ListAsync(Team, new JobQuery(3) { After = all[1] }, Token)).Select(j => j.Id).ShouldBe([all[4], all[3], all[2]]);
        (await Jobs.ListAsync(Team, new JobQuery(3) { After = all[6] }, Token)).ShouldBeEmpty();
        (await Jobs.ListAsync(Other, new JobQuery(3) { After = all[1] }, Token)).ShouldBeEmpty();
        (await Jobs.ListAsync(Team, new JobQuery(100) { State = JobState.Failed }, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_is_one_requests_own_until_that_has_ended_and_then_leads_to_its_outcome()
    {
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldBeNull();
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldNotBeNull().IsDone.ShouldBeFalse();
        (await Keys.TakeAsync(Team, "you", "k1", Token)).ShouldBeNull();
        await Keys.ReleaseAsync(Team, "me", "k1", Token);
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldBeNull();

        var print = Keys.Fingerprint("form");
        await SubmitAsync(Encoding.UTF8.GetBytes("x"), idempotency: new IdempotentSubmission("me", "k1", print, "/v1/jobs/1"));
        var known = (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldNotBeNull();

        known.Location.ShouldBe("/v1/jobs/1");
        known.Fingerprint.ToArray().ShouldBe(print.ToArray());
        Under.Clock.Advance(TimeSpan.FromHours(25));
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_whose_request_died_is_soon_free_and_one_that_is_renewed_is_not()
    {
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldBeNull();
        Under.Clock.Advance(TimeSpan.FromSeconds(29));
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldNotBeNull();
        await Keys.RenewAsync(Team, "me", "k1", Token);
        Under.Clock.Advance(TimeSpan.FromSeconds(29));
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldNotBeNull();

        Under.Clock.Advance(TimeSpan.FromSeconds(2));

        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_requests_that_both_hold_a_key_one_makes_a_job()
    {
        var (first, second) = (new IdempotentSubmission("me", "k1", Keys.Fingerprint("form"), "/v1/jobs/1"), new IdempotentSubmission("me", "k1", Keys.Fingerprint("form"), "/v1/jobs/2"));
        await Keys.TakeAsync(Team, "me", "k1", Token);
        Under.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldBeNull("the first was slow to renew it");
        await SubmitAsync("x"u8.ToArray(), idempotency: second);

        (await Should.ThrowAsync<QuickActionException>(() => SubmitAsync("x"u8.ToArray(), idempotency: first))).Retryable.ShouldBeTrue();

        (await Under.CountAsync("SELECT COUNT(*) FROM job")).ShouldBe(1);
        await Keys.ReleaseAsync(Team, "me", "k1", Token);
        (await Keys.TakeAsync(Team, "me", "k1", Token)).ShouldNotBeNull().Location.ShouldBe("/v1/jobs/2");
    }

    [Fact]
    public async Task An_edit_is_the_next_version_by_its_author_and_only_of_the_newest()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await CompleteAsync(await StartedAsync(id), "first");

        (await Jobs.EditAsync(Team, id, Edit(1, "second"), Token)).ShouldBe(JobChange.Done);
        (await Jobs.EditAsync(Team, id, Edit(1, "late"), Token)).ShouldBe(JobChange.NotAllowed);
        (await Jobs.EditAsync(Other, id, Edit(2, "theirs"), Token)).ShouldBe(JobChange.NotFound);

        var versions = await Jobs.VersionsAsync(Team, id, Token);
        versions.Select(v => (v.Number, v.IsEngines, v.Author.Person)).ShouldBe([(1, true, "p.raman"), (2, false, "r.oduya")]);
        versions.Select(v => v.Edits).ShouldBe([null, new EditSize(6, 5, 1000)]);
        (await Jobs.VersionsAsync(Other, id, Token)).ShouldBeEmpty();
        Encoding.UTF8.GetString((await Jobs.VersionAsync(Team, id, 2, Token)).ShouldNotBeNull().Content.Span).ShouldBe("second");
        Encoding.UTF8.GetString((await Jobs.VersionAsync(Team, id, 1, Token)).ShouldNotBeNull().Content.Span).ShouldBe("first");
        (await ChangesAsync())[^1].ShouldBe("needsReview->needsReview");
        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Only_one_of_many_edits_of_a_version_is_stored()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await CompleteAsync(await StartedAsync(id), "first");

        var changes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Jobs.EditAsync(Team, id, Edit(1, $"edit {i}"), Token))));

        changes.Count(c => c == JobChange.Done).ShouldBe(1);
        (await Jobs.VersionsAsync(Team, id, Token)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_review_is_of_the_newest_version_and_its_record_goes_with_the_change_of_state()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await CompleteAsync(await StartedAsync(id), "first");
        await Jobs.EditAsync(Team, id, Edit(1, "second"), Token);

        (await Jobs.ReviewAsync(Team, id, Verdict(1, "first", ReviewOutcome.Approved), Token)).ShouldBe(JobChange.NotAllowed);
        (await Jobs.ReviewAsync(Team, id, Verdict(2, "first", ReviewOutcome.Approved), Token)).ShouldBe(JobChange.NotAllowed);
        (await Jobs.ReviewAsync(Other, id, Verdict(2, "second", ReviewOutcome.Approved), Token)).ShouldBe(JobChange.NotFound);
        (await Jobs.ReviewAsync(Team, id, Verdict(2, "second", ReviewOutcome.Escalated), Token)).ShouldBe(JobChange.Done);
        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.NeedsReview);
        (await Jobs.ReviewAsync(Team, id, Verdict(2, "second", ReviewOutcome.Approved), Token)).ShouldBe(JobChange.Done);
        (await Jobs.ReviewAsync(Team, id, Verdict(2, "second", ReviewOutcome.Rejected), Token)).ShouldBe(JobChange.NotAllowed);

        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.Approved);
        var reviews = await Jobs.ReviewsAsync(Team, id, Token);
        reviews.Select(r => r.Outcome).ShouldBe([ReviewOutcome.Escalated, ReviewOutcome.Approved], ignoreOrder: true);
        reviews[0].Reason.ShouldBe(Secret);
        reviews[0].Name.ShouldBe("Remi Oduya");
        reviews[0].Resolutions.ShouldBe([new Resolution(0, "checked", "heard again")]);
        (await Jobs.ReviewsAsync(Other, id, Token)).ShouldBeEmpty();
        (await Under.FilesHoldAsync(Encoding.UTF8.GetBytes(Secret))).ShouldBeFalse();
        (await ChangesAsync())[^1].ShouldBe("needsReview->approved");
        (await KindsAsync()).Count(k => k == "review.recorded").ShouldBe(2);
        await Store.PublishAsync(Token);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Jobs.EditAsync(Team, id, Edit(2, "third"), Token)).ShouldBe(JobChange.Done);
        (await Jobs.FindAsync(Team, id, Token)).ShouldNotBeNull().State.ShouldBe(JobState.NeedsReview);
    }

    [Fact]
    public async Task What_a_person_was_shown_is_kept_with_the_time_between_and_no_long_pause()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await CompleteAsync(await StartedAsync(id), "first");
        (await Jobs.EvidenceAsync(Team, id, Reviewer, 1, Token)).OpenedAt.ShouldBeNull();
        var opened = Under.Clock.GetUtcNow();

        await Jobs.ShownAsync(Team, id, Reviewer, 1, Token);
        Under.Clock.Advance(TimeSpan.FromSeconds(40));
        await Jobs.SourceShownAsync(Team, id, Reviewer, 1, 7, Token);
        await Jobs.SourceShownAsync(Team, id, Reviewer, 1, 7, Token);
        await Jobs.SourceShownAsync(Team, id, Reviewer, 1, null, Token);
        Under.Clock.Advance(TimeSpan.FromHours(8));
        await Jobs.ShownAsync(Team, id, Reviewer, 1, Token);
        await Jobs.ShownAsync(Other, id, Reviewer, 1, Token);
        await Jobs.ShownAsync(Team, id, Person, 1, Token);

        var evidence = await Jobs.EvidenceAsync(Team, id, Reviewer, 1, Token);
        evidence.OpenedAt.ShouldNotBeNull().ToUnixTimeMilliseconds().ShouldBe(opened.ToUnixTimeMilliseconds());
        evidence.Versions.ShouldBe([1]);
        evidence.Dwell.ShouldBe(TimeSpan.FromSeconds(40) + ReviewEvidence.LongestPause);
        evidence.DwellUntil(Under.Clock.GetUtcNow().AddSeconds(20)).ShouldBe(TimeSpan.FromSeconds(60) + ReviewEvidence.LongestPause);
        (evidence.SourcesOpened, evidence.WholeSource).ShouldBe((2, true));
        evidence.Segments.ShouldBe([7]);
        (await Jobs.EvidenceAsync(Other, id, Reviewer, 1, Token)).OpenedAt.ShouldBeNull();
        (await Jobs.EvidenceAsync(Team, id, Reviewer, 2, Token)).OpenedAt.ShouldBeNull();
    }

    [Fact]
    public async Task An_erased_job_keeps_no_edit_no_review_and_nothing_of_who_was_shown_it()
    {
        var id = await SubmitAsync(Encoding.UTF8.GetBytes("x"));
        await CompleteAsync(await StartedAsync(id), "first");
        await Jobs.EditAsync(Team, id, Edit(1, "second"), Token);
        await Jobs.ShownAsync(Team, id, Reviewer, 2, Token);
        await Jobs.ReviewAsync(Team, id, Verdict(2, "second", ReviewOutcome.Approved), Token);

        (await Jobs.EraseAsync(Team, id, Person, "art17", Token)).ShouldBe(JobChange.Done);
        await Jobs.ShownAsync(Team, id, Reviewer, 2, Token);

        foreach (var table in new[] { "SELECT COUNT(*) FROM job_edit", "SELECT COUNT(*) FROM job_review", "SELECT COUNT(*) FROM job_evidence", "SELECT COUNT(*) FROM job_version" })
        {
            (await Under.CountAsync(table)).ShouldBe(0);
        }

        (await Jobs.ReviewsAsync(Team, id, Token)).ShouldBeEmpty();
        (await Jobs.EditAsync(Team, id, Edit(2, "third"), Token)).ShouldBe(JobChange.NotFound);
        (await Store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Asvs("V5.2.4")]
    [Fact]
    public async Task Stored_uploads_are_counted_by_team_and_person_until_they_are_erased()
    {
        var counted = new UploadCount(Store);
        var first = await SubmitAsync(new byte[1000]);
        await SubmitAsync(new byte[(1024 * 1024) + 5]);
        await CompleteAsync(await StartedAsync(first), "a result");
        using var content = new MemoryStream(new byte[70]);
        var caught = await Vault.WriteAsync(Team, "letter.docx", content, 100, Token);
        await new Quarantine(Store, Under.Clock).KeepAsync(Reviewer, caught, new MalwareScan("ClamAV 1.4.6", "27812", "infected"), "Some.Thing", 30, Token);

        (await counted.OfAsync(Person, Token)).ShouldBe(new StoredUploads(new UploadSize(3, 1000 + (1024 * 1024) + 5 + 70), new UploadSize(2, 1000 + (1024 * 1024) + 5)));
        (await counted.OfAsync(Reviewer, Token)).ShouldBe(new StoredUploads(new UploadSize(3, 1000 + (1024 * 1024) + 5 + 70), new UploadSize(0, 0)));
        (await counted.OfAsync(Person with { Team = Other }, Token)).ShouldBe(new StoredUploads(new UploadSize(0, 0), new UploadSize(0, 0)));
        (await Jobs.EraseAsync(Team, first, Person, "mistake", Token)).ShouldBe(JobChange.Done);
        (await counted.OfAsync(Person, Token)).ShouldBe(new StoredUploads(new UploadSize(2, (1024 * 1024) + 5 + 70), new UploadSize(1, (1024 * 1024) + 5)));
    }

    private static DecisionActor Reviewer { get; } = new("tenant-1", "r.oduya", Team, "Reviewer");

    private static NewEdit Edit(int after, string content) => new(Reviewer, after, Encoding.UTF8.GetBytes(content), new EditSize(6, 5, 1000), JobState.NeedsReview, []);

    private static NewReview Verdict(int version, string content, ReviewOutcome outcome) => new()
    {
        By = Reviewer,
        Name = "Remi Oduya",
        Outcome = outcome,
        Version = version,
        Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(content))),
        ReasonCode = "accurate",
        Reason = Secret,
        Resolutions = [new Resolution(0, "checked", "heard again")],
        SettledWarnings = [new SettledWarning("harm-denied", "checked")],
        IsOwnWork = false,
        Evidence = new ReviewEvidence(null, [], TimeSpan.Zero, null, false, new HashSet<int>()),
        ClaimsChecked = 3,
        Edits = EditSize.None,
        Decisions = [],
    };

    private async Task<List<string?>> KindsAsync()
    {
        var kinds = new List<string?>();
        for (var i = 0L; await Store.ShowAsync(i, Token) is { } record; i++)
        {
            kinds.Add(record.Leaf.Text("kind"));
        }

        return kinds;
    }

    private DateTimeOffset Deadline => Under.Clock.GetUtcNow().AddDays(1);

    private async Task<JobId> SubmitAsync(byte[] bytes, Func<JobRequest, JobRequest>? with = null, IdempotentSubmission? idempotency = null)
    {
        using var content = new MemoryStream(bytes);
        var file = await Vault.WriteAsync(Team, "talk.vtt", content, 100 * 1024 * 1024, Token);
        var request = new JobRequest { Kind = JobKind.Minutes, Engine = "offline" };
        var job = new NewJob { Id = JobId.New(Under.Clock.GetUtcNow()), Actor = Person, Request = with?.Invoke(request) ?? request, Files = [file], Deadline = Deadline };
        await Jobs.SubmitAsync([job], idempotency, Token);
        return job.Id;
    }

    private async Task<JobRun> StartedAsync(JobId id)
    {
        await Jobs.ReleaseAsync(id, Token);
        return (await Jobs.StartAsync(id, isRecovery: false, 5, Token)).ShouldNotBeNull();
    }

    private async Task CompleteAsync(JobRun run, string result) => (await Jobs.CompleteAsync(run, Work(result), Token)).ShouldBeTrue();

    private static FinishedWork Work(string result) => new(JobState.NeedsReview, Encoding.UTF8.GetBytes(result), Encoding.UTF8.GetBytes("source"), []);

    private async Task<List<string>> ChangesAsync()
    {
        var changes = new List<string>();
        for (var i = 0L; await Store.ShowAsync(i, Token) is { } record; i++)
        {
            if (record.Leaf.Text("kind") == "job.changed")
            {
                changes.Add($"{record.Leaf.Text("from")}->{record.Leaf.Text("to")}");
            }
        }

        return changes;
    }
}
