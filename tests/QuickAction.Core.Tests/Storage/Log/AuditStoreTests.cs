using QuickAction.Core.Storage.Databases;
using QuickAction.TestKit;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreTests : AuditStoreSuite
{
    protected override string NewerVersion => "PRAGMA user_version = 99";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreTests : AuditStoreSuite
{
    [Fact]
    public async Task Four_first_starts_at_once_make_the_tables_once()
    {
        await using var bare = await PostgresStoreUnderTest.StartAsync(hasTables: false);

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => bare.OpenAsync())));

        stores.Select(s => s.Origin).Distinct().Count().ShouldBe(1);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    protected override string NewerVersion => "UPDATE quickaction_version SET version = 99";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreAttackTests : AuditStoreAttackSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());

    protected override string Bytes(string hex) => $"x'{hex}'";
}

public sealed class PostgresAuditStoreAttackTests : AuditStoreAttackSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();

    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";
}

public sealed class SqliteAuditStoreLifeTests : AuditStoreLifeSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreLifeTests : AuditStoreLifeSuite
{
    [Fact]
    public async Task A_transaction_that_is_open_elsewhere_on_the_server_keeps_nothing_that_was_erased()
    {
        var cluster = await PostgresCluster.NeedAsync();
        await using var elsewhere = PostgresDatabase.At(await cluster.NewDatabaseAsync());
        await using var open = await elsewhere.BeginAsync(TestContext.Current.CancellationToken);
        // It has a number of its own from now on, so every later snapshot on the server reaches back to it.
        await open.ExecuteAsync("SELECT pg_current_xact_id()", default, TestContext.Current.CancellationToken);

        await Erased_content_is_gone_from_the_files_and_the_log_still_verifies();
    }

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreFaultTests : AuditStoreFaultSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreFaultTests : AuditStoreFaultSuite
{
    /// <summary>Every statement in the long run; here some of them, since a database of the server takes its time to make.</summary>
    protected override int Stride => Soak.IsAsked ? 1 : 11;

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreRecordsTests : AuditStoreRecordsSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreRecordsTests : AuditStoreRecordsSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreCareTests : AuditStoreCareSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreCareTests : AuditStoreCareSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreProcessTests : AuditStoreProcessSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreProcessTests : AuditStoreProcessSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreRetentionTests : AuditStoreRetentionSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreRetentionTests : AuditStoreRetentionSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreContentTests : AuditStoreContentSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreContentTests : AuditStoreContentSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreWitnessTests : AuditStoreWitnessSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreWitnessTests : AuditStoreWitnessSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreKeysTests : AuditStoreKeysSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreKeysTests : AuditStoreKeysSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreTargetTests : AuditStoreTargetSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreTargetTests : AuditStoreTargetSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}
