using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QuickAction.Core.Audit.Tree;

namespace QuickAction.Core.Storage.Databases;

/// <summary>A PostgreSQL server, shared by any number of processes.</summary>
internal sealed class PostgresDatabase(DbDataSource source) : Database(source)
{
    /// <summary>"QA" and "log", "QA" and "tab" in ASCII: advisory locks have numbers for names.</summary>
    private const long LogLock = 0x5141_6c6f67;
    private const long TablesLock = 0x5141_746162;

    /// <summary>More than the statements that are run often.</summary>
    private const int StatementsKept = 40;

    /// <exception cref="QuickActionException">The connection string cannot be read.</exception>
    public static PostgresDatabase At(string connectionString) => new(SourceOf(connectionString));

    public static DbDataSource SourceOf(string connectionString)
    {
        try
        {
            var builder = new NpgsqlSlimDataSourceBuilder(connectionString).EnableTransportSecurity().EnableArrays();
            var settings = builder.ConnectionStringBuilder;
            // Statements are compiled once for a connection, unless whoever runs the database says how many may be (0 for none).
            settings.MaxAutoPrepare = settings.ShouldSerialize("Max Auto Prepare") ? settings.MaxAutoPrepare : StatementsKept;
            // Nothing of ours outlives its transaction on a connection, so there is nothing to reset before the next one.
            settings.NoResetOnClose = true;
            return builder.Build();
        }
        catch (ArgumentException error)
        {
            // The inner message may quote the password.
            throw new QuickActionException(
                ProblemCode.Misconfigured, $"The connection string of the database cannot be read ({error.GetType().Name}); write it as Host=...;Database=...;Username=...");
        }
    }

    public override async ValueTask<Session> OpenAsync(Scope scope, CancellationToken cancellationToken) =>
        Session.Reading(await Source.OpenConnectionAsync(cancellationToken), Told(scope), Signers);

    public override string FreeCheckpoints => PostgresTables.FreeCheckpoints;

    public override string KeepCheckpoints => PostgresTables.KeepCheckpoints;

    public override async ValueTask<WriteSession> BeginAsync(Scope scope, CancellationToken cancellationToken)
    {
        var connection = await Source.OpenConnectionAsync(cancellationToken);
        try
        {
            // Read committed: each statement after the lock sees what the writer before us committed.
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            return new WriteSession(new Statements(connection, keep: false), transaction, _ => connection.DisposeAsync(), Told(scope)) { Signers = Signers };
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A transaction begins with no scope at all, so none need not be said.</summary>
    private static Scope? Told(Scope scope) => scope == Scope.None ? null : scope;

    private const string TakeLock = "SELECT pg_advisory_xact_lock(@name)";

    public override async ValueTask LockLogAsync(WriteSession session, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(TakeLock, new Parameter[] { new("@name", LogLock) }, cancellationToken);

    // One after the other on the server and one way there and back: the second statement sees what whoever held the lock before has committed.
    private const string AppendEntries = """
        SELECT pg_advisory_xact_lock(@name);
        INSERT INTO audit_entry (position, leaf, leaf_hash)
        SELECT @first + item.ordinality - 1, item.leaf, item.hash FROM unnest(@leaves, @hashes) WITH ORDINALITY AS item (leaf, hash, ordinality)
        WHERE (SELECT leaf_hash = @last AND position = @first - 1 FROM audit_entry ORDER BY position DESC LIMIT 1)
        """;

    public override async ValueTask<bool> AppendEntriesAsync(
        WriteSession session, LogEnd after, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes, CancellationToken cancellationToken)
    {
        Parameter[] values = [new("@name", LogLock), .. Values(after.Size, leaves, hashes), new("@last", after.Last.ToArray())];
        return await session.ExecuteAsync(AppendEntries, values, cancellationToken) == leaves.Count;
    }

    private const string InsertEntries = """
        INSERT INTO audit_entry (position, leaf, leaf_hash)
        SELECT @first + item.ordinality - 1, item.leaf, item.hash FROM unnest(@leaves, @hashes) WITH ORDINALITY AS item (leaf, hash, ordinality)
        """;

    public override async ValueTask InsertEntriesAsync(
        WriteSession session, long first, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes, CancellationToken cancellationToken) =>
        await session.StoreAsync(InsertEntries, Values(first, leaves, hashes), leaves.Count, cancellationToken);

    private static Parameter[] Values(long first, IReadOnlyList<ReadOnlyMemory<byte>> leaves, IReadOnlyList<TreeHash> hashes) =>
    [
        new("@first", first),
        new("@leaves", leaves.Select(Bytes).ToArray()),
        new("@hashes", hashes.Select(h => h.ToArray()).ToArray()),
    ];

    private const string HasVersions = "SELECT to_regclass('quickaction_version') IS NOT NULL";
    private const string ReadVersion = "SELECT version FROM quickaction_version WHERE part = @part";
    private const string MakeVersions = "CREATE TABLE IF NOT EXISTS quickaction_version (part TEXT PRIMARY KEY, version INTEGER NOT NULL)";
    private const string WriteVersion = """
        INSERT INTO quickaction_version (part, version) VALUES (@part, @version) ON CONFLICT (part) DO UPDATE SET version = excluded.version
        """;

    public override async ValueTask MigrateAsync(Migrations migrations, CancellationToken cancellationToken)
    {
        await using (var reading = await OpenAsync(Scope.None, cancellationToken))
        {
            if (await VersionAsync(reading, migrations.Part, cancellationToken) == migrations.Postgres.Count)
            {
                return;
            }
        }

        try
        {
            await MigrateAsync(migrations, forRole: null, cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new QuickActionException(
                ProblemCode.Misconfigured,
                "The tables of the store are to be made or brought up to date, which the role of Store:Connection may not: name the role that owns them in Store:MigrateConnection, for one start at least.",
                inner: error);
        }
    }

    private const string WhoAmI = "SELECT current_user::text";

    public override async ValueTask MigrateAsync(Migrations migrations, Database owner, CancellationToken cancellationToken)
    {
        await using var reading = await OpenAsync(Scope.None, cancellationToken);
        var role = await reading.FirstAsync(WhoAmI, default, row => row.GetString(0), cancellationToken);
        await ((PostgresDatabase)owner).MigrateAsync(migrations, role, cancellationToken);
    }

    /// <param name="forRole">The role that will use the tables, when that is another one.</param>
    private async ValueTask MigrateAsync(Migrations migrations, string? forRole, CancellationToken cancellationToken)
    {
        await using var session = await BeginAsync(Scope.None, cancellationToken);
        await session.ExecuteAsync(TakeLock, new Parameter[] { new("@name", TablesLock) }, cancellationToken);
        var version = await VersionAsync(session, migrations.Part, cancellationToken);
        Newer.Refuse(version, migrations.Postgres.Count);
        if (version < migrations.Postgres.Count)
        {
            await session.ExecuteAsync(MakeVersions, default, cancellationToken);
            foreach (var script in migrations.Postgres.Skip(version))
            {
                await session.ExecuteAsync(script, default, cancellationToken);
            }

            await session.ExecuteAsync(
                WriteVersion, new Parameter[] { new("@part", migrations.Part), new("@version", migrations.Postgres.Count) }, cancellationToken);
        }

        if (forRole is not null && forRole != await session.FirstAsync(WhoAmI, default, row => row.GetString(0), cancellationToken))
        {
            await session.ExecuteAsync(Grants.Of(migrations.Part, forRole), default, cancellationToken);
        }

        await session.CommitAsync();
    }

    private const string SelectRole = """
        SELECT rolsuper OR rolbypassrls, EXISTS (SELECT 1 FROM pg_class WHERE oid = COALESCE(to_regclass('audit_entry'), to_regclass('data_key')) AND pg_has_role(current_user, relowner, 'MEMBER'))
        FROM pg_roles WHERE rolname = current_user
        """;

    public override async ValueTask<string?> RoleFaultAsync(CancellationToken cancellationToken)
    {
        await using var reading = await OpenAsync(Scope.None, cancellationToken);
        return await reading.FirstAsync(SelectRole, default, row => (Bypasses: row.GetBoolean(0), Owns: row.GetBoolean(1)), cancellationToken) switch
        {
            { Bypasses: true } => "The role of Store:Connection is not held to the database's own separation of teams: give the service a role that is no superuser and has no BYPASSRLS (docs/sign-in.md).",
            { Owns: true } => "The role of Store:Connection owns the tables and could change the log and the separation of teams: let another role own them (Store:MigrateConnection, docs/sign-in.md).",
            _ => null,
        };
    }

    // For this transaction alone.
    private const string SetPatience = "SELECT set_config('lock_timeout', @patience, true)";

    /// <summary>
    /// So long one lock is waited for before all are given back and the turn begins again. A lock that is waited for keeps everybody out who comes later; and who waits for
    /// us while we wait for them is let through by this before the server (after a second, by its <c>deadlock_timeout</c>) ends one of the two, which may be an erasure.
    /// </summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(400);

    public override async ValueTask<bool> ScrubAsync(Migrations part, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await ScrubOnceAsync(part, patience < Turn ? patience : Turn, cancellationToken);
                return true;
            }
            catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (Stopwatch.GetElapsedTime(began) >= patience)
                {
                    return false;
                }
            }
        }
    }

    private async ValueTask ScrubOnceAsync(Migrations part, TimeSpan patience, CancellationToken cancellationToken)
    {
        await using var session = await BeginAsync(cancellationToken);
        var milliseconds = ((int)patience.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await session.ExecuteAsync(SetPatience, new Parameter[] { new("@patience", milliseconds) }, cancellationToken);
        await using (var scrub = session.Statement(part.Scrub, default))
        {
            // What is kept may be large: once it has the lock it takes as long as it takes.
            scrub.Command.CommandTimeout = 0;
            await scrub.Command.ExecuteNonQueryAsync(cancellationToken);
        }

        await session.CommitAsync();
    }

    private static async ValueTask<int> VersionAsync(Session session, string part, CancellationToken cancellationToken) =>
        await session.FirstAsync(HasVersions, default, row => row.GetBoolean(0), cancellationToken)
            ? await session.FirstAsync(ReadVersion, new Parameter[] { new("@part", part) }, row => row.GetInt32(0), cancellationToken)
            : 0;
}
