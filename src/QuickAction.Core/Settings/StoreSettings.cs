using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using QuickAction.Core.Analysis;

namespace QuickAction.Core.Settings;

/// <summary>Where the store of records is. Empty values mean the defaults in the data folder.</summary>
public sealed record StoreSettings : IValidatableObject
{
    /// <summary>
    /// A PostgreSQL connection string; empty for SQLite in the data folder. One that holds a password comes from the environment
    /// (<c>QuickAction__Store__Connection</c>), or names a file with <c>Passfile=</c>.
    /// </summary>
    [NotRecorded]
    public string Connection { get; init; } = "";

    /// <summary>A database of its own for the wrapped data keys, so that its backups can live shorter than those of the records.</summary>
    [RecordedByDigest(IsConnection = true)]
    public string KeysConnection { get; init; } = "";

    /// <summary>
    /// The database of <see cref="Connection"/> as the role that owns its tables reaches it: makes them and brings them up to date at the start, and gives the
    /// service's role its rights. Empty where the service's own role owns them, or where nothing is to be brought up to date.
    /// </summary>
    [NotRecorded]
    public string MigrateConnection { get; init; } = "";

    /// <summary>The same for <see cref="KeysConnection"/>.</summary>
    [NotRecorded]
    public string MigrateKeysConnection { get; init; } = "";

    /// <summary>
    /// The name that a new log takes, as an address without its scheme (<c>audit.council.gov.uk/quickaction</c>); empty for
    /// <c>quickaction.local/</c> and a random id. A log keeps the name that it began with.
    /// </summary>
    public string Origin { get; init; } = "";

    /// <summary>The keys that sign the log; empty for <c>keys/log.key</c>.</summary>
    [NotRecorded]
    public string SigningKeyFile { get; init; } = "";

    /// <summary>The key under which the content of records is kept; empty for <c>keys/content.key</c>.</summary>
    [NotRecorded]
    public string ContentKeyFile { get; init; } = "";

    /// <summary>That key itself, 32 bytes in base64, only from the environment (<c>QuickAction__Store__ContentKey</c>), never from appsettings.json; empty for a file.</summary>
    [NotRecorded]
    public string ContentKey { get; init; } = "";

    /// <summary>
    /// A program, and its arguments, that prints that key in base64 at each start, such as a client of a key vault; empty for a file. It is started without a shell and has 30 seconds.
    /// </summary>
    [NotRecorded]
    public IReadOnlyList<string> ContentKeyCommand { get; init; } = [];

    /// <summary>The copy of the log outside the database, best on another disk; empty for <c>mirror/</c>.</summary>
    [RecordedByDigest]
    public string MirrorFolder { get; init; } = "";

    /// <summary>
    /// True for a new node beside others on one PostgreSQL database, which has no mirror and nothing beside its keys that says how far they have signed. Without it such
    /// a node does not start: the database could be an older copy, and going on from it would give two logs under one key.
    /// </summary>
    [RecordedByDigest]
    public bool JoinsOthers { get; init; }

    /// <summary>For what the work is done, as it stands in every record, such as <c>children's social care case recording</c>; empty to leave it out.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The reference of the lawful basis in the council's own register of processing; empty to leave it out.</summary>
    public string LawfulBasis { get; init; } = "";

    /// <summary>
    /// For how many days the content of each kind of work (<c>minutes</c>, <c>summary</c>) may be kept before it is due for erasure; a kind that is not named
    /// is kept until somebody erases it.
    /// </summary>
    public IReadOnlyDictionary<string, int> RetentionDays { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>How long work of a kind that begins now may be kept.</summary>
    public DecisionRetention RetentionOf(string service, DateTimeOffset now) =>
        new(service, RetentionDays.TryGetValue(service, out var days) ? now.AddDays(days) : null);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Origin.Any(c => char.IsWhiteSpace(c) || c == '+'))
        {
            yield return new ValidationResult("Store:Origin must not hold spaces or plus signs");
        }

        if ((ContentKeyFile.Length > 0 ? 1 : 0) + (ContentKey.Length > 0 ? 1 : 0) + (ContentKeyCommand.Count > 0 ? 1 : 0) > 1)
        {
            yield return new ValidationResult("Store:ContentKeyFile, Store:ContentKey and Store:ContentKeyCommand exclude each other: give one of them");
        }

        foreach (var (kind, days) in RetentionDays)
        {
            if (!Kinds.Contains(kind))
            {
                yield return new ValidationResult($"Store:RetentionDays knows {string.Join(" and ", Kinds)}, not {kind}");
            }
            else if (days is < 1 or > 36_500)
            {
                yield return new ValidationResult($"Store:RetentionDays:{kind} must be between 1 and 36500 days");
            }
        }
    }

    private static readonly string[] Kinds = ["minutes", "summary"];

    /// <summary>Connection strings may hold passwords.</summary>
    public override string ToString() => nameof(StoreSettings);
}
