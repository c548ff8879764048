using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Changes the signing keys. The record of the change is covered by a checkpoint that the old and the new keys both sign. New keys are on the disk before
/// the database knows them and take the place of the old ones after, so that a crash in between is settled at the next start.
/// </summary>
internal sealed class Rotation(Database database, RecordWriter records, LogSigner signer, LogKeys keys, DataKeys dataKeys, RecordSource source)
{
    public async ValueTask<SignedCheckpoint> RunAsync(CancellationToken cancellationToken)
    {
        var own = await dataKeys.OfLogAsync(cancellationToken);
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        keys.Refresh();
        var old = keys.Active;
        await signer.OfToday.RefuseRetiredAsync(session, old, cancellationToken);
        var next = keys.MakeNext(await KeyHistory.AllAsync(session, cancellationToken));
        var change = new ConfigPart(ConfigPart.Rotated, Texts(old), Texts(next));
        var position = await records.AppendAsync(session, [source.OfLog(own, change)], cancellationToken);
        await KeyHistory.ChangeAsync(session, change.OldKeys, change.NewKeys, position, cancellationToken);
        var signed = await signer.SignAsync(session, [.. next, .. old], new Signing(position, keys.Verifiers), cancellationToken);
        await session.CommitAsync();
        keys.Promote();
        return signed;
    }

    /// <summary>Ends a change of keys that a crash interrupted, when there is one.</summary>
    public async ValueTask SettleAsync(CancellationToken cancellationToken)
    {
        if (keys.Next is not null)
        {
            await using var session = await database.BeginAsync(cancellationToken);
            await database.LockLogAsync(session, cancellationToken);
            await SettleAsync(session, keys, cancellationToken);
        }
    }

    /// <summary>On with the new keys when the database knows them, back to the old ones when it does not.</summary>
    /// <param name="session">Holds the lock of the log: whoever is changing keys right now holds it until the database knows.</param>
    public static async ValueTask SettleAsync(WriteSession session, LogKeys keys, CancellationToken cancellationToken)
    {
        keys.Refresh();
        if (keys.Next is not { } next)
        {
            return;
        }

        var current = await KeyHistory.CurrentAsync(session, cancellationToken);
        if (next.All(k => current.Contains(k.Verifier)))
        {
            keys.Promote();
        }
        else
        {
            keys.DropNext();
        }
    }

    /// <summary>
    /// Takes the keys of the key file for those of a log whose end is lost, and with it the record in which they followed: the ones that they followed are gone, so
    /// that nobody can show that these were handed over to.
    /// </summary>
    /// <param name="session">Holds the lock of the log.</param>
    public async ValueTask AdoptAsync(WriteSession session, CancellationToken cancellationToken)
    {
        if (await KeyHistory.LastChangeAsync(session, cancellationToken) is not { } last || keys.Verifiers.All(last.New.Contains))
        {
            return;
        }

        var own = await dataKeys.OfLogAsync(cancellationToken);
        var change = new ConfigPart(ConfigPart.Rotated, [.. last.New.Select(k => k.ToString())], Texts(keys.Active));
        var position = await records.AppendAsync(session, [source.OfLog(own, change)], cancellationToken);
        await KeyHistory.ChangeAsync(session, change.OldKeys, change.NewKeys, position, cancellationToken);
        await signer.SignAsync(session, keys.Active, new Signing(position, keys.Known), cancellationToken);
    }

    /// <summary>Records that the keys of today stand by what retired ones have signed since they were replaced, and signs that.</summary>
    /// <returns>How many records the last checkpoint by a retired key has; null when the last checkpoint is by a key of today.</returns>
    public async ValueTask<long?> AffirmAsync(CancellationToken cancellationToken)
    {
        var own = await dataKeys.OfLogAsync(cancellationToken);
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        keys.Refresh();
        if (await signer.OfToday.RetiredLastAsync(session, cancellationToken) is not { } retired)
        {
            return null;
        }

        await signer.OfToday.RefuseReplacedAsync(session, keys.Active, cancellationToken);
        var affirmed = new ConfigPart(ConfigPart.Affirmed, [.. retired.Keys.Select(k => k.ToString())], []);
        await records.AppendAsync(session, [source.OfLog(own, affirmed)], cancellationToken);
        await signer.SignAsync(session, keys.Active, new Signing(null, [.. keys.Known, .. retired.Keys]) { Affirms = retired }, cancellationToken);
        await session.CommitAsync();
        return retired.Size;
    }

    private static List<string> Texts(IEnumerable<SigningKey> keys) => [.. keys.Select(k => k.Verifier.ToString())];
}
