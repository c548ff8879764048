using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>How much was read for each job, as rows.</summary>
internal static class WorkRows
{
    private const string Insert = """
        INSERT INTO job_work (job, team_id, kind, files, words, pages, talk, ended) VALUES (@job, @team, @kind, @files, @words, @pages, @talk, @now)
        ON CONFLICT (job) DO UPDATE SET files = excluded.files, words = excluded.words, pages = excluded.pages, talk = excluded.talk, ended = excluded.ended
        """;

    public static async ValueTask NoteAsync(WriteSession session, Job job, WorkSize size, long now, CancellationToken cancellationToken)
    {
        Parameter[] values =
        [
            new("@job", job.Id.ToString()),
            new("@team", job.Team),
            new("@kind", job.Kind.Text()),
            new("@files", size.Files),
            new("@words", size.Words),
            new("@pages", size.Pages),
            new("@talk", size.TalkMs),
            new("@now", now),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken);
    }

    private const string Sum = """
        SELECT kind, COUNT(*), CAST(SUM(files) AS BIGINT), CAST(SUM(words) AS BIGINT), CAST(SUM(pages) AS BIGINT), CAST(SUM(talk) AS BIGINT)
        FROM job_work WHERE ended >= @from AND ended < @until AND (@team = '' OR team_id = @team) GROUP BY kind ORDER BY kind
        """;

    public static async ValueTask<IReadOnlyList<WorkDone>> SumAsync(Session session, string? team, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        Parameter[] values = [new("@from", from.ToUnixTimeMilliseconds()), new("@until", until.ToUnixTimeMilliseconds()), new("@team", team ?? "")];
        return await session.ListAsync(
            Sum,
            values,
            row => new WorkDone(JobKinds.Parse(row.GetString(0)), row.GetInt64(1), new WorkSize(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))),
            cancellationToken);
    }
}

/// <inheritdoc cref="IWorkFigures"/>
public sealed class WorkFigures(AuditStore store) : IWorkFigures
{
    public Task<IReadOnlyList<WorkDone>> DoneAsync(string? team, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => StoreFaults.TellAsync(async () =>
    {
        await using var session = await store.Database.OpenAsync(team is null ? Scope.Governance : Scope.Of(team), cancellationToken);
        return await WorkRows.SumAsync(session, team, from, until, cancellationToken);
    });
}
