namespace QuickAction.Core.Storage.Databases;

/// <summary>
/// On whose behalf a session reads and writes. PostgreSQL shows a session no rows but those of its scope, whatever a statement's own condition says (row-level
/// security, <see cref="RowSecurity"/>); SQLite has no such thing, and there the condition stands alone.
/// </summary>
internal sealed record Scope
{
    private Scope(string team, string path) => (Team, Path) = (team, path);

    /// <summary>Nothing that belongs to anybody: the leaves and hashes of the log, the data keys.</summary>
    public static Scope None { get; } = new("", "");

    /// <summary>The log and the sealed content of its records, of all teams: what records, looks up, verifies; and whether a job is there.</summary>
    public static Scope Log { get; } = new("", "log");

    /// <summary>What destroys the content under a key, wherever it stands.</summary>
    public static Scope Erasure { get; } = new("", "erasure");

    /// <summary>The queue: which jobs wait and run, of all teams, and files that no job took up. No results and no reviews.</summary>
    public static Scope Queue { get; } = new("", "queue");

    /// <summary>People, their sessions and tokens, before it is known of which team somebody is; and whoever runs the service looks after them.</summary>
    public static Scope SignIn { get; } = new("", "sign-in");

    /// <summary>Which job is of which team, how much was read, how reviews were done, and who has broken the glass: no content.</summary>
    public static Scope Governance { get; } = new("", "governance");

    /// <summary>Empty for no team.</summary>
    public string Team { get; }

    /// <summary>Which of the defined ways past the teams; empty for none.</summary>
    public string Path { get; }

    /// <summary>What belongs to a team.</summary>
    public static Scope Of(string team) => new(team, "");
}
