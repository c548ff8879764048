using QuickAction.TestKit.Access;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Access;

public sealed class SessionStoreOnSqliteTests : SessionStoreSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class SessionStoreOnPostgresTests : SessionStoreSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}
