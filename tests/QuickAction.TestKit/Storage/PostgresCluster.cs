using System.Diagnostics;
using System.Globalization;
using Npgsql;
using QuickAction.TestKit.Storage.Pooled;

namespace QuickAction.TestKit.Storage;

/// <summary>
/// A PostgreSQL of the run's own: made once in a temporary folder, reached through a socket there that only its owner can use, and gone with the process.
/// PostgreSQL refuses to run as root, so as root it runs as the user that Debian's package makes.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    internal const string Super = "postgres";

    /// <summary>Owns the tables and brings them up to date.</summary>
    public const string Owner = "quickaction_owner";

    /// <summary>What the service signs in as: it owns nothing.</summary>
    public const string App = "quickaction_app";

    // No test stops the server itself, so it need not wait for the disk. What a test has left behind must not be tidied into statistics while the next one looks for it.
    private const string NotDurable = "-c fsync=off -c autovacuum=off";
    private static readonly Lazy<Task<PostgresCluster?>> Started = new(() => StartAsync(NotDurable));
    private static int _databases;
    private readonly string _folder;
    private readonly string _programs;
    private readonly bool _isDurable;
    private readonly NpgsqlDataSource _beside;

    private readonly BackendPool? _pool;

    private PostgresCluster(string folder, string programs, bool isDurable)
    {
        _isDurable = isDurable;
        _folder = folder;
        _programs = programs;
        if (!isDurable)
        {
            _pool = new BackendPool(folder, Directory.CreateDirectory(PoolFolder).FullName);
            Lent = new LentDatabases(this, _pool);
        }

        _beside = NpgsqlDataSource.Create(ConnectionTo("postgres") + ";Timeout=120;Command Timeout=120;Maximum Pool Size=8");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    public string DataFolder => Path.Combine(_folder, "data");

    /// <summary>The cluster; the test is skipped where there is no PostgreSQL and nobody promised one.</summary>
    public static async Task<PostgresCluster> NeedAsync()
    {
        var cluster = await Started.Value;
        Assert.SkipUnless(cluster is not null || OutsideProgram.EverythingIsInstalled, "Waits for Debian's postgresql, which tests/run installs.");
        return cluster ?? throw new InvalidOperationException("PostgreSQL is not installed.");
    }

    /// <summary>A cluster of the test's own, for a test that stops it; the test is skipped where there is no PostgreSQL and nobody promised one.</summary>
    public static async Task<PostgresCluster> StartOwnAsync()
    {
        await NeedAsync();
        return await StartAsync(NotDurable) ?? throw new InvalidOperationException("PostgreSQL is not installed.");
    }

    /// <summary>Stops the server as if its machine had lost power.</summary>
    public Task StopServerAsync() => AsOwnerAsync("pg_ctl", "-D", DataFolder, "-m", "immediate", "-w", "stop");

    public Task StartServerAsync()
    {
        _beside.Clear();
        return StartServerAsync(NotDurable);
    }

    public void Dispose() => Stop();

    /// <summary>A cluster that waits for the disk, for measurements.</summary>
    public static async Task<PostgresCluster> StartDurableAsync() =>
        await StartAsync("") ?? throw new InvalidOperationException("PostgreSQL is not installed.");

    /// <summary>Databases that are used again.</summary>
    internal LentDatabases Lent => field ?? throw new InvalidOperationException("Where something is measured every database is new.");

    private string PoolFolder => Path.Combine(_folder, "pool");

    /// <summary>The connection string of an empty database that is the caller's alone.</summary>
    public async Task<string> NewDatabaseAsync() => ConnectionTo(await CreateDatabaseAsync());

    /// <param name="role">The superuser unless another is named.</param>
    /// <remarks>
    /// Every test has its own pools, so idle connections are given back soon. Reading the catalogue of types, which a pool does with its first connection, would be a fifth of a test's time; measurements do.
    /// </remarks>
    public string ConnectionTo(string database, string role = Super) => ConnectionBy(_folder, database, role);

    /// <summary>Runs a statement beside all databases, such as one that copies a whole database.</summary>
    public Task ExecuteAsync(string sql) => RunAsync(_beside, sql);

    /// <summary>Where the server keeps the databases' files, and what was too large for its memory.</summary>
    internal async Task<IReadOnlyList<string>> FoldersOfAsync(params string[] databases)
    {
        await using var connection = await _beside.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made here.
        command.CommandText = $"SELECT oid::text FROM pg_database WHERE datname IN ({string.Join(", ", databases.Select(d => $"'{d}'"))})";
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        var folders = new List<string>();
        while (await rows.ReadAsync())
        {
            folders.Add(Path.Combine(DataFolder, "base", rows.GetString(0)));
        }

        return folders.Count == databases.Length && folders.TrueForAll(Directory.Exists)
            ? [.. folders, Path.Combine(DataFolder, "base", "pgsql_tmp")]
            : throw new InvalidOperationException("A database is not where its files are looked for.");
    }

    /// <summary>The same by way of connections that outlive a test.</summary>
    internal string PooledConnectionTo(string database, string role) => ConnectionBy(PoolFolder, database, role);

    internal static string NewName() => $"test_{Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture)}";

    internal async Task<string> CreateDatabaseAsync()
    {
        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name} OWNER {Owner}");
        return name;
    }

    private string ConnectionBy(string socket, string database, string role) =>
        $"Host={socket};Username={role};Connection Idle Lifetime=10;Connection Pruning Interval=5;{(_isDurable ? "" : "Server Compatibility Mode=NoTypeLoading;")}Database={database}";

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of databases cannot be parameters; they are made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster?> StartAsync(string settings)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault()
            : null;
        if (programs is null || !File.Exists(Path.Combine(programs, "initdb")))
        {
            return null;
        }

        // Short: the path of a socket has room for 107 bytes. Root may enter the folder although it is the other user's.
        var folder = settings == NotDurable ? await InMemoryAsync() : null;
        folder ??= Directory.CreateTempSubdirectory("qapg-").FullName;
        var cluster = new PostgresCluster(folder, programs, isDurable: settings != NotDurable);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", ["postgres", folder]);
        }

        await cluster.AsOwnerAsync("initdb", "-D", cluster.DataFolder, "-A", "trust", "-U", "postgres", "--no-sync", "--locale=C.UTF-8");
        await cluster.StartServerAsync(settings);
        await cluster.ExecuteAsync($"CREATE ROLE {Owner} LOGIN");
        await cluster.ExecuteAsync($"CREATE ROLE {App} LOGIN");
        return cluster;
    }

    /// <summary>A folder where files are kept in memory, when there is room for some hundred databases: making one is three times as fast there as on a disk.</summary>
    private static async Task<string?> InMemoryAsync()
    {
        const string memory = "/dev/shm";
        if (!Directory.Exists(memory) || new DriveInfo(memory).AvailableFreeSpace < 4L << 30)
        {
            return null;
        }

        var folder = Path.Combine(memory, $"qapg-{Path.GetRandomFileName()}");
        await RunAsync("mkdir", ["-m", "700", folder]);
        return folder;
    }

    private Task StartServerAsync(string settings) => AsOwnerAsync(
        "pg_ctl", "-D", DataFolder, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-k {_folder} -c listen_addresses= -c max_connections=1000 {settings}", "start");

    private void Stop()
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        try
        {
            _beside.Dispose();
            _pool?.Dispose();
            AsOwnerAsync("pg_ctl", "-D", DataFolder, "-m", "immediate", "stop").GetAwaiter().GetResult();
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // The run is over; what could not be removed is in the temporary folder.
        }
    }

    private Task AsOwnerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.UserName == "root" ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        // Its output stays open in the server that it starts, so it is not read to the end.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
