using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Jobs;
using QuickAction.Core.Prompts;
using QuickAction.Core.Rendering;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Work;

/// <summary>
/// Runs one job from its files to its result, exactly as the command line does, through the recorded door. Whatever ends it leaves the job in a state that
/// says so, or lets the next run take it up: what the journal holds is not asked again.
/// </summary>
public sealed class JobWorker(Workshop shop, TemplateCatalogue templates, AuditStore store, IJobRuns queue, IFileVault vault, IFileReader reader, TimeProvider clock)
{
    /// <summary>How long it may take until a run notices that its job was cancelled, and until progress is seen.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <param name="isRecovery">Whoever ran it before has died.</param>
    /// <param name="stopping">The service is told to stop: the job is put back into the queue.</param>
    /// <returns>How the run ended.</returns>
    public async Task<RunEnd> RunAsync(JobId id, bool isRecovery, CancellationToken stopping)
    {
        if (await queue.StartAsync(id, isRecovery, shop.Settings.Service.Starts, stopping) is not { } run)
        {
            return RunEnd.NothingToDo;
        }

        using var told = JobTelemetry.Start(run, clock);
        return told.End(await RunAsync(run, told, stopping));
    }

    private async Task<RunEnd> RunAsync(JobRun run, JobTelemetry told, CancellationToken stopping)
    {
        using var lost = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lost.Token, stopping);
        var records = new DecisionLog(store);
        var log = new ProgressLog(records, token => queue.IsCurrentAsync(run, token));
        var beating = BeatAsync(run, log, lost, either.Token);
        try
        {
            var work = await WorkAsync(run, records, log, either.Token);
            if (!await queue.CompleteAsync(run, work, CancellationToken.None))
            {
                return RunEnd.TakenOver;
            }

            told.Count(work.Size);
            return RunEnd.Completed;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return await queue.HandBackAsync(run, CancellationToken.None) ? RunEnd.HandedBack : RunEnd.TakenOver;
        }
        catch (OperationCanceledException)
        {
            // The heartbeat or the log has found the job taken over, or cancelled by a person.
            return RunEnd.TakenOver;
        }
        catch (QuickActionException problem) when (problem.Retryable)
        {
            return await queue.PostponeAsync(run, Told(problem), CancellationToken.None) ? RunEnd.Postponed : RunEnd.TakenOver;
        }
        catch (QuickActionException problem)
        {
            return await queue.FailAsync(run, Told(problem), CancellationToken.None) ? RunEnd.Failed : RunEnd.TakenOver;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The type alone: a message could hold words of the document.
            var fault = new JobProblem("fault", $"QuickAction failed ({error.GetType().Name}); try it again, and report this if it happens twice.");
            return await queue.FailAsync(run, fault, CancellationToken.None) ? RunEnd.Failed : RunEnd.TakenOver;
        }
        finally
        {
            await lost.CancelAsync();
            await beating;
        }
    }

    private async Task<FinishedWork> WorkAsync(JobRun run, DecisionLog records, ProgressLog log, CancellationToken cancellationToken)
    {
        var (row, request) = (run.Job, run.Request);
        var started = clock.GetTimestamp();
        var files = await vault.ReadAsync(row.Team, row.Id, cancellationToken)
            ?? throw new QuickActionException(ProblemCode.Unavailable, "The files of the job are gone; submit it again.");
        var read = new List<SourceText>();
        foreach (var file in files)
        {
            read.Add(await reader.ReadAsync(file, cancellationToken));
        }

        var source = SourceCombiner.Combine(read);
        using var engines = OpenedEngine.Open(shop, row.Engine, request.NoMaskReason, dataFolder: null);
        var job = shop.Job(row.Id.ToString(), row.Actor, request.Kind.Text(), request.Case, read, [.. request.Files.Select(f => f.Scan)]);
        // Its key is that under which it was submitted, and there will be no other.
        await records.TakeUpAsync(job, cancellationToken);
        var assignment = Assignments.Of(request, templates, shop.Settings.SummaryWords);
        var engine = await engines.ForAsync(source, assignment.People, job, records, cancellationToken);
        if (row.Attempt > 1)
        {
            await Interruption.CloseAsync(records, job, engine, clock, cancellationToken);
        }

        var result = await new BoundedAnalysis(shop.Settings.Limits).RunAsync(
            assignment,
            source,
            new DecisionTicket.RecordingAnalyst(engine, log, job, clock),
            records,
            engines.IsOffline ? started : null,
            cancellationToken);
        var isWhole = result.Coverage.Failed == 0 && !source.Notes.Any(n => n.PartUnread);
        return new FinishedWork(
            isWhole ? JobState.NeedsReview : JobState.NeedsReviewWithGaps,
            Renderer.Render(result, OutputFormat.Json, RenderOptions.Default),
            SourceJson.InMemory(source),
            result.Records)
        {
            Size = WorkSizes.Of(read),
        };
    }

    /// <summary>Shows progress, and stops the run when its job is no longer its own.</summary>
    private async Task BeatAsync(JobRun run, ProgressLog log, CancellationTokenSource lost, CancellationToken cancellationToken)
    {
        var shown = new JobProgress(JobStage.Reading, 0, 0);
        try
        {
            while (true)
            {
                await Task.Delay(Beat, clock, cancellationToken);
                var now = log.Progress.Asked > 0 ? log.Progress : shown;
                var isCurrent = now == shown ? await queue.IsCurrentAsync(run, cancellationToken) : await queue.ProgressAsync(run, now, cancellationToken);
                shown = now;
                if (!isCurrent)
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or QuickActionException)
        {
            // The run has ended, or the database does not answer: the run's own next step meets that and says it.
        }
    }

    private static JobProblem Told(QuickActionException problem) => new(problem.Reason ?? ProblemNames.Of(problem.Code), problem.Message);
}

/// <summary>How a run ended.</summary>
public enum RunEnd
{
    /// <summary>The job had ended, or had not been released.</summary>
    NothingToDo,
    Completed,
    Failed,
    HandedBack,
    Postponed,

    /// <summary>Somebody else runs the job now, or a person has cancelled it; nothing of this run was kept but its records.</summary>
    TakenOver,
}
