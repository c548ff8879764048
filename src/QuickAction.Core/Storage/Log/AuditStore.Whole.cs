using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Ways out for a store that is shut because its log is not whole.</summary>
public sealed partial class AuditStore
{
    /// <summary>
    /// Makes the log whole again, when it is not: records that were taken out of the database are put back from the mirror, or, where there is no mirror and
    /// somebody says that the end of the log is lost, the log goes on without it. Either is recorded.
    /// </summary>
    /// <param name="endLost">True when the end of the log is lost for good.</param>
    /// <returns>What was done, in a sentence; null when the log was whole.</returns>
    /// <exception cref="QuickActionException">It cannot be made whole, or nothing of it is lost; nothing was changed.</exception>
    public Task<string?> MakeWholeAgainAsync(bool endLost, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        if (_whyShut is not { } why)
        {
            return endLost ? throw QuickActionException.Refused("Nothing of the log is missing, so nothing was given up: leave --end-lost out.") : null;
        }

        // Lifted for what follows, which checks what it builds on.
        Writer.Shut = null;
        var still = why;
        try
        {
            await RefuseOldKeyFileAsync(cancellationToken);
            // All that follows compares with it. Often that is all that was wrong.
            var mended = await _head.MendAsync(_database, cancellationToken);
            still = mended is null ? why : await WhyNotWholeAsync(cancellationToken);
            await DropStrangeCheckpointsAsync(cancellationToken);
            var done = still is null ? _cameBack?.Sentence
                : endLost ? await GoOnWithoutEndAsync(still, cancellationToken)
                : await PutBackAsync(still, cancellationToken);
            await DropStrangeCheckpointsAsync(cancellationToken);
            await SettleAsync(cancellationToken);
            await SignAndMirrorAsync(cancellationToken);
            _whyShut = null;
            return (string?)string.Join(' ', new[] { mended, done }.OfType<string>());
        }
        catch
        {
            _whyShut = still ?? why;
            Writer.Shut = _whyShut.Message;
            throw;
        }
    });

    private async Task<QuickActionException?> WhyNotWholeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await MakeWholeAsync(cancellationToken);
            return null;
        }
        catch (Exception error) when (error is AuditException or QuickActionException { Code: ProblemCode.Unavailable or ProblemCode.NotRecorded })
        {
            return error as QuickActionException ?? new QuickActionException(ProblemCode.NotRecorded, error.Message, inner: error);
        }
    }

    private async Task<string> PutBackAsync(QuickActionException why, CancellationToken cancellationToken)
    {
        if (await MendKeysAsync(cancellationToken) is { } mended)
        {
            await MakeWholeAsync(cancellationToken);
            return mended;
        }

        // What the mirror lacks would be missing all the same: nothing is put back by halves.
        if (await CutAsync(cancellationToken) is { CanBePutBack: false } cut)
        {
            throw cut.Refusal;
        }

        var mirrored = await _mirror.CheckpointAsync(cancellationToken) ?? throw why;
        var (known, size) = await SizesAsync(cancellationToken);
        var putBack = await Restoring(known > size ? ConfigPart.Mended : ConfigPart.Restored).RunAsync(mirrored, cancellationToken) ?? throw why;
        await MakeWholeAsync(cancellationToken);
        return $"The records {putBack.Which}, which were missing in the database, were put back from the mirror; that is recorded as {putBack.RecordedAs}.";
    }

    private async Task<string> GoOnWithoutEndAsync(QuickActionException why, CancellationToken cancellationToken)
    {
        // What was cut out of a database is no end that was lost.
        if (await CutAsync(cancellationToken) is { } cut)
        {
            throw cut.Refusal;
        }

        var mirrored = await _mirror.CheckpointAsync(cancellationToken);
        var (_, size) = await SizesAsync(cancellationToken);
        if (mirrored?.Checkpoint.Size > size)
        {
            throw QuickActionException.Refused("There is a mirror of the log, which is longer than the log in the database, so its end is not lost: leave --end-lost out.");
        }

        // A log that was rewritten has lost nothing.
        if (_outside.Marked()?.Checkpoint.Size <= size)
        {
            throw why;
        }

        _mark.Forget();
        var own = await _dataKeys.OfLogAsync(cancellationToken);
        await _dataKeys.ForgetErasedAfterAsync(size - 1, cancellationToken);
        await using var session = await _database.BeginAsync(Scope.Erasure, cancellationToken);
        await _database.LockLogAsync(session, cancellationToken);
        await Restore.NoteAsync(session, _records, _source.OfLog(own, new ConfigPart(ConfigPart.Restored, [], []) { EndLost = true }), cancellationToken);
        // Or the record in which today's keys followed is lost too.
        await new Rotation(_database, _records, _signer, _keys, _dataKeys, _source).AdoptAsync(session, cancellationToken);
        var gone = await new Erasure(_database, _records, _dataKeys, new HoldRecords(), new KeptRecords([], _check), _signer, _source).ApplyLostAsync(session, cancellationToken);
        // The last checkpoint that is left may be by keys of before, and so may the one that is lost.
        await _signer.SignAsync(session, _keys.Active, new Signing(null, _keys.Known), cancellationToken);
        await session.CommitAsync();
        return $"The log goes on after its {size} records, and that is recorded. Records that were made after them, if there were any, are lost: whoever has a receipt or a checkpoint of them will find that this log does not hold them."
            + (gone == 0 ? "" : $" The content of {gone} record(s) had been erased since: its keys are destroyed, so it went as well, and that is recorded anew (ground {ErasureGround.EndLost}); on what ground it was erased, and who decided that, is lost.");
    }

    private async ValueTask<Cut?> CutAsync(CancellationToken cancellationToken) => (await CutCheck.LookAsync(
        _database, _dataKeys, _mirror, (await _mirror.CheckpointAsync(cancellationToken))?.Checkpoint, _outside.Marked()?.Checkpoint.Size ?? 0, cancellationToken)).Cut;

    private async Task<(long Known, long Size)> SizesAsync(CancellationToken cancellationToken)
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var known = await CutCheck.KnownSizeAsync(session, cancellationToken);
        return (known, await LogSize.OfAsync(session, cancellationToken));
    }
}
