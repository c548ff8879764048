using QuickAction.Core;
using QuickAction.Core.Analysis;

namespace QuickAction.TestKit.Analysis;

/// <summary>The fake log: keeps what it is given, and fails on demand.</summary>
public sealed class InMemoryDecisionLog : IDecisionLog
{
    private readonly Lock _lock = new();
    private readonly List<DecisionRecord> _records = [];
    private readonly Dictionary<JournalKey, JournalledAnswer> _answers = [];

    /// <summary>Appends before which the log fails, counted from 0; null for a log that works.</summary>
    public int? FailAt { get; init; }

    public IReadOnlyList<DecisionRecord> Records
    {
        get
        {
            lock (_lock)
            {
                return [.. _records];
            }
        }
    }

    public ValueTask RequestAsync(DecisionRecord record, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => AppendAsync(record, cancellationToken);

    /// <summary>What was kept before it was sent.</summary>
    public List<byte[]> Sent { get; } = [];

    public ValueTask SendingAsync(DecisionJob job, DecisionId decision, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        lock (Sent)
        {
            Sent.Add(request.ToArray());
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask FailAsync(DecisionRecord record, CancellationToken cancellationToken) => AppendAsync(record, cancellationToken);

    private ValueTask AppendAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (_records.Count == FailAt)
            {
                throw new QuickActionException(ProblemCode.NotRecorded, "The log is full; make room and try again.");
            }

            _records.Add(record);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask CompleteAsync(
        DecisionRecord record, JournalKey key, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        await AppendAsync(record, cancellationToken);
        lock (_lock)
        {
            _answers[key] = new JournalledAnswer(record.Decision, answer);
        }
    }

    public ValueTask<JournalledAnswer?> FindAnswerAsync(JournalKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return ValueTask.FromResult(_answers.GetValueOrDefault(key));
        }
    }
}
