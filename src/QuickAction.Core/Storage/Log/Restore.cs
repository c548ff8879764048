using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Jobs;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// A database that is behind its mirror has been put back from a backup. The log is carried on from the mirror and not forked: the records that the backup
/// lacks are appended again as they were, and what they erased is erased again, before anything is served.
/// </summary>
internal sealed class Restore(Database database, LogWriter log, LogFolder mirror, LogKeys keys, DataKeys dataKeys, RecordWriter records, RecordSource source)
{
    private const int BundlesAtOnce = 16;

    /// <summary>What is recorded when the end of the log has been put back.</summary>
    public string Change { get; init; } = ConfigPart.Restored;

    /// <summary>How many sessions and tokens of the older copy were ended.</summary>
    public (int Sessions, int Tokens) AccessEnded { get; private set; }

    /// <param name="ahead">What the mirror holds.</param>
    /// <returns>What was put back; null when there was nothing to do.</returns>
    /// <exception cref="QuickActionException">The mirror is not a continuation of the log in the database.</exception>
    public async ValueTask<PutBack?> RunAsync(SignedCheckpoint ahead, CancellationToken cancellationToken)
    {
        var size = await SizeAsync(cancellationToken);
        if (ahead.Checkpoint.Size <= size)
        {
            return null;
        }

        await CheckAsync(ahead, size, cancellationToken);
        if (Change == ConfigPart.Restored)
        {
            // Before the log is whole: a crash in between has it done again.
            AccessEnded = await AccessAfterRestore.EndAsync(database, source.Now, cancellationToken);
        }

        return await ReplayAsync(ahead, cancellationToken);
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
            await using var log = await StoredLog.OpenAsync(database, cancellationToken);
            var exact = await new MirrorComparison(mirror.Path, log).FirstDifferenceAsync(ahead.Checkpoint, cancellationToken);
            var which = exact is { What: var what, Index: { } index } && index < size ? what : $"among its {size} records one was changed.";
            throw Refused($"the log in it is not the beginning of its mirror: {which}", null);
        }
    }

    /// <summary>Appends the records that are missing, in one transaction: the record of it names all of them, also after a crash.</summary>
    private async ValueTask<PutBack?> ReplayAsync(SignedCheckpoint ahead, CancellationToken cancellationToken)
    {
        var own = await dataKeys.OfLogAsync(cancellationToken);
        // What was erased since the backup is erased again.
        await using var session = await database.BeginAsync(Scope.Erasure, cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        var (from, size) = ((await log.RangeAsync(session, cancellationToken)).Size, ahead.Checkpoint.Size);
        if (from >= size)
        {
            return null;
        }

        var isKnown = Change == ConfigPart.Mended;
        for (var at = from; at < size;)
        {
            var end = Math.Min(size, (at - (at % TileAddress.FullWidth)) + (BundlesAtOnce * TileAddress.FullWidth));
            var leaves = await LeavesAsync(at, end, size, cancellationToken);
            await log.AppendAsync(session, leaves, cancellationToken);
            for (var i = 0; i < leaves.Count; i++)
            {
                isKnown |= await ReplayAsync(session, at + i, leaves[i], cancellationToken);
            }

            at = end;
        }

        await Checkpoints.InsertAsync(session, ahead, source.Now, cancellationToken);
        var change = new ConfigPart(isKnown ? ConfigPart.Mended : ConfigPart.Restored, [], []) { PutBack = (from, size - 1) };
        await NoteAsync(session, records, source.OfLog(own, change), cancellationToken);
        await session.CommitAsync();
        return new PutBack(from, size - 1, size, isKnown);
    }

    private const string SelectContent = "SELECT 1 FROM audit_content WHERE record = @record";

    /// <summary>What a record changed beside the log is changed again.</summary>
    /// <returns>True when the database still holds content of it: a backup from before would not.</returns>
    private async ValueTask<bool> ReplayAsync(WriteSession session, long position, ReadOnlyMemory<byte> leaf, CancellationToken cancellationToken)
    {
        if (CanonicalJson.Decode(leaf.Span) is not CanonicalObject json || json.Text("kind") is not { } kind)
        {
            return false;
        }

        var isKnown = json.Text("record_id") is { } record
            && await session.FirstAsync(SelectContent, new Parameter[] { new("@record", record) }, _ => true, cancellationToken);

        if (json.Text("decision_id") is { } decision)
        {
            await DecisionIndex.NoteAgainAsync(session, decision, kind, position, cancellationToken);
        }

        if (kind == AuditKind.ErasureApplied && (json[ErasurePart.Name] as CanonicalObject)?.Text(ErasurePart.KeyName) is { } key)
        {
            await ContentStore.DeleteAsync(session, key, cancellationToken);
            await JobContent.DeleteAsync(session, key, source.Now, cancellationToken);
            await SealedMaps.DeleteAsync(session, key, cancellationToken);
            await Erasure.NoteAsync(session, key, position, cancellationToken);
        }

        if (json[HoldPart.Name] is CanonicalFlag hold && json.Text(ErasurePart.KeyName) is { } held && (hold.Value || kind == AuditKind.ConfigChanged))
        {
            await Holds.NoteAsync(session, held, hold.Value, position, cancellationToken);
        }

        if (kind == AuditKind.ConfigChanged)
        {
            await KeyHistory.ChangeAsync(session, Texts(json["old_keys"]), Texts(json["new_keys"]), position, cancellationToken);
            if (json.Text("change") is ConfigPart.Restored or ConfigPart.Mended)
            {
                await session.ExecuteAsync(InsertRestore, new Parameter[] { new("@position", position) }, cancellationToken);
            }
        }

        return isKnown;
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

    /// <summary>Records that the log was put back, or goes on without its end.</summary>
    public static async ValueTask NoteAsync(WriteSession session, RecordWriter records, PendingRecord restored, CancellationToken cancellationToken)
    {
        var position = await records.AppendAsync(session, [restored], cancellationToken);
        await session.ExecuteAsync(InsertRestore, new Parameter[] { new("@position", position) }, cancellationToken);
    }

    private const string InsertRestore = "INSERT INTO audit_restore (position) VALUES (@position) ON CONFLICT (position) DO NOTHING";

    private async ValueTask<long> SizeAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await LogSize.OfAsync(session, cancellationToken);
    }

    private static IEnumerable<string> Texts(CanonicalValue? list) => (list as CanonicalList)?.Items.OfType<CanonicalText>().Select(t => t.Value) ?? [];

    private static QuickActionException Refused(string why, Exception? inner) =>
        new(ProblemCode.Unavailable, $"The database is behind its mirror, so it was put back from a backup, and {why} The store stays shut until one of the two is as it was; ask whoever keeps the mirror.", inner: inner);
}
