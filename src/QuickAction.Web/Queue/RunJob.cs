using Quartz;
using QuickAction.Core;
using QuickAction.Core.Jobs;
using QuickAction.Core.Work;

namespace QuickAction.Web.Queue;

/// <summary>What Quartz runs: it knows a job's id and nothing else. The row is the truth.</summary>
internal sealed partial class RunJob(JobWorker worker, Drain drain, QueueSignal signal, RunsHere runs, ILogger<RunJob> logger) : IJob
{
    public const string IdKey = "job";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = JobId.Parse(context.MergedJobDataMap[IdKey]?.ToString() ?? "");
        var started = TimeProvider.System.GetTimestamp();
        runs.Begin();
        try
        {
            var end = await worker.RunAsync(id, context.Recovering, drain.Token);
            var took = (long)TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
            LogEnd(logger, id, end, took);
        }
        catch (Exception error) when (error is QuickActionException or OperationCanceledException)
        {
            // The database does not answer, or the service stops: the row still says that the job runs, and the reconciler takes it up again.
            var what = error.GetType().Name;
            LogLost(logger, id, what);
        }
        finally
        {
            runs.End();
        }

        signal.Nudge();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}: {End} after {Milliseconds} ms")]
    private static partial void LogEnd(ILogger logger, JobId job, RunEnd end, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} was left to the reconciler: {Error}")]
    private static partial void LogLost(ILogger logger, JobId job, string error);
}
