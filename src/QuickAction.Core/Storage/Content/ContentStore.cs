using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Content;

/// <summary>Where a record's content goes: whose job, which decision, what kind.</summary>
internal sealed record ContentPlace(string Record, string Job, string? Decision, string Kind);

/// <summary>
/// The content side of records, sealed under the job's data key. The journal is the same table: an answer is found again by its key, and is stored if and
/// only if its record is.
/// </summary>
internal static class ContentStore
{
    // A second answer to the same question of the same job (two workers at once) is stored like any other; the journal keeps the first.
    private const string Insert = """
        INSERT INTO audit_content (record, job, decision, kind, key, journal, sealed)
        SELECT @record, @job, @decision, @kind, @key, CASE WHEN EXISTS (SELECT 1 FROM audit_content WHERE journal = @journal) THEN NULL ELSE @journal END, @sealed
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
            new("@journal", journal),
            new("@sealed", Sealed.Seal(key.Secret, place.Record, content.Encode())),
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken);
    }

    private const string SelectByRecord = "SELECT key, sealed FROM audit_content WHERE record = @record";

    /// <returns>Null when the content was erased, or lost with a backup that was restored.</returns>
    public static async ValueTask<RecordContent?> ReadAsync(Session session, DataKeys keys, string record, CancellationToken cancellationToken)
    {
        var row = await session.FirstAsync(
            SelectByRecord, new Parameter[] { new("@record", record) }, r => new SealedRow(record, r.GetString(0), r.GetFieldValue<byte[]>(1)), cancellationToken);
        return row is null || await keys.FindAsync(row.Key, cancellationToken) is not { } key ? null : row.OpenWith(key);
    }

    private const string SelectByJournal = "SELECT record, decision, sealed FROM audit_content WHERE journal = @journal";

    public static async ValueTask<Journalled?> FindAsync(Session session, DataKey key, byte[] journal, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            SelectByJournal,
            new Parameter[] { new("@journal", journal) },
            r => new Journalled(r.GetString(1), new SealedRow(r.GetString(0), key.Id, r.GetFieldValue<byte[]>(2)).OpenWith(key)),
            cancellationToken);

    private const string DeleteByKey = "DELETE FROM audit_content WHERE key = @key";

    /// <returns>How many records lost their content.</returns>
    public static ValueTask<int> DeleteAsync(WriteSession session, string key, CancellationToken cancellationToken) =>
        session.ExecuteAsync(DeleteByKey, new Parameter[] { new("@key", key) }, cancellationToken);

    private sealed record SealedRow(string Record, string Key, byte[] Bytes)
    {
        public RecordContent OpenWith(DataKey key) => RecordContent.Decode(Sealed.Open(key.Secret, Record, Bytes)
            ?? throw new QuickActionException(ProblemCode.Unavailable, "The content of a record was changed in the database; restore the database from a backup."));
    }
}

internal sealed record Journalled(string Decision, RecordContent Content);
