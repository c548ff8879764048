namespace QuickAction.Core.Storage.Databases;

/// <summary>The tables of one part of the store, as scripts that were written one after the other and are never changed.</summary>
/// <param name="Part">Which part: a PostgreSQL database may hold several.</param>
/// <param name="Scrub">
/// What takes deleted rows out of PostgreSQL's files: the rows that are left are put into a new file, and the old one goes with the commit. VACUUM, the full one
/// too, copies a deleted row along as long as any transaction of any database on the server began before the deletion.
/// </param>
internal sealed record Migrations(string Part, IReadOnlyList<string> Sqlite, IReadOnlyList<string> Postgres, string Scrub)
{
    /// <summary>The log and the content of its records; jobs, their files and results: a state change and its record are one transaction.</summary>
    public static Migrations Log { get; } = new(
        "log",
        [SqliteTables.Log, SqliteTables.Witness, SqliteTables.Holds, JobTables.Sqlite, SqliteTables.Pseudonyms, SqliteTables.Cosigners, SqliteTables.Attempts, SqliteTables.Erasures, ReviewTables.Sqlite, AccessTables.Both, WorkTables.Both, RowSecurity.Teams, AccessTables.FormKeys("BLOB"), AccessTables.BreakGlass("BLOB"), AccessTables.Names("BLOB"), JobTables.Counted, ReviewTables.Figures, SqliteTables.End],
        [PostgresTables.Log, PostgresTables.Witness, PostgresTables.Holds, JobTables.Postgres, PostgresTables.Pseudonyms, PostgresTables.Cosigners, PostgresTables.Attempts, PostgresTables.Erasures, ReviewTables.Postgres, AccessTables.Both, WorkTables.Both, RowSecurity.Teams + RowSecurity.Policies, AccessTables.FormKeys("BYTEA"), AccessTables.BreakGlass("BYTEA") + RowSecurity.BreakGlass, AccessTables.Names("BYTEA"), JobTables.Counted, ReviewTables.Figures + RowSecurity.ReviewFigures, PostgresTables.End],
        "SELECT quickaction_scrub_content()");

    /// <summary>The data keys, kept apart because their backups live shorter.</summary>
    public static Migrations Keys { get; } = new(
        "keys",
        [SqliteTables.Keys, SqliteTables.Cases, SqliteTables.Retention, SqliteTables.Erased, Bound],
        [PostgresTables.Keys, PostgresTables.Cases, PostgresTables.Retention, PostgresTables.Erased, RowSecurity.Keys, Bound],
        "SELECT quickaction_scrub_keys()");

    /// <summary>
    /// From here on a wrapped key is bound to what stands beside it. The tables are as they were (the keys are taken over when the store is opened, which needs the content key); an older
    /// program, which could not open them, is refused by the version.
    /// </summary>
    private const string Bound = "SELECT 1";

    /// <summary>The lock comes first: what is copied is then all that there is.</summary>
    internal static class Rewrite
    {
        public const string Content = """
            LOCK TABLE audit_content, audit_attempt, job, job_file, job_version, file_frame, pseudonym_map, job_edit, job_review, job_evidence IN ACCESS EXCLUSIVE MODE;
            CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE audit_content;
            TRUNCATE audit_content;
            INSERT INTO audit_content TABLE kept;
            CREATE TEMPORARY TABLE kept_attempt ON COMMIT DROP AS TABLE audit_attempt;
            TRUNCATE audit_attempt;
            INSERT INTO audit_attempt TABLE kept_attempt;
            CREATE TEMPORARY TABLE kept_job ON COMMIT DROP AS TABLE job;
            TRUNCATE job;
            INSERT INTO job TABLE kept_job;
            CREATE TEMPORARY TABLE kept_file ON COMMIT DROP AS TABLE job_file;
            TRUNCATE job_file;
            INSERT INTO job_file TABLE kept_file;
            CREATE TEMPORARY TABLE kept_version ON COMMIT DROP AS TABLE job_version;
            TRUNCATE job_version;
            INSERT INTO job_version TABLE kept_version;
            CREATE TEMPORARY TABLE kept_frame ON COMMIT DROP AS TABLE file_frame;
            TRUNCATE file_frame;
            INSERT INTO file_frame TABLE kept_frame;
            CREATE TEMPORARY TABLE kept_maps ON COMMIT DROP AS TABLE pseudonym_map;
            TRUNCATE pseudonym_map;
            INSERT INTO pseudonym_map TABLE kept_maps;
            CREATE TEMPORARY TABLE kept_edits ON COMMIT DROP AS TABLE job_edit;
            TRUNCATE job_edit;
            INSERT INTO job_edit TABLE kept_edits;
            CREATE TEMPORARY TABLE kept_reviews ON COMMIT DROP AS TABLE job_review;
            TRUNCATE job_review;
            INSERT INTO job_review TABLE kept_reviews;
            CREATE TEMPORARY TABLE kept_evidence ON COMMIT DROP AS TABLE job_evidence;
            TRUNCATE job_evidence;
            INSERT INTO job_evidence TABLE kept_evidence;
            """;

        public const string BreakGlass = """
            LOCK TABLE break_glass IN ACCESS EXCLUSIVE MODE;
            CREATE TEMPORARY TABLE kept_glass ON COMMIT DROP AS TABLE break_glass;
            TRUNCATE break_glass;
            INSERT INTO break_glass TABLE kept_glass;

            """;

        public const string DataKey = """
            LOCK TABLE data_key IN ACCESS EXCLUSIVE MODE;
            CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE data_key;
            TRUNCATE data_key;
            INSERT INTO data_key TABLE kept;
            """;
    }
}
