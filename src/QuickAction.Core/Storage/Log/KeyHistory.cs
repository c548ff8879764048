using System.Data.Common;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Every verifier key that the log has ever had; retired ones stay published, because older checkpoints are signed with them.</summary>
internal static class KeyHistory
{
    private const string Insert = "INSERT INTO audit_key (vkey, since) VALUES (@vkey, @since) ON CONFLICT (vkey) DO NOTHING";
    private const string Retire = "UPDATE audit_key SET until = @until WHERE vkey = @vkey AND until IS NULL";

    public static async ValueTask ChangeAsync(
        WriteSession session, IEnumerable<string> retired, IEnumerable<string> added, long position, CancellationToken cancellationToken)
    {
        foreach (var vkey in retired)
        {
            await session.ExecuteAsync(Retire, new Parameter[] { new("@vkey", vkey), new("@until", position) }, cancellationToken);
        }

        foreach (var vkey in added)
        {
            await session.ExecuteAsync(Insert, new Parameter[] { new("@vkey", vkey), new("@since", position) }, cancellationToken);
        }
    }

    private const string Select = "SELECT vkey FROM audit_key ORDER BY since, vkey";

    /// <summary>A row that holds no key is left out: a check of the store names it.</summary>
    public static ValueTask<IReadOnlyList<VerifierKey>> AllAsync(Session session, CancellationToken cancellationToken) => KeysAsync(session, Select, cancellationToken);

    /// <param name="row">The columns vkey, since and until.</param>
    public static LogKeyRow Read(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2));

    /// <summary>What stands in the table after these changes.</summary>
    public static List<LogKeyRow> RowsOf(IReadOnlyList<KeyChange> changes)
    {
        var rows = new List<LogKeyRow>();
        foreach (var change in changes)
        {
            var old = change.Old.Select(k => k.ToString()).ToHashSet(StringComparer.Ordinal);
            rows = [.. rows.Select(r => old.Contains(r.Key) && r.Until is null ? r with { Until = change.Index } : r)];
            rows.AddRange(change.New.Select(k => k.ToString()).Where(k => !rows.Exists(r => r.Key == k)).Select(k => new LogKeyRow(k, change.Index, null)));
        }

        return rows;
    }

    private const string SelectRows = "SELECT vkey, since, until FROM audit_key ORDER BY since, vkey";

    /// <summary>
    /// Whether the table holds the keys that the records to which it leads name: each change names the keys before it, and the last one those of the key file, so that
    /// none can be missing unseen.
    /// </summary>
    /// <param name="current">The keys in the key file.</param>
    public static async ValueTask<LogFault?> FaultAsync(Session session, IReadOnlyList<VerifierKey> current, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync(SelectRows, default, Read, cancellationToken);
        var keys = rows.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var changes = await ChangesAsync(session, cancellationToken);
        var named = changes.SelectMany(c => c.Old.Concat(c.New)).Select(k => k.ToString()).ToHashSet(StringComparer.Ordinal);
        return current.All(k => keys.Contains(k.ToString())) && (changes.Count == 0 || keys.SetEquals(named)) ? null : Changed;
    }

    /// <summary>What is said of a table that does not follow from the records.</summary>
    public static LogFault Changed { get; } = new(
        null, "The table of the log's keys (audit_key) was changed: it does not hold the keys that the log's records name. `quickaction audit mirror` writes it again from the records.");

    private const string SelectCurrent = "SELECT vkey FROM audit_key WHERE until IS NULL ORDER BY vkey";

    public static ValueTask<IReadOnlyList<VerifierKey>> CurrentAsync(Session session, CancellationToken cancellationToken) =>
        KeysAsync(session, SelectCurrent, cancellationToken);

    private static async ValueTask<IReadOnlyList<VerifierKey>> KeysAsync(Session session, string statement, CancellationToken cancellationToken) =>
        [.. (await session.ListAsync(statement, default, row => CosignatureRow.KeyIn(row.GetString(0)), cancellationToken)).OfType<VerifierKey>()];

    private const string SelectChanges = """
        SELECT position, leaf FROM audit_entry WHERE position IN (SELECT since FROM audit_key) ORDER BY position
        """;

    /// <summary>The records that say which keys sign from then on, in order. The table leads to them, and decides nothing.</summary>
    public static async ValueTask<IReadOnlyList<KeyChange>> ChangesAsync(Session session, CancellationToken cancellationToken)
    {
        var records = new KeyRecords();
        await session.EachAsync(SelectChanges, default, row => records.See(row.GetInt64(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
        return records.Changes;
    }

    /// <summary>The record that says which keys sign now; null when the log has none.</summary>
    public static async ValueTask<KeyChange?> LastChangeAsync(Session session, CancellationToken cancellationToken) =>
        await ChangesAsync(session, cancellationToken) is [.., var last] ? last : null;

    /// <summary>
    /// Keys that are known, those that they handed over to, and those that they took over from: each by the checkpoint that ends with the record which says so. Handing
    /// over takes the signatures of all old and all new keys; to say from whom one took over, the one that did is enough.
    /// </summary>
    public static async ValueTask<FollowedKeys> FollowAsync(Session session, IReadOnlyList<VerifierKey> known, CancellationToken cancellationToken)
    {
        List<VerifierKey> reached = [.. known];
        KeyChange? last = null;
        var left = (await ChangesAsync(session, cancellationToken)).ToList();
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var change in left.ToList())
            {
                List<VerifierKey> named = [.. change.Old, .. change.New];
                if (named.TrueForAll(reached.Contains))
                {
                    left.Remove(change);
                }
                else if (named.Exists(reached.Contains) && await IsSignedAsync(session, change, reached, cancellationToken))
                {
                    reached.AddRange(named.Except(reached));
                    last = last is { } later && later.Index > change.Index ? later : change;
                }
            }
        }

        return new FollowedKeys(reached, last);
    }

    private const string SelectLeaf = "SELECT leaf FROM audit_entry WHERE position = @position";

    private static async ValueTask<bool> IsSignedAsync(Session session, KeyChange change, List<VerifierKey> reached, CancellationToken cancellationToken)
    {
        var (index, size) = (change.Index, change.Index + 1);
        // The row of it may be one that somebody has made unreadable: then the mirror or the mark may still have it.
        var note = (await Checkpoints.Signers(session).NotesAtAsync(size, cancellationToken)).FirstOrDefault(n =>
            change.New.Any(k => reached.Contains(k) && n.IsSignedBy(k))
            || (change.Old.Any(reached.Contains) && change.Old.Concat(change.New).All(n.IsSignedBy)));
        if (note is null || await session.FirstAsync(SelectLeaf, new Parameter[] { new("@position", index) }, row => row.GetFieldValue<byte[]>(0), cancellationToken) is not { } leaf)
        {
            return false;
        }

        try
        {
            // The record could have been changed since: the signed root knows which one it was.
            var tiles = await TileSet.AroundAsync(index, size, (address, token) => StoredTiles.ReadTileAsync(session, address, token), cancellationToken);
            return InclusionProof.Verify(index, size, TreeHash.Leaf(leaf), InclusionProof.Make(index, size, tiles), Checkpoint.Of(note).Root);
        }
        catch (AuditException)
        {
            return false;
        }
    }

    /// <param name="current">The keys in the key file, which are believed; those in the database only vouch for what is older.</param>
    public static async ValueTask<LogTrust> TrustAsync(Session session, IReadOnlyList<VerifierKey> current, CancellationToken cancellationToken) =>
        new(current, [.. (await Checkpoints.Signers(session).KeysAsync(cancellationToken)).Concat(await AllAsync(session, cancellationToken)).Except(current)]);
}

/// <param name="Since">The record that named it first.</param>
/// <param name="Until">The record in which another took its place; null for a key of today.</param>
internal sealed record LogKeyRow(string Key, long Since, long? Until);

/// <param name="Last">The last change that named a key which was not known; null when all were.</param>
internal sealed record FollowedKeys(IReadOnlyList<VerifierKey> Keys, KeyChange? Last);
