using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

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

    public override AuditOptions Options => new() { DataFolder = Folder.Combine("data"), Connection = _connection, KeysConnection = _keysConnection };

    private string Name => NameIn(_connection);

    public static async Task<PostgresStoreUnderTest> StartAsync()
    {
        var cluster = await PostgresCluster.NeedAsync();
        return new PostgresStoreUnderTest(cluster, await cluster.NewDatabaseAsync(), await cluster.NewDatabaseAsync());
    }

    public override async Task BackUpAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {Name}_backup");
        await _cluster.ExecuteAsync($"CREATE DATABASE {Name}_backup TEMPLATE {Name}");
    }

    public override async Task LoseAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
        await _cluster.ExecuteAsync($"CREATE DATABASE {Name}");
    }

    public override Task RemoveBackupAsync() => _cluster.ExecuteAsync($"DROP DATABASE {Name}_backup");

    public override async Task PutBackAsync()
    {
        await _cluster.ExecuteAsync($"DROP DATABASE {Name} WITH (FORCE)");
        await _cluster.ExecuteAsync($"CREATE DATABASE {Name} TEMPLATE {Name}_backup");
    }

    public override async Task<bool> FilesHoldAsync(byte[] bytes)
    {
        // What is still only in memory goes to the files first. The write-ahead log is left out: PostgreSQL reuses it in its own time.
        await _cluster.ExecuteAsync("CHECKPOINT");
        return AnyHolds(Path.Combine(_cluster.DataFolder, "base"), bytes);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var name in new[] { Name, NameIn(_keysConnection), $"{Name}_backup" })
        {
            await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }

        await base.DisposeAsync();
    }

    internal override Databases Faulty(FaultPlan plan) => new(
        new PostgresDatabase(new FaultySource(PostgresDatabase.SourceOf(_connection), plan)),
        new PostgresDatabase(new FaultySource(PostgresDatabase.SourceOf(_keysConnection), plan)));

    internal override Database Log() => PostgresDatabase.At(_connection);

    internal override Database Keys() => PostgresDatabase.At(_keysConnection);

    protected override string DropTriggers(string table) => $"DROP TRIGGER IF EXISTS audit_{table}_keep ON audit_{table}";

    private static string NameIn(string connection) => connection.Split("Database=")[1];
}
