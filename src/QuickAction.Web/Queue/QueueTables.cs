using Npgsql;
using Quartz;
using QuickAction.Core;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Queue;

/// <summary>
/// Quartz's tables on PostgreSQL where another role than the service's owns them. Quartz would make them as the service's own role, so its script is taken from
/// its assembly and run as the owner; each of its statements makes only what is missing.
/// </summary>
internal static class QueueTables
{
    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";
    private const string Prefix = "qrtz_";

    /// <summary>A line of its own: the script's first words speak of it too.</summary>
    private const string Separator = "\n--;;\n";

    private const string Exists = "SELECT to_regclass('qrtz_job_details') IS NOT NULL";
    private const string WhoAmI = "SELECT current_user::text";

    /// <summary>Only one of several nodes that start at once makes them. "QA" and "que" in ASCII.</summary>
    private const string TakeTurn = "SELECT pg_advisory_xact_lock(89302219813221)";

    // The names and the right quoting of the role are PostgreSQL's own.
    private const string GrantAll = """
        DO $$ DECLARE one text; BEGIN
            FOR one IN SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO %I', tablename, current_setting('quickaction.role'))
                FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'qrtz\_%' LOOP
                EXECUTE one;
            END LOOP;
        END $$
        """;

    /// <returns>Whether the tables are there; where they are not, Quartz makes them itself as the service's role.</returns>
    public static async Task<bool> MakeAsync(StoreSettings store, CancellationToken cancellationToken)
    {
        if (store.Connection.Length == 0)
        {
            return false;
        }

        try
        {
            await using var own = NpgsqlDataSource.Create(store.Connection);
            if (store.MigrateConnection.Length > 0)
            {
                await using var owner = NpgsqlDataSource.Create(store.MigrateConnection);
                await MakeAsync(owner, await TextAsync(own, WhoAmI, cancellationToken), cancellationToken);
            }

            await using var look = own.CreateCommand(Exists);
            return await look.ExecuteScalarAsync(cancellationToken) is true;
        }
        catch (NpgsqlException error)
        {
            throw new QuickActionException(ProblemCode.Unavailable, "The tables of the queue could not be made or looked for: the database does not answer, or refuses it.", inner: error);
        }
    }

    private static async Task MakeAsync(NpgsqlDataSource owner, string role, CancellationToken cancellationToken)
    {
        await using var connection = await owner.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, TakeTurn, cancellationToken);
        foreach (var statement in (await ScriptAsync(cancellationToken)).Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await RunAsync(connection, statement, cancellationToken);
        }

        if (role != await TextAsync(owner, WhoAmI, cancellationToken))
        {
            await using var name = new NpgsqlCommand("SELECT set_config('quickaction.role', @role, true)", connection) { Parameters = { new("role", role) } };
            await name.ExecuteNonQueryAsync(cancellationToken);
            await RunAsync(connection, GrantAll, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<string> ScriptAsync(CancellationToken cancellationToken)
    {
        await using var script = typeof(IScheduler).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException("Quartz no longer brings its script for PostgreSQL.");
        using var reader = new StreamReader(script);
        return (await reader.ReadToEndAsync(cancellationToken)).ReplaceLineEndings("\n").Replace("{0}", Prefix, StringComparison.Ordinal).Replace("{1}", Prefix, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // A constant of this class.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken) as string ?? "";
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Constants of this class, and Quartz's own script.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
