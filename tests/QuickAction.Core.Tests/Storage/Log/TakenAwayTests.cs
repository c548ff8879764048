using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreGoneKeysTests : AuditStoreGoneKeysSuite
{
    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreGoneKeysTests : AuditStoreGoneKeysSuite
{
    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreMissingEntryTests : AuditStoreMissingEntrySuite
{
    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreMissingEntryTests : AuditStoreMissingEntrySuite
{
    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}
