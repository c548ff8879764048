using QuickAction.Core.Analysis;

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

    /// <summary>The same databases as the role that owns the tables reaches them; empty where the service's own role does.</summary>
    public string MigrateConnection { get; init; } = "";

    /// <inheritdoc cref="MigrateConnection"/>
    public string MigrateKeysConnection { get; init; } = "";

    /// <summary>The name of a new log, such as <c>audit.council.gov.uk/quickaction</c>; empty for <c>quickaction.local/</c> and a random id.</summary>
    public string Origin { get; init; } = "";
    public string SigningKeyFile { get; init; } = "";
    public string ContentKeyFile { get; init; } = "";

    /// <summary>The key itself, 32 bytes in base64, in place of a file; empty for none.</summary>
    public string ContentKeyText { get; init; } = "";

    /// <summary>A program and its arguments that prints the key in base64, in place of a file; empty for none.</summary>
    public IReadOnlyList<string> ContentKeyCommand { get; init; } = [];

    /// <summary>Outside the database, best on another disk: what is there survives a restored backup.</summary>
    public string MirrorFolder { get; init; } = "";

    /// <summary>
    /// True for a node that has neither a mirror nor a mark of its own because others work on this PostgreSQL database; without it such a database could be an older
    /// copy. Needed for a node's first start only, when its data folder stays.
    /// </summary>
    public bool JoinsOthers { get; init; }

    /// <summary>Who opens the store: whoever runs the command, or the service. Stands in what is recorded of the log itself, such as a change of its keys.</summary>
    public DecisionActor Operator { get; init; } = DecisionActor.Nobody;

    internal string SqliteFile => Path.Combine(DataFolder, "quickaction.db");

    /// <summary>Held open by everybody who has the store open.</summary>
    internal string UseFile => $"{SqliteFile}.use";

    internal string SqliteKeysFile => Path.Combine(DataFolder, "keys", "data-keys.db");

    internal string SigningKeys => Or(SigningKeyFile, "keys", "log.key");

    /// <summary>How far the keys have signed: beside them, or in the data folder where nothing can be written there.</summary>
    internal IReadOnlyList<string> SignedMarks => [$"{SigningKeys}.signed", Path.Combine(DataFolder, "log.key.signed")];

    internal string ContentKey => Or(ContentKeyFile, "keys", "content.key");

    internal string WitnessKey => Path.Combine(DataFolder, "keys", "witness.key");

    internal string Mirror => Or(MirrorFolder, "mirror");

    internal string Witnessed => Path.Combine(Mirror, "witnessed");

    /// <summary>The public part of the key under which other logs are cosigned, as it was given out.</summary>
    internal string KnownWitness => Path.Combine(Mirror, "witness.vkey");

    /// <summary>Whether a store has ever been begun here: a lost database is filled again from its mirror.</summary>
    public bool HoldsAStore => Connection.Length > 0 || File.Exists(SqliteFile) || File.Exists(Path.Combine(Mirror, "checkpoint"));

    public override string ToString() => $"AuditOptions {DataFolder}";

    private string Or(string given, params string[] inFolder) => given.Length > 0 ? given : Path.Combine([DataFolder, .. inFolder]);
}
