using System.Collections.Concurrent;
using System.Security.Cryptography;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage;

/// <summary>
/// Records decisions in the tamper-evident log. A leaf holds commitments and no personal data; the exact input, the answer and the salts go to the content
/// side, sealed under the job's key, in the same transaction.
/// </summary>
public sealed class DecisionLog(AuditStore store) : IDecisionLog
{
    private const string Interrupted = "interrupted";
    private readonly ConcurrentDictionary<string, string> _requested = new(StringComparer.Ordinal);

    public async ValueTask RequestAsync(DecisionRecord record, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var files = record.Job.Sources.Select(s => new InputFile(s.Sha256, s.MediaType, s.Bytes, s.Characters, s.Segments)).ToList();
        var recordId = await AppendAsync(
            record,
            AuditKind.DecisionRequested,
            [new InputPart(files, record.InputSha256, input.Length)],
            new Dictionary<string, ReadOnlyMemory<byte>> { [RecordContent.Input] = input },
            null,
            cancellationToken);
        _requested[record.Decision.ToString()] = recordId;
    }

    public async ValueTask CompleteAsync(DecisionRecord record, JournalKey key, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        var sha256 = record.OutputSha256 ?? Convert.ToHexStringLower(SHA256.HashData(answer.Span));
        var output = new OutputPart(sha256, answer.Length, $"{record.Task}/{record.TaskVersion}", (long)(record.Latency?.TotalMilliseconds ?? 0));
        var content = new Dictionary<string, ReadOnlyMemory<byte>> { [RecordContent.Answer] = answer };
        AccountLeaf.AddTo(content, record.Account);
        await AppendAsync(record, AuditKind.DecisionCompleted, [output, .. AccountLeaf.Parts(record.Account)], content, key, cancellationToken);
        _requested.TryRemove(record.Decision.ToString(), out _);
    }

    public async ValueTask FailAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        var content = new Dictionary<string, ReadOnlyMemory<byte>>();
        AccountLeaf.AddTo(content, record.Account);
        await AppendAsync(
            record, AuditKind.DecisionFailed, [new FailurePart(record.Failure ?? Interrupted), .. AccountLeaf.Parts(record.Account)], content, null, cancellationToken);
        _requested.TryRemove(record.Decision.ToString(), out _);
    }

    public async ValueTask<JournalledAnswer?> FindAnswerAsync(JournalKey key, CancellationToken cancellationToken)
    {
        var found = await store.FindAnswerAsync(key, cancellationToken);
        return found is not null && DecisionId.TryParse(found.Decision, out var decision)
            ? new JournalledAnswer(decision, found.Content.Parts[RecordContent.Answer])
            : null;
    }

    /// <summary>Closes the decisions of a job that a crash left open, before the job is taken up again.</summary>
    /// <param name="like">A record of the same job, task and engine; its decision is not looked at.</param>
    /// <returns>How many were closed.</returns>
    public async ValueTask<int> CloseInterruptedAsync(DecisionRecord like, CancellationToken cancellationToken)
    {
        var open = await store.OpenDecisionsAsync(like.Job.Id, cancellationToken);
        foreach (var text in open)
        {
            if (DecisionId.TryParse(text, out var decision))
            {
                await FailAsync(like with { Event = DecisionEvent.Failed, Decision = decision, Failure = Interrupted }, cancellationToken);
            }
        }

        return open.Count;
    }

    private async ValueTask<string> AppendAsync(
        DecisionRecord record,
        string kind,
        IReadOnlyList<LeafPart> parts,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> content,
        JournalKey? journal,
        CancellationToken cancellationToken)
    {
        var key = await store.DataKeyAsync(record.Job, cancellationToken);
        var decision = record.Decision.ToString();
        var leaf = store.NewRecord(kind, record.Time, [.. Common(record, key), .. parts]) with
        {
            PrevRecordId = kind == AuditKind.DecisionRequested ? null : await RequestOfAsync(record.Decision, cancellationToken),
            CorrelationId = JobLeaf.Correlation(record.Job.Id),
        };
        await store.AppendAsync(
            [
                new PendingRecord
                {
                    Record = leaf,
                    Key = key,
                    Job = record.Job.Id,
                    Decision = decision,
                    Parts = content,
                    Journal = journal is null ? null : key.Journal(journal),
                },
            ],
            cancellationToken);
        return leaf.RecordId;
    }

    private async ValueTask<string?> RequestOfAsync(DecisionId decision, CancellationToken cancellationToken) =>
        _requested.TryGetValue(decision.ToString(), out var known)
            ? known
            : await store.RecordOfAsync(decision.ToString(), AuditKind.DecisionRequested, cancellationToken);

    private static LeafPart[] Common(DecisionRecord record, DataKey key) =>
    [
        JobLeaf.Actor(record.Job),
        new DecisionPart(record.Decision.ToString(), record.Task, record.TaskVersion, key.Id),
        new EnginePart(
            record.Engine.Name,
            record.Engine.Provider,
            record.Engine.Model,
            [.. record.Engine.Prompts.Select(p => new PromptFile(p.Name, p.Version, p.Sha256))]),
    ];
}
