using QuickAction.Core.Audit.Notes;
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

    public static async ValueTask<IReadOnlyList<VerifierKey>> AllAsync(Session session, CancellationToken cancellationToken) =>
        await session.ListAsync(Select, default, row => VerifierKey.Parse(row.GetString(0)), cancellationToken);

    private const string SelectCurrent = "SELECT vkey FROM audit_key WHERE until IS NULL ORDER BY vkey";

    public static async ValueTask<IReadOnlyList<VerifierKey>> CurrentAsync(Session session, CancellationToken cancellationToken) =>
        await session.ListAsync(SelectCurrent, default, row => VerifierKey.Parse(row.GetString(0)), cancellationToken);

    private const string SelectChanges = """
        SELECT audit_entry.position, audit_entry.leaf FROM audit_entry WHERE position IN (SELECT since FROM audit_key) ORDER BY position DESC
        """;

    /// <summary>The record that says which keys sign now; null when the log has none. The table leads to it, and decides nothing.</summary>
    public static async ValueTask<KeyChange?> LastChangeAsync(Session session, CancellationToken cancellationToken)
    {
        var records = new KeyRecords();
        await session.EachAsync(
            SelectChanges,
            default,
            row =>
            {
                if (records.Changes.Count == 0)
                {
                    records.See(row.GetInt64(0), row.GetFieldValue<byte[]>(1));
                }
            },
            cancellationToken);
        return records.Changes.Count == 0 ? null : records.Changes[0];
    }

    /// <param name="current">The keys in the key file, which are believed; those in the database only vouch for what is older.</param>
    public static async ValueTask<LogTrust> TrustAsync(Session session, IReadOnlyList<VerifierKey> current, CancellationToken cancellationToken) =>
        new(current, [.. (await AllAsync(session, cancellationToken)).Except(current)]);
}
