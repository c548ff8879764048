using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

public sealed partial class AuditStore
{
    private static async Task<AuditStore> OpenedAsync(
        AuditOptions options, Databases databases, Program program, TimeProvider clock, CancellationToken cancellationToken)
    {
        await databases.Log.MigrateAsync(Migrations.Log, cancellationToken);
        await databases.Keys.MigrateAsync(Migrations.Keys, cancellationToken);
        var known = await OriginAsync(databases.Log, cancellationToken);
        var keys = await LogKeys.OpenAsync(options.SigningKeys, options.Origin, mayMake: known is null, cancellationToken);
        var dataKeys = new DataKeys(databases.Keys, await PrivateFiles.ReadOrMakeKeyAsync(options.ContentKey, cancellationToken), clock);
        var store = new AuditStore(databases, keys, dataKeys, new RecordSource(program, clock), options, clock);
        if (known is null)
        {
            await store.BeginLogAsync(cancellationToken);
        }
        else if (known != keys.Origin)
        {
            throw new QuickActionException(
                ProblemCode.Unavailable, $"The signing keys are those of another log: the database holds {known}; put its own key file back from your copy of it.");
        }

        await store.SettleAsync(cancellationToken);
        return store;
    }

    /// <summary>What a crash or a restored backup left undone.</summary>
    private async ValueTask SettleAsync(CancellationToken cancellationToken)
    {
        await new Restore(_database, Writer, _mirror, _keys, _records, _source).RunAsync(cancellationToken);
        await new Rotation(_database, _records, _signer, _keys, _source).SettleAsync(cancellationToken);
        await new Erasure(_database, _records, _dataKeys, _source).FinishAsync(SignAndMirrorAsync, cancellationToken);
    }

    private const string InsertLog = "INSERT INTO audit_log (id, origin, created) VALUES (1, @origin, @created)";

    /// <summary>The first start: the log's name, and a first record that says which keys sign it.</summary>
    private async ValueTask BeginLogAsync(CancellationToken cancellationToken)
    {
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
        if (await _mirror.CheckpointAsync(cancellationToken) is null)
        {
            List<string> vkeys = [.. VerifierKeys.Select(k => k.ToString())];
            var first = _source.New(AuditKind.ConfigChanged, [new ConfigPart("log.created", [], vkeys)]);
            // Under no settings yet: so the host's first ones are recorded as a change like any later ones.
            var created = new PendingRecord { Record = first with { Program = first.Program with { ConfigDigest = null } } };
            await KeyHistory.ChangeAsync(session, [], vkeys, await _records.AppendAsync(session, [created], cancellationToken), cancellationToken);
        }

        await session.CommitAsync();
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
