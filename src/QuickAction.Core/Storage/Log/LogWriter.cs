using QuickAction.Core.Audit;
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

    /// <summary>By their index, the hashes of records that this process has appended and that no checkpoint covered when it was last told.</summary>
    private readonly Dictionary<long, TreeHash> _own = [];

    /// <summary>Why nothing may be appended or signed; null when it may.</summary>
    public string? Shut { get; set; }

    /// <exception cref="QuickActionException">Nothing may.</exception>
    public void RefuseShut()
    {
        if (Shut is { } why)
        {
            throw new QuickActionException(ProblemCode.NotRecorded, why);
        }
    }

    /// <returns>The index of the first of the leaves.</returns>
    public async ValueTask<long> AppendAsync(WriteSession session, IReadOnlyList<ReadOnlyMemory<byte>> leaves, CancellationToken cancellationToken) =>
        (await GrowAsync(session, leaves, cancellationToken)).Before.Size;

    /// <returns>The log's right edge without and with the leaves.</returns>
    public async ValueTask<(CompactRange Before, CompactRange After)> GrowAsync(WriteSession session, IReadOnlyList<ReadOnlyMemory<byte>> leaves, CancellationToken cancellationToken)
    {
        RefuseShut();
        var hashes = new TreeHash[leaves.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = TreeHash.Leaf(leaves[i].Span);
        }

        // What this process remembers holds only when nobody else has appended since, and nobody has put the database back.
        if (_tail is { } known && hashes.Length > 0)
        {
            var appending = database.AppendEntriesAsync(session, known.End, leaves, hashes, cancellationToken);
            // While the database is at work.
            var grown = Grown.From(known, hashes);
            if (await appending)
            {
                return await FinishAsync(session, known, grown, hashes, cancellationToken);
            }
        }

        await database.LockLogAsync(session, cancellationToken);
        var found = await TailAsync(session, cancellationToken);
        await database.InsertEntriesAsync(session, found.End.Size, leaves, hashes, cancellationToken);
        return await FinishAsync(session, found, Grown.From(found, hashes), hashes, cancellationToken);
    }

    /// <summary>The log's right edge as this session sees it; the session holds the lock.</summary>
    public async ValueTask<CompactRange> RangeAsync(WriteSession session, CancellationToken cancellationToken) =>
        (await TailAsync(session, cancellationToken)).Range.Copy();

    /// <summary>Whether this process has appended the record at an index, and it has this hash.</summary>
    public bool HasAppended(long position, TreeHash hash)
    {
        lock (_own)
        {
            return _own.TryGetValue(position, out var own) && own == hash;
        }
    }

    /// <summary>A checkpoint covers what is below: nobody asks for it again.</summary>
    public void Covered(long size)
    {
        lock (_own)
        {
            foreach (var position in _own.Keys.Where(p => p < size).ToList())
            {
                _own.Remove(position);
            }
        }
    }

    private void Remember(long first, TreeHash[] hashes)
    {
        lock (_own)
        {
            if (_own.Count + hashes.Length > MostRemembered)
            {
                // What they are is found out from what is kept of them, which takes longer.
                _own.Clear();
            }

            for (var i = 0; i < hashes.Length; i++)
            {
                _own[first + i] = hashes[i];
            }
        }
    }

    /// <summary>About 100 bytes each.</summary>
    private const int MostRemembered = 1 << 20;

    private async ValueTask<(CompactRange Before, CompactRange After)> FinishAsync(WriteSession session, Tail before, Grown grown, TreeHash[] hashes, CancellationToken cancellationToken)
    {
        foreach (var node in grown.Completed)
        {
            await InsertNodeAsync(session, node, cancellationToken);
        }

        session.OnCommitted(() =>
        {
            _tail = grown.Tail;
            Remember(before.End.Size, hashes);
        });
        return (before.Range, grown.Tail.Range);
    }

    private async ValueTask<Tail> TailAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var end = await Database.EndAsync(session, cancellationToken);
        return _tail is { } known && known.End == end ? known : new Tail(await LoadAsync(session, end.Size, cancellationToken), end);
    }

    private static async ValueTask<CompactRange> LoadAsync(WriteSession session, long size, CancellationToken cancellationToken)
    {
        try
        {
            return CompactRange.Load(size, await TileSet.AroundAsync(-1, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken));
        }
        catch (AuditException)
        {
            if (await MissingEntry.FirstAsync(session, cancellationToken) is { } missing)
            {
                throw MissingEntry.Refusal(missing);
            }

            throw;
        }
    }

    // One that is there already is of records that were taken away and are put back; a wrong one keeps the log from being signed.
    private const string InsertNode = "INSERT INTO audit_node (level, position, hash) VALUES (@level, @position, @hash) ON CONFLICT (level, position) DO NOTHING";

    private static ValueTask<int> InsertNodeAsync(WriteSession session, TileNode node, CancellationToken cancellationToken) => session.ExecuteAsync(
        InsertNode,
        new Parameter[] { new("@level", node.Level), new("@position", node.Index), new("@hash", node.Hash.ToArray()) },
        cancellationToken);

    private sealed record Tail(CompactRange Range, LogEnd End);

    /// <summary>What a log becomes with more entries, and the hashes of higher tiles that are whole with them.</summary>
    private sealed record Grown(Tail Tail, IReadOnlyList<TileNode> Completed)
    {
        public static Grown From(Tail tail, TreeHash[] hashes)
        {
            var range = tail.Range.Copy();
            var completed = new List<TileNode>();
            foreach (var hash in hashes)
            {
                range.Append(hash, completed);
            }

            return new Grown(new Tail(range, hashes.Length > 0 ? new LogEnd(range.Size, hashes[^1]) : tail.End), completed);
        }
    }
}
