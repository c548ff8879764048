using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>
/// Which content some keys keep, by the log's own records: each names its key, its job and its decision. The columns beside the log only find content; where they do
/// not agree with the records, nothing is destroyed or held for them.
/// </summary>
/// <param name="keys">The ids of the keys.</param>
/// <param name="log">Says which record was changed, where one was.</param>
internal sealed class KeptRecords(HashSet<string> keys, LogCheck log)
{
    private static readonly byte[] Mark = "\"key_id\":\""u8.ToArray();
    private readonly Dictionary<string, List<Kept>> _of = new(StringComparer.Ordinal);
    private long _next;

    /// <summary>The records whose content a key keeps, in order.</summary>
    public async ValueTask<IReadOnlyList<long>> IndexesAsync(Session session, string key, CancellationToken cancellationToken)
    {
        await CatchUpAsync(session, cancellationToken);
        return [.. Of(key).Select(k => k.Entry.Index)];
    }

    private const string SelectByKey = "SELECT record, job, decision FROM audit_content WHERE key = @key";
    private const string SelectByRecord = "SELECT key FROM audit_content WHERE record = @record";

    /// <summary>Reads the whole log the first time, and then what has come since.</summary>
    /// <param name="owner">Whose the key is by the name under which it stands in the key store.</param>
    /// <returns>The first record with which the columns beside the log do not agree; null when they agree with all.</returns>
    public async ValueTask<LogFault?> MisfitAsync(Session session, DataKeys dataKeys, string key, string owner, CancellationToken cancellationToken)
    {
        // Before the records, which come with their content: what is appended meanwhile is no fault.
        var rows = await session.ListAsync(
            SelectByKey,
            new Parameter[] { new("@key", key) },
            row => new Row(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
            cancellationToken);
        await CatchUpAsync(session, cancellationToken);
        var check = new RecordCheck(session, dataKeys, log);
        foreach (var (entry, leaf) in Of(key))
        {
            if (await check.FaultAsync(entry, cancellationToken) is { } fault)
            {
                return fault;
            }

            if (leaf.Text("correlation_id") != JobLeaf.Correlation(owner))
            {
                return new LogFault(entry.Index, $"The key of record {entry.Index} stands in the key store under another job than the record says");
            }

            var record = leaf.Text("record_id") ?? "";
            var under = await session.FirstAsync(SelectByRecord, new Parameter[] { new("@record", record) }, row => row.GetString(0), cancellationToken);
            if (under is not null && under != key)
            {
                return new LogFault(entry.Index, $"The content of record {entry.Index} is kept under another key than the record says");
            }

            if (rows.Exists(r => r.Record == record && (r.Job != owner || r.Decision != leaf.Text("decision_id"))))
            {
                return new LogFault(entry.Index, $"The content of record {entry.Index} is kept under another job or decision than the record says");
            }
        }

        var own = Of(key).Select(k => k.Leaf.Text("record_id")).ToHashSet();
        foreach (var row in rows.Where(r => !own.Contains(r.Record)))
        {
            // Of no record at all it is nobody's.
            if (await IndexOfAsync(session, row.Record, cancellationToken) is { } index)
            {
                return new LogFault(index, $"The content of record {index} is kept under another key than the record says");
            }
        }

        return null;
    }

    /// <summary>What is said to whoever wanted it erased or held.</summary>
    public static QuickActionException Refusal(LogFault fault) => new(
        ProblemCode.Unavailable,
        $"{fault.What.TrimEnd('.')}, so nothing was erased or held: the database was changed. `quickaction audit verify` says more; put the database back from a backup (`quickaction restore`; PostgreSQL: `pg_restore`).");

    private List<Kept> Of(string key) => _of.TryGetValue(key, out var kept) ? kept : [];

    private const string SelectSince = "SELECT position, leaf, leaf_hash FROM audit_entry WHERE position >= @first ORDER BY position";

    private async ValueTask CatchUpAsync(Session session, CancellationToken cancellationToken)
    {
        var next = _next;
        await session.EachAsync(
            SelectSince,
            new Parameter[] { new("@first", _next) },
            row =>
            {
                next = row.GetInt64(0) + 1;
                var bytes = row.GetFieldValue<byte[]>(1);
                if (Names(bytes) && KeyOf(bytes) is (var key, var leaf) && keys.Contains(key))
                {
                    (_of.TryGetValue(key, out var kept) ? kept : _of[key] = []).Add(new Kept(new StoredEntry(next - 1, bytes, row.GetFieldValue<byte[]>(2)), leaf));
                }
            },
            cancellationToken);
        _next = next;
    }

    /// <summary>Looked for in the bytes first: few records name one of the keys, and to decode all of them takes its time.</summary>
    private bool Names(ReadOnlySpan<byte> leaf)
    {
        for (var at = leaf.IndexOf(Mark); at >= 0; at = leaf.IndexOf(Mark))
        {
            leaf = leaf[(at + Mark.Length)..];
            if (leaf.IndexOf((byte)'"') is > 0 and var end && keys.Contains(Encoding.UTF8.GetString(leaf[..end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The key that seals a record's own content; null when it is of no job, or commits to nothing.</summary>
    public static (string Key, CanonicalObject Leaf)? KeyOf(byte[] bytes)
    {
        try
        {
            return CanonicalJson.Decode(bytes) is CanonicalObject leaf
                && leaf.Text("kind") is not (AuditKind.ConfigChanged or AuditKind.ErasureApplied)
                && leaf.Text(ErasurePart.KeyName) is { } key
                && Commitments.In(leaf).Any()
                    ? (key, leaf)
                    : null;
        }
        catch (AuditException)
        {
            return null;
        }
    }

    private const string SelectAll = "SELECT position, leaf FROM audit_entry";

    private static async ValueTask<long?> IndexOfAsync(Session session, string record, CancellationToken cancellationToken)
    {
        var id = Encoding.UTF8.GetBytes($"\"record_id\":\"{record}\"");
        long? found = null;
        await session.EachAsync(
            SelectAll,
            default,
            row => found ??= row.GetFieldValue<byte[]>(1).AsSpan().IndexOf(id) >= 0 ? row.GetInt64(0) : null,
            cancellationToken);
        return found;
    }

    private sealed record Kept(StoredEntry Entry, CanonicalObject Leaf);

    private sealed record Row(string Record, string Job, string? Decision);
}
