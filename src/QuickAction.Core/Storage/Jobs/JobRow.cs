using System.Data.Common;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;

namespace QuickAction.Core.Storage.Jobs;

/// <summary>A row of the table of jobs.</summary>
internal static class JobRow
{
    public const string Columns =
        "id, batch, team_id, tenant, person, role, kind, engine, state, attempt, revision, stage, done, asked, problem, message, files, bytes, created, updated, started, ended, deadline, result_version";

    public static Job Read(DbDataReader row) => new()
    {
        Id = JobId.Parse(row.GetString(0)),
        Batch = Text(row, 1),
        Team = row.GetString(2),
        Actor = new DecisionActor(row.GetString(3), row.GetString(4), row.GetString(2), row.GetString(5)),
        Kind = JobKinds.Parse(row.GetString(6)),
        Engine = row.GetString(7),
        State = JobStates.Parse(row.GetString(8)),
        Attempt = row.GetInt64(9),
        Revision = row.GetInt64(10),
        Progress = new JobProgress(JobStages.Parse(row.GetString(11)), (int)row.GetInt64(12), (int)row.GetInt64(13)),
        Problem = Text(row, 14) is { } code ? new JobProblem(code, Text(row, 15) ?? "") : null,
        Files = (int)row.GetInt64(16),
        Bytes = row.GetInt64(17),
        Created = Time(row, 18) ?? default,
        Updated = Time(row, 19) ?? default,
        Started = Time(row, 20),
        Ended = Time(row, 21),
        Deadline = Time(row, 22) ?? default,
        ResultVersion = (int)row.GetInt64(23),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
