using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// What was signed of the log, as it is kept outside its database: in the mirror, in the files beside that, and in the mark beside the keys. Like a row of the table
/// of checkpoints each counts for as much as its signatures do, which whoever asks looks at.
/// </summary>
internal sealed class OutsideCheckpoints(LogFolder mirror, HighWater mark)
{
    /// <summary>The mirror's own, whoever has signed it. Null when there is none that can be read: the check of the mirror says that.</summary>
    public async ValueTask<SignedCheckpoint?> MirroredAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await mirror.StatedAsync(cancellationToken);
        }
        catch (AuditException)
        {
            return null;
        }
    }

    /// <summary>That beside the keys. Null when there is none, or when it is damaged: whoever opens the store is told that.</summary>
    public SignedCheckpoint? Marked()
    {
        try
        {
            return mark.Read();
        }
        catch (QuickActionException)
        {
            return null;
        }
    }

    /// <summary>How far the mirror and the mark say that the log was signed.</summary>
    public async ValueTask<IReadOnlyList<SignedCheckpoint>> NewestAsync(CancellationToken cancellationToken) =>
        [.. new[] { await MirroredAsync(cancellationToken), Marked() }.OfType<SignedCheckpoint>()];

    /// <summary>These, and the older ones that the mirror keeps: those in which keys were handed over, and those that a witness has cosigned.</summary>
    public async ValueTask<IReadOnlyList<SignedCheckpoint>> AllAsync(CancellationToken cancellationToken) => [.. mirror.OlderCheckpoints(), .. await NewestAsync(cancellationToken)];

    /// <summary>
    /// How many records were signed, as far as the log extends what says so: the database may have lost the checkpoint that the mirror or the mark still has. What is signed
    /// already was looked at then; of what was erased since nobody could tell any more whose it is.
    /// </summary>
    /// <param name="current">The keys that sign the log now: only theirs counts.</param>
    /// <param name="covered">How many the last checkpoint in the database covers.</param>
    /// <param name="size">How many the log has; read after that.</param>
    public async ValueTask<long> CoveredAsync(Session session, IReadOnlyList<VerifierKey> current, long covered, long size, CancellationToken cancellationToken)
    {
        foreach (var (kept, note) in await NewestAsync(cancellationToken))
        {
            if (kept.Size > covered && kept.Size <= size && current.Any(note.IsSignedBy) && await ExtendsAsync(session, kept, size, cancellationToken))
            {
                covered = kept.Size;
            }
        }

        return covered;
    }

    /// <summary>False where the log is another one: whoever signs or opens the store is told that by the checks of the mirror and the mark.</summary>
    private static async ValueTask<bool> ExtendsAsync(Session session, Checkpoint kept, long size, CancellationToken cancellationToken)
    {
        try
        {
            await HighWater.CheckAsync(kept, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            return true;
        }
        catch (Exception error) when (error is AuditException or QuickActionException)
        {
            return false;
        }
    }
}
