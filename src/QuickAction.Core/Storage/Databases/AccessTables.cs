namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// The tables of people, their sessions and their tokens, the same on both databases. Of a secret only its SHA-256 is here; of a person ids, and a sealed name.
/// </summary>
internal static class AccessTables
{
    public const string Both = """
        CREATE TABLE person (
            tenant TEXT NOT NULL, person TEXT NOT NULL, team_id TEXT NOT NULL, roles TEXT NOT NULL, seen BIGINT NOT NULL, PRIMARY KEY (tenant, person));
        CREATE TABLE person_session (
            hash TEXT PRIMARY KEY, tenant TEXT NOT NULL, person TEXT NOT NULL, team_id TEXT NOT NULL, created BIGINT NOT NULL, seen BIGINT NOT NULL, ends BIGINT NOT NULL);
        CREATE INDEX person_session_ends ON person_session (ends);
        CREATE TABLE api_token (
            id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, tenant TEXT NOT NULL, person TEXT NOT NULL, team_id TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL,
            created BIGINT NOT NULL, expires BIGINT NOT NULL, used BIGINT, revoked BIGINT);
        CREATE INDEX api_token_of_person ON api_token (tenant, person);
        """;

    /// <summary>What people are called, sealed; and when somebody last proved to the provider who they are, where it has said so.</summary>
    public static string Names(string bytes) => $"""
        ALTER TABLE person ADD COLUMN name {bytes};
        ALTER TABLE person_session ADD COLUMN proved BIGINT;
        """;

    /// <summary>The keys of the pages' forms and of sign-ins, sealed: what one node has handed out the others understand.</summary>
    public static string FormKeys(string bytes) => $"CREATE TABLE form_key (id TEXT PRIMARY KEY, created BIGINT NOT NULL, sealed {bytes} NOT NULL);";

    /// <summary>
    /// When somebody of governance opened the content of another team's job, which and until when. Why stands sealed under the job's key, and is erased with it.
    /// </summary>
    public static string BreakGlass(string bytes) => $"""
        CREATE TABLE break_glass (
            id TEXT PRIMARY KEY, tenant TEXT NOT NULL, person TEXT NOT NULL, team_id TEXT NOT NULL, job TEXT NOT NULL, key TEXT NOT NULL,
            opened BIGINT NOT NULL, ends BIGINT NOT NULL, closed BIGINT, used BIGINT NOT NULL, sealed {bytes});
        CREATE INDEX break_glass_of_team ON break_glass (team_id, opened);
        CREATE INDEX break_glass_of_key ON break_glass (key);
        """;
}
