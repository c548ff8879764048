using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStoreDamagedMirrorTests : AuditStoreDamagedMirrorSuite
{
    protected override string Bytes(string hex) => $"x'{hex}'";

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());

    [Theory]
    [InlineData("whole")]
    [InlineData("older")]
    [InlineData("damaged")]
    public async Task A_backup_is_put_back_although_the_checkpoint_of_the_mirror_was_damaged(string database)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second");
        await BackUpToFileAsync();
        await DamageAsync("junk");
        if (database == "older")
        {
            await Under.PutBackAsync();
        }
        else if (database == "damaged")
        {
            await File.WriteAllTextAsync(Path.Combine(Under.Options.DataFolder, "quickaction.db"), "no database", Token);
        }

        await AuditStore.RestoreAsync(Under.Options, Backup, endLost: false, StoreUnderTest.Program, Under.Clock, Token);

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task Where_the_key_file_is_an_older_one_a_restore_says_that_of_it_and_not_that_the_mirror_is_damaged()
    {
        var file = Path.Combine(Under.Options.DataFolder, "keys", "log.key");
        await DecideAsync("first");
        await BackUpToFileAsync();
        var old = await File.ReadAllBytesAsync(file, Token);
        await using (var store = await Under.OpenAsync())
        {
            await store.RotateKeysAsync(Token);
        }

        await DecideAsync("second");
        var present = await File.ReadAllBytesAsync(file, Token);
        await File.WriteAllBytesAsync(file, old, Token);

        var refused = (await Should.ThrowAsync<QuickActionException>(
            () => AuditStore.RestoreAsync(Under.Options, Backup, endLost: false, StoreUnderTest.Program, Under.Clock, Token))).Message;
        refused.ShouldContain("the key file is an older one");
        refused.ShouldNotContain("damaged");

        await File.WriteAllBytesAsync(file, present, Token);
        await AuditStore.RestoreAsync(Under.Options, Backup, endLost: false, StoreUnderTest.Program, Under.Clock, Token);
        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    private string Backup => Under.Folder.Combine("store.backup");

    private async Task BackUpToFileAsync()
    {
        await using var store = await Under.OpenAsync();
        await store.BackUpAsync(Backup, Token);
    }
}

public sealed class PostgresAuditStoreDamagedMirrorTests : AuditStoreDamagedMirrorSuite
{
    protected override string Bytes(string hex) => $"'\\x{hex}'::bytea";

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();

    [Fact]
    public async Task A_node_that_joins_others_and_has_no_mirror_yet_finds_the_log_sound_and_says_so()
    {
        await DecideAsync("first");
        Lose(mirror: false, mark: false);
        var joining = Under.Options with { JoinsOthers = true };

        await using var node = await AuditStore.OpenAsync(joining, StoreUnderTest.Program, Under.Clock, Token);
        var found = await node.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.Remarks.ShouldHaveSingleItem().ShouldStartWith($"There is no mirror of the log in {Under.Mirror} yet");
        await node.PublishAsync(Token);
        found = await node.VerifyAsync([], Token);
        (found.Fault, found.Remarks.Count).ShouldBe((null, 0));
    }
}
