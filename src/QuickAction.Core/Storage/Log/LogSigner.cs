using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Signs checkpoints, and never two that contradict each other: what the last one signed must still be there, or nothing is signed.</summary>
internal sealed class LogSigner(Database database, LogWriter writer, LogKeys keys, TimeProvider clock)
{
    /// <summary>A checkpoint over all that is in the log; the last one when nothing has been added to it.</summary>
    /// <exception cref="QuickActionException">The log does not extend its last checkpoint.</exception>
    public async ValueTask<SignedCheckpoint> SignAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        // Another process may have changed the keys, or died while it did.
        await Rotation.SettleAsync(session, keys, cancellationToken);
        var signed = await SignAsync(session, keys.Active, cancellationToken);
        await session.CommitAsync();
        return signed;
    }

    /// <param name="session">Holds the lock of the log.</param>
    public async ValueTask<SignedCheckpoint> SignAsync(WriteSession session, IReadOnlyList<SigningKey> with, CancellationToken cancellationToken)
    {
        var range = await writer.RangeAsync(session, cancellationToken);
        var last = await Checkpoints.LatestAsync(session, cancellationToken);
        if (last is not null)
        {
            await CheckExtendsAsync(session, last, range, cancellationToken);
            if (last.Checkpoint.Size == range.Size)
            {
                return last;
            }
        }

        await CheckLeavesAsync(session, last?.Checkpoint.Size ?? 0, range.Size, cancellationToken);
        var checkpoint = new Checkpoint(keys.Origin, range.Size, range.Root());
        var signed = new SignedCheckpoint(checkpoint, SignedNote.Sign(checkpoint.Text, with));
        await Checkpoints.InsertAsync(session, signed, clock.GetUtcNow(), cancellationToken);
        return signed;
    }

    private async ValueTask CheckExtendsAsync(WriteSession session, SignedCheckpoint last, CompactRange range, CancellationToken cancellationToken)
    {
        var size = last.Checkpoint.Size;
        try
        {
            last.Note.SignedBy(keys.Verifiers);
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
            throw Broken(size, error);
        }
    }

    private const string SelectNew = "SELECT position, leaf, leaf_hash FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";

    /// <summary>What is about to be signed for the first time is hashed again from the leaves themselves.</summary>
    private static async ValueTask CheckLeavesAsync(WriteSession session, long first, long end, CancellationToken cancellationToken)
    {
        var next = first;
        await session.EachAsync(
            SelectNew,
            new Parameter[] { new("@first", first), new("@end", end) },
            row =>
            {
                if (row.GetInt64(0) != next++ || TreeHash.Leaf(row.GetFieldValue<byte[]>(1)) != new TreeHash(row.GetFieldValue<byte[]>(2)))
                {
                    throw Broken(first, null);
                }
            },
            cancellationToken);
    }

    private static QuickActionException Broken(long size, Exception? inner) => new(
        ProblemCode.NotRecorded,
        $"The decision log no longer extends its last signed checkpoint, of {size} records, so nothing more is signed; `quickaction audit verify` says what was changed.",
        inner: inner);
}
