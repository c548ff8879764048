namespace QuickAction.Core.Audit.Leaves;

/// <summary>One leaf of the log before it is encoded: its identity and the groups of fields that apply.</summary>
public sealed record AuditRecord
{
    /// <summary>A version 7 UUID, the leaf's own.</summary>
    public required string RecordId { get; init; }

    /// <summary>One of <see cref="AuditKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record before it about the same thing; null for the first.</summary>
    public string? PrevRecordId { get; init; }

    /// <summary>A trace id of W3C Trace Context (32 hex digits), shared by all records of a job.</summary>
    public string? CorrelationId { get; init; }

    public required DateTimeOffset Time { get; init; }
    public required Program Program { get; init; }

    /// <summary>The groups that apply, in any order: a leaf's members stand in their own.</summary>
    public IReadOnlyList<LeafPart> Parts { get; init; } = [];
}

/// <summary>Which program wrote a record.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The commit that it was built from; null when the build did not say.</param>
/// <param name="ConfigDigest">SHA-256 of its settings in canonical form; null outside a configured host.</param>
public sealed record Program(string Version, string? Commit, string? ConfigDigest);
