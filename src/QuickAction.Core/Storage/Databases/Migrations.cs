namespace QuickAction.Core.Storage.Databases;

/// <summary>The tables of one part of the store, as scripts that were written one after the other and are never changed.</summary>
/// <param name="Part">Which part: a PostgreSQL database may hold several.</param>
/// <param name="Scrub">
/// What takes deleted rows out of PostgreSQL's files: the rows that are left are put into a new file, and the old one goes with the commit. VACUUM, the full one
/// too, copies a deleted row along as long as any transaction of any database on the server began before the deletion.
/// </param>
internal sealed record Migrations(string Part, IReadOnlyList<string> Sqlite, IReadOnlyList<string> Postgres, string Scrub)
{
    /// <summary>The log and the content of its records.</summary>
    public static Migrations Log { get; } = new("log", [SqliteTables.Log, SqliteTables.Witness], [PostgresTables.Log, PostgresTables.Witness], Rewrite.AuditContent);

    /// <summary>The data keys, kept apart because their backups live shorter.</summary>
    public static Migrations Keys { get; } = new("keys", [SqliteTables.Keys, SqliteTables.Cases], [PostgresTables.Keys, PostgresTables.Cases], Rewrite.DataKey);

    /// <summary>The lock comes first: what is copied is then all that there is.</summary>
    private static class Rewrite
    {
        public const string AuditContent = """
            LOCK TABLE audit_content IN ACCESS EXCLUSIVE MODE;
            CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE audit_content;
            TRUNCATE audit_content;
            INSERT INTO audit_content TABLE kept;
            """;

        public const string DataKey = """
            LOCK TABLE data_key IN ACCESS EXCLUSIVE MODE;
            CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE data_key;
            TRUNCATE data_key;
            INSERT INTO data_key TABLE kept;
            """;
    }
}
