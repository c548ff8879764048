using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;
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

    private readonly Dictionary<string, DataKey> _known = new(StringComparer.Ordinal);

    /// <summary>Below which index a record that was signed and then erased is taken for one of ours, for the record of its erasure.</summary>
    public long ErasedBelow { get; init; }

    /// <summary>The keys that the key file names: a record that names only these brings no stranger's in.</summary>
    public IReadOnlyList<VerifierKey> Keys { get; init; } = [];

    /// <summary>The name under which something is kept of a record that has no content of its own, because its job was erased.</summary>
    public static string VoucherOf(string record) => $"{record}/own";

    private const string SelectTail = "SELECT position, leaf, leaf_hash FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";

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
            long? changed = null;
            var changes = new KeyRecords();
            await session.EachAsync(
                SelectTail,
                new Parameter[] { new("@first", from), new("@end", Math.Min(end, from + AtOnce)) },
                row =>
                {
                    var (position, leaf) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
                    var hash = TreeHash.Leaf(leaf);
                    changes.See(position, leaf);
                    if (hash != new TreeHash(row.GetFieldValue<byte[]>(2)))
                    {
                        changed ??= position;
                    }
                    else if (!writer.HasAppended(position, hash))
                    {
                        page.Add(new Unknown(position, hash, leaf));
                    }
                },
                cancellationToken);
            foreach (var one in page.Where(p => !(p.Position > changed)))
            {
                var own = await OwnAsync(session, one.Leaf, cancellationToken);
                if (own is null && !(one.Position < ErasedBelow && await IsErasedAsync(session, one.Leaf, cancellationToken)))
                {
                    return new LogFault(one.Position, $"Record {one.Position} was not made by this program: nothing sealed under a key of this store belongs to it, so somebody wrote it into the database. No checkpoint covers it.");
                }

                // What is needed to find a copy of it.
                unknown.Add(one with { Leaf = [], IsPlaced = own?.IsPlaced ?? false });
            }

            if (changed is { } altered)
            {
                return new LogFault(altered, TailCheck.Changed(altered));
            }

            if (changes.Changes.FirstOrDefault(c => c.Index > 0 && c.Index != change && !c.New.All(Keys.Contains)) is { } named)
            {
                return new LogFault(named.Index, $"Record {named.Index} names new signing keys, and no change of keys was signed with it: somebody wrote it into the database.");
            }
        }

        return await FirstMisplacedAsync(session, first, unknown, cancellationToken);
    }

    /// <summary>What is sealed of a record; null when nothing is that is of just this one.</summary>
    private async ValueTask<RecordContent?> OwnAsync(Session session, byte[] leaf, CancellationToken cancellationToken)
    {
        try
        {
            var hash = CommitmentCheck.HashOf(leaf);
            return (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text("record_id") is not { } record ? null
                : await SealedAsync(session, record, cancellationToken) is { } content && content.Leaf == hash ? content
                : await SealedAsync(session, VoucherOf(record), cancellationToken) is { } voucher && voucher.Leaf == hash ? voucher
                : null;
        }
        catch (AuditException)
        {
            return null;
        }
    }

    private async ValueTask<bool> IsErasedAsync(Session session, byte[] leaf, CancellationToken cancellationToken) =>
        (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text(ErasurePart.KeyName) is { } key && await Erasure.IsRecordedAsync(session, keys, key, cancellationToken);

    private const string SelectSealed = "SELECT key, sealed FROM audit_content WHERE record = @record";

    /// <summary>Null when there is none that can be opened.</summary>
    private async ValueTask<RecordContent?> SealedAsync(Session session, string record, CancellationToken cancellationToken)
    {
        var row = await session.FirstAsync(
            SelectSealed, new Parameter[] { new("@record", record) }, r => new Row(r.GetString(0), r.GetFieldValue<byte[]>(1)), cancellationToken);
        return row is not null && await KeyAsync(row.Key, cancellationToken) is { } key && Sealed.Open(key.Secret, record, row.Sealed) is { } plain
            ? RecordContent.Decode(plain)
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

    /// <summary>
    /// Records of ours that do not stand where they were put: a copy of an old one would say again what it said, and in another order they would say something else.
    /// Those of older versions, with which nobody vouched for the end of the log, are held against all others.
    /// </summary>
    private async ValueTask<LogFault?> FirstMisplacedAsync(Session session, long first, List<Unknown> unknown, CancellationToken cancellationToken)
    {
        var arePlaced = unknown.FindLast(u => u.IsPlaced) is not { } last || await new LogEndSeal(keys).CoversAsync(session, last.Position, cancellationToken);
        var copy = arePlaced && unknown.TrueForAll(u => u.IsPlaced) ? null : await FirstCopyAsync(session, unknown, cancellationToken);
        return copy ?? (arePlaced ? null : new LogFault(
            first,
            $"The records from {first} on do not stand as this program recorded them: some were put into another order, left out or put in between, or the row of audit_end that says how they stand was changed. No checkpoint covers them."));
    }

    private const string SelectHashes = "SELECT position, leaf_hash FROM audit_entry";

    /// <summary>Looked for in the whole log: no clock says how old the record may be that was copied.</summary>
    private static async ValueTask<LogFault?> FirstCopyAsync(Session session, List<Unknown> unknown, CancellationToken cancellationToken)
    {
        var places = unknown.ToLookup(u => u.Hash, u => u.Position);
        LogFault? copy = null;
        await session.EachAsync(
            SelectHashes,
            default,
            row =>
            {
                foreach (var place in places[new TreeHash(row.GetFieldValue<byte[]>(1))].Where(p => p > row.GetInt64(0) && !(copy?.Index <= p)))
                {
                    copy = new LogFault(place, $"Record {place} is a copy of record {row.GetInt64(0)}: somebody wrote it into the database. No checkpoint covers it.");
                }
            },
            cancellationToken);
        return copy;
    }

    private sealed record Unknown(long Position, TreeHash Hash, byte[] Leaf)
    {
        /// <summary>Whether the end of the log was vouched for with it.</summary>
        public bool IsPlaced { get; init; }
    }
}
