using QuickAction.Core.Audit;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Content;

/// <summary>Where a record's content goes: whose job, which decision, what kind.</summary>
/// <param name="Team">Empty for what belongs to the log itself.</param>
internal sealed record ContentPlace(string Record, string Job, string? Decision, string Kind, string Team);

/// <summary>
/// The content side of records, sealed under the job's data key. The journal is the same table: an answer is found again by its key, and is stored if and
/// only if its record is.
/// </summary>
internal static class ContentStore
{
    // A second answer to the same question of the same job (two workers at once) is stored like any other; the journal keeps the first.
    private const string Insert = """
        INSERT INTO audit_content (record, job, decision, kind, key, team_id, journal, sealed)
        SELECT @record, @job, @decision, @kind, @key, @team, CASE WHEN EXISTS (SELECT 1 FROM audit_content WHERE journal = @journal) THEN NULL ELSE @journal END, @sealed
        """;

    public static async ValueTask WriteAsync(
        WriteSession session, DataKey key, ContentPlace place, RecordContent content, byte[]? journal, CancellationToken cancellationToken)
    {
        Parameter[] values =
        [
            new("@record", place.Record),
            new("@job", place.Job),
            new("@decision", place.Decision),
            new("@kind", place.Kind),
            new("@key", key.Id),
            new("@team", place.Team),
            new("@journal", journal),
            new("@sealed", Sealed.Seal(key.Secret, place.Record, (content with { Journal = Text(journal) }).Encode())),
        ];
        await session.StoreAsync(Insert, values, 1, cancellationToken);
    }

    private const string SelectByRecord = "SELECT key, job, sealed, decision, kind, journal, team_id FROM audit_content WHERE record = @record";

    /// <summary>What is kept of a record, and whether it can be read.</summary>
    public static async ValueTask<StoredContent> ReadAsync(Session session, DataKeys keys, string record, CancellationToken cancellationToken)
    {
        var row = await session.FirstAsync(
            SelectByRecord,
            new Parameter[] { new("@record", record) },
            r => (
                Sealed: new SealedRow(record, r.GetString(0), r.GetFieldValue<byte[]>(2)),
                Stored: new StoredContent(ContentState.WithoutKey, r.GetString(0), r.GetString(1), null)
                {
                    Decision = r.IsDBNull(3) ? null : r.GetString(3),
                    Kind = r.GetString(4),
                    Journal = Text(r.IsDBNull(5) ? null : r.GetFieldValue<byte[]>(5)),
                    Team = r.GetString(6),
                }),
            cancellationToken);
        if (row.Sealed is null)
        {
            return StoredContent.None;
        }

        var stored = row.Stored;
        return await keys.LookUpAsync(row.Sealed.Key, cancellationToken) is not { } found ? stored
            : found.Key is not { } key ? stored with { State = ContentState.Locked }
            : row.Sealed.TryOpenWith(key) is { } content ? stored with { State = ContentState.Whole, Content = content }
            : stored with { State = ContentState.Changed };
    }

    private const string SelectByJournal = "SELECT record, decision, sealed FROM audit_content WHERE journal = @journal";

    /// <returns>Null when there is none, or only one that a version stored which did not seal with it what it answers: that is asked again.</returns>
    /// <exception cref="QuickActionException">What is kept as the answer was given to another question.</exception>
    public static async ValueTask<Journalled?> FindAsync(Session session, DataKey key, byte[] journal, CancellationToken cancellationToken)
    {
        var found = await session.FirstAsync(
            SelectByJournal,
            new Parameter[] { new("@journal", journal) },
            r => new Journalled(r.GetString(0), r.IsDBNull(1) ? "" : r.GetString(1), new SealedRow(r.GetString(0), key.Id, r.GetFieldValue<byte[]>(2)).OpenWith(key)),
            cancellationToken);
        return found?.Content.Journal is not { } answered ? null
            : answered == Text(journal) ? found
            : throw Swapped();
    }

    public static QuickActionException Swapped() => new(
        ProblemCode.Unavailable,
        "What the database keeps as the answer to a question of this job was not given to it, so nothing was taken over: the database was changed. `quickaction audit verify` says which record it is of; restore the database from a backup.");

    private static string? Text(byte[]? journal) => journal is null ? null : Convert.ToHexStringLower(journal);

    private const string DeleteByKey = "DELETE FROM audit_content WHERE key = @key";

    /// <returns>How many records lost their content.</returns>
    public static async ValueTask<int> DeleteAsync(WriteSession session, string key, CancellationToken cancellationToken)
    {
        await Attempts.EraseAsync(session, key, cancellationToken);
        return await session.ExecuteAsync(DeleteByKey, new Parameter[] { new("@key", key) }, cancellationToken);
    }

    private sealed record SealedRow(string Record, string Key, byte[] Bytes)
    {
        public RecordContent OpenWith(DataKey key) => TryOpenWith(key)
            ?? throw new QuickActionException(ProblemCode.Unavailable, "The content of a record was changed in the database; restore the database from a backup.");

        public RecordContent? TryOpenWith(DataKey key)
        {
            try
            {
                return Sealed.Open(key.Secret, Record, Bytes) is { } plain ? RecordContent.Decode(plain) : null;
            }
            catch (AuditException)
            {
                return null;
            }
        }
    }
}

internal sealed record Journalled(string Record, string Decision, RecordContent Content);

internal enum ContentState
{
    /// <summary>Erased, lost with a backup that was restored, taken away, or never there.</summary>
    Absent,

    /// <summary>Sealed under a key that is not there.</summary>
    WithoutKey,

    /// <summary>Sealed under a key that is there and does not open.</summary>
    Locked,

    /// <summary>Not what was sealed.</summary>
    Changed,
    Whole,
}

/// <param name="Key">The key under which it is sealed; empty when it is absent.</param>
/// <param name="Content">Null unless it is whole. That it is what its record commits to is another question.</param>
internal sealed record StoredContent(ContentState State, string Key, string Job, RecordContent? Content)
{
    public static StoredContent None { get; } = new(ContentState.Absent, "", "", null);

    /// <summary>What stands beside it in the table, in the clear.</summary>
    public string? Decision { get; init; }
    public string Kind { get; init; } = "";

    /// <summary>Who may see the row; empty for what is nobody's, or was kept before rows had teams.</summary>
    public string Team { get; init; } = "";

    /// <summary>Under which question it is found again; null for none.</summary>
    public string? Journal { get; init; }
}
