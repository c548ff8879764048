using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

internal static class LogSize
{
    private const string Select = "SELECT COALESCE(MAX(position) + 1, 0) FROM audit_entry";

    public static ValueTask<long> OfAsync(Session session, CancellationToken cancellationToken) =>
        session.FirstAsync(Select, default, row => row.GetInt64(0), cancellationToken);
}
