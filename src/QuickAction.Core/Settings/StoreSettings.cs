using System.ComponentModel.DataAnnotations;

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
    [NotRecorded]
    public string KeysConnection { get; init; } = "";

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

    /// <summary>The copy of the log outside the database, best on another disk; empty for <c>mirror/</c>.</summary>
    [NotRecorded]
    public string MirrorFolder { get; init; } = "";

    /// <summary>For what the work is done, as it stands in every record, such as <c>children's social care case recording</c>; empty to leave it out.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The reference of the lawful basis in the council's own register of processing; empty to leave it out.</summary>
    public string LawfulBasis { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Origin.Any(c => char.IsWhiteSpace(c) || c == '+')
        ? [new ValidationResult("Store:Origin must not hold spaces or plus signs")]
        : [];

    /// <summary>Connection strings may hold passwords.</summary>
    public override string ToString() => nameof(StoreSettings);
}
