namespace QuickAction.Cli.Tests;

/// <summary>What an officer is told who asks whether all is well, when it is not, or when what is asked about is not all that there is.</summary>
public sealed class VerifyCommandTests : IAsyncDisposable
{
    private readonly LogUnderTest _log = new();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData("verify")]
    [InlineData("show", "1")]
    [InlineData("proof", "1")]
    [InlineData("export", "--out", "export")]
    [InlineData("mirror")]
    [InlineData("mirror", "--end-lost")]
    public async Task Where_nothing_is_left_of_a_log_but_its_keys_every_command_says_that_there_was_one(params string[] command)
    {
        await _log.MinutesAsync("team.json");
        foreach (var file in Directory.GetFiles(_log.Data, "quickaction.db*"))
        {
            File.Delete(file);
        }

        Directory.Delete(Path.Combine(_log.Data, "mirror"), recursive: true);

        var run = await _log.RunAsync(["audit", .. command]);

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Talk.ShouldContain("There is no database and no mirror, but the signing keys have signed a log of 5 records");
        run.Talk.ShouldContain("quickaction restore");
        run.Talk.ShouldNotContain("Nothing has been recorded");
    }

    [Fact]
    public async Task An_export_that_is_older_than_a_checkpoint_is_not_called_cut()
    {
        await _log.MinutesAsync("team.json", "--case", "CASE-7");
        var (old, newer) = (_log.Folder.Combine("old"), _log.Folder.Combine("new"));
        await _log.DoAsync("audit", "export", "--out", old);
        await _log.DoAsync("audit", "hold", "--case", "CASE-7", "--reason", "Inquest.");
        await _log.DoAsync("audit", "export", "--out", newer);

        var run = await _log.RunAsync("audit", "verify", old, "--checkpoint", Path.Combine(newer, "checkpoint"));

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Out.Trim().ShouldBe(
            "NOT SOUND from record 5: This copy of the log has 5 records, and a signed checkpoint of 6 is known: the copy is older than that, or records were taken from its end. Ask for a newer copy.");
        (await _log.RunAsync("audit", "verify", newer, "--checkpoint", Path.Combine(old, "checkpoint"))).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_told_that_records_will_be_signed_where_nothing_is()
    {
        await _log.MinutesAsync("team.json", "--case", "CASE-7");
        await _log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17");
        await _log.Under.TamperAsync("DELETE FROM audit_checkpoint");
        Directory.Delete(Path.Combine(_log.Data, "mirror"), recursive: true);
        File.Delete(_log.Under.Mark);

        var run = await _log.RunAsync("audit", "verify");

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Talk.ShouldContain("6 record(s) are covered by no checkpoint that is left here, and none is signed as long as this is so.");
        run.Talk.ShouldNotContain("the next result or export signs them");
    }

    [Fact]
    public async Task A_receipt_under_a_key_of_before_is_said_to_need_that_key_and_not_to_be_false()
    {
        var result = _log.Folder.Combine("team.json");
        await _log.DoAsync("minutes", LogUnderTest.Meeting, "--out", result, "--receipt");
        await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("before"));
        await _log.DoAsync("audit", "rotate-key");
        await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("after"));
        var (old, today) = (_log.Folder.Combine("before", "log.vkey"), _log.Folder.Combine("after", "log.vkey"));

        var run = await _log.RunAsync("audit", "verify", result + ".tlog-proof", "--key", today);

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Out.ShouldStartWith("NOT PROVED: No signature on the receipt's checkpoint is from the key that you gave. The log may have had another key then");
        run.Out.ShouldContain("keys/ of an export");
        (await _log.RunAsync("audit", "verify", result + ".tlog-proof", "--key", old)).ExitCode.ShouldBe(0);
        (await _log.RunAsync("audit", "verify", result + ".tlog-proof", "--key", today, "--key", old)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_record_that_is_missing_is_named_with_what_puts_it_right()
    {
        await _log.MinutesAsync("team.json");
        await _log.Under.TamperAsync("DELETE FROM audit_entry WHERE position = 3");

        var shown = await _log.RunAsync("audit", "show", "3");
        var verified = await _log.RunAsync("audit", "verify");

        shown.ExitCode.ShouldBe(1, shown.Talk);
        shown.Talk.ShouldContain("Entry 3 is missing");
        verified.Out.ShouldStartWith("NOT SOUND from record 3: Entry 3 is missing");
        verified.Out.ShouldContain("A backup of the database from before puts it right");
    }

    [Fact]
    public async Task A_case_whose_key_is_gone_is_not_said_to_be_erased_or_never_recorded()
    {
        var decision = await _log.MinutesAsync("team.json", "--case", "CASE-7");
        await _log.Under.TamperKeysAsync("DELETE FROM data_key WHERE job <> 'log'");

        foreach (var what in new[] { new[] { "--case", "CASE-7" }, ["--record", decision] })
        {
            foreach (var command in new string[][] { ["erase", "--ground", "art17"], ["hold", "--reason", "Inquest."] })
            {
                var run = await _log.RunAsync(["audit", .. command, .. what]);

                run.ExitCode.ShouldBe(1, run.Talk);
                run.Talk.ShouldContain("The key to the content of record 2 to 4 is gone from the key store, and no erasure of it is recorded");
                run.Talk.ShouldNotContain("erased before");
            }
        }
    }
}
