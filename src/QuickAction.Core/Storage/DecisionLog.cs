using System.Collections.Concurrent;
using System.Security.Cryptography;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage;

/// <summary>
/// Records decisions in the tamper-evident log. A leaf holds commitments and no personal data; the exact input, the answer and the salts go to the content
/// side, sealed under the job's key, in the same transaction. One for each run of a job: the key is the one that the job had when the run began.
/// </summary>
public sealed partial class DecisionLog(AuditStore store) : IDecisionLog
{
    private const string Interrupted = "interrupted";
    private const string Cancelled = "cancelled";
    private const string Erased = "erased";
    private readonly ConcurrentDictionary<string, OpenRequest> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _sent = new(StringComparer.Ordinal);

    public ValueTask RequestAsync(DecisionRecord record, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        var held = CaseOf.Of(record.Job) is { } of && await store.IsCaseHeldAsync(of, cancellationToken);
        var recordId = await AppendAsync(
            record,
            AuditKind.DecisionRequested,
            [
                JobLeaf.Input(record.Job, record.InputSha256, input.Length),
                new RetentionPart(record.Job.Retention?.Class, record.Job.Retention?.DeleteAfter, held),
            ],
            new Dictionary<string, ReadOnlyMemory<byte>> { [RecordContent.Input] = input },
            null,
            cancellationToken,
            held);
        _open[record.Decision.ToString()] = new OpenRequest(recordId, record);
    });

    public ValueTask SendingAsync(DecisionJob job, DecisionId decision, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        var number = _sent.AddOrUpdate(decision.ToString(), 1, (_, sent) => sent + 1);
        await store.KeepAttemptAsync(await KeyOfAsync(job, cancellationToken), job.Actor.Team, decision.ToString(), number, request, cancellationToken);
    });

    public ValueTask CompleteAsync(DecisionRecord record, JournalKey key, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken) => WriteAsync(async () =>
    {
        var sha256 = record.OutputSha256 ?? Convert.ToHexStringLower(SHA256.HashData(answer.Span));
        var output = new OutputPart(sha256, answer.Length, $"{record.Task}/{record.TaskVersion}", record.Account?.SchemaValid ?? true, (long)(record.Latency?.TotalMilliseconds ?? 0));
        var content = new Dictionary<string, ReadOnlyMemory<byte>> { [RecordContent.Answer] = answer };
        AccountLeaf.AddTo(content, record.Account);
        await EndAsync(record, AuditKind.DecisionCompleted, [output, .. AccountLeaf.Parts(record.Account)], content, key, cancellationToken);
    });

    public ValueTask FailAsync(DecisionRecord record, CancellationToken cancellationToken) => WriteAsync(() => FailedAsync(record, cancellationToken));

    private async ValueTask FailedAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        var reason = record.Failure == Cancelled ? StopReason() : record.Failure ?? Interrupted;
        var content = new Dictionary<string, ReadOnlyMemory<byte>>();
        AccountLeaf.AddTo(content, record.Account);
        await EndAsync(record, AuditKind.DecisionFailed, [new FailurePart(reason), .. AccountLeaf.Parts(record.Account)], content, null, cancellationToken);
    }

    public async ValueTask<JournalledAnswer?> FindAnswerAsync(JournalKey key, CancellationToken cancellationToken)
    {
        var found = await store.FindAnswerAsync(key, cancellationToken);
        return found is not null && DecisionId.TryParse(found.Decision, out var decision)
            ? new JournalledAnswer(decision, found.Content.Parts[RecordContent.Answer])
            : null;
    }

    /// <summary>Closes the decisions of a job that a crash left open, before the job is taken up again.</summary>
    /// <param name="like">A record of the same job. Task, engine and prompts are those of each decision's own request, and what had been sent for it is kept with it.</param>
    /// <returns>How many were closed.</returns>
    public async ValueTask<int> CloseInterruptedAsync(DecisionRecord like, CancellationToken cancellationToken)
    {
        var open = await store.OpenDecisionsAsync(like.Job.Id, cancellationToken);
        foreach (var text in open)
        {
            if (DecisionId.TryParse(text, out var decision))
            {
                await CloseAsync(like, decision, Interrupted, cancellationToken);
            }
        }

        return open.Count;
    }

    /// <summary>Ends a decision whose engine cannot tell any more what it has sent.</summary>
    private async ValueTask CloseAsync(DecisionRecord like, DecisionId decision, string reason, CancellationToken cancellationToken)
    {
        var text = decision.ToString();
        if (await store.OpenDecisionAsync(like.Job.Id, text, cancellationToken) is { } left)
        {
            _sent[text] = left.Sent.Count;
            await FailedAsync(InterruptedDecision.Record(like, decision, left) with { Failure = reason }, cancellationToken);
        }
    }

    private async ValueTask EndAsync(
        DecisionRecord record,
        string kind,
        IReadOnlyList<LeafPart> parts,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> content,
        JournalKey? journal,
        CancellationToken cancellationToken)
    {
        try
        {
            await AppendAsync(record, kind, parts, content, journal, cancellationToken);
        }
        catch (QuickActionException problem) when (problem.InnerException is ErasedMeanwhileException)
        {
            await EndErasedAsync(record, kind);
            _open.TryRemove(record.Decision.ToString(), out _);
            if (kind != AuditKind.DecisionFailed)
            {
                throw;
            }
        }

        _open.TryRemove(record.Decision.ToString(), out _);
    }

    /// <summary>
    /// The decision does not stay open, and nothing of it is kept: without their salts the commitments tell nothing, as if it had been recorded and erased at once.
    /// </summary>
    private async ValueTask EndErasedAsync(DecisionRecord record, string kind)
    {
        // A question that failed because it was refused here has failed for the erasure.
        var reason = kind == AuditKind.DecisionFailed && record.Failure is { } failure and not nameof(QuickActionException) ? failure : Erased;
        var key = await KeyOfAsync(record.Job, CancellationToken.None);
        await AppendAsync(
            record, AuditKind.DecisionFailed, [new FailurePart(reason), .. AccountLeaf.Parts(record.Account)], key.Id, null, CancellationToken.None);
    }

    private async ValueTask<string> AppendAsync(
        DecisionRecord record,
        string kind,
        IReadOnlyList<LeafPart> parts,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> content,
        JournalKey? journal,
        CancellationToken cancellationToken,
        bool held = false)
    {
        var key = await KeyOfAsync(record.Job, cancellationToken);
        return await AppendAsync(record, kind, parts, key.Id, new Kept(key, content, journal is null ? null : key.Journal(journal), held), cancellationToken);
    }

    private async ValueTask<string> AppendAsync(
        DecisionRecord record, string kind, IReadOnlyList<LeafPart> parts, string keyId, Kept? kept, CancellationToken cancellationToken)
    {
        var decision = record.Decision.ToString();
        var leaf = store.NewRecord(kind, record.Time, [.. Common(record, keyId), .. parts]) with
        {
            PrevRecordId = kind == AuditKind.DecisionRequested ? null : await RequestOfAsync(record.Decision, cancellationToken),
            CorrelationId = JobLeaf.Correlation(record.Job.Id),
        };
        var pending = new PendingRecord
        {
            Record = leaf,
            Key = kept?.Key,
            Voucher = kept is null ? await store.LogKeyAsync(cancellationToken) : null,
            Job = record.Job.Id,
            Decision = decision,
            Parts = kept?.Content ?? new Dictionary<string, ReadOnlyMemory<byte>>(),
            Journal = kept?.Journal,
            Held = kept?.Held ?? false,
            EndsAttempts = kind != AuditKind.DecisionRequested && _sent.TryRemove(decision, out _),
        };
        await store.AppendAsync([pending], cancellationToken);
        return leaf.RecordId;
    }

    private async ValueTask<string?> RequestOfAsync(DecisionId decision, CancellationToken cancellationToken) =>
        _open.TryGetValue(decision.ToString(), out var known)
            ? known.RecordId
            : await store.RecordOfAsync(decision.ToString(), AuditKind.DecisionRequested, cancellationToken);

    private static LeafPart[] Common(DecisionRecord record, string keyId) =>
    [
        JobLeaf.Actor(record.Job),
        new DecisionPart(record.Decision.ToString(), record.Task, record.TaskVersion, keyId),
        new EnginePart(
            record.Engine.Name,
            record.Engine.Provider,
            record.Engine.Model,
            [.. record.Engine.Prompts.Select(p => new PromptFile(p.Name, p.Version, p.Sha256))]),
    ];

    /// <summary>What is kept of a record beside its leaf.</summary>
    private sealed record Kept(DataKey Key, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Content, byte[]? Journal, bool Held);

    /// <summary>A decision that this run has requested and that has not ended.</summary>
    private sealed record OpenRequest(string RecordId, DecisionRecord Record);
}
