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

    /// <param name="current">The keys in the key file, which are believed; those in the database only vouch for what is older.</param>
    public static async ValueTask<LogTrust> TrustAsync(Session session, IReadOnlyList<VerifierKey> current, CancellationToken cancellationToken) =>
        new(current, [.. (await AllAsync(session, cancellationToken)).Except(current)]);
}
