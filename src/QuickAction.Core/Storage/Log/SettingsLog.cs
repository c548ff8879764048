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

        var own = await keys.OfJobAsync(Erasure.LogJob, null, null, cancellationToken);
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

    private PendingRecord Change(string? old, ReadOnlyMemory<byte> settings, DataKey own) =>
        source.OfLog(own, new SettingsPart(old, Convert.ToHexStringLower(SHA256.HashData(settings.Span)))) with
        {
            Parts = new Dictionary<string, ReadOnlyMemory<byte>> { [RecordContent.Settings] = settings },
        };

    private const string SelectLast = "SELECT position, leaf FROM audit_entry WHERE position < @before ORDER BY position DESC LIMIT 1";

    /// <summary>
    /// The digest of the last record that was made under settings that are known to the log. The record of a restore comes before a host has said what its
    /// settings are, so that nothing follows from the digest in it.
    /// </summary>
    private static async ValueTask<string?> LastAsync(Session session, CancellationToken cancellationToken)
    {
        for (var before = long.MaxValue; ;)
        {
            var last = await session.FirstAsync(
                SelectLast, new Parameter[] { new("@before", before) }, row => new Last(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
            var leaf = last is null ? null : CanonicalJson.Decode(last.Leaf) as CanonicalObject;
            if (last is null || leaf?.Text("change") is not (ConfigPart.Restored or ConfigPart.Mended or ConfigPart.Affirmed))
            {
                return leaf?.Text("config_digest");
            }

            before = last.Position;
        }
    }

    private sealed record Last(long Position, byte[] Leaf);
}
