using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreTablesTests : AuditStoreTablesSuite
{
    protected override string BytesType => "BLOB";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreTablesTests : AuditStoreTablesSuite
{
    protected override string BytesType => "BYTEA";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}
