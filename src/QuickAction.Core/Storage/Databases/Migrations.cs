namespace QuickAction.Core.Storage.Databases;

/// <summary>The tables of one part of the store, as scripts that were written one after the other and are never changed.</summary>
/// <param name="Part">Which part: a PostgreSQL database may hold several.</param>
/// <param name="Scrub">
/// What takes deleted rows out of PostgreSQL's files: FULL writes a table anew and unlinks the old file, where the plain one would leave what was deleted
/// in its pages until it is overwritten.
/// </param>
internal sealed record Migrations(string Part, IReadOnlyList<string> Sqlite, IReadOnlyList<string> Postgres, string Scrub)
{
    /// <summary>The log and the content of its records.</summary>
    public static Migrations Log { get; } = new("log", [SqliteTables.Log, SqliteTables.Witness], [PostgresTables.Log, PostgresTables.Witness], "VACUUM (FULL) audit_content");

    /// <summary>The data keys, kept apart because their backups live shorter.</summary>
    public static Migrations Keys { get; } = new("keys", [SqliteTables.Keys, SqliteTables.Cases], [PostgresTables.Keys, PostgresTables.Cases], "VACUUM (FULL) data_key");
}
