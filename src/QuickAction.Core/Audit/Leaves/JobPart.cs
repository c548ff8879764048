using QuickAction.Core.Audit.Json;

namespace QuickAction.Core.Audit.Leaves;

/// <summary>A change of a job's state; the job itself is the record's correlation id.</summary>
/// <param name="From">The state before; null for a job that was just submitted.</param>
/// <param name="Attempt">How often it had been begun.</param>
/// <param name="KeyId">The job's data key, which seals the salts.</param>
public sealed record JobPart(string? From, string To, long Attempt, string KeyId) : LeafPart
{
    /// <summary>A stable code; null unless it failed.</summary>
    public string? Problem { get; init; }

    /// <summary>The version of the result that came with the change; null for none.</summary>
    public long? Version { get; init; }

    /// <summary>SHA-256 of that version's canonical JSON. Personal.</summary>
    public string? ResultSha256 { get; init; }
    public long? ResultBytes { get; init; }

    /// <summary>The decisions that the result is made of.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    internal override void Write(LeafWriter leaf)
    {
        leaf.Plain("from", From);
        leaf.Plain("to", To);
        leaf.Plain("attempt", Attempt);
        leaf.Plain("key_id", KeyId);
        leaf.Plain("problem", Problem);
        leaf.Plain("version", Version);
        leaf.Committed("result_commit", ResultSha256 is null ? null : (CanonicalValue)ResultSha256);
        leaf.Plain("result_bytes", ResultBytes);
        leaf.Texts("decisions", Decisions.Take(ExportPart.MostListed));
        leaf.Rest("decisions_more", "decisions_commit", Decisions, ExportPart.MostListed, static decision => decision);
    }
}
