using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage.Pooled;

namespace QuickAction.TestKit.Storage;

/// <summary>The store as a service has it: the tables are one role's, and the store works as another, which owns nothing and is held to the rows of its scope.</summary>
public sealed class PostgresStoreUnderTest : StoreUnderTest
{
    private readonly PostgresCluster _cluster;
    private readonly LentDatabase _log;
    private readonly LentDatabase _keys;

    private PostgresStoreUnderTest(PostgresCluster cluster, LentDatabase log, LentDatabase keys) => (_cluster, _log, _keys) = (cluster, log, keys);

    public override AuditOptions Options => new()
    {
        DataFolder = Folder.Combine("data"),
        Connection = _cluster.PooledConnectionTo(_log.Name, PostgresCluster.App),
        KeysConnection = _cluster.PooledConnectionTo(_keys.Name, PostgresCluster.App),
        MigrateConnection = _cluster.PooledConnectionTo(_log.Name, PostgresCluster.Owner),
        MigrateKeysConnection = _cluster.PooledConnectionTo(_keys.Name, PostgresCluster.Owner),
    };

    /// <param name="hasTables">False for the databases as they are before a store was ever opened in them.</param>
    public static async Task<PostgresStoreUnderTest> StartAsync(bool hasTables = true)
    {
        var cluster = await PostgresCluster.NeedAsync();
        return new PostgresStoreUnderTest(cluster, await cluster.Lent.LendAsync(Migrations.Log, hasTables), await cluster.Lent.LendAsync(Migrations.Keys, hasTables));
    }

    public override Task BackUpAsync() => CopyAsync(_log);

    public override Task LoseAsync() => ReplaceAsync(_log, "");

    public override Task RemoveBackupAsync() => _cluster.ExecuteAsync($"DROP DATABASE {Copy(_log)}");

    public override Task PutBackAsync() => ReplaceAsync(_log, $" TEMPLATE {Copy(_log)}");

    public override Task BackUpKeysAsync() => CopyAsync(_keys);

    public override Task PutBackKeysAsync() => ReplaceAsync(_keys, $" TEMPLATE {Copy(_keys)}");

    public override Task LoseKeysAsync() => ReplaceAsync(_keys, "");

    public override async Task<bool> FilesHoldAsync(byte[] bytes)
    {
        // What is still only in memory goes to the files first. The write-ahead log is left out: PostgreSQL reuses it in its own time.
        await _cluster.ExecuteAsync("CHECKPOINT");
        var folders = await _cluster.FoldersOfAsync(_log.Database, _keys.Database);
        return folders.Any(f => FileSearch.AnyHolds(f, bytes));
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var database in new[] { _log, _keys })
        {
            await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {Copy(database)} WITH (FORCE)");
            await _cluster.Lent.TakeBackAsync(database);
        }

        await base.DisposeAsync();
    }

    internal override Databases Faulty(FaultPlan plan)
    {
        PostgresDatabase To(string connection) => new(new FaultySource(PostgresDatabase.SourceOf(connection), plan));
        var options = Options;
        return new Databases(To(options.Connection), To(options.KeysConnection)) { LogOwner = To(options.MigrateConnection), KeysOwner = To(options.MigrateKeysConnection) };
    }

    internal override Database Log() => PostgresDatabase.At(_cluster.PooledConnectionTo(_log.Name, PostgresCluster.Super));

    internal override Database Keys() => PostgresDatabase.At(_cluster.PooledConnectionTo(_keys.Name, PostgresCluster.Super));

    protected override string DropTriggers(string table) => $"DROP TRIGGER IF EXISTS audit_{table}_keep ON audit_{table}";

    private static string Copy(LentDatabase database) => $"{database.Database}_backup";

    private async Task CopyAsync(LentDatabase database)
    {
        await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {Copy(database)}");
        await _cluster.Lent.AloneAsync(database, $"CREATE DATABASE {Copy(database)} OWNER {PostgresCluster.Owner} TEMPLATE {database.Database}");
    }

    private async Task ReplaceAsync(LentDatabase database, string by)
    {
        await _cluster.Lent.AloneAsync(database, $"DROP DATABASE {database.Database} WITH (FORCE)");
        await _cluster.ExecuteAsync($"CREATE DATABASE {database.Database} OWNER {PostgresCluster.Owner}{by}");
    }
}
