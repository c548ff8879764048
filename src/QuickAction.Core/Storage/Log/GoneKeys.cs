using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Keys to content that are gone from the key store, though no record says that they were erased: somebody took them out, or an older copy of the key store was put back.
/// Their content comes back with them, so whoever wants it erased or held may not be told that there is none.
/// </summary>
/// <param name="session">Sees the rows of every team.</param>
internal sealed class GoneKeys(Session session, DataKeys keys, LogCheck log)
{
    private static readonly byte[] Erased = Encoding.UTF8.GetBytes(AuditKind.ErasureApplied);
    private const string PutBack = "put keys/data-keys.db (or the database of Store:KeysConnection) back from its newest copy, and ask again";

    private const string SelectOfJob = """
        SELECT key FROM audit_content WHERE job = @job UNION SELECT key FROM job WHERE id = @job AND state <> 'erased'
        """;

    /// <summary>For a job that has no key in the key store.</summary>
    /// <exception cref="QuickActionException">It had one, and no record says that it was erased.</exception>
    public async ValueTask RefuseOfJobAsync(string job, CancellationToken cancellationToken)
    {
        // No job's id holds a character that no text of PostgreSQL has.
        if (job.Contains('\0', StringComparison.Ordinal))
        {
            return;
        }

        foreach (var key in await session.ListAsync(SelectOfJob, new Parameter[] { new("@job", job) }, row => row.GetString(0), cancellationToken))
        {
            if (!await keys.HoldsAsync(key, cancellationToken) && await Proof.ErasureOfAsync(key, cancellationToken) is null)
            {
                throw await RefusalAsync([key], "", cancellationToken);
            }
        }
    }

    /// <summary>For the key that a record names and that is not in the key store.</summary>
    /// <exception cref="QuickActionException">No record says that it was erased, or that what it keeps was lost with a restore.</exception>
    public async ValueTask RefuseOfRecordAsync(long position, string key, bool hasContent, CancellationToken cancellationToken)
    {
        if (await Proof.ErasureOfAsync(key, cancellationToken) is null && (hasContent || await Proof.RestoredInAsync(position, cancellationToken) is null))
        {
            throw await RefusalAsync([key], "", cancellationToken);
        }
    }

    /// <summary>Where a key is gone, so is the case that it was of: nobody can say what all of a case is then.</summary>
    /// <exception cref="QuickActionException">There are such keys.</exception>
    public async ValueTask RefuseAnyAsync(CancellationToken cancellationToken)
    {
        if (await AllAsync(cancellationToken) is { Count: > 0 } gone)
        {
            throw await RefusalAsync(gone, "it cannot be told of which case that is, and ", cancellationToken);
        }
    }

    private ErasureProof Proof => new(session, keys) { TakesOld = true };

    private const string SelectLeaves = "SELECT position, leaf FROM audit_entry ORDER BY position";
    private const string SelectSealed = "SELECT key FROM audit_content UNION SELECT key FROM pseudonym_map";

    /// <summary>From the log's own records, and from what is still sealed.</summary>
    private async ValueTask<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        // Before the keys: one that is made meanwhile is there when its content is.
        var sealedUnder = await session.ListAsync(SelectSealed, default, row => row.GetString(0), cancellationToken);
        var leaves = new Leaves();
        await session.EachAsync(SelectLeaves, default, row => leaves.See(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
        var present = await keys.IdsAsync(cancellationToken);
        var gone = sealedUnder.Where(k => !present.Contains(k) && !leaves.ErasedKeys.Contains(k)).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, first) in leaves.FirstOf.Where(n => !present.Contains(n.Key) && !leaves.ErasedKeys.Contains(n.Key)))
        {
            if (!gone.Contains(key) && await Proof.RestoredInAsync(first, cancellationToken) is null)
            {
                gone.Add(key);
            }
        }

        return [.. gone];
    }

    private async ValueTask<QuickActionException> RefusalAsync(IReadOnlyList<string> gone, string therefore, CancellationToken cancellationToken)
    {
        var kept = new KeptRecords([.. gone], log);
        var indexes = new SortedSet<long>();
        foreach (var key in gone)
        {
            indexes.UnionWith(await kept.IndexesAsync(session, key, cancellationToken));
        }

        var which = indexes.Count > 0 ? $"The key to the content of record {Indexes.Ranges([.. indexes])}" : "A key to content that no record names, placeholders of a case for instance,";
        return new QuickActionException(
            ProblemCode.Unavailable, $"{which} is gone from the key store, and no erasure of it is recorded, so {therefore}nothing was erased or held: {PutBack}.");
    }

    /// <summary>Which keys the records name.</summary>
    private sealed class Leaves
    {
        private static readonly byte[] Mark = Encoding.UTF8.GetBytes($"\"{ErasurePart.KeyName}\":\"");

        /// <summary>By key, the first record whose content it seals.</summary>
        public Dictionary<string, long> FirstOf { get; } = new(StringComparer.Ordinal);

        public HashSet<string> ErasedKeys { get; } = new(StringComparer.Ordinal);

        public void See(long position, byte[] leaf)
        {
            if (leaf.AsSpan().IndexOf(Erased) >= 0 && KeyErasedIn(leaf) is { } erased)
            {
                ErasedKeys.Add(erased);
            }
            else if (NamedIn(leaf) is { } named && !FirstOf.ContainsKey(named) && KeptRecords.KeyOf(leaf) is (var key, _))
            {
                // To decode all records takes its time, and one of each key is enough.
                FirstOf.TryAdd(key, position);
            }
        }

        private static string? NamedIn(ReadOnlySpan<byte> leaf) =>
            leaf.IndexOf(Mark) is >= 0 and var at && leaf[(at + Mark.Length)..] is var rest && rest.IndexOf((byte)'"') is > 0 and var end ? Encoding.UTF8.GetString(rest[..end]) : null;

        private static string? KeyErasedIn(byte[] leaf)
        {
            try
            {
                return CanonicalJson.Decode(leaf) is CanonicalObject decoded ? ErasureProof.KeyIn(decoded) : null;
            }
            catch (AuditException)
            {
                return null;
            }
        }
    }
}
