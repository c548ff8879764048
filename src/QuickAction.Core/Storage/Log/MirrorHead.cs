using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// The mirror's own checkpoint, the one file on which all that compares with the mirror rests: whose it must be, and how it is written again where it was damaged. That never
/// makes the mirror say less than its records: it is the checkpoint of just these, or the database has all that the mark beside the keys knows of.
/// </summary>
internal sealed class MirrorHead(LogFolder mirror, OutsideCheckpoints outside, LogKeys keys)
{
    /// <param name="database">The log, or a backup of it.</param>
    /// <returns>What was done, in a sentence; null when nothing was wrong.</returns>
    /// <exception cref="QuickActionException">It cannot be written again, or the mirror is of another log.</exception>
    public async ValueTask<string?> MendAsync(Database database, CancellationToken cancellationToken)
    {
        if (await DamageAsync(cancellationToken) is null)
        {
            return null;
        }

        // Or another process has mended it, or was writing it.
        using var oneWriter = await mirror.LockAsync(cancellationToken);
        if (await DamageAsync(cancellationToken) is not { } damage)
        {
            return null;
        }

        await using var session = await database.OpenAsync(cancellationToken);
        var trust = await KeyHistory.TrustAsync(session, keys.Verifiers, cancellationToken);
        if (await OfItsRecordsAsync(session, trust, cancellationToken) is { } own)
        {
            mirror.Write(LogResources.CheckpointPath, own.Note.ToBytes());
            return $"{mirror.Head}, the mirror's own checkpoint, was damaged; it was written again from {own.From}, to which the mirror's records lead.";
        }

        if (await OfTheDatabaseAsync(database, session, trust, cancellationToken) is not { } newest)
        {
            throw new QuickActionException(ProblemCode.Unavailable, $"{damage} {Neither}");
        }

        await using var log = await StoredLog.OpenAsync(database, newest, cancellationToken);
        await mirror.WriteAgainAsync(log, newest, cancellationToken);
        return $"{mirror.Head}, the mirror's own checkpoint, was damaged, and other files of the mirror did not fit; the mirror was written again from the database, whose log is sound and has all that these keys have signed.";
    }

    private string Neither =>
        "It was not written again now: neither the mark beside the keys nor the table audit_checkpoint has a checkpoint to which the mirror's records lead, or else a sound log in the database that has all that was signed. "
        + $"Put a copy of the mirror in its place. Without one move the folder {mirror.Path} away: `quickaction audit mirror` then writes a new one, or says what is missing; where the database is damaged, `quickaction restore` puts a backup back.";

    /// <summary>What is wrong with it, as a sentence; null when nothing is.</summary>
    /// <exception cref="QuickActionException">The mirror is of another log.</exception>
    private async ValueTask<string?> DamageAsync(CancellationToken cancellationToken)
    {
        try
        {
            await mirror.CheckpointAsync(cancellationToken);
            return null;
        }
        catch (QuickActionException error) when (LogFolder.IsDamage(error))
        {
            return error.Message;
        }
    }

    /// <summary>A checkpoint by a key of today to which exactly the records lead that the mirror has.</summary>
    private async ValueTask<Found?> OfItsRecordsAsync(Session session, LogTrust trust, CancellationToken cancellationToken)
    {
        var held = mirror.HeldRecords();
        Found?[] candidates =
        [
            outside.Marked() is { } marked && marked.Checkpoint.Size == held ? new Found(marked.Note, "the mark beside the keys") : null,
            await Checkpoints.NoteAtAsync(session, held, cancellationToken) is { } row ? new Found(row, "the table audit_checkpoint") : null,
        ];
        foreach (var candidate in candidates.OfType<Found>().Where(c => keys.Verifiers.Any(c.Note.IsSignedBy)))
        {
            if ((await new LogVerifier(new MirrorAsOf(new FolderLog(mirror.Path), candidate.Note)).VerifyAsync(trust, [], cancellationToken)).IsSound)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The newest checkpoint that is known, when the database has a sound log as of it. Without a mark it could be an older copy.</summary>
    private async ValueTask<SignedCheckpoint?> OfTheDatabaseAsync(Database database, Session session, LogTrust trust, CancellationToken cancellationToken)
    {
        if (outside.Marked() is not { } marked)
        {
            return null;
        }

        var latest = await Checkpoints.LatestAsync(session, cancellationToken);
        var newest = new[] { marked, latest }.OfType<SignedCheckpoint>().Where(s => keys.Verifiers.Any(s.Note.IsSignedBy)).MaxBy(s => s.Checkpoint.Size);
        if (newest is null || newest.Checkpoint.Size < mirror.HeldRecords() || newest.Checkpoint.Size > await LogSize.OfAsync(session, cancellationToken))
        {
            return null;
        }

        await using var log = await StoredLog.OpenAsync(database, newest, cancellationToken);
        return (await new LogVerifier(log).VerifyAsync(trust, [marked.Note], cancellationToken)).IsSound ? newest : null;
    }

    private sealed record Found(SignedNote Note, string From);

    /// <summary>The mirror's records as of a checkpoint that is kept elsewhere.</summary>
    private sealed class MirrorAsOf(FolderLog mirror, SignedNote note) : ILogReader
    {
        public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ReadOnlyMemory<byte>?>(note.ToBytes());

        public ValueTask<ReadOnlyMemory<byte>?> ReadTileAsync(TileAddress address, CancellationToken cancellationToken) => mirror.ReadTileAsync(address, cancellationToken);

        public ValueTask<ReadOnlyMemory<byte>?> ReadEntriesAsync(TileAddress address, CancellationToken cancellationToken) => mirror.ReadEntriesAsync(address, cancellationToken);
    }
}
