using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;

namespace QuickAction.Core.Work;

/// <summary>
/// Counts a run's questions and answers on their way to the log, and lets none through that a run puts after somebody else has taken over its job.
/// </summary>
internal sealed class ProgressLog(IDecisionLog log, Func<CancellationToken, Task<bool>> isCurrent) : IDecisionLog
{
    private int _asked;
    private int _done;

    public JobProgress Progress => new(JobStage.Analysing, Volatile.Read(ref _done), Volatile.Read(ref _asked));

    public async ValueTask RequestAsync(DecisionRecord record, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        if (!await isCurrent(cancellationToken))
        {
            throw new OperationCanceledException("Another run has taken over.");
        }

        await log.RequestAsync(record, input, cancellationToken);
        Interlocked.Increment(ref _asked);
    }

    public ValueTask SendingAsync(DecisionJob job, DecisionId decision, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
        log.SendingAsync(job, decision, request, cancellationToken);

    public async ValueTask FailAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        await log.FailAsync(record, cancellationToken);
        Interlocked.Increment(ref _done);
    }

    public async ValueTask CompleteAsync(DecisionRecord record, JournalKey key, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        await log.CompleteAsync(record, key, answer, cancellationToken);
        Interlocked.Increment(ref _done);
    }

    public async ValueTask<JournalledAnswer?> FindAnswerAsync(JournalKey key, CancellationToken cancellationToken) => await log.FindAnswerAsync(key, cancellationToken);
}
