using QuickAction.Core;
using QuickAction.Core.Jobs;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;
using QuickAction.Web.Queue;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Submission;

/// <summary>Takes work in: files into the vault, one job for each or one for all of them, and a nudge to the queue.</summary>
internal sealed class Submitter(
    UploadReader reader, SubmissionForm form, IFileVault vault, IJobStore jobs, QueueSignal signal, QuickActionSettings settings, TimeProvider clock)
{
    /// <param name="first">Is given the first field before anything else is read.</param>
    /// <param name="idempotency">Makes of the canonical form and the location what is stored with the jobs; null for a request without a key.</param>
    public async Task<Submitted> SubmitAsync(
        HttpRequest request,
        Caller caller,
        Func<string, string, Task>? first,
        Func<Upload, string, IdempotentSubmission>? idempotency,
        CancellationToken cancellationToken)
    {
        var upload = await reader.ReadAsync(request, caller, first, isRepeated: false, cancellationToken);
        try
        {
            var read = form.Read(upload, caller);
            RefuseMissingPart(read.Combine, upload.LeftOut);
            IReadOnlyList<IReadOnlyList<VaultFile>> sources = read.Combine ? [upload.Files] : [.. upload.Files.Select(f => new[] { f })];
            var submitted = Plan(read.Request, sources, upload.LeftOut, caller);
            await jobs.SubmitAsync(submitted.Jobs, idempotency?.Invoke(upload, submitted.Location), cancellationToken);
            signal.Nudge();
            return submitted;
        }
        catch
        {
            await vault.DropAsync(upload.Files, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Submits files that are in the vault already, each as a job of one batch.</summary>
    public async Task<Submitted> SubmitAsync(IReadOnlyList<PlannedJob> planned, Caller caller, CancellationToken cancellationToken)
    {
        var batch = NewBatch(planned.Count);
        var submitted = new Submitted([.. planned.Select(p => New(p.Request, [p.File], batch, caller))], batch);
        await jobs.SubmitAsync(submitted.Jobs, null, cancellationToken);
        signal.Nudge();
        return submitted;
    }

    private Submitted Plan(JobRequest request, IReadOnlyList<IReadOnlyList<VaultFile>> sources, IReadOnlyList<LeftOutFile> leftOut, Caller caller)
    {
        var batch = NewBatch(sources.Count + leftOut.Count);
        var jobs = sources.Select(files => New(request, files, batch, caller)).OrderBy(j => j.Id.ToString(), StringComparer.Ordinal).ToList();

        // The first of a batch, as it is listed, says what was left out of it.
        jobs[0] = jobs[0] with { Request = jobs[0].Request with { LeftOut = leftOut } };
        return new Submitted(jobs, batch) { LeftOut = leftOut };
    }

    private void RefuseMissingPart(bool combine, IReadOnlyList<LeftOutFile> leftOut)
    {
        var missing = leftOut.Where(l => l.Code != RefusalReason.SystemFile).ToList();
        if (combine && missing.Count > 0)
        {
            throw Refusals.PartMissing(missing, settings.Limits);
        }
    }

    private NewJob New(JobRequest request, IReadOnlyList<VaultFile> files, string? batch, Caller caller) => new()
    {
        Id = JobId.New(clock.GetUtcNow()),
        Batch = batch,
        Actor = caller.Actor,
        Request = request,
        Files = files,
        Deadline = clock.GetUtcNow().AddHours(settings.Service.DeadlineHours),
        Retention = settings.Store.RetentionOf(request.Kind.Text(), clock.GetUtcNow()),
    };

    private string? NewBatch(int jobs) => jobs > 1 ? JobId.New(clock.GetUtcNow()).ToString() : null;
}

/// <param name="Batch">The batch of several jobs; null for one alone.</param>
internal sealed record Submitted(IReadOnlyList<NewJob> Jobs, string? Batch)
{
    /// <summary>What came with it and was not taken in.</summary>
    public IReadOnlyList<LeftOutFile> LeftOut { get; init; } = [];

    public string Location => Batch is null ? $"/v1/jobs/{Jobs[0].Id}" : $"/v1/batches/{Batch}";
}

internal sealed record PlannedJob(JobRequest Request, VaultFile File);
