using QuickAction.Core;

namespace QuickAction.TestKit.Storage;

/// <summary>Records that somebody cut off the end of the log, signed ones and others: what is said to bring them back does, or is not said.</summary>
public abstract class AuditStoreCutSuite : ChangedStoreSuite
{
    [Theory]
    [InlineData("backup")]
    [InlineData("move away")]
    public async Task Records_cut_off_that_were_not_signed_yet_are_not_promised_back_from_the_mirror(string wayOut)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideUnsignedAsync("second");
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 4");

        var told = await RefusedWithoutAChangeAsync(size: 4);
        told.ShouldContain("record 4 is missing");
        told.ShouldContain("The mirror has the records up to 2");
        await LeaveByAsync(wayOut);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("move away")]
    public async Task Where_signed_records_were_cut_off_with_them_it_is_said_which_the_mirror_has_and_nothing_is_put_back_by_halves(string wayOut)
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideUnsignedAsync("second");
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 2");

        var told = await RefusedWithoutAChangeAsync(size: 2);
        told.ShouldContain("record 2 is missing");
        told.ShouldContain("The mirror has the records up to 2");
        await LeaveByAsync(wayOut);
    }

    [Fact]
    public async Task Without_a_mirror_records_that_were_not_signed_yet_are_promised_back_from_none()
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideUnsignedAsync("second");
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 4");
        Lose(mirror: false, mark: true);

        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        told.ShouldContain("record 4 is missing");
        told.ShouldContain("put the newest backup back");
        told.ShouldNotContain("mirror");
        await Under.PutBackAsync();
        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_mirror_that_is_an_older_copy_is_said_to_be_one_and_the_newest_puts_the_records_back()
    {
        await DecideAsync("first");
        CopyFolder(Under.Mirror, Under.Mirror + ".older");
        await DecideAsync("second", "third");
        Directory.Move(Under.Mirror, Under.Mirror + ".newest");
        Directory.Move(Under.Mirror + ".older", Under.Mirror);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 5");

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("The mirror has the records up to 2 alone, and 7 were signed, so it is an older copy: put the newest one in its place");
        Directory.Delete(Under.Mirror, recursive: true);
        Directory.Move(Under.Mirror + ".newest", Under.Mirror);
        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("`quickaction audit mirror` puts them back");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull();
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_row_that_names_records_which_never_were_takes_the_way_out_from_nobody()
    {
        await DecideAsync("first", "second");
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 3");
        await Under.TamperAsync("INSERT INTO audit_hold (key, position) VALUES ('00112233445566778899aabbccddeeff', 1000)");

        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        told.ShouldContain("record 3 is missing, and so is every one after it, up to 4 at least");
        told.ShouldContain("`quickaction audit mirror` puts them back");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull();
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_hold"]);
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        await ShouldGoOnAsync();
    }

    /// <summary>What is said by every command and by the one that would put records back from the mirror, which changes nothing.</summary>
    private async Task<string> RefusedWithoutAChangeAsync(int size)
    {
        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        await using var store = await Under.OpenToReadAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(size);
        foreach (var endLost in new[] { false, true })
        {
            (await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost, Token))).Message.ShouldBe(told);
        }

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(size);
        told.ShouldNotContain("audit mirror");
        told.ShouldContain("put the newest backup back (`quickaction restore`; PostgreSQL: `pg_restore`)");
        told.ShouldContain("move the database away");
        return told;
    }

    private async Task LeaveByAsync(string wayOut)
    {
        await (wayOut == "backup" ? Under.PutBackAsync() : Under.LoseAsync());
        await ShouldGoOnAsync();
    }

    private static void CopyFolder(string from, string target)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
