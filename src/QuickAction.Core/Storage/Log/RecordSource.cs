using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;

namespace QuickAction.Core.Storage.Log;

/// <summary>Makes records with the identity that they all share: an id, the time and the program.</summary>
internal sealed class RecordSource(Program program, DecisionActor actor, TimeProvider clock)
{
    public string? ConfigDigest => program.ConfigDigest;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whoever opened the store.</summary>
    public DecisionActor Operator => actor;

    /// <summary>A record of the log's own life, by whoever opened the store; its salts are sealed under the log's own key.</summary>
    /// <param name="key">The key of <see cref="Erasure.LogJob"/>.</param>
    public PendingRecord OfLog(DataKey key, LeafPart part) =>
        new() { Record = New(AuditKind.ConfigChanged, [JobLeaf.Actor(actor), part]), Key = key, Job = Erasure.LogJob };

    public AuditRecord New(string kind, IReadOnlyList<LeafPart> parts) => At(kind, Now, parts);

    public AuditRecord At(string kind, DateTimeOffset time, IReadOnlyList<LeafPart> parts) => new()
    {
        RecordId = RecordId.New(time),
        Kind = kind,
        Time = time,
        Program = program,
        Parts = parts,
    };
}
