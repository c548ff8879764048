using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The copy of the log outside the database.</summary>
public sealed partial class AuditStore
{
    /// <summary>Checks the whole mirror, and writes it again from the database when it is damaged and the log there is sound.</summary>
    /// <returns>What was wrong with it; null when nothing was.</returns>
    /// <exception cref="QuickActionException">The log in the database is not sound either, or does not extend what the mirror says of itself.</exception>
    public Task<string?> MendMirrorAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var head = await _head.MendAsync(_database, cancellationToken);
        await SignAndMirrorAsync(cancellationToken);
        var damage = await MendTilesAsync(cancellationToken);
        await using var session = await _database.OpenAsync(cancellationToken);
        damage ??= await MirrorFiles.DamageAsync(session, _mirror, [.. _keys.Known.Union(await KeyHistory.AllAsync(session, cancellationToken))], cancellationToken);
        await Cosigned().MirrorAsync(cancellationToken);
        return head ?? damage;
    });

    private async ValueTask<string?> MendTilesAsync(CancellationToken cancellationToken)
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        var trust = await KeyHistory.TrustAsync(session, VerifierKeys, cancellationToken);
        using var oneWriter = await _mirror.LockAsync(cancellationToken);
        var found = await new LogVerifier(new FolderLog(_mirror.Path)).VerifyAsync(trust, [], cancellationToken);
        if (found.Fault is { } damage && await _mirror.CheckpointAsync(cancellationToken) is { } mirrored)
        {
            await WriteMirrorAgainAsync(mirrored, damage.What, cancellationToken);
        }

        return found.Fault?.What;
    }

    /// <summary>Writes the tables beside the log again from its records, where they do not agree with them.</summary>
    /// <returns>Which were changed.</returns>
    /// <exception cref="QuickActionException">The log is not sound, or only the role that owns the tables may change them.</exception>
    public Task<IReadOnlyList<string>> MendTablesAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        Writer.RefuseShut();
        var dropped = await DropStrangeCheckpointsAsync(cancellationToken);
        var cosignatures = await DropStrangeCosignaturesAsync(cancellationToken);
        // What is not signed was not made sure to be of this program.
        await SignAndMirrorAsync(cancellationToken);
        await using var owner = Owner();
        var mended = await new SideTables(owner ?? _database, _keys.Known).MendAsync(async token => await _check.FirstFaultAsync(token), cancellationToken);
        IReadOnlyList<string> signed = [.. dropped ? [StrangeCheckpoints.Table] : Array.Empty<string>(), .. cosignatures ? [KeyTables.Cosignatures] : Array.Empty<string>()];
        return (IReadOnlyList<string>)[.. signed, .. mended];
    });

    /// <summary>Takes rows out of the table of cosignatures that are none, when the log is sound; where somebody changed one, the mirror may have it as it was.</summary>
    private async Task<bool> DropStrangeCosignaturesAsync(CancellationToken cancellationToken)
    {
        await using (var session = await _database.BeginAsync(cancellationToken))
        {
            if (!await KeyTables.DropCosignaturesAsync(session, cancellationToken) || await _check.FirstFaultAsync(cancellationToken) is not null)
            {
                return false;
            }

            await session.CommitAsync();
        }

        await Cosigned().BringBackAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes rows out of the table of checkpoints that are none by a key of this log, when the log is sound: then its records say which keys those are.</summary>
    /// <returns>Whether there were any.</returns>
    private async Task<bool> DropStrangeCheckpointsAsync(CancellationToken cancellationToken)
    {
        await using (var session = await _database.OpenAsync(cancellationToken))
        {
            if (!await StrangeCheckpoints.AnyAsync(session, _keys.Known, cancellationToken))
            {
                return false;
            }
        }

        if (await _check.RunAsync(VerifierKeys, [], cancellationToken) is not { Result.IsSound: true, Claim: { } claim, Records: var records } || !VerifierKeys.Any(claim.Note.IsSignedBy))
        {
            return false;
        }

        await using var owner = Owner();
        var dropped = await StrangeCheckpoints.DropAsync(owner ?? _database, [.. _keys.Known.Union(records.All)], _source.Now, cancellationToken);
        // One that somebody had changed is outside the database as it was, when it is the newest, or a witness or a change of keys makes it worth keeping.
        await Cosigned().BringBackAsync(cancellationToken);
        return dropped;
    }

    /// <summary>The database as the role that owns the tables reaches it; null where the service's own does.</summary>
    private PostgresDatabase? Owner() => _options is { Connection.Length: > 0, MigrateConnection: { Length: > 0 } connection } ? PostgresDatabase.At(connection) : null;

    /// <summary>What an erasure rests on: the mirror is whole as far as a quick look can tell, or is made so.</summary>
    private async ValueTask SignAndMirrorWholeAsync(CancellationToken cancellationToken)
    {
        var signed = await _signer.SignAsync(cancellationToken);
        await MirrorAsync(signed, cancellationToken);
        using var oneWriter = await _mirror.LockAsync(cancellationToken);
        if (await _mirror.CheckpointAsync(cancellationToken) is { } mirrored
            && await MirrorState.DamageAsync(_mirror.Path, mirrored.Checkpoint, cancellationToken) is { } damage)
        {
            await WriteMirrorAgainAsync(mirrored, damage, cancellationToken);
            _warnings.Add($"The mirror {_mirror.Path} was damaged ({damage.TrimEnd('.')}) and was written again from the database, whose log is sound.");
        }
    }

    /// <param name="mirrored">What the mirror says of itself: the log in the database must lead to it.</param>
    private async ValueTask WriteMirrorAgainAsync(SignedCheckpoint mirrored, string damage, CancellationToken cancellationToken)
    {
        await using var log = await StoredLog.OpenAsync(_database, mirrored.Checkpoint.Size, cancellationToken);
        await using var session = await _database.OpenAsync(cancellationToken);
        var trust = await KeyHistory.TrustAsync(session, VerifierKeys, cancellationToken);
        var own = await new LogVerifier(log).VerifyAsync(trust, [mirrored.Note], cancellationToken);
        if (own.Fault is { } fault)
        {
            throw new QuickActionException(
                ProblemCode.NotRecorded, $"The mirror {_mirror.Path} is damaged ({damage.TrimEnd('.')}), and cannot be written again because the log in the database is not sound: {fault.What}");
        }

        await _mirror.WriteAgainAsync(log, mirrored, cancellationToken);
    }
}
