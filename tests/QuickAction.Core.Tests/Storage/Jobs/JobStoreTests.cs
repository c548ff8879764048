using QuickAction.TestKit;
using QuickAction.TestKit.Jobs;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Jobs;

public sealed class JobStoreOnSqliteTests : JobStoreSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class JobStoreOnPostgresTests : JobStoreSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class ErasedMeanwhileOnSqliteTests : ErasedMeanwhileSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class ErasedMeanwhileOnPostgresTests : ErasedMeanwhileSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class JobStoreFaultOnSqliteTests : JobStoreFaultSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class JobStoreFaultOnPostgresTests : JobStoreFaultSuite
{
    /// <summary>Every statement in the long run; here some of them, since a database of the server takes its time to make.</summary>
    protected override int Stride => Soak.IsAsked ? 1 : 11;

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}
