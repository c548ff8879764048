using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Looks for decisions that have ended and whose content is neither there, nor erased, nor lost with a backup that was restored.</summary>
internal static class ContentCheck
{
    private const string SelectSuspects = """
        SELECT audit_decision.closed, audit_entry.leaf FROM audit_decision JOIN audit_entry ON audit_entry.position = audit_decision.closed
        WHERE (SELECT COUNT(*) FROM audit_content WHERE audit_content.decision = audit_decision.decision) < 2
        ORDER BY audit_decision.closed
        """;

    public static async ValueTask<LogFault?> FirstMissingAsync(Session session, CancellationToken cancellationToken)
    {
        var suspects = await session.ListAsync(
            SelectSuspects, default, row => new Suspect(row.GetInt64(0), KeyOf(row.GetFieldValue<byte[]>(1))), cancellationToken);
        if (suspects.Count == 0)
        {
            return null;
        }

        var erased = (await session.ListAsync(SelectErased, default, row => row.GetString(0), cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var replayedUpTo = await session.FirstAsync(SelectReplayed, default, row => row.GetInt64(0), cancellationToken);
        return suspects.FirstOrDefault(s => s.Position >= replayedUpTo && (s.Key is null || !erased.Contains(s.Key))) is { } missing
            ? new LogFault(missing.Position, $"Record {missing.Position} says that a decision ended, but the content of the decision is neither there nor erased.")
            : null;
    }

    private const string SelectErased = "SELECT key FROM audit_erasure";

    /// <summary>Up to the last restored backup content may have been lost without anybody's doing; the restore itself is in the log.</summary>
    private const string SelectReplayed = "SELECT COALESCE(MAX(position), 0) FROM audit_restore";

    private static string? KeyOf(byte[] leaf) => (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text("key_id");

    private sealed record Suspect(long Position, string? Key);
}
