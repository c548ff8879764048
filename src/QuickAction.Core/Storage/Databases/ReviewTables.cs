namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// The tables of reviews, on both databases: the size of each edit, what was decided, and what reviewers were shown. Reviewers' words and names stand sealed
/// under the job's data key, whose id is in <c>key</c>. In <c>job_evidence</c>, <c>what</c> is version, source or segment, and <c>dwell</c> sums the pauses, in ms.
/// </summary>
internal static class ReviewTables
{
    public static string Sqlite { get; } = Script("BLOB");

    public static string Postgres { get; } = Script("BYTEA");

    /// <summary>Reviews in numbers, without a key: an erasure leaves them, as it leaves the record in the log that they are of.</summary>
    public const string Figures = """
        CREATE TABLE review_figure (
            record TEXT PRIMARY KEY, job TEXT NOT NULL, team_id TEXT NOT NULL, outcome TEXT NOT NULL, created BIGINT NOT NULL, words BIGINT NOT NULL, dwell BIGINT NOT NULL,
            sources BIGINT NOT NULL, claims BIGINT NOT NULL, checked BIGINT NOT NULL, permille BIGINT NOT NULL, special BIGINT NOT NULL);
        CREATE INDEX review_figure_created ON review_figure (created);

        """;

    private static string Script(string bytes) => $"""
        CREATE TABLE job_edit (
            job TEXT NOT NULL, number BIGINT NOT NULL, team_id TEXT NOT NULL, key TEXT NOT NULL, inserted BIGINT NOT NULL, deleted BIGINT NOT NULL,
            permille BIGINT NOT NULL, PRIMARY KEY (job, number));
        CREATE INDEX job_edit_of_key ON job_edit (key);
        CREATE TABLE job_review (
            record TEXT PRIMARY KEY, job TEXT NOT NULL, team_id TEXT NOT NULL, key TEXT NOT NULL, number BIGINT NOT NULL, sha256 TEXT NOT NULL,
            tenant TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, outcome TEXT NOT NULL, reason_code TEXT, created BIGINT NOT NULL, sealed {bytes} NOT NULL);
        CREATE INDEX job_review_of_job ON job_review (job, created);
        CREATE INDEX job_review_of_key ON job_review (key);
        CREATE TABLE job_evidence (
            job TEXT NOT NULL, number BIGINT NOT NULL, team_id TEXT NOT NULL, key TEXT NOT NULL, tenant TEXT NOT NULL, person TEXT NOT NULL,
            what TEXT NOT NULL, place BIGINT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL, dwell BIGINT NOT NULL,
            PRIMARY KEY (job, tenant, person, number, what, place));
        CREATE INDEX job_evidence_of_key ON job_evidence (key);
        """;
}
