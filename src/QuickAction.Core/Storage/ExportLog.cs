using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage;

/// <summary>A result that is about to be given out.</summary>
public sealed record GivenOut
{
    public required DecisionJob Job { get; init; }

    /// <summary>The decisions that it is made of; at least one.</summary>
    public required IReadOnlyList<DecisionId> Decisions { get; init; }

    /// <summary>json, md, html, docx, csv, xlsx.</summary>
    public required string Format { get; init; }

    /// <summary>True until a named person has approved the result.</summary>
    public required bool Draft { get; init; }

    /// <summary>Of the bytes that are given out; a log stores it as a commitment, never as it is.</summary>
    public required string Sha256 { get; init; }
    public required long Bytes { get; init; }
    public required ClaimCount Claims { get; init; }

    /// <summary>Codes of the warnings in the result.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>Records what leaves the program, before it does: <c>export.made</c>.</summary>
public sealed class ExportLog(AuditStore store, TimeProvider clock)
{
    /// <summary>Appends the record and signs a checkpoint that covers it and all decisions before it, also in the mirror.</summary>
    /// <returns>The index of the record.</returns>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.NotRecorded"/>: the result must not be given out.</exception>
    public async Task<long> RecordAsync(GivenOut result, CancellationToken cancellationToken)
    {
        var position = await NoteAsync(result, cancellationToken);
        await store.PublishAsync(cancellationToken);
        return position;
    }

    /// <summary>Appends the record only, for a host that signs checkpoints all the time.</summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.NotRecorded"/>: the result must not be given out.</exception>
    public async Task<long> NoteAsync(GivenOut result, CancellationToken cancellationToken)
    {
        // A job that has decided something has a key, unless it was erased since.
        var key = await store.FindDataKeyAsync(result.Job.Id, cancellationToken) ?? throw ErasedMeanwhileException.Problem();
        var record = store.NewRecord(AuditKind.ExportMade, clock.GetUtcNow(), [JobLeaf.Actor(result.Job), Part(result, key.Id)]) with
        {
            PrevRecordId = await store.RecordOfAsync(result.Decisions[^1].ToString(), AuditKind.DecisionCompleted, cancellationToken),
            CorrelationId = JobLeaf.Correlation(result.Job.Id),
        };
        return await store.AppendAsync([new PendingRecord { Record = record, Key = key, Job = result.Job.Id }], cancellationToken);
    }

    private static ExportPart Part(GivenOut result, string key) => new()
    {
        Decisions = [.. result.Decisions.Select(d => d.ToString())],
        Format = result.Format,
        Draft = result.Draft,
        Sha256 = result.Sha256,
        Bytes = result.Bytes,
        Grounding = new GroundingPart(
            ClaimCount.Method, result.Claims.Claims, result.Claims.Supported, result.Claims.Claims - result.Claims.Supported, result.Claims.CoveragePermille),
        Warnings = result.Warnings,
        KeyId = key,
    };
}
