using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Puts leaves at the end of the log, within the caller's transaction and last in it: the place of a leaf is taken under a lock that is held until the
/// commit, so that there are no gaps and nobody sees a later leaf before an earlier one.
/// </summary>
internal sealed class LogWriter(Database database)
{
    private volatile Tail? _tail;

    /// <returns>The index of the first of the leaves.</returns>
    public async ValueTask<long> AppendAsync(WriteSession session, IReadOnlyList<ReadOnlyMemory<byte>> leaves, CancellationToken cancellationToken)
    {
        var hashes = leaves.Select(leaf => TreeHash.Leaf(leaf.Span)).ToList();
        await database.LockLogAsync(session, cancellationToken);
        var range = (await TailAsync(session, cancellationToken)).Range.Copy();
        var first = range.Size;
        var completed = new List<TileNode>();
        foreach (var hash in hashes)
        {
            range.Append(hash, completed);
        }

        await database.InsertEntriesAsync(session, first, leaves, hashes, cancellationToken);
        foreach (var node in completed)
        {
            await InsertNodeAsync(session, node, cancellationToken);
        }

        if (hashes.Count > 0)
        {
            session.OnCommitted(() => _tail = new Tail(range, hashes[^1]));
        }

        return first;
    }

    /// <summary>The log's right edge as this session sees it; the session holds the lock.</summary>
    public async ValueTask<CompactRange> RangeAsync(WriteSession session, CancellationToken cancellationToken) =>
        (await TailAsync(session, cancellationToken)).Range.Copy();

    private const string SelectLast = "SELECT position, leaf_hash FROM audit_entry ORDER BY position DESC LIMIT 1";

    private async ValueTask<Tail> TailAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var last = await session.FirstAsync(
            SelectLast, default, row => new LastEntry(row.GetInt64(0), new TreeHash(row.GetFieldValue<byte[]>(1))), cancellationToken);
        if (last is null)
        {
            return new Tail(new CompactRange(), TreeHash.Empty);
        }

        // What this process remembers holds only when nobody else has appended since, and nobody has put the database back.
        return _tail is { } known && known.Range.Size == last.Position + 1 && known.Last == last.Hash
            ? known
            : new Tail(await LoadAsync(session, last.Position + 1, cancellationToken), last.Hash);
    }

    private static async ValueTask<CompactRange> LoadAsync(WriteSession session, long size, CancellationToken cancellationToken) =>
        CompactRange.Load(size, await TileSet.AroundAsync(-1, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken));

    private const string InsertNode = "INSERT INTO audit_node (level, position, hash) VALUES (@level, @position, @hash)";

    private static ValueTask<int> InsertNodeAsync(WriteSession session, TileNode node, CancellationToken cancellationToken) => session.ExecuteAsync(
        InsertNode,
        new Parameter[] { new("@level", node.Level), new("@position", node.Index), new("@hash", node.Hash.ToArray()) },
        cancellationToken);

    private sealed record Tail(CompactRange Range, TreeHash Last);

    private sealed record LastEntry(long Position, TreeHash Hash);
}
