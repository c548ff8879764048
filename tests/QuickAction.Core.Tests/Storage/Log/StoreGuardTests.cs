using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreErasureTests : AuditStoreErasureSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreErasureTests : AuditStoreErasureSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreMirrorTests : AuditStoreMirrorSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreMirrorTests : AuditStoreMirrorSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreStartTests : AuditStoreStartSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());

    protected override string Bytes(string hex) => $"x'{hex}'";
}

public sealed class PostgresAuditStoreStartTests : AuditStoreStartSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();

    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";
}
