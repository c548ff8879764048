using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

public sealed partial class AuditStore
{
    private static async Task<AuditStore> OpenedAsync(
        AuditOptions options, Databases databases, Program program, TimeProvider clock, CancellationToken cancellationToken)
    {
        await databases.MigrateAsync(cancellationToken);
        var moved = options is { Connection.Length: > 0, KeysConnection.Length: > 0 } ? await KeyMove.RunAsync(databases.Log, databases.Keys, cancellationToken) : 0;
        var known = await OriginAsync(databases.Log, cancellationToken);
        var isNew = known is null && !File.Exists(new LogFolder(options.Mirror).Head);
        if (isNew)
        {
            await RefuseSignedBeforeAsync(options, cancellationToken);
        }

        var keys = await LogKeys.OpenAsync(options.SigningKeys, options.Origin, mayMake: isNew, cancellationToken);
        await KeyGuard.RefuseMissingAsync(options, databases.Log, databases.Keys, cancellationToken);
        var dataKeys = new DataKeys(databases.Keys, await ContentKeySource.ReadAsync(options, cancellationToken), clock);
        await dataKeys.TakeOverAsync(cancellationToken);
        var unfit = await KeyGuard.WhyUnfitAsync(options, dataKeys, cancellationToken);
        var store = new AuditStore(databases, keys, dataKeys, new RecordSource(program, options.Operator, clock), options, clock);
        store._warnings.AddRange(KeyGuard.Close(options));
        if (options.Connection.Length > 0 && options.KeysConnection.Length == 0)
        {
            store._warnings.Add(
                "The keys to the content are in the same database as the content (Store:KeysConnection is empty), so its backups bring erased content back: name another database there, whose backups are kept 30 days at most. The next start moves the keys to it.");
        }

        if (moved > 0)
        {
            store._warnings.Add(
                $"{moved} key(s) to content were moved from the log's database to the one of Store:KeysConnection. Backups of the log's database from before still hold them: let none of these live longer than 30 days.");
        }

        if (known is null)
        {
            if (unfit is not null)
            {
                throw unfit;
            }

            await store.BeginLogAsync(cancellationToken);
        }
        else if (known != keys.Origin)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable, $"The signing keys are those of another log: the database holds {known}; put its own key file back from your copy of it.");
        }

        if (unfit is not null)
        {
            store.ShutFor(unfit);
            return store;
        }

        bool isRestored;
        try
        {
            isRestored = await store.MakeWholeAsync(cancellationToken);
        }
        catch (Exception error) when (error is AuditException or QuickActionException { Code: ProblemCode.Unavailable or ProblemCode.NotRecorded })
        {
            store.ShutFor(await store.WhyAsync(error, cancellationToken));
            return store;
        }

        await store.SettleAsync(cancellationToken);
        if (options is { Connection.Length: > 0, KeysConnection.Length: > 0 })
        {
            await store.DropErasedKeysAsync(cancellationToken);
        }

        if (isRestored)
        {
            await store.SignAndMirrorAsync(cancellationToken);
        }

        return store;
    }

    private async ValueTask<QuickActionException> WhyAsync(Exception error, CancellationToken cancellationToken)
    {
        try
        {
            if (error is AuditException)
            {
                await RefuseMissingAsync(cancellationToken);
            }

            return error as QuickActionException ?? new QuickActionException(ProblemCode.NotRecorded, error.Message, inner: error);
        }
        catch (QuickActionException named)
        {
            return named;
        }
    }

    /// <summary>For when something could not be read or proved: where a record was taken from among the others, that is why.</summary>
    /// <exception cref="QuickActionException">One was; it is named.</exception>
    private async ValueTask RefuseMissingAsync(CancellationToken cancellationToken)
    {
        await using var session = await _database.OpenAsync(cancellationToken);
        if (await MissingEntry.FirstAsync(session, cancellationToken) is { } missing)
        {
            throw MissingEntry.Refusal(missing);
        }
    }

    /// <summary>Not by the key store, which never had them under this setting: by the log's database, where they were before.</summary>
    private async ValueTask DropErasedKeysAsync(CancellationToken cancellationToken)
    {
        var (dropped, isOut) = await KeyMove.DropErasedAsync(_database, _keysDatabase, cancellationToken);
        if (dropped > 0)
        {
            _warnings.Add(
                $"{dropped} key(s) to erased content stood in the log's database, which was put back from a copy of before the keys were moved to that of Store:KeysConnection; they were destroyed."
                + (isOut ? "" : $" They are not out of the database's files: {Erasure.StillRead} Open the store again when it has ended, and have the table data_key there written anew (VACUUM FULL)."));
        }
    }

    private QuickActionException? _whyShut;

    /// <summary>Records that came back from the mirror when the store was opened; null for none.</summary>
    private PutBack? _cameBack;

    private void ShutFor(QuickActionException why)
    {
        (_whyShut, Writer.Shut) = (why, why.Message);
        _warnings.Add(why.Message);
    }

    /// <summary>There is no database and no mirror, and the keys have signed a log: a new one may not begin under the same name.</summary>
    internal static async ValueTask RefuseSignedBeforeAsync(AuditOptions options, CancellationToken cancellationToken)
    {
        var keys = File.Exists(options.SigningKeys) ? await LogKeys.OpenAsync(options.SigningKeys, "", mayMake: false, cancellationToken) : null;
        var mark = new HighWater(options.SignedMarks) { LogKeys = keys is null ? null : () => keys.Known };
        if (mark.Read() is { Checkpoint: { Size: > 1 } signed })
        {
            throw new QuickActionException(
                ProblemCode.Unavailable,
                $"There is no database and no mirror, but the signing keys have signed a log of {signed.Size} records, so no new one is begun under them: put the newest backup back (`quickaction restore`; PostgreSQL: `pg_restore`), or the mirror in its place. For a new log move the folder of the keys away (PostgreSQL: and name an empty database in Store:KeysConnection).");
        }
    }

    /// <summary>Sees to it that the log in the database is all that there is of it: a backup that was put back is carried on from the mirror.</summary>
    /// <returns>True when something was recorded of that.</returns>
    /// <exception cref="QuickActionException">It is not, and cannot be made so.</exception>
    private async ValueTask<bool> MakeWholeAsync(CancellationToken cancellationToken)
    {
        await RefuseOldKeyFileAsync(cancellationToken);
        var mirrored = await _mirror.CheckpointAsync(cancellationToken);
        if (mirrored is null && _mark.IsDamaged())
        {
            throw MarkWithoutMirror();
        }

        var found = await CutCheck.LookAsync(_database, _dataKeys, _mirror, mirrored?.Checkpoint, _mark.Read()?.Checkpoint.Size ?? 0, cancellationToken);
        if (found.Cut is { } cut)
        {
            throw cut.Refusal;
        }

        if (found.Accused is { } accused)
        {
            _warnings.Add(accused.What);
        }

        var restore = Restoring(ConfigPart.Restored);
        var putBack = mirrored is null ? null : await restore.RunAsync(mirrored, cancellationToken);
        _cameBack ??= putBack;
        if (putBack is not null)
        {
            _warnings.Add(putBack.Sentence);
        }

        if (restore.AccessEnded is var (sessions, tokens) && sessions + tokens > 0)
        {
            _warnings.Add($"{sessions} session(s) and {tokens} API token(s) that the older copy of the database brought back were ended, because some may have been ended since: people sign in again and make new tokens.");
        }

        await using (var session = await _database.OpenAsync(cancellationToken))
        {
            // Read first: others go on signing.
            var marked = _mark.Read()?.Checkpoint;
            var last = (await Checkpoints.LatestAsync(session, cancellationToken))?.Checkpoint;
            // Looked at once more: another process may have begun the log, signed and mirrored it in between.
            if (marked is null && mirrored is null && last is { Size: > 1 } && (_options.Connection.Length == 0 || !_options.JoinsOthers)
                && _mark.Read() is null && await _mirror.CheckpointAsync(cancellationToken) is null)
            {
                throw new QuickActionException(
                    ProblemCode.Unavailable,
                    $"The log in the database has {last.Size} signed records, but there is no mirror of it and nothing beside its keys says how far they have signed: this may be an older copy, and nothing is recorded. "
                    + (_options.Connection.Length == 0
                        ? "Put"
                        : "If other nodes of this installation work on this database, give this one their mirror (Store:MirrorFolder), or start it once with Store:JoinsOthers=true. Else put")
                    + " the mirror in its place; if this is all that there is, say so with `quickaction audit mirror --end-lost`.");
            }

            if (marked is not null && marked != last)
            {
                await HighWater.CheckAsync(
                    marked, await LogSize.OfAsync(session, cancellationToken), (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            }
        }

        await RefuseStrangersAsync(cancellationToken);
        if (mirrored is null)
        {
            await PublishFirstAsync(cancellationToken);
        }

        return putBack is not null;
    }

    private Restore Restoring(string change) => new(_database, Writer, _mirror, _keys, _dataKeys, _records, _source) { Change = change };

    /// <summary>What a crash left undone.</summary>
    private async ValueTask SettleAsync(CancellationToken cancellationToken)
    {
        await Cosigned().BringBackAsync(cancellationToken);
        await Cosigned().MirrorMissingAsync(cancellationToken);
        await new Rotation(_database, _records, _signer, _keys, _dataKeys, _source).SettleAsync(cancellationToken);
        await FinishErasuresAsync(new Erasure(_database, _records, _dataKeys, new HoldRecords(), new KeptRecords([], _check), _signer, _source), cancellationToken);
    }

    /// <summary>What cannot be finished now keeps nobody from reading the log, or from asking what is wrong with it.</summary>
    private async ValueTask FinishErasuresAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        try
        {
            await erasure.ReopenAsync(cancellationToken);
            if (await erasure.FinishAsync(SignAndMirrorWholeAsync, PatienceAtStart, cancellationToken) is { Count: > 0 } unfinished)
            {
                _warnings.Add($"An erasure is not finished (recorded as {Erasure.Numbers(unfinished)}): {Erasure.StillRead} The next command tries again.");
            }
        }
        catch (Exception error) when (StoreFaults.Sentence(error) is { } why)
        {
            _warnings.Add($"An erasure is not finished: {why} The next command tries again.");
        }

        if (erasure.Unproved.Count > 0)
        {
            _warnings.Add($"The database says that record {Erasure.Numbers(erasure.Unproved)} erased content, which the log does not say: nothing was destroyed for it. `quickaction audit verify` says more.");
        }
    }

    private const string InsertLog = "INSERT INTO audit_log (id, origin, created) VALUES (1, @origin, @created)";

    /// <summary>The first start: the log's name, and a first record that says which keys sign it.</summary>
    private async ValueTask BeginLogAsync(CancellationToken cancellationToken)
    {
        var own = await _dataKeys.OfLogAsync(cancellationToken);
        await using var session = await _database.BeginAsync(cancellationToken);
        await _database.LockLogAsync(session, cancellationToken);
        if (await OriginAsync(session, cancellationToken) is not null)
        {
            // Another process began it while this one waited.
            return;
        }

        await session.ExecuteAsync(
            InsertLog, new Parameter[] { new("@origin", Origin), new("@created", _source.Now.ToUnixTimeMilliseconds()) }, cancellationToken);
        // With a mirror there was a log before, and the database is what was lost: it is filled from the mirror, from the first record on.
        if (!File.Exists(_mirror.Head))
        {
            List<string> vkeys = [.. VerifierKeys.Select(k => k.ToString())];
            var first = _source.OfLog(own, new ConfigPart(ConfigPart.Created, [], vkeys));
            // Under no settings yet: so the host's first ones are recorded as a change like any later ones.
            var created = first with { Record = first.Record with { Program = first.Record.Program with { ConfigDigest = null } } };
            await KeyHistory.ChangeAsync(session, [], vkeys, await _records.AppendAsync(session, [created], cancellationToken), cancellationToken);
            // A log is never without a signature, also when nothing is ever recorded in it.
            await _signer.SignAsync(session, cancellationToken);
        }

        await session.CommitAsync();
    }

    /// <summary>A log that has just begun, or that was begun by a program which did not sign it, is signed and mirrored.</summary>
    private async ValueTask PublishFirstAsync(CancellationToken cancellationToken)
    {
        await using (var session = await _database.OpenAsync(cancellationToken))
        {
            if (await Checkpoints.LatestAsync(session, cancellationToken) is { Checkpoint.Size: > 1 })
            {
                // The mirror is what is missing: the next checkpoint writes it.
                return;
            }
        }

        await SignAndMirrorAsync(cancellationToken);
    }

    private const string SelectOrigin = "SELECT origin FROM audit_log";

    private static ValueTask<string?> OriginAsync(Session session, CancellationToken cancellationToken) =>
        session.FirstAsync(SelectOrigin, default, row => row.GetString(0), cancellationToken);

    private static async ValueTask<string?> OriginAsync(Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await OriginAsync(session, cancellationToken);
    }
}
