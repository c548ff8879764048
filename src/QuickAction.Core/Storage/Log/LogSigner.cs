using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Signs checkpoints, and never two that contradict each other: what the last one signed must still be there, and what the mirror has of the log too, or
/// nothing is signed. The mirror may know of checkpoints that the database has forgotten, because it was put back from a backup.
/// </summary>
internal sealed class LogSigner(Database database, LogWriter writer, LogFolder mirror, HighWater mark, LogKeys keys, DataKeys dataKeys, TimeProvider clock)
{
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
        var covered = last?.Checkpoint.Size ?? 0;
        var signedBefore = await SignedBeforeAsync(session, covered, range.Size, cancellationToken);
        var own = new OwnRecords(dataKeys, writer) { ErasedBelow = signing.Affirms is null ? 0 : covered };
        if (await own.FirstStrangerAsync(session, signing.Affirms?.SignedUpTo ?? signedBefore, range.Size, signing.ChangedAt, cancellationToken) is { } stranger)
        {
            throw Stranger(stranger.What, ProblemCode.NotRecorded);
        }

        if (signing.Affirms is not null)
        {
            await RefuseReplacedAsync(session, with, cancellationToken);
        }
        else if (signing.ChangedAt is null)
        {
            await RefuseRetiredAsync(session, with, cancellationToken);
        }

        if (covered != range.Size)
        {
            await CheckLeavesAsync(session, covered, range.Size, cancellationToken);
        }

        if (last is not null)
        {
            await CheckExtendsAsync(session, last, range, signing.By, cancellationToken);
            await CheckMirrorAsync(session, last, range.Size, cancellationToken);
            if (last.Checkpoint.Size == range.Size)
            {
                return last;
            }
        }
        else
        {
            await CheckMirrorAsync(session, null, range.Size, cancellationToken);
            await RefuseLostAsync(session, range.Size, cancellationToken);
        }

        if (mark.Read()?.Checkpoint is { } marked && marked != last?.Checkpoint)
        {
            await HighWater.CheckAsync(marked, range.Size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
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

    /// <summary>
    /// How many records were signed before, as far as the log extends what says so: the database may have lost the checkpoint that the mirror or the mark beside the keys
    /// still has. What is signed already was looked at then; of what was erased since nobody could tell any more whose it is.
    /// </summary>
    /// <param name="covered">How many the last checkpoint in the database covers.</param>
    public async ValueTask<long> SignedBeforeAsync(Session session, long covered, long size, CancellationToken cancellationToken)
    {
        foreach (var read in new Func<ValueTask<SignedCheckpoint?>>[] { () => mirror.CheckpointAsync(cancellationToken), () => ValueTask.FromResult(mark.Read()) })
        {
            try
            {
                if (await read() is { Checkpoint: var kept, Note: var note } && kept.Size > covered && kept.Size <= size && keys.Verifiers.Any(note.IsSignedBy))
                {
                    await HighWater.CheckAsync(kept, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
                    covered = kept.Size;
                }
            }
            catch (Exception error) when (error is AuditException or QuickActionException)
            {
                // It says nothing then; whoever signs is told by the checks that follow.
            }
        }

        return covered;
    }

    /// <summary>Rows that are no checkpoints, and nothing else that says what was signed: going on could be a second log under the same keys.</summary>
    private async ValueTask RefuseLostAsync(Session session, long size, CancellationToken cancellationToken)
    {
        if (size > 1 && mark.Read() is null && await mirror.CheckpointAsync(cancellationToken) is null && await Checkpoints.AnyRowAsync(session, cancellationToken))
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded,
                $"No row of the table audit_checkpoint is a checkpoint of this log by its keys, and there is no mirror, so nobody can say what was signed of its {size} records and nothing is signed: put the mirror in its place, or a backup back (`quickaction restore`).");
        }
    }

    /// <summary>For what is found to be not of this program.</summary>
    public static QuickActionException Stranger(string what, ProblemCode code) => new(
        code, $"{what} Nothing is recorded or signed on top of it; docs/decision-log.md says what to do (\"When a record is not ours\").");

    /// <exception cref="QuickActionException">One of the keys is not one that the log's records name as a key of today.</exception>
    public async ValueTask RefuseReplacedAsync(Session session, IReadOnlyList<SigningKey> with, CancellationToken cancellationToken)
    {
        if (await KeyHistory.LastChangeAsync(session, cancellationToken) is { } change && with.Any(k => !change.New.Contains(k.Verifier))
            // Where these are the later ones, the table no longer leads to the record that says so.
            && !change.New.All(keys.Retired.Contains))
        {
            throw Replaced(change);
        }
    }

    /// <summary>
    /// The same, where it is shown: by the checkpoint in which these keys handed over to others. Asked before anything is held against the keys, for which a log that went on
    /// with others would seem to be damaged.
    /// </summary>
    /// <returns>The change after which the key file is of before; null when it is not.</returns>
    public async ValueTask<KeyChange?> ReplacedAsync(Session session, CancellationToken cancellationToken) =>
        (await KeyHistory.FollowAsync(session, keys.Known, cancellationToken)).Last is { } last && keys.Verifiers.Any(k => !last.New.Contains(k)) ? last : null;

    public static QuickActionException Replaced(KeyChange change) => new(
        ProblemCode.Unavailable,
        $"These signing keys were replaced by record {change.Index}: the key file is an older one than the log's keys of today, so nothing is recorded or signed with it. That is no damage to the log: put the new log.key, which was made then, in the place of this one, "
        + "from your newest copy of it or from the machine on which `quickaction audit rotate-key` was run.");

    /// <inheritdoc cref="RefuseReplacedAsync"/>
    /// <exception cref="QuickActionException">Or the last checkpoint is by keys that had been replaced before it.</exception>
    public async ValueTask RefuseRetiredAsync(Session session, IReadOnlyList<SigningKey> with, CancellationToken cancellationToken)
    {
        await RefuseReplacedAsync(session, with, cancellationToken);
        if (await RetiredLastAsync(session, cancellationToken) is { } retired)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"The last checkpoint, of {retired.Size} records, was signed with keys that record {retired.ReplacedAt} had replaced, so nothing is recorded or signed on top of it: find out which copy of the old log.key is still in use. "
                + "`quickaction audit mirror` checks the records that it covers, has the keys of today stand by them, and records that.");
        }
    }

    /// <summary>Whether the last checkpoint, of a log whose keys were changed before it, is by keys from before that alone.</summary>
    /// <returns>Whose it is; null when it is not.</returns>
    public async ValueTask<RetiredSigners?> RetiredLastAsync(Session session, CancellationToken cancellationToken)
    {
        if (await KeyHistory.LastChangeAsync(session, cancellationToken) is not { Old.Count: > 0 } change
            || await Checkpoints.LatestAsync(session, cancellationToken) is not { } last
            || last.Checkpoint.Size <= change.Index
            || change.New.Any(last.Note.IsSignedBy))
        {
            return null;
        }

        var signers = (await KeyHistory.AllAsync(session, cancellationToken)).Concat(keys.Retired).Distinct().Where(last.Note.IsSignedBy).ToList();
        return signers.Count > 0 ? new RetiredSigners(last.Checkpoint.Size, signers, change.Index, await SignedSinceAsync(session, change, last, cancellationToken)) : null;
    }

    /// <summary>How many records the newest checkpoint by a key of today covers.</summary>
    private static async ValueTask<long> SignedSinceAsync(Session session, KeyChange change, SignedCheckpoint last, CancellationToken cancellationToken)
    {
        var before = last.Checkpoint.Size;
        while (await Checkpoints.BeforeAsync(session, before, 64, cancellationToken) is { Count: > 0 } some && before > change.Index)
        {
            if (some.Find(s => change.New.Any(s.Note.IsSignedBy)) is { } signed)
            {
                return signed.Checkpoint.Size;
            }

            before = some[^1].Checkpoint.Size;
        }

        return change.Index + 1;
    }

    private static async ValueTask CheckExtendsAsync(
        WriteSession session, SignedCheckpoint last, CompactRange range, IReadOnlyList<VerifierKey> by, CancellationToken cancellationToken)
    {
        var size = last.Checkpoint.Size;
        try
        {
            last.Note.SignedBy(by);
            var tiles = size > range.Size
                ? throw new AuditException("Entries are gone.")
                : await TileSet.AroundAsync(size - 1, range.Size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            if (Subtrees.RootAt(size, range.Size, tiles) != last.Checkpoint.Root || Subtrees.Root(range.Size, tiles) != range.Root())
            {
                throw new AuditException("Entries were changed.");
            }
        }
        catch (AuditException error)
        {
            throw Broken(size, "records or hashes were changed or are gone", error);
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
    private static async ValueTask CheckLeavesAsync(WriteSession session, long covered, long end, CancellationToken cancellationToken)
    {
        var next = covered - (covered % TileAddress.FullWidth);
        await session.EachAsync(
            SelectNew,
            new Parameter[] { new("@first", next), new("@end", end) },
            row =>
            {
                if (row.GetInt64(0) != next)
                {
                    throw Broken(covered, $"entry {next} is missing");
                }

                if (TreeHash.Leaf(row.GetFieldValue<byte[]>(1)) != new TreeHash(row.GetFieldValue<byte[]>(2)))
                {
                    throw Broken(covered, $"entry {next} was changed and does not have the hash that was recorded for it");
                }

                next++;
            },
            cancellationToken);
    }

    private static QuickActionException Broken(long size, string what, Exception? inner = null) => new(
        ProblemCode.NotRecorded,
        $"The decision log no longer extends its last signed checkpoint, of {size} records: {what}. Nothing more is signed, copied to the mirror or given out. {CopyCheck.WayOut}",
        inner: inner);
}

/// <summary>What a checkpoint is signed for, when it is not to cover a result.</summary>
/// <param name="ChangedAt">The record of the change of keys that is being made; null for none.</param>
/// <param name="By">The keys of which one must have signed the checkpoint before.</param>
internal sealed record Signing(long? ChangedAt, IReadOnlyList<VerifierKey> By)
{
    /// <summary>Whose checkpoint the keys of today stand by from now on; null for none.</summary>
    public RetiredSigners? Affirms { get; init; }
}

/// <param name="Size">Of the checkpoint that they signed.</param>
/// <param name="ReplacedAt">The record that had replaced them.</param>
/// <param name="SignedUpTo">How many records the keys that followed have signed.</param>
internal sealed record RetiredSigners(long Size, IReadOnlyList<VerifierKey> Keys, long ReplacedAt, long SignedUpTo);
