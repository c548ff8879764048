using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>The store as a service has it: the tables are one role's, and the store works as another, which owns nothing and is held to the rows of its scope.</summary>
public sealed class PostgresStoreUnderTest : StoreUnderTest
{
    private readonly PostgresCluster _cluster;
    private readonly string _connection;
    private readonly string _keysConnection;

    private PostgresStoreUnderTest(PostgresCluster cluster, string connection, string keysConnection)
    {
        _cluster = cluster;
        _connection = connection;
        _keysConnection = keysConnection;
    }

    public override AuditOptions Options => new()
    {
        DataFolder = Folder.Combine("data"),
        Connection = _cluster.ConnectionTo(Name, PostgresCluster.App),
        KeysConnection = _cluster.ConnectionTo(KeysName, PostgresCluster.App),
        MigrateConnection = _cluster.ConnectionTo(Name, PostgresCluster.Owner),
        MigrateKeysConnection = _cluster.ConnectionTo(KeysName, PostgresCluster.Owner),
    };

    private string Name => NameIn(_connection);

    private string KeysName => NameIn(_keysConnection);

    public static async Task<PostgresStoreUnderTest> StartAsync()
    {
        var cluster = await PostgresCluster.NeedAsync();
        return new PostgresStoreUnderTest(cluster, await cluster.NewDatabaseAsync(), await cluster.NewDatabaseAsync());
    }

    public override async Task BackUpAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {Name}_backup");
        await _cluster.ExecuteAsync($"CREATE DATABASE {Name}_backup OWNER {PostgresCluster.Owner} TEMPLATE {Name}");
    }

    public override async Task LoseAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
        await _cluster.ExecuteAsync($"CREATE DATABASE {Name} OWNER {PostgresCluster.Owner}");
    }

    public override Task RemoveBackupAsync() => _cluster.ExecuteAsync($"DROP DATABASE {Name}_backup");

    public override async Task PutBackAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
        await _cluster.ExecuteAsync($"CREATE DATABASE {Name} OWNER {PostgresCluster.Owner} TEMPLATE {Name}_backup");
    }

    public override async Task BackUpKeysAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {KeysName}_backup");
        await _cluster.ExecuteAsync($"CREATE DATABASE {KeysName}_backup OWNER {PostgresCluster.Owner} TEMPLATE {KeysName}");
    }

    public override async Task PutBackKeysAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE {KeysName} WITH (FORCE)");
        await _cluster.ExecuteAsync($"CREATE DATABASE {KeysName} OWNER {PostgresCluster.Owner} TEMPLATE {KeysName}_backup");
    }

    public override async Task LoseKeysAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE {KeysName} WITH (FORCE)");
        await _cluster.ExecuteAsync($"CREATE DATABASE {KeysName} OWNER {PostgresCluster.Owner}");
    }

    public override async Task<bool> FilesHoldAsync(byte[] bytes)
    {
        // What is still only in memory goes to the files first. The write-ahead log is left out: PostgreSQL reuses it in its own time.
        await _cluster.ExecuteAsync("CHECKPOINT");
        return AnyHolds(Path.Combine(_cluster.DataFolder, "base"), bytes);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var name in new[] { Name, KeysName })
        {
            await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {name}_backup WITH (FORCE)");
            await _cluster.GiveBackAsync(name);
        }

        await base.DisposeAsync();
    }

    internal override Databases Faulty(FaultPlan plan)
    {
        PostgresDatabase To(string connection) => new(new FaultySource(PostgresDatabase.SourceOf(connection), plan));
        var options = Options;
        return new Databases(To(options.Connection), To(options.KeysConnection)) { LogOwner = To(options.MigrateConnection), KeysOwner = To(options.MigrateKeysConnection) };
    }

    internal override Database Log() => PostgresDatabase.At(_connection);

    internal override Database Keys() => PostgresDatabase.At(_keysConnection);

    protected override string DropTriggers(string table) => $"DROP TRIGGER IF EXISTS audit_{table}_keep ON audit_{table}";

    private static string NameIn(string connection) => connection.Split("Database=")[1];
}
