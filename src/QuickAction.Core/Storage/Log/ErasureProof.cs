using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Whether an erasure that a table names was recorded. Whoever can write to the log's database could name any key there, or append a record of his own: a key is
/// destroyed only for a record that stands in the tree and whose salts this program has sealed under the log's key.
/// </summary>
internal sealed class ErasureProof(Session session, DataKeys keys)
{
    /// <summary>True for a look at what was erased before there was sealed with a record's salts which record they are of; nothing is destroyed for such a one.</summary>
    public bool TakesOld { get; init; }

    private const string SelectEntry = "SELECT leaf, leaf_hash FROM audit_entry WHERE position = @position";
    private const string SelectRestores = "SELECT position FROM audit_restore WHERE position > @position ORDER BY position";

    /// <param name="key">The data key that the table says was erased.</param>
    /// <param name="position">The record in which it says that it was.</param>
    public async ValueTask<bool> StandsAsync(string key, long position, CancellationToken cancellationToken) =>
        await LeafAsync(position, cancellationToken) is { } leaf
        && KeyIn(leaf) == key
        && (await IsOursAsync(leaf, cancellationToken) || await IsRestoredAsync(position, cancellationToken));

    private const string SelectErasure = "SELECT position FROM audit_erasure WHERE key = @key";

    /// <summary>The record in which a key's content was erased; null when the log holds none that stands.</summary>
    public async ValueTask<RecordedErasure?> ErasureOfAsync(string key, CancellationToken cancellationToken)
    {
        // The table only finds the record sooner: it may have been changed, and then the log's own records say which it is.
        var named = await session.ListAsync(SelectErasure, new Parameter[] { new("@key", key) }, row => row.GetInt64(0), cancellationToken);
        return await FirstStandingAsync(key, named, cancellationToken) ?? await FirstStandingAsync(key, await PlacesAsync(key, cancellationToken), cancellationToken);
    }

    private async ValueTask<RecordedErasure?> FirstStandingAsync(string key, IReadOnlyList<long> places, CancellationToken cancellationToken)
    {
        foreach (var position in places)
        {
            if (await StandsAsync(key, position, cancellationToken) && await LeafAsync(position, cancellationToken) is { } leaf)
            {
                return new RecordedErasure(position, leaf);
            }
        }

        return null;
    }

    private const string SelectLeaves = "SELECT position, leaf FROM audit_entry ORDER BY position";

    /// <summary>The records that look like one of the erasure of a key. Reads the whole log.</summary>
    private async ValueTask<IReadOnlyList<long>> PlacesAsync(string key, CancellationToken cancellationToken)
    {
        var (kind, id) = (Encoding.UTF8.GetBytes(AuditKind.ErasureApplied), Encoding.UTF8.GetBytes($"\"{key}\""));
        var places = new List<long>();
        await session.EachAsync(
            SelectLeaves,
            default,
            row =>
            {
                var leaf = row.GetFieldValue<byte[]>(1).AsSpan();
                if (leaf.IndexOf(kind) >= 0 && leaf.IndexOf(id) >= 0)
                {
                    places.Add(row.GetInt64(0));
                }
            },
            cancellationToken);
        return places;
    }

    /// <summary>Whether the record at an index, of the log's own life, stands in the tree and is of this program.</summary>
    public async ValueTask<bool> IsRecordedAsync(long position, CancellationToken cancellationToken) =>
        await LeafAsync(position, cancellationToken) is { } leaf
        && (await IsOursAsync(leaf, cancellationToken) || await IsRestoredAsync(position, cancellationToken));

    /// <summary>The key that a record says was erased; null when it is no record of an erasure.</summary>
    public static string? KeyIn(CanonicalObject leaf) => leaf.Text("kind") == AuditKind.ErasureApplied
        ? (leaf[ErasurePart.Name] as CanonicalObject)?.Text(ErasurePart.KeyName)
        : null;

    /// <summary>
    /// A backup lacks the salts of what was recorded after it: the record is one of those that came back from the mirror, and a record of ours says so, or one that
    /// itself came back so.
    /// </summary>
    private async ValueTask<bool> IsRestoredAsync(long position, CancellationToken cancellationToken) =>
        await RestoredInAsync(position, cancellationToken) is not null;

    /// <summary>The record of the restore with which a record came back from the mirror, without its content; null when it did not.</summary>
    public async ValueTask<long?> RestoredInAsync(long position, CancellationToken cancellationToken)
    {
        foreach (var restore in await session.ListAsync(SelectRestores, new Parameter[] { new("@position", position) }, row => row.GetInt64(0), cancellationToken))
        {
            if (await LeafAsync(restore, cancellationToken) is { } leaf
                && await PutBack.OfAsync(session, restore, leaf, cancellationToken) is { } putBack
                && putBack.Holds(position)
                && (await IsOursAsync(leaf, cancellationToken) || await IsRestoredAsync(restore, cancellationToken)))
            {
                return restore;
            }
        }

        return null;
    }

    /// <summary>Whether this program made a record of the log's own life: it has sealed the record's salts, and which record they are of, under the log's key.</summary>
    public async ValueTask<bool> IsOursAsync(CanonicalObject leaf, CancellationToken cancellationToken)
    {
        if (leaf.Text("record_id") is not { } record || await keys.LookUpByJobAsync(Erasure.LogJob, cancellationToken) is not { } own)
        {
            return false;
        }

        var kept = await ContentStore.ReadAsync(session, keys, record, cancellationToken);
        return kept is { State: ContentState.Whole, Content: { } content } && (TakesOld || content.Leaf is not null) && kept.Key == own.Id && RecordCheck.Misfit(leaf, kept) is null;
    }

    private async ValueTask<CanonicalObject?> LeafAsync(long position, CancellationToken cancellationToken)
    {
        var entry = await session.FirstAsync(
            SelectEntry,
            new Parameter[] { new("@position", position) },
            row => new StoredEntry(position, row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)),
            cancellationToken);
        try
        {
            return entry is not null && await RecordCheck.IsInTreeAsync(session, entry, cancellationToken) ? CanonicalJson.Decode(entry.Leaf) as CanonicalObject : null;
        }
        catch (AuditException)
        {
            return null;
        }
    }
}

/// <summary>A record of the log that says of a key that its content was erased.</summary>
internal sealed record RecordedErasure(long Position, CanonicalObject Leaf);
