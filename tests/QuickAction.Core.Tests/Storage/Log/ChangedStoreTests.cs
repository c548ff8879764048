using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreLostCheckpointsTests : AuditStoreLostCheckpointsSuite
{
    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreLostCheckpointsTests : AuditStoreLostCheckpointsSuite
{
    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();

    [Fact]
    public async Task A_node_that_joins_others_is_told_of_a_newest_checkpoint_that_cannot_be_read_and_can_take_it_away()
    {
        await DecideAsync("first");
        await DecideAsync("second");
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size = 5");
        Lose(mirror: false, mark: false);

        await using (var store = await AuditStore.OpenAsync(Under.Options with { JoinsOthers = true }, StoreUnderTest.Program, Under.Clock, Token))
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("that for 5 records cannot be read");
            (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("`quickaction audit mirror` takes it away");
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
        }

        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData("DELETE FROM audit_entry WHERE position >= 4", "put the newest backup back")]
    [InlineData("DELETE FROM audit_entry WHERE position >= 2", "or the mirror in its place")]
    public async Task A_node_that_joins_others_names_what_was_cut_off_and_what_helps(string cut, string wayOut)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideUnsignedAsync("second");
        await Under.TamperAsync(cut);
        Lose(mirror: false, mark: false);

        var joining = Under.Options with { JoinsOthers = true };
        (await Should.ThrowAsync<QuickActionException>(() => AuditStore.OpenAsync(joining, StoreUnderTest.Program, Under.Clock, Token))).Message.ShouldContain(wayOut);
        await Under.PutBackAsync();
        await using (var store = await AuditStore.OpenAsync(joining, StoreUnderTest.Program, Under.Clock, Token))
        {
            await store.PublishAsync(Token);
        }

        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_node_that_joins_others_signs_nothing_either_where_nothing_signed_by_the_keys_of_today_is_left(bool endLost)
    {
        await DecideAndRotateAsync();
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size > 3");
        Directory.Move(Under.Mirror, Under.Mirror + ".away");
        File.Move(Under.Mark, Under.Mark + ".away");
        var joining = Under.Options with { JoinsOthers = true };

        var told = (await Should.ThrowAsync<QuickActionException>(() => AuditStore.OpenAsync(joining, StoreUnderTest.Program, Under.Clock, Token))).Message;
        told.ShouldContain("signed with keys that record 3 replaced");
        told.ShouldContain("--end-lost");
        await using (var store = await AuditStore.OpenToReadAsync(joining, StoreUnderTest.Program, Under.Clock, Token))
        {
            (await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost: false, Token))).Message.ShouldBe(told);
            if (endLost)
            {
                (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
            }
        }

        if (!endLost)
        {
            Directory.Move(Under.Mirror + ".away", Under.Mirror);
        }

        await ShouldGoOnAsync();
    }
}

public sealed class SqliteAuditStoreCutTests : AuditStoreCutSuite
{
    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreCutTests : AuditStoreCutSuite
{
    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreAccusedTests : AuditStoreAccusedSuite
{
    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreAccusedTests : AuditStoreAccusedSuite
{
    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

public sealed class SqliteAuditStoreWayOutTests : AuditStoreWayOutSuite
{
    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStoreWayOutTests : AuditStoreWayOutSuite
{
    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}
