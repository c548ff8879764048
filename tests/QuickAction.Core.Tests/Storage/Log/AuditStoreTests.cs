using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreTests : AuditStoreSuite
{
    protected override string NewerVersion => "PRAGMA user_version = 99";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreTests : AuditStoreSuite
{
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
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreFaultTests : AuditStoreFaultSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreFaultTests : AuditStoreFaultSuite
{
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
