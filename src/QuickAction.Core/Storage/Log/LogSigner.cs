using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Signs checkpoints, and never two that contradict each other: what the last one signed must still be there, and what the mirror has of the log too, or
/// nothing is signed. The mirror may know of checkpoints that the database has forgotten, because it was put back from a backup.
/// </summary>
internal sealed class LogSigner(
    Database database, LogWriter writer, LogFolder mirror, HighWater mark, OutsideCheckpoints outside, LogCheck check, LogKeys keys, DataKeys dataKeys, TimeProvider clock)
{
    /// <summary>Whether these keys may sign, and whether they have signed last.</summary>
    public KeysOfToday OfToday { get; } = new(keys, outside);

    /// <summary>A checkpoint over all that is in the log; the last one when nothing has been added to it.</summary>
    /// <exception cref="QuickActionException">The log does not extend its last checkpoint.</exception>
    public async ValueTask<SignedCheckpoint> SignAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        var signed = await SignAsync(session, cancellationToken);
        await session.CommitAsync();
        return signed;
    }

    /// <inheritdoc cref="SignAsync(CancellationToken)"/>
    /// <param name="session">Holds the lock of the log.</param>
    public async ValueTask<SignedCheckpoint> SignAsync(WriteSession session, CancellationToken cancellationToken)
    {
        // Another process may have changed the keys, or died while it did.
        await Rotation.SettleAsync(session, keys, cancellationToken);
        return await SignAsync(session, keys.Active, new Signing(null, keys.Verifiers), cancellationToken);
    }

    /// <param name="session">Holds the lock of the log.</param>
    /// <param name="with">The keys to sign with.</param>
    /// <param name="signing">What else than a result may be signed.</param>
    public async ValueTask<SignedCheckpoint> SignAsync(WriteSession session, IReadOnlyList<SigningKey> with, Signing signing, CancellationToken cancellationToken)
    {
        writer.RefuseShut();
        var range = await writer.RangeAsync(session, cancellationToken);
        var last = await Checkpoints.LatestAsync(session, cancellationToken);
        // First what is signed, then what is not: where a signed record was changed, those after it do not fit either, and it would be them that are accused.
        await CheckSignedAsync(session, last, range, cancellationToken);
        await CheckNotSignedAsync(session, last, range.Size, with, signing, cancellationToken);
        if (last?.Checkpoint.Size == range.Size)
        {
            return last;
        }

        var checkpoint = new Checkpoint(keys.Origin, range.Size, range.Root());
        var signed = new SignedCheckpoint(checkpoint, SignedNote.Sign(checkpoint.Text, with));
        if (await Checkpoints.InsertAsync(session, signed, clock.GetUtcNow(), cancellationToken) == 0)
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                $"In the table audit_checkpoint a row that is no checkpoint of this log stands in the place of that of {range.Size} records, so nothing is signed: `quickaction audit mirror` takes it away.");
        }

        session.OnCommitted(() => writer.Covered(range.Size));
        return signed;
    }

    /// <summary>That the log extends what the database, and the mirror, have of it as signed.</summary>
    private async ValueTask CheckSignedAsync(WriteSession session, SignedCheckpoint? last, CompactRange range, CancellationToken cancellationToken)
    {
        if (last is not null)
        {
            await CheckExtendsAsync(session, last.Checkpoint, range, cancellationToken);
        }

        await CheckMirrorAsync(session, last, range.Size, cancellationToken);
    }

    /// <summary>That what is signed for the first time is of this program and as it was recorded, and that these keys are the ones to sign it.</summary>
    private async ValueTask CheckNotSignedAsync(
        WriteSession session, SignedCheckpoint? last, long size, IReadOnlyList<SigningKey> with, Signing signing, CancellationToken cancellationToken)
    {
        var covered = last?.Checkpoint.Size ?? 0;
        var signedBefore = await outside.CoveredAsync(session, keys.Verifiers, covered, size, cancellationToken);
        var own = new OwnRecords(dataKeys, writer) { ErasedBelow = signing.Affirms is null ? 0 : covered, Keys = keys.Known };
        if (await own.FirstStrangerAsync(session, signing.Affirms?.SignedUpTo ?? signedBefore, size, signing.ChangedAt, cancellationToken) is { } stranger)
        {
            throw Stranger(stranger.What, ProblemCode.NotRecorded);
        }

        if (signing.Affirms is not null)
        {
            await OfToday.RefuseReplacedAsync(session, with, cancellationToken);
        }
        else if (signing.ChangedAt is null)
        {
            await OfToday.RefuseRetiredAsync(session, with, cancellationToken);
        }

        if (last is null)
        {
            await RefuseLostAsync(session, size, cancellationToken);
        }
        else if (signedBefore <= covered && !signing.By.Any(last.Note.IsSignedBy))
        {
            throw new QuickActionException(ProblemCode.NotRecorded, (await KeysOfToday.NotOfTodayAsync(session, last, cancellationToken)).What);
        }

        if (covered != size)
        {
            await CheckLeavesAsync(session, covered, signedBefore, size, cancellationToken);
        }

        if (mark.Read()?.Checkpoint is { } marked && marked != last?.Checkpoint)
        {
            await HighWater.CheckAsync(marked, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
        }
    }

    /// <summary>Rows that are no checkpoints, and nothing else that says what was signed: going on could be a second log under the same keys.</summary>
    private async ValueTask RefuseLostAsync(Session session, long size, CancellationToken cancellationToken)
    {
        if (size > 1 && mark.Read() is null && await mirror.CheckpointAsync(cancellationToken) is null && await Checkpoints.AnyRowAsync(session, cancellationToken))
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                $"No row of the table audit_checkpoint is a checkpoint of this log by its keys, and there is no mirror, so nobody can say what was signed of its {size} records and nothing is signed: put the mirror in its place. Without it put a backup back and say that what came after it is lost (`quickaction restore FILE --end-lost`; PostgreSQL: `pg_restore`, and `quickaction audit mirror --end-lost`).");
        }
    }

    /// <summary>For what is found to be not of this program.</summary>
    public static QuickActionException Stranger(string what, ProblemCode code) => new(
        code, $"{what} Nothing is recorded or signed on top of it; docs/decision-log.md says what to do (\"When a record is not ours\").");

    private async ValueTask CheckExtendsAsync(WriteSession session, Checkpoint last, CompactRange range, CancellationToken cancellationToken)
    {
        var size = last.Size;
        try
        {
            var tiles = size > range.Size
                ? throw new AuditException("Entries are gone.")
                : await TileSet.AroundAsync(size - 1, range.Size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            if (Subtrees.RootAt(size, range.Size, tiles) != last.Root || Subtrees.Root(range.Size, tiles) != range.Root())
            {
                throw new AuditException("Entries were changed.");
            }
        }
        catch (AuditException error)
        {
            if (await MissingEntry.FirstAsync(session, cancellationToken) is { } missing)
            {
                throw MissingEntry.Refusal(missing);
            }

            var exact = (await check.FirstFaultAsync(cancellationToken))?.What ?? "records or hashes were changed or are gone.";
            throw new QuickActionException(
                ProblemCode.NotRecorded, $"The decision log no longer extends its last signed checkpoint, of {size} records: {exact} {NothingMore}", inner: error);
        }
    }

    /// <summary>Most of the time the mirror has the last checkpoint, which was compared already: then this reads one small file.</summary>
    private async ValueTask CheckMirrorAsync(WriteSession session, SignedCheckpoint? last, long size, CancellationToken cancellationToken)
    {
        if (await mirror.CheckpointAsync(cancellationToken) is not { } mirrored || mirrored.Checkpoint == last?.Checkpoint)
        {
            return;
        }

        await mirror.CheckExtendsAsync(
            mirrored.Checkpoint, keys.Origin, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
    }

    private const string SelectNew = "SELECT position, leaf, leaf_hash FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";

    /// <summary>
    /// What is about to be signed for the first time is hashed again from the leaves themselves, and so are the records before it in the same bundle: that is copied
    /// to the mirror as a whole, in the place of the one that the mirror has.
    /// </summary>
    private static async ValueTask CheckLeavesAsync(WriteSession session, long covered, long signed, long end, CancellationToken cancellationToken)
    {
        var next = covered - (covered % TileAddress.FullWidth);
        await session.EachAsync(
            SelectNew,
            new Parameter[] { new("@first", next), new("@end", end) },
            row =>
            {
                if (row.GetInt64(0) != next)
                {
                    throw NotAsRecorded(next < signed ? $"Entry {next} is missing." : TailCheck.Missing(next));
                }

                if (TreeHash.Leaf(row.GetFieldValue<byte[]>(1)) != new TreeHash(row.GetFieldValue<byte[]>(2)))
                {
                    throw NotAsRecorded(next < signed ? $"Entry {next} was changed: it does not have the hash that is stored for it." : TailCheck.Changed(next));
                }

                next++;
            },
            cancellationToken);
    }

    private static string NothingMore => $"Nothing more is signed, copied to the mirror or given out. {CopyCheck.WayOut}";

    private static QuickActionException NotAsRecorded(string what) => new(ProblemCode.NotRecorded, $"{what} {NothingMore}");
}

/// <summary>What a checkpoint is signed for, when it is not to cover a result.</summary>
/// <param name="ChangedAt">The record of the change of keys that is being made; null for none.</param>
/// <param name="By">The keys of which one must have signed the checkpoint before.</param>
internal sealed record Signing(long? ChangedAt, IReadOnlyList<VerifierKey> By)
{
    /// <summary>Whose checkpoint the keys of today stand by from now on; null for none.</summary>
    public RetiredSigners? Affirms { get; init; }
}
