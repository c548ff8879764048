using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Looks a backup through before it takes the place of the database: its log against its own checkpoint and against the mirror, its content against its log.
/// </summary>
internal sealed class BackupCheck(Database backup, LogFolder mirror, HighWater mark, LogKeys keys, DataKeys dataKeys)
{
    private const int CheckpointsToCompare = 64;

    /// <param name="endLost">True when whoever puts it back knows that what was recorded after it may be lost.</param>
    /// <exception cref="QuickActionException">The backup is not one of this log as it was, or the mirror cannot tell.</exception>
    public async ValueTask RunAsync(bool endLost, CancellationToken cancellationToken)
    {
        var mirrored = await mirror.CheckpointAsync(cancellationToken);
        // The backup may be from before a change of keys, and there may be nothing else than the key file that says whose its signatures are.
        List<VerifierKey> history = [.. (await HistoryAsync(cancellationToken)).Concat(keys.Retired).Distinct()];
        if (mirrored is not null)
        {
            RefuseOldKeyFile(mirrored);
            await CheckMirrorAsync(new LogTrust(keys.Verifiers, history), cancellationToken);
        }

        var size = await SizeAsync(cancellationToken);
        // A backup that the mirror covers is vouched for by the mirror, whatever key signed it at its time; one that is ahead of it by the keys of today alone.
        // Without a mirror the key file, or whoever says that the end is lost, vouches for it.
        var isCovered = mirrored is not null && size <= mirrored.Checkpoint.Size;
        var trust = isCovered ? new LogTrust([.. keys.Verifiers, .. history.Except(keys.Verifiers)], [])
            : mirrored is null ? new LogTrust(keys.Known, history)
            : new LogTrust(keys.Verifiers, history);
        backup.Signers = new LogSigners(() => [.. trust.Current, .. trust.Retired]);
        await using var session = await backup.OpenAsync(cancellationToken);
        await CheckLogAsync(session, trust, cancellationToken);
        if (endLost && mirrored?.Checkpoint.Size > size)
        {
            throw QuickActionException.Refused("There is a mirror of the log, which is longer than the backup, so the end is not lost: leave --end-lost out. The store is as it was.");
        }

        if (mirrored is not null)
        {
            await CompareAsync(session, size, mirrored.Checkpoint, cancellationToken);
        }

        if (mirrored is null || mirrored.Checkpoint.Size <= size)
        {
            await CheckMarkAsync(session, size, mirrored is not null, endLost, cancellationToken);
        }

        // What was erased since the backup was made is still in it, and its key is gone: it is erased again when the log is carried on.
        var erased = mirrored is null ? null : await ErasedSinceAsync(size, mirrored.Checkpoint.Size, cancellationToken);
        if (await new ContentCheck(backup, dataKeys) { ErasedElsewhere = key => erased?.Contains(key) ?? true, PassesLocked = true }.FirstWrongAsync(cancellationToken) is { } wrong)
        {
            throw Refused(wrong.What);
        }
    }

    private async ValueTask<IReadOnlyList<VerifierKey>> HistoryAsync(CancellationToken cancellationToken)
    {
        await using var session = await backup.OpenAsync(cancellationToken);
        return await KeyHistory.AllAsync(session, cancellationToken);
    }

    private async ValueTask<long> SizeAsync(CancellationToken cancellationToken)
    {
        await using var session = await backup.OpenAsync(cancellationToken);
        return await LogSize.OfAsync(session, cancellationToken);
    }

    private void RefuseOldKeyFile(SignedCheckpoint mirrored)
    {
        if (new OwnHead(mirror, keys.Known).MayBeLater(mirrored))
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"The mirror {mirror.Path} is signed with keys that followed those of log.key, so the key file is an older one than the log's keys of today, and the backup was not put back: put the new log.key in its place, from your newest copy of it or from the machine on which `quickaction audit rotate-key` was run.");
        }
    }

    private async ValueTask CheckMirrorAsync(LogTrust trust, CancellationToken cancellationToken)
    {
        var found = await new LogVerifier(new FolderLog(mirror.Path)).VerifyAsync(trust, [], cancellationToken);
        if (found.Fault is { } fault)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"The mirror {mirror.Path} is damaged, so the backup cannot be compared with it and was not put back: {fault.What} `quickaction audit mirror` writes it again from the database as it is.");
        }
    }

    private async ValueTask CheckLogAsync(Session session, LogTrust trust, CancellationToken cancellationToken)
    {
        await using var log = await StoredLog.OpenAsync(backup, cancellationToken);
        var found = await new LogVerifier(log).VerifyAsync(trust, [], await Checkpoints.SomeAsync(session, CheckpointsToCompare, cancellationToken), cancellationToken);
        if ((found.Fault ?? await TailCheck.FirstFaultAsync(session, dataKeys, found.Checkpoint?.Size ?? 0, cancellationToken)) is { } fault)
        {
            throw Refused(fault.What);
        }
    }

    /// <summary>Without a mirror that is longer only the mark beside the keys can say whether the log went on after the backup was made.</summary>
    private async ValueTask CheckMarkAsync(Session session, long size, bool hasMirror, bool endLost, CancellationToken cancellationToken)
    {
        if (hasMirror && mark.Read() is null)
        {
            return;
        }

        if (mark.Read()?.Checkpoint is { } signed && signed.Size <= size)
        {
            await HighWater.CheckAsync(signed, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
        }
        else if (!endLost)
        {
            throw QuickActionException.Refused(
                (hasMirror
                    ? "The mirror of the log is not longer than this backup, and records were signed after both: going on from it would leave them out without a word. "
                    : "There is no mirror of the log, and records may have been made after this backup: going on from it would leave them out without a word. ")
                + "Put the mirror in its place; if what came after the backup is lost for good, say so with --end-lost. The store is as it was.");
        }
    }

    /// <summary>The shorter of the two must be the beginning of the longer.</summary>
    private async ValueTask CompareAsync(Session session, long size, Checkpoint mirrored, CancellationToken cancellationToken)
    {
        ValueTask<ReadOnlyMemory<byte>?> Read(TileAddress address, CancellationToken token) => StoredTiles.ReadTileAsync(session, address, token);
        if (size >= mirrored.Size)
        {
            await mirror.CheckExtendsAsync(mirrored, keys.Origin, size, Read, cancellationToken);
            return;
        }

        var own = CompactRange.Load(size, await TileSet.AroundAsync(-1, size, Read, cancellationToken)).Root();
        var tiles = await new FolderLog(mirror.Path).TilesAroundAsync(size - 1, mirrored.Size, cancellationToken);
        if (Subtrees.RootAt(size, mirrored.Size, tiles) != own)
        {
            throw Refused($"its log is not the beginning of the mirror: among its {size} records one was changed.");
        }
    }

    /// <summary>The keys that records of the mirror say were destroyed, in those that the backup lacks.</summary>
    private async ValueTask<HashSet<string>> ErasedSinceAsync(long from, long size, CancellationToken cancellationToken)
    {
        var reader = new FolderLog(mirror.Path);
        var erased = new HashSet<string>(StringComparer.Ordinal);
        for (var position = from - (from % TileAddress.FullWidth); position < size; position += TileAddress.FullWidth)
        {
            if (await reader.ReadEntriesAsync(TileAddress.Holding(0, position, size), cancellationToken) is { } bundle)
            {
                Collect(bundle.Span, erased);
            }
        }

        return erased;
    }

    private static void Collect(ReadOnlySpan<byte> bundle, HashSet<string> erased)
    {
        while (EntryBundle.TryTake(ref bundle, out var entry))
        {
            if (((CanonicalJson.Decode(entry) as CanonicalObject)?[ErasurePart.Name] as CanonicalObject)?.Text(ErasurePart.KeyName) is { } key)
            {
                erased.Add(key);
            }
        }
    }

    private static QuickActionException Refused(string why) =>
        QuickActionException.Refused($"The backup was changed or is damaged, so it was not put back and the store is as it was: {why}");
}
