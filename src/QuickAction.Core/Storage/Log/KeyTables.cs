using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The tables of keys and of cosignatures, which an export gives out, against what the log and its checkpoints say.</summary>
internal static class KeyTables
{
    private const string SelectCosignatures = "SELECT size, line, vkey FROM audit_cosignature ORDER BY size, line";

    // Keys that a record after those names are not looked at.
    private const string SelectKeys = """
        SELECT vkey FROM audit_key WHERE since < @size OR NOT EXISTS (SELECT 1 FROM audit_entry WHERE audit_entry.position = audit_key.since)
        """;

    /// <summary>The checkpoints that seem to be by keys which had been replaced before them.</summary>
    public static async ValueTask<IReadOnlyList<SignedNote>> RetiredAsync(Session session, KeyRecords records, CancellationToken cancellationToken)
    {
        var found = new List<SignedNote>();
        for (var i = 1; i < records.Changes.Count; i++)
        {
            var last = i + 1 < records.Changes.Count ? records.Changes[i + 1].Index : long.MaxValue;
            found.AddRange(await Checkpoints.WithoutAsync(session, records.Changes[i].Index, last, records.Changes[i].New, cancellationToken));
        }

        return found;
    }

    /// <param name="records">From the log, which was found sound.</param>
    /// <param name="size">How many records they were read from.</param>
    public static async ValueTask<LogFault?> FaultAsync(Session session, KeyRecords records, long size, CancellationToken cancellationToken)
    {
        var keys = await session.ListAsync(SelectKeys, new Parameter[] { new("@size", size) }, row => row.GetString(0), cancellationToken);
        if (records.Changes.Count > 0 && !keys.ToHashSet(StringComparer.Ordinal).SetEquals(records.All.Select(k => k.ToString())))
        {
            return KeyHistory.Changed;
        }

        var rows = await session.ListAsync(
            SelectCosignatures, default, row => (Size: row.GetInt64(0), Line: row.GetString(1), Key: row.IsDBNull(2) ? null : row.GetString(2)), cancellationToken);
        foreach (var row in rows)
        {
            if (await Checkpoints.NoteAtAsync(session, row.Size, cancellationToken) is not { } note || CosignatureRow.LineOf(note, row.Line, row.Key) is null)
            {
                return new LogFault(
                    null,
                    $"The table of cosignatures was changed: one that is kept for {row.Size} records is not a signature of the checkpoint of that size by a witness whose key is kept with it. It is left out of exports; `quickaction audit mirror` takes it away and brings back what the mirror has of that size.");
            }
        }

        return null;
    }

    public const string Cosignatures = "audit_cosignature";
    private const string DropCosignature = "DELETE FROM audit_cosignature WHERE size = @size AND line = @line";

    /// <summary>Takes out of the table of cosignatures what is none. Whoever reads it passes over these rows, so nothing that counts is lost.</summary>
    /// <returns>Whether there were any.</returns>
    public static async ValueTask<bool> DropCosignaturesAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var dropped = false;
        foreach (var row in await session.ListAsync(
            SelectCosignatures, default, row => (Size: row.GetInt64(0), Line: row.GetString(1), Key: row.IsDBNull(2) ? null : row.GetString(2)), cancellationToken))
        {
            if (await Checkpoints.NoteAtAsync(session, row.Size, cancellationToken) is not { } note || CosignatureRow.LineOf(note, row.Line, row.Key) is null)
            {
                await session.ExecuteAsync(DropCosignature, new Parameter[] { new("@size", row.Size), new("@line", row.Line) }, cancellationToken);
                dropped = true;
            }
        }

        return dropped;
    }
}
