using System.Text;
using System.Text.Json;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.TestKit;
using QuickAction.TestKit.Audit;

namespace QuickAction.Cli.Tests;

/// <summary>What a governance officer does with the log, from the real process.</summary>
public sealed class AuditCommandTests : IAsyncDisposable
{
    private readonly LogUnderTest _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_is_shown_by_the_id_in_its_result_with_the_exact_input_and_answer()
    {
        var decision = await _log.MinutesAsync("team.json", "--case", "CASE-7");

        var shown = await _log.DoAsync("audit", "show", decision);

        shown.Out.ShouldContain("Record 2 of quickaction.local/");
        shown.Out.ShouldContain("Record 3 of quickaction.local/");
        shown.Out.ShouldContain("CASE-7");
        shown.Out.ShouldContain("\"decision.completed\"");
        using var answer = JsonDocument.Parse((await _log.DoAsync("audit", "show", "3", "--part", "answer")).OutBytes);
        answer.RootElement.GetProperty("actions").GetArrayLength().ShouldBeGreaterThan(0);
        using var json = JsonDocument.Parse((await _log.DoAsync("audit", "show", decision, "--format", "json")).OutBytes);
        var records = json.RootElement.GetProperty("records");
        records[1].GetProperty("leaf").GetProperty("decision_id").GetString().ShouldBe(decision);
        var input = records[0].GetProperty("content").GetProperty("parts").GetProperty("input").GetBytesFromBase64();
        Encoding.UTF8.GetString(input).ShouldContain("team-meeting.vtt");
        input.ShouldBe((await _log.DoAsync("audit", "show", "2", "--part", "input")).OutBytes);
    }

    [Fact]
    public async Task What_is_kept_of_a_decision_and_was_changed_is_not_shown_and_ends_with_1()
    {
        var decision = await _log.MinutesAsync("team.json");
        await _log.Under.TamperAsync("UPDATE audit_content SET sealed = (SELECT sealed FROM audit_content WHERE kind = 'decision.requested') WHERE kind = 'decision.completed'");

        var shown = await _log.RunAsync("audit", "show", decision);

        shown.ExitCode.ShouldBe(1);
        shown.Talk.ShouldContain("What is kept of record 3 is not what was recorded");
        shown.Out.ShouldContain("is not shown");
        (await _log.RunAsync("audit", "show", "3", "--part", "answer")).ExitCode.ShouldBe(1);
        (await _log.RunAsync("audit", "verify")).Out.ShouldStartWith("NOT SOUND from record 3: What is kept");
    }

    [Fact]
    public async Task A_word_document_prints_a_state_of_the_log_that_was_signed_and_that_holds_its_decision()
    {
        await _log.DoAsync("minutes", LogUnderTest.Meeting, "--format", "docx", "--out", _log.Folder.Combine("team.docx"));

        await using var store = await _log.OpenAsync();
        var roots = await _log.Under.CountAsync("SELECT COUNT(*) FROM audit_checkpoint WHERE size = 4");
        roots.ShouldBe(1, "the log was signed when the decision was in it and before the document was written");
        var note = (await _log.Under.BytesAsync("SELECT root FROM audit_checkpoint WHERE size = 4")).Single();
        using var package = System.IO.Compression.ZipFile.OpenRead(_log.Folder.Combine("team.docx"));
        using var foot = new StreamReader((package.GetEntry("word/footer1.xml") ?? throw new InvalidDataException()).Open());
        (await foot.ReadToEndAsync(Token)).ShouldContain($"log root {Convert.ToBase64String(note)[..10]}… at 4");
    }

    [Theory]
    [InlineData("show", "99")]
    [InlineData("show", "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00")]
    [InlineData("show", "0", "--part", "answer")]
    [InlineData("show", "2", "--part", "reply")]
    [InlineData("proof", "99")]
    [InlineData("erase", "--case", "CASE-9", "--ground", "art17")]
    [InlineData("verify", "/nowhere/at/all", "--key", "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("verify", "/tmp")]
    public async Task What_the_log_does_not_have_is_3_with_one_sentence(params string[] arguments)
    {
        await _log.MinutesAsync("team.json");

        var run = await _log.RunAsync(["audit", .. arguments]);

        run.ExitCode.ShouldBe(3, run.Talk);
        run.Out.ShouldBeEmpty();
        run.Talk.Trim().Split('\n').Length.ShouldBe(1, run.Talk);
    }

    [Theory]
    [InlineData("show", "first")]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("erase", "--case", "CASE-7")]
    [InlineData("erase", "--case", "CASE-7", "--ground", "because")]
    [InlineData("erase", "--ground", "art17")]
    [InlineData("erase", "--case", "CASE-7", "--record", "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", "--ground", "art17")]
    public async Task Wrong_usage_is_2(params string[] arguments)
    {
        var run = await _log.RunAsync(["audit", .. arguments]);

        run.ExitCode.ShouldBe(2, run.Talk);
        run.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("show", "0")]
    [InlineData("verify")]
    [InlineData("proof", "0")]
    [InlineData("rotate-key")]
    public async Task Where_there_is_no_log_none_is_begun(params string[] arguments)
    {
        var run = await _log.RunAsync(["audit", .. arguments]);

        run.ExitCode.ShouldBe(3, run.Talk);
        run.Talk.ShouldContain("--data");
        Directory.Exists(_log.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task An_export_is_sound_and_a_changed_one_names_the_record()
    {
        await _log.MinutesAsync("team.json");
        await _log.MinutesAsync("again.json");
        var export = _log.Folder.Combine("export");
        var key = (await _log.DoAsync("audit", "export", "--out", export)).Out.Split('\n').Single(l => l.StartsWith("Key", StringComparison.Ordinal))[4..].Trim();

        var sound = await _log.DoAsync("audit", "verify", export, "--key", key, "--policy", Path.Combine(export, "policy"));
        sound.Out.ShouldStartWith("SOUND: 8 records");
        (await _log.DoAsync("audit", "verify", export)).Talk.ShouldContain("--key");
        (await _log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 8 records");
        var stranger = await _log.RunAsync("audit", "verify", export, "--key", SomeKeys.Log.Verifier.ToString());
        stranger.ExitCode.ShouldBe(1, stranger.Talk);

        var bundle = Path.Combine(export, "tile", "entries", "000.p", "8");
        var bytes = await File.ReadAllBytesAsync(bundle, Token);
        bytes[bytes.AsSpan().LastIndexOf("decision.completed"u8)] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes, Token);
        var changed = await _log.RunAsync("audit", "verify", export, "--key", key);
        changed.ExitCode.ShouldBe(1);
        changed.Out.ShouldContain("NOT SOUND from record 6");
    }

    [Fact]
    public async Task A_policy_that_names_no_log_leaves_the_caution_that_the_key_came_with_the_log()
    {
        await _log.MinutesAsync("team.json");
        var export = _log.Folder.Combine("export");
        await _log.DoAsync("audit", "export", "--out", export);
        var none = _log.Folder.Combine("none");
        await File.WriteAllTextAsync(none, "quorum none\n", Token);
        var named = _log.Folder.Combine("named");
        // As Windows writes it.
        await File.WriteAllTextAsync(named, (await File.ReadAllTextAsync(Path.Combine(export, "policy"), Token)).ReplaceLineEndings("\r\n"), Token);

        (await _log.DoAsync("audit", "verify", export, "--policy", none)).Talk.ShouldContain("The key came with the log");
        (await _log.DoAsync("audit", "verify", export, "--policy", named)).Talk.ShouldNotContain("The key came with the log");
    }

    [Fact]
    public async Task A_key_or_a_policy_out_of_the_export_itself_leaves_the_caution_that_the_key_came_with_the_log()
    {
        await _log.MinutesAsync("team.json");
        var export = _log.Folder.Combine("export");
        await _log.DoAsync("audit", "export", "--out", export);
        var elsewhere = _log.Folder.Combine("log.vkey");
        File.Copy(Path.Combine(export, "log.vkey"), elsewhere);

        (await _log.DoAsync("audit", "verify", export, "--policy", Path.Combine(export, "policy"))).Talk.ShouldContain("The key came with the log");
        (await _log.DoAsync("audit", "verify", export, "--key", Path.Combine(export, "log.vkey"))).Talk.ShouldContain("The key came with the log");
        (await _log.DoAsync("audit", "verify", export, "--key", elsewhere, "--policy", Path.Combine(export, "policy"))).Talk.ShouldNotContain("The key came with the log");
    }

    [Theory]
    [InlineData("audit", "export", "--out", "export")]
    [InlineData("audit", "mirror")]
    [InlineData("backup", "--out", "backup")]
    public async Task Why_a_store_is_shut_is_said_once(params string[] command)
    {
        await _log.MinutesAsync("team.json");
        await _log.Under.TamperAsync("INSERT INTO audit_entry (position, leaf, leaf_hash) SELECT 5, leaf, leaf_hash FROM audit_entry WHERE position = 2");

        var run = await Cli.RunAsync(Cli.Program, command, _log.Environment, _log.Folder.Path);

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Talk.Split('\n').ShouldContain(line => line.StartsWith("Record 5 is a copy of record 2", StringComparison.Ordinal), 1);
    }

    [Theory]
    [InlineData("--key")]
    [InlineData("--checkpoint")]
    [InlineData("--policy")]
    public async Task A_file_that_is_not_what_it_should_be_is_named(string option)
    {
        await _log.MinutesAsync("team.json");
        await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("export"));
        var junk = _log.Folder.Combine("junk");
        await File.WriteAllTextAsync(junk, "junk", Token);

        var run = await _log.RunAsync("audit", "verify", _log.Folder.Combine("export"), option, junk);

        run.ExitCode.ShouldBe(3, run.Talk);
        run.Talk.ShouldContain(junk);
    }

    [Theory]
    [InlineData("keys/log.key", "audit", "verify")]
    [InlineData("keys/content.key", "audit", "verify")]
    [InlineData("mirror/checkpoint", "audit", "export", "--out", "/nowhere/at/all")]
    public async Task A_file_of_the_store_that_cannot_be_read_or_written_is_named(string file, params string[] command)
    {
        await _log.MinutesAsync("team.json");
        var path = Path.Combine(_log.Data, file);
        File.Delete(path);
        // A folder can be read by nobody as a file, whoever runs the tests.
        Directory.CreateDirectory(path);

        var run = await _log.RunAsync(command);

        run.ExitCode.ShouldNotBe(0, run.Talk);
        (run.Talk + run.Out).ShouldContain(path);
    }

    [Fact]
    public async Task A_file_that_somebody_added_to_an_export_is_named_and_is_a_fault_among_the_tiles_alone()
    {
        await _log.MinutesAsync("team.json");
        var export = _log.Folder.Combine("export");
        await _log.DoAsync("audit", "export", "--out", export);
        (await _log.DoAsync("audit", "verify", export)).Talk.ShouldNotContain("Not a part of the log");
        Directory.CreateDirectory(Path.Combine(export, "more"));
        await File.WriteAllTextAsync(Path.Combine(export, "more", "read me.txt"), "All is well.", Token);

        var cautioned = await _log.DoAsync("audit", "verify", export);
        cautioned.Out.ShouldStartWith("SOUND");
        cautioned.Talk.ShouldContain("Not a part of the log, and not checked: more/read me.txt.");

        await File.WriteAllTextAsync(Path.Combine(export, "tile", "entries", "001"), "", Token);
        var refused = await _log.RunAsync("audit", "verify", export);
        refused.ExitCode.ShouldBe(1, refused.Talk);
        refused.Out.ShouldContain("tile/entries/001");
    }

    [Fact]
    public async Task A_receipt_cannot_open_what_the_record_does_not_have_and_says_what_it_has()
    {
        await _log.MinutesAsync("team.json");

        var run = await _log.RunAsync("audit", "proof", "4", "--open", "nosuch");

        run.ExitCode.ShouldBe(3, run.Talk);
        run.Out.ShouldBeEmpty();
        run.Talk.ShouldContain("nosuch");
        run.Talk.ShouldContain("export_commit");
    }

    [Fact]
    public async Task The_live_store_names_the_record_that_was_changed_in_the_database()
    {
        await _log.MinutesAsync("team.json");
        await _log.Under.TamperAsync("UPDATE audit_entry SET leaf = (SELECT leaf FROM audit_entry WHERE position = 0) WHERE position = 3");

        var run = await _log.RunAsync("audit", "verify");

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Out.ShouldContain("record 3");
    }

    [Fact]
    public async Task OpenSSL_does_what_VERIFY_txt_says()
    {
        await _log.MinutesAsync("team.json");
        await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("export"));
        var commands = (await File.ReadAllLinesAsync(_log.Folder.Combine("export", "VERIFY.txt"), Token))
            .SkipWhile(l => !l.Contains("OpenSSL", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.Length > 0).Select(l => l.Trim()).ToList();
        commands.Count.ShouldBe(4);

        var good = await BashAsync(string.Join(" && ", commands));
        good.ShouldBe(new Answer(0, "Signature Verified Successfully", ""));
        var checkpoint = _log.Folder.Combine("export", "checkpoint");
        await File.WriteAllTextAsync(checkpoint, (await File.ReadAllTextAsync(checkpoint, Token)).Replace("\n5\n", "\n4\n", StringComparison.Ordinal), Token);
        (await BashAsync(string.Join(" && ", commands))).ExitCode.ShouldNotBe(0);

        Task<Answer> BashAsync(string script) => OutsideProgram.RunAsync("bash", ["-c", $"cd '{_log.Folder.Combine("export")}' && {script}"]);
    }

    [Fact]
    public async Task Sigstore_accepts_a_proof_that_the_command_wrote_and_refuses_it_for_another_record()
    {
        OutsideProgram.NeedPackages();
        await _log.MinutesAsync("team.json");

        var receipt = Receipt.Parse((await _log.DoAsync("audit", "proof", "3")).Out);

        var note = receipt.Proof.Checkpoint;
        foreach (var line in (await _log.DoAsync("audit", "verify")).Out.Split('\n').Where(l => l.StartsWith("Key", StringComparison.Ordinal)))
        {
            var key = VerifierKey.Parse(line[4..].Trim());
            (await Sigstore.CheckAsync(key, note, receipt.Leaf, 3, receipt.Proof.Path)).ShouldBe(new Answer(0, "ok", ""));
            (await Sigstore.CheckAsync(key, note, receipt.Leaf, 2, receipt.Proof.Path)).ExitCode.ShouldBe(1);
            (await Sigstore.CheckAsync(key, note, "{}"u8.ToArray(), 3, receipt.Proof.Path)).ExitCode.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("json")]
    [InlineData("html")]
    [InlineData("md")]
    public async Task A_receipt_beside_a_result_proves_it_to_somebody_with_the_key_alone(string format)
    {
        var result = _log.Folder.Combine($"team.{format}");
        await _log.DoAsync("minutes", LogUnderTest.Meeting, "--format", format, "--out", result, "--receipt");
        var key = (await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("export"))).Out.Split('\n').Single(l => l.StartsWith("Key", StringComparison.Ordinal))[4..].Trim();
        await _log.Under.LoseAsync();

        var proved = await _log.DoAsync("audit", "verify", result + ".tlog-proof", "--key", key);
        proved.Out.ShouldContain("PROVED: record 4");
        proved.Out.ShouldContain($"team.{format} is the file that was recorded");
        (await _log.RunAsync("audit", "verify", result + ".tlog-proof", "--key", SomeKeys.Log.Verifier.ToString())).ExitCode.ShouldBe(1);
        (await _log.RunAsync("audit", "verify", result + ".tlog-proof")).ExitCode.ShouldBe(2);
        await File.AppendAllTextAsync(result, " ", Token);
        var changed = await _log.RunAsync("audit", "verify", result + ".tlog-proof", "--key", key);
        changed.ExitCode.ShouldBe(1);
        changed.Out.ShouldContain("NOT PROVED");
    }

    [Fact]
    public async Task A_receipt_that_does_not_hold_the_files_hash_proves_no_file()
    {
        var result = _log.Folder.Combine("team.json");
        await _log.DoAsync("minutes", LogUnderTest.Meeting, "--out", result);
        await File.AppendAllTextAsync(result, " ", Token);
        var key = (await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("export"))).Out.Split('\n').Single(l => l.StartsWith("Key", StringComparison.Ordinal))[4..].Trim();
        await _log.DoAsync("audit", "proof", "4", "--out", result + ".tlog-proof");

        var beside = await _log.RunAsync("audit", "verify", result + ".tlog-proof", "--key", key);

        beside.ExitCode.ShouldBe(1, beside.Out);
        beside.Out.ShouldContain("PROVED: record 4");
        beside.Out.ShouldContain("NOT PROVED: team.json.");
        File.Delete(result);
        (await _log.DoAsync("audit", "verify", result + ".tlog-proof", "--key", key)).Out.ShouldNotContain("NOT PROVED");
    }

    [Fact]
    public async Task A_receipt_is_held_against_a_checkpoint_from_elsewhere()
    {
        var result = _log.Folder.Combine("team.json");
        await _log.DoAsync("minutes", LogUnderTest.Meeting, "--out", result, "--receipt");
        var receipt = result + ".tlog-proof";
        await _log.DoAsync("audit", "export", "--out", _log.Folder.Combine("export"));
        var mine = _log.Folder.Combine("export", "checkpoint");
        var note = SignedNote.Parse(await File.ReadAllTextAsync(mine, Token));
        var claim = Checkpoint.Of(note);
        // A log whose keeper has signed two states of one size.
        var keeper = SomeKeys.Log;
        var forged = SignedNote.Sign(note.Text.Replace(claim.Root.ToString(), Convert.ToBase64String(new byte[32]), StringComparison.Ordinal).Replace(claim.Origin, keeper.Verifier.Name, StringComparison.Ordinal), keeper);
        var ours = SignedNote.Sign(note.Text.Replace(claim.Origin, keeper.Verifier.Name, StringComparison.Ordinal), keeper);
        var parsed = Receipt.Parse(await File.ReadAllTextAsync(receipt, Token));
        await File.WriteAllTextAsync(receipt, (parsed.Proof with { Checkpoint = ours }).ToString(), Token);
        await File.WriteAllTextAsync(_log.Folder.Combine("same"), ours.ToString(), Token);
        await File.WriteAllTextAsync(_log.Folder.Combine("forged"), forged.ToString(), Token);
        var larger = note.Text.Replace(claim.Origin, keeper.Verifier.Name, StringComparison.Ordinal).Replace("\n5\n", "\n6\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_log.Folder.Combine("larger"), SignedNote.Sign(larger, keeper).ToString(), Token);

        var same = await _log.DoAsync("audit", "verify", receipt, "--key", keeper.Verifier.ToString(), "--checkpoint", _log.Folder.Combine("same"));
        same.Out.ShouldContain("is the one that the receipt is under");
        var contradicted = await _log.RunAsync("audit", "verify", receipt, "--key", keeper.Verifier.ToString(), "--checkpoint", _log.Folder.Combine("forged"));
        contradicted.ExitCode.ShouldBe(1, contradicted.Out);
        contradicted.Out.ShouldStartWith("NOT PROVED: The log has signed two different states of 5 records");
        var other = await _log.RunAsync("audit", "verify", receipt, "--key", keeper.Verifier.ToString(), "--checkpoint", _log.Folder.Combine("larger"));
        other.ExitCode.ShouldBe(2, other.Out);
        other.Out.ShouldBeEmpty();
        other.Talk.ShouldContain("yours is of 6");
        (await _log.RunAsync("audit", "verify", receipt, "--key", keeper.Verifier.ToString(), "--checkpoint", mine)).ExitCode.ShouldBe(1, "of another log");
    }

    [Fact]
    public async Task A_result_that_is_written_anew_without_a_receipt_has_no_old_one_beside_it()
    {
        var result = _log.Folder.Combine("team.json");
        await _log.DoAsync("minutes", LogUnderTest.Meeting, "--out", result, "--receipt");
        File.Exists(result + ".tlog-proof").ShouldBeTrue();

        await _log.DoAsync("minutes", LogUnderTest.Meeting, "--out", result);

        File.Exists(result + ".tlog-proof").ShouldBeFalse();
    }

    [Theory]
    [InlineData("`quickaction audit export --help`", "audit", "export")]
    [InlineData("`quickaction audit witness cosign --help`", "audit", "witness", "cosign")]
    [InlineData("`quickaction minutes --help`", "minutes")]
    public async Task A_command_that_was_put_together_wrongly_is_told_the_help_that_there_is(string hint, params string[] arguments)
    {
        var run = await _log.RunAsync(arguments);

        run.ExitCode.ShouldBe(2);
        run.Talk.ShouldContain(hint);
    }

    [Fact]
    public async Task A_name_of_nothing_is_said_to_be_that_and_not_a_receipt_without_a_key()
    {
        var run = await _log.RunAsync("audit", "verify", "/nowhere/at/all");

        run.ExitCode.ShouldBe(3);
        run.Talk.ShouldContain("There is no exported log and no receipt at /nowhere/at/all");
    }

    [Fact]
    public async Task A_log_that_is_not_sound_is_told_so_in_the_result_whatever_is_wrong_with_it()
    {
        await _log.MinutesAsync("team.json");
        var export = _log.Folder.Combine("export");
        await _log.DoAsync("audit", "export", "--out", export);
        await _log.MinutesAsync("again.json");
        await _log.DoAsync("audit", "export", "--out", export);
        File.Copy(Path.Combine(export, "checkpoint"), _log.Folder.Combine("kept"));
        var kept = await File.ReadAllTextAsync(_log.Folder.Combine("kept"), Token);
        await File.WriteAllTextAsync(_log.Folder.Combine("kept"), kept.Replace("\n8\n", "\n7\n", StringComparison.Ordinal), Token);

        var bent = await _log.RunAsync("audit", "verify", export, "--checkpoint", _log.Folder.Combine("kept"));
        bent.ExitCode.ShouldBe(1);
        bent.Out.ShouldStartWith("NOT SOUND: The checkpoint to compare with, of 7 records: The signature of");
        await File.WriteAllTextAsync(Path.Combine(export, "log.vkey"), "no key\n", Token);
        var keyless = await _log.RunAsync("audit", "verify", export);
        keyless.ExitCode.ShouldBe(1);
        keyless.Out.ShouldStartWith("NOT SOUND");
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_written_is_named_and_no_result_is_given_out()
    {
        await _log.MinutesAsync("team.json");
        var mirror = Path.Combine(_log.Data, "mirror");
        Directory.Move(Path.Combine(mirror, "tile"), _log.Folder.Combine("aside"));
        await File.WriteAllTextAsync(Path.Combine(mirror, "tile"), "in the way", Token);

        var run = await _log.RunAsync("minutes", LogUnderTest.Meeting, "--out", _log.Folder.Combine("again.json"));

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Talk.ShouldContain($"The mirror of the decision log in {mirror} could not be");
        File.Exists(_log.Folder.Combine("again.json")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("minutes")]
    [InlineData("audit", "verify")]
    [InlineData("audit", "show", "0")]
    public async Task A_full_standard_output_is_one_plain_sentence(params string[] arguments)
    {
        await _log.MinutesAsync("team.json");
        string[] command = arguments[0] == "minutes" ? ["minutes", LogUnderTest.Meeting] : arguments;

        var run = await Cli.RunAsync("bash", ["-c", "exec \"$0\" \"$@\" > /dev/full", Cli.Program, .. command], _log.Environment);

        run.ExitCode.ShouldBe(1);
        run.Talk.ShouldContain("could not be written to standard output");
        run.Talk.ShouldNotContain("report");
    }

    [Fact]
    public async Task A_receipt_without_a_file_to_lie_beside_is_wrong_usage()
    {
        (await _log.RunAsync("minutes", LogUnderTest.Meeting, "--receipt")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task After_new_keys_old_checkpoints_are_good_and_the_old_key_leads_to_the_new_ones()
    {
        await _log.MinutesAsync("team.json");
        var export = _log.Folder.Combine("export");
        var old = (await _log.DoAsync("audit", "export", "--out", export)).Out.Split('\n').Single(l => l.StartsWith("Key", StringComparison.Ordinal))[4..].Trim();
        File.Copy(Path.Combine(export, "checkpoint"), _log.Folder.Combine("kept"));

        var key = (await _log.DoAsync("audit", "rotate-key")).Out.Split('\n')[0];
        await _log.MinutesAsync("again.json");

        await _log.DoAsync("audit", "export", "--out", export);
        (await _log.DoAsync("audit", "verify", export, "--key", key, "--checkpoint", _log.Folder.Combine("kept"))).Out.ShouldStartWith("SOUND");
        (await _log.DoAsync("audit", "verify", export, "--key", old)).Out.ShouldContain("handed over");
        Directory.GetFiles(Path.Combine(export, "keys")).Length.ShouldBe(4);
    }

    [Fact]
    public async Task One_council_vouches_for_another_and_refuses_a_log_that_was_put_back()
    {
        await using var neighbour = new LogUnderTest();
        await neighbour.MinutesAsync("theirs.json");
        var decision = await _log.MinutesAsync("ours.json");
        var key = (await _log.DoAsync("audit", "verify")).Out.Split('\n').First(l => l.StartsWith("Key", StringComparison.Ordinal))[4..].Trim();
        var witness = (await neighbour.DoAsync("audit", "witness", "key")).Out.Trim();
        string Path(string name) => _log.Folder.Combine(name);

        await _log.DoAsync("audit", "witness", "ask", "--out", Path("request"));
        await neighbour.DoAsync("audit", "witness", "cosign", Path("request"), "--log", key, "--out", Path("cosignature"));
        // Lines of other keys, as C2SP tlog-witness lets a witness send them, are ignored wherever they stand.
        var foreign = SignedNote.Sign("other\n", SomeKeys.Log).Signatures[0].ToString();
        await File.WriteAllTextAsync(Path("foreign"), foreign + "\n", Token);
        var none = await _log.RunAsync("audit", "witness", "add", Path("foreign"), "--witness", witness);
        none.ExitCode.ShouldBe(3);
        none.Talk.ShouldContain("no cosignature of");
        await File.WriteAllTextAsync(Path("cosignature"), $"{foreign}\n{await File.ReadAllTextAsync(Path("cosignature"), Token)}{foreign}\n", Token);
        await _log.DoAsync("audit", "witness", "add", Path("cosignature"), "--witness", witness);

        await _log.DoAsync("audit", "export", "--out", Path("export"));
        await File.WriteAllTextAsync(Path("policy"), $"log {key}\nwitness neighbour {witness}\nquorum neighbour\n", Token);
        (await _log.DoAsync("audit", "verify", Path("export"), "--policy", Path("policy"))).Out.ShouldStartWith("SOUND");
        (await File.ReadAllTextAsync(Path("export/checkpoint"), Token)).ShouldContain(witness.Split('+')[0]);

        await _log.MinutesAsync("later.json");
        await _log.DoAsync("audit", "witness", "ask", "--out", Path("later"));
        var again = await neighbour.RunAsync("audit", "witness", "cosign", Path("later"), "--log", key);
        again.ExitCode.ShouldBe(1);
        again.Talk.ShouldContain("409");
        again.Talk.ShouldContain("--old 5");
        await _log.DoAsync("audit", "witness", "ask", "--old", "5", "--out", Path("later"));
        await neighbour.DoAsync("audit", "witness", "cosign", Path("later"), "--log", key);
        (await neighbour.RunAsync("audit", "witness", "cosign", Path("request"), "--log", key)).ExitCode.ShouldBe(1);
        (await neighbour.RunAsync("audit", "witness", "cosign", Path("request"), "--log", SomeKeys.Log.Verifier.ToString())).Talk.ShouldContain("404");
        decision.ShouldNotBeEmpty();
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();
}
