namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// The tables of jobs, on both databases. <c>team_id</c> is on every row. What a person wrote or uploaded stands sealed under the job's data key, whose id is
/// in <c>key</c>; a frame is sealed under its file's own key, which <c>job_file</c> holds wrapped.
/// </summary>
internal static class JobTables
{
    public static string Sqlite { get; } = Script("BLOB");

    public static string Postgres { get; } = Script("BYTEA");

    /// <summary>For the count of what is stored, which is asked before each upload.</summary>
    public const string Counted = """
        CREATE INDEX job_file_of_team ON job_file (team_id, number, bytes);
        CREATE INDEX job_of_person ON job (team_id, tenant, person, files, bytes) WHERE state <> 'erased';
        """;

    private static string Script(string bytes) => $"""
        CREATE TABLE job (
            id TEXT PRIMARY KEY, team_id TEXT NOT NULL, batch TEXT, tenant TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL,
            kind TEXT NOT NULL, engine TEXT NOT NULL, state TEXT NOT NULL, attempt BIGINT NOT NULL, starts BIGINT NOT NULL, revision BIGINT NOT NULL, released BIGINT, not_before BIGINT,
            stage TEXT NOT NULL, done BIGINT NOT NULL, asked BIGINT NOT NULL, problem TEXT, message TEXT, files BIGINT NOT NULL, bytes BIGINT NOT NULL,
            created BIGINT NOT NULL, updated BIGINT NOT NULL, started BIGINT, ended BIGINT, deadline BIGINT NOT NULL, result_version BIGINT NOT NULL,
            key TEXT NOT NULL, request {bytes});
        CREATE INDEX job_of_team ON job (team_id, id);
        CREATE INDEX job_of_batch ON job (batch) WHERE batch IS NOT NULL;
        CREATE INDEX job_open ON job (team_id, kind, created) WHERE state IN ('queued', 'running');
        CREATE INDEX job_of_key ON job (key);
        CREATE TABLE job_file (
            job TEXT NOT NULL, number BIGINT NOT NULL, team_id TEXT NOT NULL, file TEXT NOT NULL UNIQUE, key TEXT NOT NULL, wrapped {bytes} NOT NULL, bytes BIGINT NOT NULL,
            PRIMARY KEY (job, number));
        CREATE INDEX job_file_of_key ON job_file (key);
        CREATE TABLE file_frame (
            file TEXT NOT NULL, frame BIGINT NOT NULL, team_id TEXT NOT NULL, written BIGINT NOT NULL, sealed {bytes} NOT NULL, PRIMARY KEY (file, frame));
        CREATE TABLE job_version (
            job TEXT NOT NULL, number BIGINT NOT NULL, team_id TEXT NOT NULL, key TEXT NOT NULL, sha256 TEXT NOT NULL,
            tenant TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, created BIGINT NOT NULL, sealed {bytes} NOT NULL, PRIMARY KEY (job, number));
        CREATE INDEX job_version_of_key ON job_version (key);
        CREATE TABLE idempotency (
            scope TEXT NOT NULL, key TEXT NOT NULL, fingerprint {bytes}, location TEXT, taken BIGINT NOT NULL, PRIMARY KEY (scope, key));
        """;
}
