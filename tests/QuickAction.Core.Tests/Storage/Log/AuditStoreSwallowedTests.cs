using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreSwallowedTests : AuditStoreSwallowedSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());

    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override string Swallowing(string table) => $"CREATE TRIGGER swallow BEFORE INSERT ON {table} BEGIN SELECT RAISE(IGNORE); END";

    protected override string Freeing(string table) => "DROP TRIGGER swallow";
}

public sealed class PostgresAuditStoreSwallowedTests : AuditStoreSwallowedSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();

    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override string Swallowing(string table) =>
        $"CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$; CREATE TRIGGER swallow BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION swallow()";

    protected override string Freeing(string table) => $"DROP TRIGGER swallow ON {table}";
}
