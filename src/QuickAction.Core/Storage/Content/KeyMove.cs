using QuickAction.Core.Storage.Databases;

namespace QuickAction.Core.Storage.Content;

/// <summary>
/// Moves the data keys out of the log's database when a database of their own has been named for them: whoever follows that advice has keys already. They are
/// gone from the old place before the store is used, also when a crash comes in between.
/// </summary>
internal static class KeyMove
{
    private const string HasKeys = "SELECT to_regclass('data_key') IS NOT NULL";
    private const string SelectPlace = "SELECT oid::text || ' ' || pg_postmaster_start_time()::text FROM pg_database WHERE datname = current_database()";
    private const string SelectKeys = "SELECT key, job, wrapped, created, case_tag, delete_after FROM data_key";
    private const string InsertKey = """
        INSERT INTO data_key (key, job, wrapped, created, case_tag, delete_after) VALUES (@key, @job, @wrapped, @created, @case, @deleteAfter) ON CONFLICT DO NOTHING
        """;
    private const string SelectErased = "SELECT position FROM data_key_erased";
    private const string InsertErased = "INSERT INTO data_key_erased (id, position) VALUES (1, @position) ON CONFLICT DO NOTHING";
    private const string SelectWrapped = "SELECT wrapped FROM data_key WHERE key = @key";
    private const string DeleteKey = "DELETE FROM data_key WHERE key = @key AND wrapped = @wrapped";

    /// <summary>How long to wait for others that use the old table.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <param name="log">The PostgreSQL database of the log.</param>
    /// <param name="keys">Another one, for the keys.</param>
    /// <returns>How many keys were moved.</returns>
    public static async ValueTask<int> RunAsync(Database log, Database keys, CancellationToken cancellationToken)
    {
        await using (var looking = await log.OpenAsync(cancellationToken))
        {
            if (!await looking.FirstAsync(HasKeys, default, row => row.GetBoolean(0), cancellationToken))
            {
                return 0;
            }
        }

        // An older version may have made it.
        await log.MigrateAsync(Migrations.Keys, cancellationToken);
        await using var old = await log.BeginAsync(cancellationToken);
        await log.LockLogAsync(old, cancellationToken);
        if (await old.ListAsync(SelectKeys, default, ToRow, cancellationToken) is not { Count: > 0 } rows
            || await IsSameAsync(old, keys, cancellationToken))
        {
            return 0;
        }

        if (!await DataKeys.AnyAsync(keys, cancellationToken))
        {
            await CopyAsync(old, keys, rows, cancellationToken);
        }

        var moved = 0;
        await using (var there = await keys.OpenAsync(cancellationToken))
        {
            foreach (var row in rows)
            {
                var copy = await there.FirstAsync(SelectWrapped, new Parameter[] { new("@key", row.Key) }, r => r.GetFieldValue<byte[]>(0), cancellationToken);
                moved += copy is not null && copy.AsSpan().SequenceEqual(row.Wrapped)
                    ? await old.ExecuteAsync(DeleteKey, new Parameter[] { new("@key", row.Key), new("@wrapped", copy) }, cancellationToken)
                    : 0;
            }
        }

        await old.CommitAsync();
        if (moved > 0)
        {
            await log.ScrubAsync(Migrations.Keys, Patience, cancellationToken);
        }

        return moved;
    }

    private const string AnyErased = "SELECT 1 FROM data_key WHERE key IN (SELECT key FROM audit_erasure) LIMIT 1";
    private const string DropErased = "DELETE FROM data_key WHERE key IN (SELECT key FROM audit_erasure)";

    /// <summary>
    /// A backup of the log's database from before the keys were moved brings back those that an erasure has destroyed since: they are destroyed there again. For a
    /// database whose log is whole.
    /// </summary>
    /// <returns>How many there were, and whether they are out of the files too.</returns>
    public static async ValueTask<(int Keys, bool IsOut)> DropErasedAsync(Database log, Database keys, CancellationToken cancellationToken)
    {
        await using (var looking = await log.OpenAsync(cancellationToken))
        {
            if (!await looking.FirstAsync(HasKeys, default, row => row.GetBoolean(0), cancellationToken)
                || !await looking.FirstAsync(AnyErased, default, _ => true, cancellationToken)
                || await IsSameAsync(looking, keys, cancellationToken))
            {
                return (0, true);
            }
        }

        int dropped;
        await using (var session = await log.BeginAsync(cancellationToken))
        {
            await log.LockLogAsync(session, cancellationToken);
            dropped = await session.ExecuteAsync(DropErased, default, cancellationToken);
            await session.CommitAsync();
        }

        return (dropped, await log.ScrubAsync(Migrations.Keys, Patience, cancellationToken));
    }

    private static async ValueTask CopyAsync(Session old, Database keys, List<Row> rows, CancellationToken cancellationToken)
    {
        var erased = await old.FirstAsync<long?>(SelectErased, default, row => row.GetInt64(0), cancellationToken);
        await using var session = await keys.BeginAsync(cancellationToken);
        foreach (var row in rows)
        {
            Parameter[] values =
            [
                new("@key", row.Key),
                new("@job", row.Job),
                new("@wrapped", row.Wrapped),
                new("@created", row.Created),
                new("@case", row.Case),
                new("@deleteAfter", row.DeleteAfter),
            ];
            await session.ExecuteAsync(InsertKey, values, cancellationToken);
        }

        if (erased is { } position)
        {
            await session.ExecuteAsync(InsertErased, new Parameter[] { new("@position", position) }, cancellationToken);
        }

        await session.CommitAsync();
    }

    /// <summary>Two names of one database are no two places.</summary>
    private static async ValueTask<bool> IsSameAsync(Session old, Database keys, CancellationToken cancellationToken)
    {
        await using var session = await keys.OpenAsync(cancellationToken);
        return await PlaceAsync(old, cancellationToken) == await PlaceAsync(session, cancellationToken);
    }

    private static ValueTask<string?> PlaceAsync(Session session, CancellationToken cancellationToken) =>
        session.FirstAsync(SelectPlace, default, row => row.GetString(0), cancellationToken);

    private static Row ToRow(System.Data.Common.DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetFieldValue<byte[]>(2),
        row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
        row.IsDBNull(5) ? null : row.GetInt64(5));

    private sealed record Row(string Key, string Job, byte[] Wrapped, long Created, byte[]? Case, long? DeleteAfter);
}
