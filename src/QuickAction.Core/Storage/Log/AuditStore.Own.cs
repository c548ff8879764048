using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Whose the records and the keys are that a store is found with.</summary>
public sealed partial class AuditStore
{
    /// <exception cref="QuickActionException">A record that is not signed yet is not of this program, or the keys in the key file are not those of the log.</exception>
    private async ValueTask RefuseStrangersAsync(CancellationToken cancellationToken)
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        if (await StrangerAsync(session, cancellationToken) is { } stranger)
        {
            // Where a signed record was changed, those after it do not fit either: it is the one to name.
            throw await _check.FirstFaultAsync(cancellationToken) is { } changed && !(changed.Index >= stranger.Index)
                ? CopyCheck.NotAsSigned(changed)
                : LogSigner.Stranger(stranger.What, ProblemCode.Unavailable);
        }

        await WithKeysOfTodayAsync(
            session,
            async s =>
            {
                await _signer.OfToday.RefuseRetiredAsync(s, _keys.Active, cancellationToken);
                await _signer.OfToday.RefuseNotOfTodayAsync(s, cancellationToken);
            },
            cancellationToken);
        await VouchForOldAsync(session, cancellationToken);
    }

    /// <summary>Records of a version before, which no checkpoint covers and which left nobody vouching for the end of the log, are vouched for once they were looked at.</summary>
    private async ValueTask VouchForOldAsync(Session session, CancellationToken cancellationToken)
    {
        var (covered, size) = (await CoveredAsync(session, cancellationToken), await LogSize.OfAsync(session, cancellationToken));
        if (covered >= size || await _end.CoversAsync(session, size - 1, cancellationToken))
        {
            return;
        }

        await using var alone = await _database.BeginAsync(cancellationToken);
        await _database.LockLogAsync(alone, cancellationToken);
        var end = await Writer.RangeAsync(alone, cancellationToken);
        if (await Own().FirstStrangerAsync(alone, covered, end.Size, null, cancellationToken) is null)
        {
            await _end.ReplaceAsync(alone, end, cancellationToken);
            await alone.CommitAsync();
        }
    }

    /// <exception cref="QuickActionException">The key file is of before a change of keys.</exception>
    private async ValueTask RefuseOldKeyFileAsync(CancellationToken cancellationToken)
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        await WithKeysOfTodayAsync(
            session,
            async s =>
            {
                if (await _signer.OfToday.ReplacedAsync(s, cancellationToken) is { } change)
                {
                    throw KeysOfToday.Replaced(change);
                }
            },
            cancellationToken);
    }

    /// <summary>The change of keys that the key file is of before; null when it is not.</summary>
    private async ValueTask<KeyChange?> OldKeyFileAsync(Session session, CancellationToken cancellationToken)
    {
        if (_keys.Next is not null || await _signer.OfToday.ReplacedAsync(session, cancellationToken) is null)
        {
            return null;
        }

        // This process may have read it before another changed the keys.
        _keys.Refresh();
        return await _signer.OfToday.ReplacedAsync(session, cancellationToken);
    }

    private async ValueTask WithKeysOfTodayAsync(Session session, Func<Session, ValueTask> check, CancellationToken cancellationToken)
    {
        if (_keys.Next is not null)
        {
            // A change of keys that is going on, or that a crash cut short, is settled under the lock.
            return;
        }

        try
        {
            _keys.Refresh();
            await check(session);
        }
        catch (QuickActionException)
        {
            // Unless they were changed in this very moment.
            await using var alone = await _database.BeginAsync(cancellationToken);
            await _database.LockLogAsync(alone, cancellationToken);
            await Rotation.SettleAsync(alone, _keys, cancellationToken);
            await check(alone);
        }
    }

    /// <summary>The first of the records that no checkpoint covers which is not of this program. What is signed meanwhile was looked at for that.</summary>
    private async ValueTask<LogFault?> StrangerAsync(Session session, CancellationToken cancellationToken)
    {
        for (var covered = await CoveredAsync(session, cancellationToken); ;)
        {
            var size = await LogSize.OfAsync(session, cancellationToken);
            var fault = await Own().FirstStrangerAsync(session, covered, size, null, cancellationToken);
            var now = await CoveredAsync(session, cancellationToken);
            if (fault is null || fault.Index >= now)
            {
                return fault;
            }

            covered = now;
        }
    }

    private OwnRecords Own() => new(_dataKeys, Writer) { Keys = _keys.Known };

    private async ValueTask<long> CoveredAsync(Session session, CancellationToken cancellationToken)
    {
        // The size is read last: others go on signing.
        var covered = (await Checkpoints.LatestAsync(session, cancellationToken))?.Checkpoint.Size ?? 0;
        return await _outside.CoveredAsync(session, VerifierKeys, covered, await LogSize.OfAsync(session, cancellationToken), cancellationToken);
    }

    /// <summary>Ways out for a store whose mark is damaged, or whose last checkpoint is by keys that had been replaced.</summary>
    /// <returns>What was done, in a sentence; null when nothing of that was wrong.</returns>
    private async Task<string?> MendKeysAsync(CancellationToken cancellationToken)
    {
        var (known, size) = await SizesAsync(cancellationToken);
        // What is missing is put back first.
        var copied = (await _mirror.CheckpointAsync(cancellationToken))?.Checkpoint.Size ?? 0;
        if (Math.Max(known, copied) <= size && _mark.IsDamaged())
        {
            return await WriteMarkAgainAsync(cancellationToken);
        }

        var affirmed = await new Rotation(_database, _records, _signer, _keys, _dataKeys, _source).AffirmAsync(cancellationToken);
        return affirmed is { } signed ? $"The last checkpoint, of {signed} records, had been signed with keys that were replaced before; the keys of today now stand by it, and that is recorded." : null;
    }

    private QuickActionException MarkWithoutMirror() => new(
        ProblemCode.Unavailable,
        $"{_options.SignedMarks[0]}, which says how far the log was signed, is damaged, and there is no mirror of the log to write it again from, so nothing is recorded or signed: put the mirror in its place, or a copy of the mark; "
        + "if the log in the database is all that there is, say so with `quickaction audit mirror --end-lost`.");

    private async Task<string> WriteMarkAgainAsync(CancellationToken cancellationToken)
    {
        var mirrored = await _mirror.CheckpointAsync(cancellationToken) ?? throw MarkWithoutMirror();
        await using var session = await _database.OpenAsync(cancellationToken);
        var copy = await new LogVerifier(new FolderLog(_mirror.Path)).VerifyAsync(await KeyHistory.TrustAsync(session, VerifierKeys, cancellationToken), [], cancellationToken);
        var found = await _check.RunAsync(VerifierKeys, [], cancellationToken);
        if ((copy.Fault ?? found.Result.Fault) is { } fault)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable, $"{_options.SignedMarks[0]} is damaged, and was not written again because the log in the database and its mirror are not both sound: {fault.What}");
        }

        _mark.WriteAgain(found.Claim ?? mirrored);
        return $"{_options.SignedMarks[0]}, which says how far the log was signed, was damaged; it was written again from the log, which is sound and goes on from its mirror.";
    }
}
