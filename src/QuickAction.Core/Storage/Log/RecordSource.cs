using QuickAction.Core.Audit.Leaves;

namespace QuickAction.Core.Storage.Log;

/// <summary>Makes records with the identity that they all share: an id, the time and the program.</summary>
internal sealed class RecordSource(Program program, TimeProvider clock)
{
    public string? ConfigDigest => program.ConfigDigest;

    public DateTimeOffset Now => clock.GetUtcNow();

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
