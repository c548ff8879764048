namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// How much was read for each job that came to a result, on both databases. Counts alone, without a key: an erasure leaves them.
/// </summary>
internal static class WorkTables
{
    public const string Both = """
        CREATE TABLE job_work (
            job TEXT PRIMARY KEY, team_id TEXT NOT NULL, kind TEXT NOT NULL, files BIGINT NOT NULL, words BIGINT NOT NULL, pages BIGINT NOT NULL, talk BIGINT NOT NULL,
            ended BIGINT NOT NULL);
        CREATE INDEX job_work_ended ON job_work (ended);
        """;
}
