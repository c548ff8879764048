using System.Collections.Concurrent;
using Npgsql;
using QuickAction.Core.Storage.Databases;

namespace QuickAction.TestKit.Storage.Pooled;

/// <summary>
/// Databases that tests have one after the other, with the store's tables in them. What a test has put in is taken out with the files that it was in; a test that has changed the tables
/// themselves, or a rule about them, costs the next one new tables. Who has a database of its own from the server's start gets <see cref="PostgresCluster.NewDatabaseAsync"/>.
/// </summary>
internal sealed class LentDatabases(PostgresCluster cluster, BackendPool pool)
{
    private const string EndStrays = """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
        """;

    /// <summary>Triggers that keep rows of the log hold for the superuser too, unless rows are said to come from elsewhere.</summary>
    private const string Empty = """
        DO $$ DECLARE filled text; BEGIN
            PERFORM set_config('session_replication_role', 'replica', true);
            SELECT string_agg(format('%I', relname), ', ') INTO filled FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'quickaction_version' AND pg_relation_size(oid) > 0;
            IF filled IS NOT NULL THEN EXECUTE 'TRUNCATE ' || filled || ' RESTART IDENTITY CASCADE'; END IF;
        END $$
        """;

    private const string DropTables = "DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC";

    /// <summary>All that a test could have changed about the tables.</summary>
    private const string Shape = """
        WITH ours AS (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        SELECT md5(string_agg(part, E'\n' ORDER BY part)) FROM (
            SELECT concat_ws(' ', 'relation', relname, relkind, relowner, relacl, relrowsecurity, relforcerowsecurity, reloptions) AS part FROM pg_class WHERE oid IN (TABLE ours)
            UNION ALL SELECT concat_ws(' ', 'column', attrelid::regclass, attnum, attname, atttypid, attnotnull, attacl) FROM pg_attribute WHERE attrelid IN (TABLE ours) AND attnum > 0
            UNION ALL SELECT concat_ws(' ', 'default', adrelid::regclass, adnum, pg_get_expr(adbin, adrelid)) FROM pg_attrdef WHERE adrelid IN (TABLE ours)
            UNION ALL SELECT concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger WHERE tgrelid IN (TABLE ours) AND NOT tgisinternal
            UNION ALL SELECT concat_ws(' ', 'policy', polrelid::regclass, polname, polcmd, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
            UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid IN (TABLE ours)
            UNION ALL SELECT concat_ws(' ', 'function', proname, proowner, prosecdef, proacl, proconfig, prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT concat_ws(' ', 'schema', nspname, nspowner, nspacl) FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%'
            UNION ALL SELECT concat_ws(' ', 'setting', setrole, setconfig) FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
            UNION ALL SELECT concat_ws(' ', 'version', part, version) FROM quickaction_version) AS parts
        """;

    /// <summary>What stays when the tables are gone: such a database is not used again.</summary>
    private const string CountOthers = """
        SELECT (SELECT COUNT(*) FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname NOT IN ('public', 'information_schema'))
             + (SELECT COUNT(*) FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()))
        """;

    private const string CountFilled = """
        SELECT COUNT(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'quickaction_version' AND pg_relation_size(oid) > 0
        """;

    private readonly ConcurrentBag<string> _bare = [];
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _ready = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _shapes = new(StringComparer.Ordinal);

    /// <summary>Gives a database under a name that no other test has.</summary>
    /// <param name="hasTables">Whether the part's tables are there already, as after a first start that did nothing more.</param>
    public async Task<LentDatabase> LendAsync(Migrations part, bool hasTables)
    {
        string? database = null;
        if (hasTables)
        {
            Ready(part).TryTake(out database);
        }

        if (database is null)
        {
            database = _bare.TryTake(out var bare) ? bare : await cluster.CreateDatabaseAsync();
            pool.Name(database, database);
            if (hasTables)
            {
                await MakeTablesAsync(database, part);
            }
        }

        var lent = new LentDatabase(PostgresCluster.NewName(), database, part);
        pool.Name(lent.Name, database);
        return lent;
    }

    public async Task TakeBackAsync(LentDatabase lent)
    {
        await pool.ForgetAsync(lent.Name);
        try
        {
            await using var source = Source(lent.Database, PostgresCluster.Super);
            await using var connection = await source.OpenConnectionAsync();
            await ExecuteAsync(connection, EndStrays);
            if (_shapes.TryGetValue(lent.Part.Part, out var shape) && await ShapeAsync(connection, Shape) == shape)
            {
                await ExecuteAsync(connection, Empty);
                Ready(lent.Part).Add(lent.Database);
            }
            else
            {
                await ExecuteAsync(connection, DropTables);
                await using var others = new NpgsqlCommand(CountOthers, connection);
                if (await others.ExecuteScalarAsync() is 0L)
                {
                    _bare.Add(lent.Database);
                }
            }
        }
        catch (NpgsqlException)
        {
            // The test has lost it, or left something behind that holds on to it: it is not used again.
            await pool.EndAllAsync(lent.Database);
            await cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {lent.Database} WITH (FORCE)");
        }
    }

    /// <summary>Runs a statement about the whole of a database, to which nobody may be connected.</summary>
    public async Task AloneAsync(LentDatabase lent, string sql)
    {
        await pool.EndAllAsync(lent.Database);
        await cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{lent.Database}'");
        await cluster.ExecuteAsync(sql);
    }

    private async Task MakeTablesAsync(string database, Migrations part)
    {
        await using (var service = PostgresDatabase.At(cluster.PooledConnectionTo(database, PostgresCluster.App)))
        await using (var owner = PostgresDatabase.At(cluster.PooledConnectionTo(database, PostgresCluster.Owner)))
        {
            await service.MigrateAsync(part, owner, CancellationToken.None);
        }

        await using var source = Source(database, PostgresCluster.Super);
        await using var connection = await source.OpenConnectionAsync();
        await using var count = new NpgsqlCommand(CountFilled, connection);
        if (await count.ExecuteScalarAsync() is not 0L)
        {
            throw new InvalidOperationException("The tables have rows from the start, which emptying them would take away.");
        }

        var shape = await ShapeAsync(connection, Shape) ?? throw new InvalidOperationException("The tables were not made.");
        if (_shapes.GetOrAdd(part.Part, shape) != shape)
        {
            throw new InvalidOperationException("The same tables were made in two ways.");
        }
    }

    private NpgsqlDataSource Source(string database, string role) => NpgsqlDataSource.Create(cluster.PooledConnectionTo(database, role) + ";Pooling=false");

    private ConcurrentBag<string> Ready(Migrations part) => _ready.GetOrAdd(part.Part, _ => []);

    private static async Task<string?> ShapeAsync(NpgsqlConnection connection, string shape)
    {
        try
        {
#pragma warning disable CA2100 // One of the statements above.
            await using var command = new NpgsqlCommand(shape, connection);
#pragma warning restore CA2100
            return await command.ExecuteScalarAsync() as string;
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // One of the statements above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

/// <param name="Name">What the test calls it.</param>
/// <param name="Database">What it is on the server.</param>
internal sealed record LentDatabase(string Name, string Database, Migrations Part);
