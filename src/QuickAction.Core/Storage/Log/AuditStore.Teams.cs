using System.Text;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Log;

/// <summary>Whose work is in the log: what the keys of cases are found by, and what no table of the content side tells.</summary>
public sealed partial class AuditStore
{
    private const int LeavesAtOnce = 1024;
    private const string TeamName = "team_id";
    private const string SelectLeaves = "SELECT leaf FROM audit_entry WHERE position >= @first AND position < @end ORDER BY position";

    /// <summary>The teams that the log's records name, in the order of their names. Reads the whole log, so it is for what is done seldom.</summary>
    public Task<IReadOnlyList<string>> TeamsAsync(CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        var teams = new SortedSet<string>(StringComparer.Ordinal);
        await using var session = await _database.OpenAsync(cancellationToken);
        var size = await LogSize.OfAsync(session, cancellationToken);
        for (var first = 0L; first < size; first += LeavesAtOnce)
        {
            Parameter[] range = [new("@first", first), new("@end", first + LeavesAtOnce)];
            foreach (var leaf in await session.ListAsync(SelectLeaves, range, row => row.GetFieldValue<byte[]>(0), cancellationToken))
            {
                if (TeamOf(leaf) is { } team)
                {
                    teams.Add(team);
                }
            }
        }

        return (IReadOnlyList<string>)[.. teams];
    });

    private static readonly byte[] TeamMark = Encoding.UTF8.GetBytes($"\"{TeamName}\":");

    /// <summary>Null for a record that names none; one that cannot be read is the business of the log's check.</summary>
    private static string? TeamOf(byte[] leaf)
    {
        if (leaf.AsSpan().IndexOf(TeamMark) < 0)
        {
            return null;
        }

        try
        {
            return (CanonicalJson.Decode(leaf) as CanonicalObject)?.Text(TeamName);
        }
        catch (AuditException)
        {
            return null;
        }
    }
}
