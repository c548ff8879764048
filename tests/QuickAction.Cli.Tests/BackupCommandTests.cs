namespace QuickAction.Cli.Tests;

public sealed class BackupCommandTests : IAsyncDisposable
{
    private readonly LogUnderTest _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task A_backup_put_back_brings_no_erased_content_back_and_the_log_goes_on()
    {
        var erased = await _log.MinutesAsync("one.json", "--case", "CASE-7");
        var kept = await _log.MinutesAsync("two.json");
        var backup = _log.Folder.Combine("store.backup");
        await _log.DoAsync("backup", "--out", backup);
        File.GetUnixFileMode(backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var later = await _log.MinutesAsync("three.json");
        await _log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17");
        await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("before"));

        await _log.DoAsync("restore", backup);

        var checkpoint = _log.Folder.Combine("before", "checkpoint");
        (await _log.DoAsync("audit", "verify", "--checkpoint", checkpoint)).Out.ShouldStartWith("SOUND: 13 records");
        (await _log.DoAsync("audit", "show", erased)).Out.ShouldContain("it was erased");
        (await _log.DoAsync("audit", "show", kept, "--part", "answer")).Out.ShouldStartWith("{");
        (await _log.DoAsync("audit", "show", later)).Out.ShouldContain("No content is kept");
        (await _log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--dry-run")).ExitCode.ShouldBe(3);
        await _log.MinutesAsync("four.json");
        (await _log.DoAsync("audit", "verify", "--checkpoint", checkpoint)).Out.ShouldStartWith("SOUND: 16 records");
    }

    [Fact]
    public async Task A_lost_store_is_put_back_under_its_own_keys()
    {
        var kept = await _log.MinutesAsync("one.json");
        await _log.DoAsync("backup", "--out", _log.Folder.Combine("store.backup"));
        await _log.Under.LoseAsync();

        await _log.DoAsync("restore", _log.Folder.Combine("store.backup"));

        (await _log.DoAsync("audit", "show", kept, "--part", "answer")).Out.ShouldStartWith("{");
    }

    [Fact]
    public async Task What_is_no_backup_of_this_store_is_refused_and_changes_nothing()
    {
        await using var other = new LogUnderTest();
        await other.MinutesAsync("theirs.json");
        await other.DoAsync("backup", "--out", _log.Folder.Combine("theirs.backup"));
        await _log.MinutesAsync("ours.json");
        await File.WriteAllTextAsync(_log.Folder.Combine("text"), "no database", Token);

        foreach (var file in new[] { "theirs.backup", "text", "missing" })
        {
            var run = await _log.RunAsync("restore", _log.Folder.Combine(file));
            run.ExitCode.ShouldBe(3, run.Talk);
        }

        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 5 records");
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();
}
