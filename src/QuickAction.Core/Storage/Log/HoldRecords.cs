using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>The legal holds that follow from the log's own records, whatever the table beside them says.</summary>
internal sealed class HoldRecords
{
    /// <summary>Stand in every record that could concern holds; the few that hold one of them are read.</summary>
    private static readonly byte[] Placed = "\"legal_hold\":true"u8.ToArray();
    private static readonly byte[] Released = "\"hold.released\""u8.ToArray();
    private readonly Dictionary<string, long> _held = new(StringComparer.Ordinal);
    private long _next;

    /// <summary>By the key of the content, the record that placed the hold.</summary>
    public IReadOnlyDictionary<string, long> Held => _held;

    /// <summary>The key that a record places a hold on, or releases from one; null when it does neither.</summary>
    public static (string Key, bool Placed)? Of(CanonicalObject leaf) =>
        leaf[HoldPart.Name] is CanonicalFlag { Value: var placed } && leaf.Text(ErasurePart.KeyName) is { } key && (placed || leaf.Text("kind") == AuditKind.ConfigChanged)
            ? (key, placed)
            : null;

    public void See(long position, CanonicalObject leaf)
    {
        if (Of(leaf) is not { } hold)
        {
            return;
        }

        if (hold.Placed)
        {
            _held.TryAdd(hold.Key, position);
        }
        else
        {
            _held.Remove(hold.Key);
        }
    }

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private const string SelectSince = "SELECT position, leaf FROM audit_entry WHERE position >= @first ORDER BY position";

    /// <summary>
    /// Reads the records that have come since it was last asked to; all of them the first time. A release counts only when its record is of this program, and once:
    /// whoever can write to the database could append one, or a copy of an old one.
    /// </summary>
    public async ValueTask CatchUpAsync(Session session, DataKeys keys, CancellationToken cancellationToken)
    {
        var found = new List<(long Position, CanonicalObject Leaf)>();
        var next = _next;
        await session.EachAsync(
            SelectSince,
            new Parameter[] { new("@first", _next) },
            row =>
            {
                next = row.GetInt64(0) + 1;
                if (Decoded(row.GetFieldValue<byte[]>(1)) is { } leaf && Of(leaf) is not null)
                {
                    found.Add((next - 1, leaf));
                }
            },
            cancellationToken);
        var proof = new ErasureProof(session, keys);
        foreach (var (position, leaf) in found)
        {
            var isNew = leaf.Text("record_id") is { } record && _seen.Add(record);
            if (Of(leaf) is { Placed: true } || (isNew && await proof.IsRecordedAsync(position, cancellationToken)))
            {
                See(position, leaf);
            }
        }

        _next = next;
    }

    /// <summary>The keys on which records from an index on place a hold, or from which they release one.</summary>
    public static async ValueTask<IReadOnlySet<string>> TouchedSinceAsync(Session session, long first, CancellationToken cancellationToken)
    {
        var touched = new HashSet<string>(StringComparer.Ordinal);
        await session.EachAsync(
            SelectSince,
            new Parameter[] { new("@first", first) },
            row =>
            {
                if (Decoded(row.GetFieldValue<byte[]>(1)) is { } leaf && Of(leaf) is { } hold)
                {
                    touched.Add(hold.Key);
                }
            },
            cancellationToken);
        return touched;
    }

    /// <returns>Null for a record that does not concern holds.</returns>
    private static CanonicalObject? Decoded(byte[] leaf)
    {
        try
        {
            return leaf.AsSpan().IndexOf(Placed) >= 0 || leaf.AsSpan().IndexOf(Released) >= 0 ? CanonicalJson.Decode(leaf) as CanonicalObject : null;
        }
        catch (AuditException)
        {
            return null;
        }
    }
}
