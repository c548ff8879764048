using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// A database that is behind its mirror has been put back from a backup. The log is carried on from the mirror and not forked: the records that the backup
/// lacks are appended again as they were, and what they erased is erased again, before anything is served.
/// </summary>
internal sealed class Restore(Database database, LogWriter log, LogFolder mirror, LogKeys keys, RecordWriter records, RecordSource source)
{
    private const int BundlesAtOnce = 16;

    /// <returns>How many records were replayed; 0 when there was nothing to do.</returns>
    /// <exception cref="QuickActionException">The mirror is not a continuation of the log in the database.</exception>
    public async ValueTask<long> RunAsync(CancellationToken cancellationToken)
    {
        var ahead = await mirror.CheckpointAsync(cancellationToken);
        var size = await SizeAsync(cancellationToken);
        if (ahead is null || ahead.Checkpoint.Size <= size)
        {
            return 0;
        }

        await CheckAsync(ahead, size, cancellationToken);
        var replayed = 0L;
        long count;
        while ((count = await ReplayAsync(ahead, cancellationToken)) > 0)
        {
            replayed += count;
        }

        return replayed;
    }

    private async ValueTask CheckAsync(SignedCheckpoint ahead, long size, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        var trust = await KeyHistory.TrustAsync(session, keys.Verifiers, cancellationToken);
        var found = await new LogVerifier(new FolderLog(mirror.Path)).VerifyAsync(trust, [], cancellationToken);
        if (found.Fault is { } fault)
        {
            throw Refused($"its mirror cannot be trusted: {fault.What}", null);
        }

        if (ahead.Checkpoint.Origin != keys.Origin)
        {
            throw Refused("its mirror is of another log.", null);
        }

        var range = CompactRange.Load(size, await TileSet.AroundAsync(-1, size, (a, token) => StoredTiles.ReadTileAsync(session, a, token), cancellationToken));
        var tiles = await new FolderLog(mirror.Path).TilesAroundAsync(size - 1, ahead.Checkpoint.Size, cancellationToken);
        if (Subtrees.RootAt(size, ahead.Checkpoint.Size, tiles) != range.Root())
        {
            throw Refused($"the log in it is not the beginning of its mirror: among its {size} records one was changed.", null);
        }
    }

    /// <summary>Appends some of the records that are missing, in one transaction; after a crash the next start goes on where this one stopped.</summary>
    private async ValueTask<long> ReplayAsync(SignedCheckpoint ahead, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        var from = (await log.RangeAsync(session, cancellationToken)).Size;
        var to = Math.Min(ahead.Checkpoint.Size, (from - (from % TileAddress.FullWidth)) + (BundlesAtOnce * TileAddress.FullWidth));
        if (from >= ahead.Checkpoint.Size)
        {
            return 0;
        }

        var leaves = await LeavesAsync(from, to, ahead.Checkpoint.Size, cancellationToken);
        await log.AppendAsync(session, leaves, cancellationToken);
        for (var i = 0; i < leaves.Count; i++)
        {
            await ReplayAsync(session, from + i, leaves[i], cancellationToken);
        }

        if (to == ahead.Checkpoint.Size)
        {
            await Checkpoints.InsertAsync(session, ahead, source.Now, cancellationToken);
            var restored = new ConfigPart("log.restored", [], []);
            var position = await records.AppendAsync(session, [new PendingRecord { Record = source.New(AuditKind.ConfigChanged, [restored]) }], cancellationToken);
            await session.ExecuteAsync(InsertRestore, new Parameter[] { new("@position", position) }, cancellationToken);
        }

        await session.CommitAsync();
        return to - from;
    }

    /// <summary>What a record changed beside the log is changed again.</summary>
    private static async ValueTask ReplayAsync(WriteSession session, long position, ReadOnlyMemory<byte> leaf, CancellationToken cancellationToken)
    {
        if (CanonicalJson.Decode(leaf.Span) is not CanonicalObject json || json.Text("kind") is not { } kind)
        {
            return;
        }

        if (json.Text("decision_id") is { } decision)
        {
            await DecisionIndex.NoteAsync(session, decision, kind, position, cancellationToken);
        }

        if (kind == AuditKind.ErasureApplied && (json[ErasurePart.Name] as CanonicalObject)?.Text(ErasurePart.KeyName) is { } key)
        {
            await ContentStore.DeleteAsync(session, key, cancellationToken);
            await Erasure.NoteAsync(session, key, position, cancellationToken);
        }

        if (kind == AuditKind.ConfigChanged)
        {
            await KeyHistory.ChangeAsync(session, Texts(json["old_keys"]), Texts(json["new_keys"]), position, cancellationToken);
        }
    }

    private async ValueTask<List<ReadOnlyMemory<byte>>> LeavesAsync(long from, long to, long size, CancellationToken cancellationToken)
    {
        var reader = new FolderLog(mirror.Path);
        var leaves = new List<ReadOnlyMemory<byte>>();
        for (var position = from - (from % TileAddress.FullWidth); position < to; position += TileAddress.FullWidth)
        {
            var address = TileAddress.Holding(0, position, size);
            var bundle = await reader.ReadEntriesAsync(address, cancellationToken) ?? throw new AuditException($"The mirror's {address.EntriesPath} is missing.");
            leaves.AddRange(Split(bundle).Skip((int)Math.Max(0, from - position)).Take((int)(to - Math.Max(from, position))));
        }

        return leaves;
    }

    private static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> bundle)
    {
        var leaves = new List<ReadOnlyMemory<byte>>();
        var rest = bundle.Span;
        while (EntryBundle.TryTake(ref rest, out var entry))
        {
            leaves.Add(entry.ToArray());
        }

        return leaves;
    }

    private const string InsertRestore = "INSERT INTO audit_restore (position) VALUES (@position)";

    private async ValueTask<long> SizeAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await LogSize.OfAsync(session, cancellationToken);
    }

    private static IEnumerable<string> Texts(CanonicalValue? list) => (list as CanonicalList)?.Items.OfType<CanonicalText>().Select(t => t.Value) ?? [];

    private static QuickActionException Refused(string why, Exception? inner) =>
        new(ProblemCode.Unavailable, $"The database was put back from a backup, and {why} Nothing was changed; ask whoever keeps the mirror.", inner: inner);
}
