using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Changes the signing keys. The record of the change is covered by a checkpoint that the old and the new keys both sign. New keys are on the disk before
/// the database knows them and take the place of the old ones after, so that a crash in between is settled at the next start.
/// </summary>
internal sealed class Rotation(Database database, RecordWriter records, LogSigner signer, LogKeys keys, RecordSource source)
{
    public async ValueTask<SignedCheckpoint> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        keys.Refresh();
        var old = keys.Active;
        var next = keys.MakeNext();
        var change = new ConfigPart("keys.rotated", Texts(old), Texts(next));
        var position = await records.AppendAsync(session, [new PendingRecord { Record = source.New(AuditKind.ConfigChanged, [change]) }], cancellationToken);
        await KeyHistory.ChangeAsync(session, change.OldKeys, change.NewKeys, position, cancellationToken);
        var signed = await signer.SignAsync(session, [.. next, .. old], cancellationToken);
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

    private static List<string> Texts(IEnumerable<SigningKey> keys) => [.. keys.Select(k => k.Verifier.ToString())];
}
