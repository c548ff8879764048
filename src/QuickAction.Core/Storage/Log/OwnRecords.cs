using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Whether records that no checkpoint covers yet were made by this program. Whoever can write to the database can append a record that fits the tree; what he
/// cannot do is seal content that names it, under a key of this store.
/// </summary>
/// <param name="writer">Remembers what this process has appended itself.</param>
internal sealed class OwnRecords(DataKeys keys, LogWriter writer)
{
    private const int AtOnce = 256;

    /// <summary>How much later a record may stand in the log than others of its time: records are made before they get their place.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DataKey> _known = new(StringComparer.Ordinal);

    /// <summary>Below which index a record that was signed and then erased is taken for one of ours, for the record of its erasure.</summary>
    public long ErasedBelow { get; init; }

    /// <summary>The name under which something is kept of a record that has no content of its own, because its job was erased.</summary>
    public static string VoucherOf(string record) => $"{record}/own";

    private const string SelectTail = "SELECT position, leaf FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";

    /// <param name="first">How many records are covered by a checkpoint.</param>
    /// <param name="end">Up to which record, that one excluded.</param>
    /// <param name="change">The record of a change of keys that is being made; null for none.</param>
    /// <returns>The first record that was not made by this program; null when there is none.</returns>
    public async ValueTask<LogFault?> FirstStrangerAsync(Session session, long first, long end, long? change, CancellationToken cancellationToken)
    {
        var unknown = new List<Unknown>();
        for (var from = first; from < end; from += AtOnce)
        {
            var page = new List<Unknown>();
            var changes = new KeyRecords();
            await session.EachAsync(
                SelectTail,
                new Parameter[] { new("@first", from), new("@end", Math.Min(end, from + AtOnce)) },
                row =>
                {
                    var (position, leaf) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
                    changes.See(position, leaf);
                    if (TreeHash.Leaf(leaf) is var hash && !writer.HasAppended(position, hash))
                    {
                        page.Add(new Unknown(position, hash, leaf));
                    }
                },
                cancellationToken);
            foreach (var one in page)
            {
                if (!await IsOursAsync(session, one.Leaf, cancellationToken)
                    && !(one.Position < ErasedBelow && await IsErasedAsync(session, one.Leaf, cancellationToken)))
                {
                    return new LogFault(one.Position, $"Record {one.Position} was not made by this program: nothing sealed under a key of this store belongs to it, so somebody wrote it into the database. No checkpoint covers it.");
                }

                // What is needed to find a copy of it.
                unknown.Add(one with { Leaf = [], Time = TimeOf(one.Leaf) });
            }

            if (changes.Changes.FirstOrDefault(c => c.Index > 0 && c.Index != change) is { } named)
            {
                return new LogFault(named.Index, $"Record {named.Index} names new signing keys, and no change of keys was signed with it: somebody wrote it into the database.");
            }
        }

        return await FirstCopyAsync(session, unknown, cancellationToken);
    }

    private async ValueTask<bool> IsOursAsync(Session session, byte[] leaf, CancellationToken cancellationToken)
    {
        try
        {
            var hash = CommitmentCheck.HashOf(leaf);
            return (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text("record_id") is { } record
                && (await SealedHashAsync(session, record, cancellationToken) == hash || await SealedHashAsync(session, VoucherOf(record), cancellationToken) == hash);
        }
        catch (AuditException)
        {
            return false;
        }
    }

    private async ValueTask<bool> IsErasedAsync(Session session, byte[] leaf, CancellationToken cancellationToken) =>
        (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text(ErasurePart.KeyName) is { } key && await Erasure.IsRecordedAsync(session, keys, key, cancellationToken);

    private const string SelectSealed = "SELECT key, sealed FROM audit_content WHERE record = @record";

    /// <summary>The hash of the record that sealed content says it is of; null when there is none that can be opened.</summary>
    private async ValueTask<string?> SealedHashAsync(Session session, string record, CancellationToken cancellationToken)
    {
        var row = await session.FirstAsync(
            SelectSealed, new Parameter[] { new("@record", record) }, r => new Row(r.GetString(0), r.GetFieldValue<byte[]>(1)), cancellationToken);
        return row is not null && await KeyAsync(row.Key, cancellationToken) is { } key && Sealed.Open(key.Secret, record, row.Sealed) is { } plain
            ? RecordContent.Decode(plain).Leaf
            : null;
    }

    private sealed record Row(string Key, byte[] Sealed);

    private async ValueTask<DataKey?> KeyAsync(string id, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(id, out var key) && (key = (await keys.LookUpAsync(id, cancellationToken))?.Key) is not null)
        {
            _known[id] = key;
        }

        return key;
    }

    private const string SelectHashes = "SELECT position, leaf_hash FROM audit_entry WHERE position >= @first AND position < @end";
    private const string SelectLeaf = "SELECT leaf FROM audit_entry WHERE position = @position";

    /// <summary>A record that was made by this program stands in the log once: a copy of an old one would say again what it said.</summary>
    private static async ValueTask<LogFault?> FirstCopyAsync(Session session, List<Unknown> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
        {
            return null;
        }

        var places = unknown.ToLookup(u => u.Hash, u => u.Position);
        LogFault? copy = null;
        // Back to where the log is older than any of them.
        var since = unknown.Min(u => u.Time) - Late;
        for (var (end, size) = (unknown[^1].Position + 1, AtOnce); end > 0 && copy is null; size *= 2)
        {
            var first = Math.Max(0, end - size);
            await session.EachAsync(
                SelectHashes,
                new Parameter[] { new("@first", first), new("@end", end) },
                row =>
                {
                    foreach (var place in places[new TreeHash(row.GetFieldValue<byte[]>(1))].Where(p => p > row.GetInt64(0)))
                    {
                        copy = new LogFault(place, $"Record {place} is a copy of record {row.GetInt64(0)}: somebody wrote it into the database. No checkpoint covers it.");
                    }
                },
                cancellationToken);
            var oldest = await session.FirstAsync(SelectLeaf, new Parameter[] { new("@position", first) }, row => row.GetFieldValue<byte[]>(0), cancellationToken);
            end = oldest is not null && TimeOf(oldest) < since ? 0 : first;
        }

        return copy;
    }

    /// <summary>Of a record that has none, the latest: it ends no search.</summary>
    private static DateTimeOffset TimeOf(byte[] leaf)
    {
        try
        {
            return (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text("time") is { } text
                && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time)
                    ? time
                    : DateTimeOffset.MaxValue;
        }
        catch (AuditException)
        {
            return DateTimeOffset.MaxValue;
        }
    }

    private sealed record Unknown(long Position, TreeHash Hash, byte[] Leaf)
    {
        public DateTimeOffset Time { get; init; }
    }
}
