using QuickAction.Core.Analysis;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Storage;

namespace QuickAction.Core.Work;

/// <summary>
/// Runs an assignment within the time that one source has in all, so that there is always an answer. However it ends, by itself, by a person or by the time
/// limit: afterwards every question that was put is ended in the log, and nothing more is written.
/// </summary>
public sealed class BoundedAnalysis(DocumentLimits limits)
{
    private const string Cancelled = "cancelled";
    private const string TimeOver = "timed-out";
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>How long what was told to stop may take to do so.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);

    /// <param name="log">Where the run's decisions end up.</param>
    /// <param name="started">The timestamp at which reading the source began; null for an engine with limits of its own for each call.</param>
    /// <exception cref="QuickActionException">The time is over; the sentence says what to do.</exception>
    public async Task<Result> RunAsync(
        Assignment assignment, SourceText source, IAnalyst analyst, DecisionLog log, long? started, CancellationToken cancellationToken)
    {
        var left = started is { } from ? Left(from) : Timeout.InfiniteTimeSpan;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isOver = deadline.Token;
        log.StopReason = () => isOver.IsCancellationRequested && !cancellationToken.IsCancellationRequested ? TimeOver : Cancelled;
        deadline.CancelAfter(left);
        var most = left == Timeout.InfiniteTimeSpan ? left : left + Grace;
        var work = Task.Run(() => assignment.RunAsync(source, analyst, deadline.Token).AsTask(), CancellationToken.None);
        try
        {
            return await work.WaitAsync(most, cancellationToken);
        }
        catch (Exception error) when (started is not null && (error is TimeoutException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested)))
        {
            throw QuickActionException.Refused(
                $"Analysing the file took longer than {limits.Seconds} seconds in all; split it into parts and try again.", error);
        }
        finally
        {
            await EndAsync(work, log, cancellationToken.IsCancellationRequested ? Grace : TimeSpan.Zero);
        }
    }

    /// <summary>What was told to stop writes down what became of its questions; for what does not listen, the log does.</summary>
    private static async Task EndAsync(Task work, DecisionLog log, TimeSpan patience)
    {
        if (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(patience, CancellationToken.None));
            await log.StopAsync();
            // What it still throws is of no interest any more.
            _ = work.ContinueWith(w => _ = w.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private TimeSpan Left(long started)
    {
        var left = TimeSpan.FromSeconds(limits.Seconds) - TimeProvider.System.GetElapsedTime(started);
        return left > Least ? left : Least;
    }
}
