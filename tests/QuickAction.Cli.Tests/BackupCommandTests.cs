using QuickAction.TestKit.Storage;

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
        (await _log.DoAsync("audit", "show", later)).Out.ShouldContain("was lost with the restore of a backup that is recorded as 12");
        (await _log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--dry-run")).ExitCode.ShouldBe(3);
        await _log.MinutesAsync("four.json");
        (await _log.DoAsync("audit", "verify", "--checkpoint", checkpoint)).Out.ShouldStartWith("SOUND: 16 records");
    }

    [Fact]
    public async Task What_is_lost_with_a_restore_is_said_as_it_is()
    {
        await _log.MinutesAsync("one.json");
        var backup = _log.Folder.Combine("store.backup");
        await _log.DoAsync("backup", "--out", backup);

        (await _log.DoAsync("restore", backup)).Talk.ShouldContain("Nothing had been recorded after it, so nothing of the log or its content is lost.");
        (await _log.DoAsync("restore", backup, "--end-lost")).Talk.ShouldContain("Nothing had been recorded after it");
        await _log.MinutesAsync("two.json");
        (await _log.DoAsync("restore", backup)).Talk.ShouldContain("Content that was recorded after the backup is lost.");
        await _log.DoAsync("backup", "--out", backup, "--overwrite");
        await _log.Under.LoseAsync();
        (await _log.DoAsync("restore", backup)).Talk.ShouldContain("what was recorded after it and not signed, if anything was, is lost");
    }

    [Fact]
    public async Task A_backup_takes_the_place_of_a_file_only_when_that_is_said()
    {
        await _log.MinutesAsync("one.json");
        var backup = _log.Folder.Combine("store.backup");
        await File.WriteAllTextAsync(backup, "the only good one", Token);

        var refused = await _log.RunAsync("backup", "--out", backup);

        refused.ExitCode.ShouldBe(3, refused.Talk);
        refused.Talk.ShouldContain("--overwrite");
        (await File.ReadAllTextAsync(backup, Token)).ShouldBe("the only good one");
        await _log.DoAsync("backup", "--out", backup, "--overwrite");
        await _log.DoAsync("restore", backup);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("audit", "export")]
    public async Task A_place_that_cannot_be_written_is_named_and_not_the_data_folder(params string[] command)
    {
        await _log.MinutesAsync("one.json");
        var blocked = _log.Folder.Combine("a-file");
        await File.WriteAllTextAsync(blocked, "", Token);
        var target = Path.Combine(blocked, "copy");

        var run = await _log.RunAsync([.. command, "--out", target]);

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Talk.ShouldContain($"{target} could not be written");
        run.Talk.ShouldNotContain("--data");
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

    [Fact]
    public async Task Half_a_backup_is_refused_and_a_damaged_store_is_said_to_be_that()
    {
        await _log.MinutesAsync("one.json");
        var backup = _log.Folder.Combine("store.backup");
        await _log.DoAsync("backup", "--out", backup);
        var bytes = await File.ReadAllBytesAsync(backup, Token);
        await File.WriteAllBytesAsync(_log.Folder.Combine("half"), bytes.AsMemory(0, bytes.Length / 2), Token);

        var half = await _log.RunAsync("restore", _log.Folder.Combine("half"));
        half.ExitCode.ShouldBe(3, half.Talk);
        half.Talk.ShouldContain("damaged");
        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 5 records");

        bytes.AsSpan(4096, bytes.Length - 4096).Fill(0x5a);
        await File.WriteAllBytesAsync(Path.Combine(_log.Data, "quickaction.db"), bytes, Token);
        var damaged = await _log.RunAsync("audit", "verify");
        damaged.ExitCode.ShouldBe(1, damaged.Talk);
        damaged.Talk.ShouldContain("The database is damaged");
        await _log.DoAsync("restore", backup);
        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND");
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET leaf = x'7b7d', leaf_hash = {leaf} WHERE position = 2")]
    [InlineData("DELETE FROM audit_content WHERE kind = 'decision.completed'")]
    [InlineData("UPDATE audit_content SET sealed = zeroblob(100) WHERE kind = 'export.made'")]
    [InlineData("DELETE FROM audit_entry WHERE position = 4")]
    [InlineData("INSERT INTO audit_erasure (key, position) SELECT key, 3 FROM audit_content WHERE kind = 'export.made'")]
    public async Task A_backup_that_was_changed_is_refused_before_the_store_is_touched(string tampering)
    {
        var kept = await _log.MinutesAsync("one.json");
        var backup = _log.Folder.Combine("store.backup");
        await _log.DoAsync("backup", "--out", backup);
        // The hash of the leaf {} in RFC 6962's tree.
        var leaf = $"x'{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData("\0{}"u8))}'";
        await SqliteStoreUnderTest.TamperFileAsync(backup, tampering.Replace("{leaf}", leaf, StringComparison.Ordinal));

        var refused = await _log.RunAsync("restore", backup);

        refused.ExitCode.ShouldBe(3, refused.Talk);
        refused.Talk.ShouldContain("the store is as it was");
        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 5 records");
        (await _log.DoAsync("audit", "show", kept, "--part", "answer")).Out.ShouldStartWith("{");
        await _log.MinutesAsync("two.json");
        Directory.EnumerateFiles(_log.Data, "*restoring*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_without_a_mirror_is_put_back_only_when_the_rest_is_said_to_be_lost()
    {
        await _log.MinutesAsync("one.json");
        await _log.DoAsync("backup", "--out", _log.Folder.Combine("store.backup"));
        await _log.MinutesAsync("two.json");
        await _log.Under.LoseAsync();
        Directory.Delete(_log.Under.Mirror, recursive: true);

        var refused = await _log.RunAsync("restore", _log.Folder.Combine("store.backup"));
        refused.ExitCode.ShouldBe(3, refused.Talk);
        refused.Talk.ShouldContain("--end-lost");
        File.Exists(Path.Combine(_log.Data, "quickaction.db")).ShouldBeFalse();
        (await _log.DoAsync("restore", _log.Folder.Combine("store.backup"), "--end-lost")).Talk.ShouldContain("lost");

        (await _log.DoAsync("audit", "show", "5")).Out.ShouldContain("log.restored");
        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 6 records");
        await _log.MinutesAsync("three.json");
        (await _log.RunAsync("restore", _log.Folder.Combine("store.backup"), "--end-lost")).ExitCode.ShouldBe(3, "there is a mirror again");
    }

    [Fact]
    public async Task An_older_database_with_neither_mirror_nor_mark_is_not_gone_on_with()
    {
        await _log.MinutesAsync("one.json");
        Directory.Delete(_log.Under.Mirror, recursive: true);
        File.Delete(_log.Under.Mark);

        var refused = await _log.RunAsync("minutes", LogUnderTest.Meeting, "--out", _log.Folder.Combine("two.json"));
        refused.ExitCode.ShouldBe(1, refused.Talk);
        refused.Talk.ShouldContain("--end-lost");
        File.Exists(_log.Folder.Combine("two.json")).ShouldBeFalse();
        await _log.DoAsync("audit", "mirror", "--end-lost");

        await _log.MinutesAsync("two.json");
        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 9 records");
    }

    [Fact]
    public async Task A_store_whose_end_was_cut_off_is_checked_with_the_first_missing_record_and_mended_from_its_mirror()
    {
        var decision = await _log.MinutesAsync("one.json");
        await _log.Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 3");

        var found = await _log.RunAsync("audit", "verify");
        found.ExitCode.ShouldBe(1);
        found.Out.ShouldStartWith("NOT SOUND from record 3: Entry 3 is missing");
        (await _log.RunAsync("minutes", LogUnderTest.Meeting)).Talk.ShouldContain("record 3 is missing");
        (await _log.DoAsync("audit", "mirror")).Talk.ShouldContain("put back from the mirror");

        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 6 records");
        (await _log.DoAsync("audit", "show", decision, "--part", "answer")).Out.ShouldStartWith("{");
    }

    [Fact]
    public async Task A_damaged_database_or_backup_is_said_to_be_damaged()
    {
        await _log.MinutesAsync("one.json");
        await _log.DoAsync("backup", "--out", _log.Folder.Combine("store.backup"));
        await _log.DoAsync("backup", "--out", _log.Folder.Combine("broken.backup"));
        Break(_log.Folder.Combine("broken.backup"));
        var refused = await _log.RunAsync("restore", _log.Folder.Combine("broken.backup"));
        refused.ExitCode.ShouldBe(3, refused.Talk);

        Break(Path.Combine(_log.Data, "quickaction.db"));
        var failed = await _log.RunAsync("audit", "verify");
        failed.ExitCode.ShouldBe(1);
        failed.Talk.ShouldContain("is damaged");
        await _log.DoAsync("restore", _log.Folder.Combine("store.backup"));

        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 5 records");
    }

    /// <summary>Overwrites all pages but the first.</summary>
    private static void Break(string file)
    {
        using var database = new FileStream(file, FileMode.Open);
        database.Seek(4096, SeekOrigin.Begin);
        database.Write(new byte[database.Length - 4096]);
    }

    [Fact]
    public async Task A_store_that_another_program_has_open_is_not_restored()
    {
        await _log.MinutesAsync("one.json");
        await _log.DoAsync("backup", "--out", _log.Folder.Combine("store.backup"));
        await using (await _log.OpenAsync())
        {
            var refused = await _log.RunAsync("restore", _log.Folder.Combine("store.backup"));
            refused.ExitCode.ShouldBe(1);
            refused.Talk.ShouldContain("has the store open");
        }

        await _log.DoAsync("restore", _log.Folder.Combine("store.backup"));
    }

    [Fact]
    public async Task A_damaged_mirror_is_said_and_written_again_before_a_backup_is_compared_with_it()
    {
        await _log.MinutesAsync("one.json");
        await _log.DoAsync("backup", "--out", _log.Folder.Combine("store.backup"));
        await _log.MinutesAsync("two.json");
        var bundle = Directory.EnumerateFiles(Path.Combine(_log.Data, "mirror", "tile", "entries"), "*", SearchOption.AllDirectories).Single();
        File.Delete(bundle);

        (await _log.RunAsync("audit", "verify")).Out.ShouldContain("mirror");
        var refused = await _log.RunAsync("restore", _log.Folder.Combine("store.backup"));
        refused.ExitCode.ShouldBe(1);
        refused.Talk.ShouldContain("was not put back");
        (await _log.DoAsync("audit", "mirror")).Talk.ShouldContain("was written again");
        (await _log.DoAsync("audit", "mirror")).Talk.ShouldContain("is whole");

        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 8 records");
        await _log.DoAsync("restore", _log.Folder.Combine("store.backup"));
    }

    [Fact]
    public async Task Where_the_checkpoint_of_the_mirror_was_damaged_each_command_names_the_file_and_the_command_that_it_names_helps()
    {
        await _log.MinutesAsync("one.json");
        await _log.DoAsync("backup", "--out", _log.Folder.Combine("store.backup"));
        await _log.MinutesAsync("two.json");
        var head = Path.Combine(_log.Data, "mirror", "checkpoint");
        await File.WriteAllTextAsync(head, "hello\n", TestContext.Current.CancellationToken);

        (await _log.RunAsync("audit", "verify")).Out.ShouldContain(head);
        foreach (var command in new string[][] { ["minutes", LogUnderTest.Meeting, "--out", _log.Folder.Combine("three.json")], ["audit", "export", "--out", _log.Folder.Combine("export")] })
        {
            var refused = await _log.RunAsync(command);
            refused.ExitCode.ShouldBe(1);
            refused.Talk.ShouldContain($"{head}, which says how far the mirror goes, is damaged");
            refused.Talk.ShouldContain("`quickaction audit mirror` writes it again");
        }

        var mended = await _log.DoAsync("audit", "mirror");
        mended.Talk.ShouldContain("it was written again from the mark beside the keys");
        mended.Talk.ShouldContain("The mirror is whole.");
        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 8 records");
        await File.WriteAllTextAsync(head, "hello\n", TestContext.Current.CancellationToken);
        await _log.DoAsync("restore", _log.Folder.Combine("store.backup"));
    }

    [Fact]
    public async Task What_was_put_into_the_table_of_checkpoints_is_said_to_be_taken_out_and_a_lost_one_of_a_change_of_keys_is_named()
    {
        await _log.MinutesAsync("one.json");
        await _log.DoAsync("audit", "rotate-key");
        await _log.MinutesAsync("two.json");
        Directory.Delete(Path.Combine(_log.Data, "mirror", "checkpoints"), recursive: true);
        await _log.Under.TamperAsync("UPDATE audit_checkpoint SET note = 'x' WHERE size = 6");

        var mended = await _log.DoAsync("audit", "mirror");

        mended.Talk.ShouldContain("were taken out of audit_checkpoint");
        mended.Talk.ShouldNotContain("Written again from the log's records");
        mended.Talk.ShouldContain("The checkpoint of 6 records, in which the keys of before record 5 handed over");
        (await _log.DoAsync("audit", "verify")).Talk.ShouldContain("Copy the file checkpoints/6 of an export");
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();
}
