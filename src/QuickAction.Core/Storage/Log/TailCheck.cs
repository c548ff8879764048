using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Checks the records after the last checkpoint, which no signature covers yet: each against its own hash, the hashes of higher tiles over them, and the
/// tables beside the log, which know of records that must be there.
/// </summary>
internal static class TailCheck
{
    // Each of these is written with its record, in one transaction.
    private const string Known = """
        (SELECT 'audit_decision' AS name, MAX(requested) AS position FROM audit_decision
            UNION ALL SELECT 'audit_decision', MAX(closed) FROM audit_decision
            UNION ALL SELECT 'audit_erasure', MAX(position) FROM audit_erasure
            UNION ALL SELECT 'audit_hold', MAX(position) FROM audit_hold
            UNION ALL SELECT 'audit_key', MAX(since) FROM audit_key) AS known
        """;

    private const string SelectKnown = $"SELECT MAX(position) FROM {Known}";
    private const string SelectAccused = $"SELECT name, position FROM {Known} WHERE position >= @size ORDER BY position DESC";

    private const string SelectTail = "SELECT position, leaf, leaf_hash FROM audit_entry WHERE position >= @first ORDER BY position";
    private const string SelectNode = "SELECT hash FROM audit_node WHERE level = @level AND position = @position";

    /// <param name="first">How many records the last checkpoint covers; they are sound.</param>
    /// <param name="keys">Tell a record that was taken away from a row that somebody put into a table; without them the table is believed.</param>
    public static async ValueTask<LogFault?> FirstFaultAsync(Session session, DataKeys? keys, long first, CancellationToken cancellationToken)
    {
        // Asked first: what is appended meanwhile is no fault.
        var known = await LastKnownAsync(session, cancellationToken);
        var range = CompactRange.Load(
            first, await TileSet.AroundAsync(-1, first, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken));
        var completed = new List<TileNode>();
        LogFault? fault = null;
        await session.EachAsync(
            SelectTail,
            new Parameter[] { new("@first", first) },
            row => fault ??= Take(row.GetInt64(0), row.GetFieldValue<byte[]>(1), new TreeHash(row.GetFieldValue<byte[]>(2)), range, completed),
            cancellationToken);
        return fault
            ?? await FirstWrongNodeAsync(session, completed, cancellationToken)
            ?? (known >= range.Size && keys is not null && !await CutCheck.IsSealedAsync(session, keys, cancellationToken) ? await AccusedAsync(session, range.Size, cancellationToken) : null)
            ?? (known >= range.Size ? new LogFault(range.Size, $"Entry {range.Size} is missing: records up to {known} were made, and none of them is signed yet.") : null);
    }

    /// <summary>The last record of which a table beside the log knows; -1 for none.</summary>
    public static ValueTask<long> LastKnownAsync(Session session, CancellationToken cancellationToken) =>
        session.FirstAsync(SelectKnown, default, row => row.IsDBNull(0) ? -1 : row.GetInt64(0), cancellationToken);

    /// <summary>A table that names a record which the log does not have; null for none.</summary>
    public static ValueTask<LogFault?> AccusedAsync(Session session, long size, CancellationToken cancellationToken) => session.FirstAsync(
        SelectAccused,
        new Parameter[] { new("@size", size) },
        row => new LogFault(
            null,
            $"The table {row.GetString(0)} was changed: it names record {row.GetInt64(1)}, and the log has {size} records, with which everything that was signed and sealed agrees. `quickaction audit mirror` writes the table again from the records."),
        cancellationToken);

    /// <summary>What is said of a record that no checkpoint covers, and that is not there.</summary>
    public static string Missing(long position) => $"Entry {position} is missing; no checkpoint covers it yet.";

    /// <summary>What is said of a record that no checkpoint covers, and whose bytes are not those of its hash.</summary>
    public static string Changed(long position) => $"Entry {position} was changed: it does not have the hash that is stored for it, and no checkpoint covers it yet.";

    private static LogFault? Take(long position, byte[] leaf, TreeHash stored, CompactRange range, List<TileNode> completed)
    {
        if (position != range.Size)
        {
            return new LogFault(range.Size, Missing(range.Size));
        }

        if (TreeHash.Leaf(leaf) != stored)
        {
            return new LogFault(position, Changed(position));
        }

        range.Append(stored, completed);
        return null;
    }

    private static async ValueTask<LogFault?> FirstWrongNodeAsync(Session session, List<TileNode> nodes, CancellationToken cancellationToken)
    {
        foreach (var node in nodes)
        {
            Parameter[] values = [new("@level", node.Level), new("@position", node.Index)];
            if (await session.FirstAsync(SelectNode, values, row => row.GetFieldValue<byte[]>(0), cancellationToken) is not { } hash
                || new TreeHash(hash) != node.Hash)
            {
                var covered = TileAddress.Height * node.Level;
                var from = node.Index << covered;
                return new LogFault(from, $"The hash over entries {from} to {((node.Index + 1) << covered) - 1} was changed or is missing; the entries have their own hashes.");
            }
        }

        return null;
    }
}
