using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Audit;

namespace QuickAction.TestKit.Storage;

/// <summary>Whose records, keys and marks the store believes: its own, and nobody's who can only write to the database or has a key that was replaced.</summary>
public abstract class AuditStoreOwnSuite : IAsyncLifetime
{
    private static readonly DecisionActor Officer = new("tenant-1", "records.officer", "governance", "Governance");
    private static readonly ErasureOrder Order = new("art17", Officer);
    private StoreUnderTest? _under;

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Job => SomeDecisions.Job().Id;

    private string KeyFile => Path.Combine(Under.Options.DataFolder, "keys", "log.key");

    public async ValueTask InitializeAsync() => _under = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_under is not null)
        {
            await _under.DisposeAsync();
        }
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Asvs("V16.4.2")]
    [Fact]
    public async Task A_record_that_somebody_wrote_into_the_database_is_named_and_nothing_is_signed_over_it()
    {
        await DecideAsync();
        await using (var running = await Under.OpenAsync())
        {
            await WriteLeafAsync(3, Leaf("config.changed", ("change", "settings.changed")));
            (await Should.ThrowAsync<QuickActionException>(() => running.PublishAsync(Token))).Message.ShouldContain("Record 3 was not made by this program");
            (await running.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(3);
            await SomeDecisions.DecideAsync(running, SomeDecisions.Job("after"));
            (await Should.ThrowAsync<QuickActionException>(() => running.PublishAsync(Token))).Message.ShouldContain("Record 3 was not made by this program");
        }

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("Record 3 was not made by this program");
        await using var store = await Under.OpenToReadAsync();
        store.Shut.ShouldNotBeNull();
        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
        fault.Index.ShouldBe(3);
        fault.What.ShouldContain("somebody wrote it into the database");
        (await Under.CountAsync("SELECT MAX(size) FROM audit_checkpoint")).ShouldBe(3);
    }

    [Fact]
    public async Task A_record_with_new_keys_that_somebody_wrote_is_not_signed()
    {
        await DecideAsync();
        await using (var store = await Under.OpenAsync())
        {
            await TakeOverAsync(store);
        }

        await using var again = await Under.OpenToReadAsync();
        again.Shut.ShouldNotBeNull().ShouldContain("Record 3 was not made by this program");
    }

    private async Task TakeOverAsync(AuditStore store)
    {
        var stranger = SigningKey.Generate(store.Origin, NoteKeyType.Ed25519).Verifier.ToString();
        await WriteLeafAsync(3, RotationLeaf(store.VerifierKeys.Select(k => k.ToString()), [stranger]));
        await Under.WriteAsync("INSERT INTO audit_key (vkey, since) VALUES (@key, 3)", new Parameter("@key", stranger));

        (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("Record 3 was not made by this program");
        await Should.ThrowAsync<QuickActionException>(() => store.RotateKeysAsync(Token));
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_copy_of_an_old_record_at_the_end_is_named()
    {
        await DecideAsync();
        await Under.WriteAsync("INSERT INTO audit_entry (position, leaf, leaf_hash) SELECT 3, leaf, leaf_hash FROM audit_entry WHERE position = 2");

        await using var store = await Under.OpenToReadAsync();

        store.Shut.ShouldNotBeNull().ShouldContain("Record 3 is a copy of record 2");
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(3);
    }

    [Fact]
    public async Task A_release_of_a_legal_hold_counts_only_when_its_record_is_ours_and_once()
    {
        await DecideAsync();
        string key;
        await using (var store = await Under.OpenAsync())
        {
            await store.HoldAsync([Job], place: true, Officer, null, Token);
            await store.HoldAsync([Job], place: false, Officer, null, Token);
            await store.HoldAsync([Job], place: true, Officer, null, Token);
            key = (await store.FindDataKeyAsync(Job, Token)).ShouldNotBeNull().Id;
            (await HeldAsync(store)).ShouldContain(key);

            await WriteLeafAsync(6, Leaf("config.changed", ("change", "hold.released"), ("key_id", key)), flag: "legal_hold");
            await Under.WriteAsync("INSERT INTO audit_entry (position, leaf, leaf_hash) SELECT 7, leaf, leaf_hash FROM audit_entry WHERE position = 4");
            await Under.WriteAsync("DELETE FROM audit_hold");

            (await HeldAsync(store)).ShouldContain(key);
            await Should.ThrowAsync<QuickActionException>(() => store.EraseAsync(Job, Order, Token));
        }

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job <> 'log'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_hold_that_was_taken_out_of_its_table_still_holds_what_joins_the_case()
    {
        await DecideAsync();
        await using var store = await Under.OpenAsync();
        await store.HoldAsync([Job], place: true, Officer, null, Token);
        await Under.WriteAsync("DELETE FROM audit_hold");

        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("joins"));

        ((await store.ShowAsync(4, Token)).ShouldNotBeNull().Leaf["legal_hold"] as CanonicalFlag).ShouldNotBeNull().Value.ShouldBeTrue();
        (await store.IsHeldAsync(Job, Token)).ShouldBeTrue();
        await Should.ThrowAsync<QuickActionException>(() => store.EraseAsync("joins", Order, Token));
    }

    [Fact]
    public async Task What_another_process_recorded_and_did_not_sign_is_ours_also_when_it_is_erased_before_it_is_signed()
    {
        await using (var first = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(first);
            await SomeDecisions.DecideAsync(first, SomeDecisions.Job("kept") with { CaseReference = null });
            var log = new DecisionLog(first);
            var asked = SomeDecisions.Record(DecisionEvent.Requested, SomeDecisions.Job());
            await log.RequestAsync(asked, SomeDecisions.Input, Token);
            await using (var officer = await Under.OpenAsync())
            {
                await officer.EraseAsync(Job, Order, Token);
            }

            // Ends without content.
            await log.FailAsync(asked with { Failure = "TimeoutException" }, Token);
        }

        await using var third = await Under.OpenAsync();
        (await third.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await third.PublishAsync(Token);
        (await third.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_node_with_the_keys_of_before_signs_nothing_and_is_told_which_record_replaced_them()
    {
        await DecideAsync();
        var elsewhere = Under.Options with { SigningKeyFile = Under.Folder.Combine("node", "log.key") };
        Directory.CreateDirectory(Under.Folder.Combine("node"));
        File.Copy(KeyFile, elsewhere.SigningKeyFile);
        await using (var node = await OpenAsync(elsewhere))
        {
            await using var store = await Under.OpenAsync();
            await store.RotateKeysAsync(Token);
            await SomeDecisions.DecideAsync(node, SomeDecisions.Job("late"));

            (await Should.ThrowAsync<QuickActionException>(() => node.PublishAsync(Token))).Message.ShouldContain("replaced by record 3");
            await Should.ThrowAsync<QuickActionException>(() => node.RotateKeysAsync(Token));
        }

        (await Should.ThrowAsync<QuickActionException>(() => OpenAsync(elsewhere))).Message.ShouldContain("put the new log.key");
        File.Copy(KeyFile, elsewhere.SigningKeyFile, overwrite: true);
        await using (var node = await OpenAsync(elsewhere))
        {
            await node.PublishAsync(Token);
        }

        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_older_copy_of_the_key_file_is_said_to_be_one_and_the_log_not_to_be_damaged(bool isMirrorThere)
    {
        await DecideAsync();
        var old = await File.ReadAllBytesAsync(KeyFile, Token);
        await using (var store = await Under.OpenAsync())
        {
            await store.RotateKeysAsync(Token);
        }

        // Signed by the new keys alone, as the mark beside them and the mirror are now.
        await DecideAsync("later");
        var present = await File.ReadAllBytesAsync(KeyFile, Token);
        await File.WriteAllBytesAsync(KeyFile, old, Token);
        if (!isMirrorThere)
        {
            Directory.Delete(Under.Mirror, recursive: true);
        }

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("replaced by record 3: the key file is an older one");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("no damage to the log");
            (await store.ShowAsync(1, Token)).ShouldNotBeNull().Fault.ShouldBeNull();
            foreach (var endLost in new[] { false, true })
            {
                (await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost, Token))).Message.ShouldContain("the key file is an older one");
            }
        }

        await File.WriteAllBytesAsync(KeyFile, present, Token);
        await DecideAsync("last");
        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_checkpoint_by_a_retired_key_is_a_fault_until_the_keys_of_today_stand_by_it(bool alsoErased)
    {
        await DecideAsync();
        var old = SignersIn(KeyFile);
        IReadOnlyList<VerifierKey> current;
        string text;
        await using (var store = await Under.OpenAsync())
        {
            current = await store.RotateKeysAsync(Token);
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later") with { CaseReference = null });
            text = (await store.PublishAsync(Token)).Text;
            if (alsoErased)
            {
                await store.EraseAsync("later", Order, Token);
                text = (await store.PublishAsync(Token)).Text;
                await Under.TamperAsync("DELETE FROM audit_checkpoint WHERE size IN (6, 7)");
            }
        }

        // As a version before signed it, on a node that had not got the new file.
        var size = Checkpoint.Parse(text).Size;
        var note = SignedNote.Sign(text, old);
        await Under.TamperAsync($"DELETE FROM audit_checkpoint WHERE size = {size}");
        await Under.TamperAsync($"INSERT INTO audit_checkpoint (size, root, note, created) SELECT {size}, root, '{note}', created FROM audit_checkpoint WHERE size = 3");
        await File.WriteAllBytesAsync(Path.Combine(Under.Mirror, "checkpoint"), note.ToBytes(), Token);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("keys that record 3 had replaced");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull().ShouldContain("now stand by it");
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        await using var again = await Under.OpenAsync();
        await again.ExportAsync(Under.Folder.Combine("export"), Token);
        foreach (var key in new[] { old[0].Verifier, current[0] })
        {
            (await new ExportedLog(Under.Folder.Combine("export")).VerifyAsync([key], [note], null, Token)).Fault.ShouldBeNull();
        }

        // And one that nobody stood by, later.
        await SomeDecisions.DecideAsync(again, SomeDecisions.Job("last") with { CaseReference = null });
        var last = (await again.PublishAsync(Token)).Text;
        var stray = SignedNote.Sign(last, old);
        await again.ExportAsync(Under.Folder.Combine("export"), Token);
        (await new ExportedLog(Under.Folder.Combine("export")).VerifyAsync([current[0]], [stray], null, Token)).Fault.ShouldNotBeNull().What.ShouldContain("a retired key is still in use");
        await Under.TamperAsync($"UPDATE audit_checkpoint SET note = '{stray}' WHERE size = {Checkpoint.Parse(last).Size}");
        await SomeDecisions.DecideAsync(again, SomeDecisions.Job("after") with { CaseReference = null });
        await Should.ThrowAsync<QuickActionException>(() => again.PublishAsync(Token));
        (await again.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("empty")]
    [InlineData("another log")]
    [InlineData("size")]
    [InlineData("root")]
    public async Task A_mark_that_is_not_this_logs_is_said_with_its_path_and_written_again_from_a_sound_log_and_mirror(string how)
    {
        await DecideAsync();
        var whole = await File.ReadAllTextAsync(Under.Mark, Token);
        var lines = whole.Split('\n');
        await File.WriteAllTextAsync(Under.Mark, how switch
        {
            "junk" => "junk",
            "empty" => "",
            "another log" => SignedNote.Sign(new Checkpoint("other.example/log", 133, Checkpoint.Parse(string.Join('\n', lines[..3]) + "\n").Root).Text, SigningKey.Generate("other.example/log", NoteKeyType.Ed25519)).ToString(),
            "size" => whole.Replace($"{lines[0]}\n3\n", $"{lines[0]}\n900\n", StringComparison.Ordinal),
            _ => whole.Replace(lines[2], (lines[2][0] == 'A' ? "B" : "A") + lines[2][1..], StringComparison.Ordinal),
        }, Token);

        var told = (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message;
        told.ShouldContain($"{Under.Mark}, which says how far the log was signed, is damaged");
        told.ShouldContain("quickaction audit mirror");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull().ShouldContain("written again");
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        (await File.ReadAllTextAsync(Under.Mark, Token)).ShouldBe(whole);
        await DecideAsync();
    }

    [Fact]
    public async Task A_damaged_mark_is_not_written_again_from_a_log_that_is_not_sound_or_without_a_mirror()
    {
        await DecideAsync();
        await File.WriteAllTextAsync(Under.Mark, "junk", Token);
        Directory.Move(Under.Mirror, Under.Mirror + ".away");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost: false, Token))).Message.ShouldContain("no mirror");
        }

        Directory.Exists(Under.Mirror).ShouldBeFalse();
        Directory.Move(Under.Mirror + ".away", Under.Mirror);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position = 1");
        await using var again = await Under.OpenToReadAsync();
        await Should.ThrowAsync<QuickActionException>(() => again.MakeWholeAgainAsync(endLost: false, Token));
        (await File.ReadAllTextAsync(Under.Mark, Token)).ShouldBe("junk");
    }

    [Theory]
    [InlineData("'junk'", "'junk'")]
    [InlineData("'{line}'", "NULL")]
    [InlineData("'{line}'", "'{other}'")]
    public async Task A_cosignature_that_cannot_be_read_or_is_nobodys_is_named_and_keeps_nobody_from_working(string line, string vkey)
    {
        await DecideAsync();
        await using var store = await Under.OpenAsync();
        var note = await store.PublishAsync(Token);
        await Under.TamperAsync($"INSERT INTO audit_cosignature (size, line, vkey) VALUES (3, {line}, {vkey})"
            .Replace("{line}", SomeKeys.Witness.Cosign(note.TextBytes, Under.Clock.GetUtcNow()).ToString(), StringComparison.Ordinal)
            .Replace("{other}", SomeKeys.OtherWitness.Verifier.ToString(), StringComparison.Ordinal));

        await store.ExportAsync(Under.Folder.Combine("export"), Token);
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
        await store.ExportAsync(Under.Folder.Combine("export"), Token);
        (await store.ProofAsync(1, Token)).ShouldNotBeNull();
        await store.EraseAsync("later", Order, Token);

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("one that is kept for 3 records");
        (await new ExportedLog(Under.Folder.Combine("export")).VerifyAsync([], [], null, Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_checkpoint_in_which_keys_handed_over_outlives_a_backup_from_before()
    {
        await DecideAsync();
        await Under.BackUpAsync();
        var old = SignersIn(KeyFile)[0].Verifier;
        await using (var store = await Under.OpenAsync())
        {
            await store.RotateKeysAsync(Token);
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
            await store.PublishAsync(Token);
        }

        await Under.PutBackAsync();
        await using var again = await Under.OpenAsync();
        await again.ExportAsync(Under.Folder.Combine("export"), Token);

        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        var found = await new ExportedLog(Under.Folder.Combine("export")).VerifyAsync([old], [], null, Token);
        found.Fault.ShouldBeNull();
        found.HandedOver.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_from_before_a_change_of_keys_is_gone_on_with_when_everything_after_it_is_lost()
    {
        await DecideAsync();
        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            await store.RotateKeysAsync(Token);
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
            await store.PublishAsync(Token);
        }

        await Under.PutBackAsync();
        Directory.Delete(Under.Mirror, recursive: true);
        await using (var store = await Under.OpenToReadAsync())
        {
            store.Shut.ShouldNotBeNull();
            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull();
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        await DecideAsync("new");
        await using var again = await Under.OpenAsync();
        await again.ExportAsync(Under.Folder.Combine("export"), Token);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await new ExportedLog(Under.Folder.Combine("export")).VerifyAsync([again.VerifierKeys[0]], [], null, Token)).Fault.ShouldBeNull();
    }

    private async Task DecideAsync(string? job = null)
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, job is null ? null : SomeDecisions.Job(job));
        await store.PublishAsync(Token);
    }

    private Task<AuditStore> OpenAsync(AuditOptions options) => AuditStore.OpenAsync(options, StoreUnderTest.Program, Under.Clock, Token);

    private static async Task<IEnumerable<string>> HeldAsync(AuditStore store)
    {
        var holds = new HoldRecords();
        await using var session = await store.Database.OpenAsync(Token);
        await holds.CatchUpAsync(session, store.ContentKeys, Token);
        return holds.Held.Keys;
    }

    private static SigningKey[] SignersIn(string file) =>
        [.. File.ReadAllLines(file).Where(l => l.StartsWith("PRIVATE", StringComparison.Ordinal)).Select(SigningKey.Parse)];

    private Task WriteLeafAsync(long position, byte[] leaf, string? flag = null)
    {
        var bytes = flag is null ? leaf : CanonicalJson.Encode(With((CanonicalObject)CanonicalJson.Decode(leaf), flag));
        return Under.WriteAsync(
            "INSERT INTO audit_entry (position, leaf, leaf_hash) VALUES (@position, @leaf, @hash)",
            new Parameter("@position", position),
            new Parameter("@leaf", bytes),
            new Parameter("@hash", Reference.Leaf(bytes).ToArray()));
    }

    private static CanonicalObject With(CanonicalObject leaf, string flag)
    {
        leaf.Add(flag, new CanonicalFlag(false));
        return leaf;
    }

    private static byte[] Leaf(string kind, params (string Name, string Value)[] members)
    {
        var leaf = new CanonicalObject { { "schema", "qa.audit.v1" }, { "kind", kind }, { "record_id", Guid.NewGuid().ToString() }, { "time", "2026-04-21T09:00:00.000Z" } };
        foreach (var (name, value) in members)
        {
            leaf.Add(name, value);
        }

        return CanonicalJson.Encode(leaf);
    }

    private static byte[] RotationLeaf(IEnumerable<string> old, IEnumerable<string> added)
    {
        var leaf = (CanonicalObject)CanonicalJson.Decode(Leaf("config.changed", ("change", "keys.rotated")));
        leaf.Add("old_keys", new CanonicalList([.. old.Select(k => (CanonicalValue)k)]));
        leaf.Add("new_keys", new CanonicalList([.. added.Select(k => (CanonicalValue)k)]));
        return CanonicalJson.Encode(leaf);
    }
}
