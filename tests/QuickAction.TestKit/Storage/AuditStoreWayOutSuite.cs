using QuickAction.Core;

namespace QuickAction.TestKit.Storage;

/// <summary>Each way out that a sentence names leads out, of stores of which something is lost outside the database.</summary>
public abstract class AuditStoreWayOutSuite : ChangedStoreSuite
{
    private string Keys => Path.Combine(Under.Options.DataFolder, "keys");

    [Theory]
    [InlineData("backup")]
    [InlineData("mirror")]
    [InlineData("new log")]
    public async Task Where_the_database_and_the_mirror_are_gone(string wayOut)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await Under.LoseAsync();
        Directory.Move(Under.Mirror, Under.Mirror + ".away");

        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        told.ShouldContain("put the newest backup back");
        told.ShouldContain("or the mirror in its place");
        told.ShouldContain("move the folder of the keys away (PostgreSQL: and name an empty database in Store:KeysConnection)");
        if (wayOut == "backup")
        {
            await Under.PutBackAsync();
        }
        else if (wayOut == "mirror")
        {
            Directory.Move(Under.Mirror + ".away", Under.Mirror);
        }
        else
        {
            await Under.LoseKeysAsync();
            Directory.Move(Keys, Keys + ".away");
        }

        await ShouldGoOnAsync();
    }

    [Theory]
    [InlineData("mirror")]
    [InlineData("end lost")]
    public async Task Where_an_older_database_stands_without_its_mirror(string wayOut)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second");
        await Under.PutBackAsync();
        Directory.Move(Under.Mirror, Under.Mirror + ".away");

        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        told.ShouldContain("or the mirror in its place");
        told.ShouldContain("--end-lost");
        await LeaveByAsync(wayOut);
    }

    [Theory]
    [InlineData("mirror")]
    [InlineData("end lost")]
    public async Task Where_no_checkpoint_can_be_read_and_nothing_else_says_what_was_signed(string wayOut)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk'");
            Directory.Move(Under.Mirror, Under.Mirror + ".away");
            File.Delete(Under.Mark);
            var told = (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message;
            told.ShouldContain("put the mirror in its place");
            told.ShouldContain("`pg_restore`, and `quickaction audit mirror --end-lost`");
        }

        if (wayOut == "end lost")
        {
            await Under.PutBackAsync();
        }

        await LeaveByAsync(wayOut);
    }

    private async Task LeaveByAsync(string wayOut)
    {
        if (wayOut == "mirror")
        {
            Directory.Move(Under.Mirror + ".away", Under.Mirror);
        }
        else
        {
            await using var store = await Under.OpenToReadAsync();
            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
        }

        await ShouldGoOnAsync();
    }
}
