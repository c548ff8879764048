using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>Counts stored uploads by the rows of jobs and their files. Both statements read nothing but an index.</summary>
public sealed class UploadCount(AuditStore store) : IStoredUploads
{
    // What was extracted from a job's files stands beside them, under number 0.
    private const string OfTeam = "SELECT COUNT(*), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM job_file WHERE team_id = @team AND number > 0";

    private const string OfPerson = """
        SELECT CAST(COALESCE(SUM(files), 0) AS BIGINT), CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM job
        WHERE team_id = @team AND tenant = @tenant AND person = @person AND state <> 'erased'
        """;

    public Task<StoredUploads> OfAsync(DecisionActor person, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(Scope.Of(person.Team), cancellationToken);
        Parameter[] team = [new("@team", person.Team)];
        Parameter[] one = [new("@team", person.Team), new("@tenant", person.Tenant), new("@person", person.Person)];
        return new StoredUploads(await SizeAsync(session, OfTeam, team, cancellationToken), await SizeAsync(session, OfPerson, one, cancellationToken));
    });

    private static async ValueTask<UploadSize> SizeAsync(Session session, string sql, Parameter[] values, CancellationToken cancellationToken) =>
        await session.FirstAsync(sql, values, row => new UploadSize(row.GetInt64(0), row.GetInt64(1)), cancellationToken) ?? new UploadSize(0, 0);
}
