using System.Security.Cryptography;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Notices that the program runs with other settings than those under which the last record was made, and records it once.</summary>
internal sealed class SettingsLog(Database database, RecordWriter records, DataKeys keys, RecordSource source)
{
    /// <returns>The index of the record of the change; null when nothing has changed.</returns>
    public async ValueTask<long?> NoteAsync(ReadOnlyMemory<byte> settings, CancellationToken cancellationToken)
    {
        if (await IsKnownAsync(cancellationToken))
        {
            return null;
        }

        var own = await keys.OfJobAsync(Erasure.LogJob, null, cancellationToken);
        await using var session = await database.BeginAsync(cancellationToken);
        await database.LockLogAsync(session, cancellationToken);
        if (await LastAsync(session, cancellationToken) is var old && old == source.ConfigDigest)
        {
            // Another process came first.
            return null;
        }

        var position = await records.AppendAsync(session, [Change(old, settings, own)], cancellationToken);
        await session.CommitAsync();
        return position;
    }

    private async ValueTask<bool> IsKnownAsync(CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await LastAsync(session, cancellationToken) == source.ConfigDigest;
    }

    private PendingRecord Change(string? old, ReadOnlyMemory<byte> settings, DataKey own) => new()
    {
        Record = source.New(AuditKind.ConfigChanged, [new SettingsPart(old, Convert.ToHexStringLower(SHA256.HashData(settings.Span)))]),
        Key = own,
        Job = Erasure.LogJob,
        Parts = new Dictionary<string, ReadOnlyMemory<byte>> { [RecordContent.Settings] = settings },
    };

    private const string SelectLast = "SELECT leaf FROM audit_entry ORDER BY position DESC LIMIT 1";

    private static async ValueTask<string?> LastAsync(Session session, CancellationToken cancellationToken) =>
        await session.FirstAsync(SelectLast, default, row => row.GetFieldValue<byte[]>(0), cancellationToken) is { } leaf
            ? (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text("config_digest")
            : null;
}
