namespace QuickAction.Core.Storage.Log;

/// <summary>Where the log, its keys and its mirror are. Empty values mean the default in the data folder.</summary>
public sealed record AuditOptions
{
    /// <summary>Made when missing, readable by its owner only.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL connection string; empty for SQLite in the data folder.</summary>
    public string Connection { get; init; } = "";

    /// <summary>The database of the wrapped data keys, when it is not to be the default: <c>keys/data-keys.db</c>, or tables in the same PostgreSQL database.</summary>
    public string KeysConnection { get; init; } = "";

    /// <summary>The name of a new log, such as <c>audit.council.gov.uk/quickaction</c>; empty for <c>quickaction.local/</c> and a random id.</summary>
    public string Origin { get; init; } = "";
    public string SigningKeyFile { get; init; } = "";
    public string ContentKeyFile { get; init; } = "";

    /// <summary>Outside the database, best on another disk: what is there survives a restored backup.</summary>
    public string MirrorFolder { get; init; } = "";

    internal string SqliteFile => Path.Combine(DataFolder, "quickaction.db");

    internal string SqliteKeysFile => Path.Combine(DataFolder, "keys", "data-keys.db");

    internal string SigningKeys => Or(SigningKeyFile, "keys", "log.key");

    internal string ContentKey => Or(ContentKeyFile, "keys", "content.key");

    internal string WitnessKey => Path.Combine(DataFolder, "keys", "witness.key");

    internal string Mirror => Or(MirrorFolder, "mirror");

    internal string Witnessed => Path.Combine(Mirror, "witnessed");

    /// <summary>Whether a store has ever been begun here: a lost database is filled again from its mirror.</summary>
    public bool HoldsAStore => Connection.Length > 0 || File.Exists(SqliteFile) || File.Exists(Path.Combine(Mirror, "checkpoint"));

    public override string ToString() => $"AuditOptions {DataFolder}";

    private string Or(string given, params string[] inFolder) => given.Length > 0 ? given : Path.Combine([DataFolder, .. inFolder]);
}
