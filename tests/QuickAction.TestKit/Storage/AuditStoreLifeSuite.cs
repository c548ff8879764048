using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Audit.Witnessing;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Audit;

namespace QuickAction.TestKit.Storage;

/// <summary>Erasure, backups, keys, exports and witnesses: what happens to a log in the years after its records were written.</summary>
public abstract class AuditStoreLifeSuite : IAsyncLifetime
{
    private static readonly DecisionActor Officer = new("tenant-1", "records.officer", "governance", "Governance");
    private StoreUnderTest? _under;

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task Erased_content_is_gone_from_the_files_and_the_log_still_verifies()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        var kept = await SomeDecisions.DecideAsync(store, SomeDecisions.Job("another"));
        var content = await Under.BytesAsync("SELECT sealed FROM audit_content WHERE job NOT IN ('another', 'log')");
        var wrapped = await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job NOT IN ('another', 'log')", keys: true);
        (await Under.FilesHoldAsync(Piece(content[0]))).ShouldBeTrue("the search finds what is there");
        (await Under.FilesHoldAsync(Piece(wrapped[0]))).ShouldBeTrue("the search finds what is there");

        var erased = (await store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("art17", Officer), Token)).ShouldNotBeNull();

        foreach (var bytes in content.Concat(wrapped))
        {
            (await Under.FilesHoldAsync(Piece(bytes))).ShouldBeFalse();
        }

        var places = await store.PlacesAsync(decision.ToString(), Token);
        (await store.ShowAsync(places[0], Token)).ShouldNotBeNull().Content.ShouldBeNull();
        (await store.ShowAsync((await store.PlacesAsync(kept.ToString(), Token))[1], Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
        var record = (await store.ShowAsync(erased, Token)).ShouldNotBeNull();
        record.Leaf.Text("kind").ShouldBe(AuditKind.ErasureApplied);
        record.Content.ShouldNotBeNull().Openings.Select(o => o.At).ShouldBe(["/actor_ref", "/erasure/authoriser_ref"]);
        System.Text.Encoding.UTF8.GetString(record.Bytes.Span).ShouldContain($"\"target_index\":{places[0]},\"targets\":2");
        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.NotYetSigned.ShouldBe(0);
        (await new FolderLog(Path.Combine(Under.Options.DataFolder, "mirror")).ReadNoteAsync(Token)).ShouldNotBeNull().Text.ShouldContain($"\n{erased + 1}\n");
    }

    [Fact]
    public async Task What_is_not_there_is_not_erased_and_leaves_no_record()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);

        (await store.EraseAsync("unknown", new ErasureOrder("art17", Officer), Token)).ShouldBeNull();
        await store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("art17", Officer), Token);
        (await store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("art17", Officer), Token)).ShouldBeNull();
        (await store.EraseAsync("log", new ErasureOrder("art17", Officer), Token)).ShouldBeNull();

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(4);
    }

    [Fact]
    public async Task A_backup_put_back_does_not_bring_erased_content_back()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("another"));
            await store.PublishAsync(Token);
        }

        await Under.BackUpAsync();
        var content = await Under.BytesAsync("SELECT sealed FROM audit_content WHERE job NOT IN ('another', 'log')");
        SignedNote before;
        await using (var store = await Under.OpenAsync())
        {
            await store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("art17", Officer), Token);
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
            before = await store.PublishAsync(Token);
        }

        await Under.PutBackAsync();
        (await Under.BytesAsync("SELECT sealed FROM audit_content WHERE job NOT IN ('another', 'log')")).ShouldBe(content, "the backup holds it");

        await using var restored = await Under.OpenAsync();

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job = '019f6a3c-77aa-7c1e-8d10-52c4b7a90e00'")).ShouldBe(0);
        await Under.RemoveBackupAsync();
        (await Under.FilesHoldAsync(Piece(content[0]))).ShouldBeFalse();
        await restored.PublishAsync(Token);
        var found = await restored.VerifyAsync([before], Token);
        found.Fault.ShouldBeNull();
        (await restored.ShowAsync(1, Token)).ShouldNotBeNull().Content.ShouldBeNull();
        (await restored.ShowAsync(3, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
        await SomeDecisions.DecideAsync(restored, SomeDecisions.Job("after"));
    }

    [Fact]
    public async Task An_erasure_that_a_crash_cut_short_is_finished_at_the_next_start()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
        }

        var plan = new FaultPlan();
        await using (var store = await Core.Storage.Log.AuditStore.OpenAsync(Under.Options, Under.Faulty(plan), StoreUnderTest.Program, Under.Clock, Token))
        {
            plan.FailOn("DELETE FROM data_key", 1, afterIt: false);
            await Should.ThrowAsync<QuickActionException>(() => store.EraseAsync(SomeDecisions.Job().Id, new ErasureOrder("art17", Officer), Token));
        }

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_erasure WHERE finished = 0")).ShouldBe(1);
        (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job <> 'log'", keys: true)).Count.ShouldBe(1);

        await using var again = await Under.OpenAsync();

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_erasure WHERE finished = 0")).ShouldBe(0);
        (await Under.BytesAsync("SELECT wrapped FROM data_key WHERE job <> 'log'", keys: true)).ShouldBeEmpty();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Content_that_is_missing_without_an_erasure_is_found()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
        await Under.TamperAsync("DELETE FROM audit_content WHERE kind = 'decision.completed'");

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe((await store.PlacesAsync(decision.ToString(), Token))[1]);
        fault.What.ShouldContain("neither there nor erased");
    }

    [Fact]
    public async Task Changed_keys_are_recorded_under_both_and_old_checkpoints_still_verify()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        var before = await store.PublishAsync(Token);
        var old = store.VerifierKeys;

        var current = await store.RotateKeysAsync(Token);

        current.ShouldNotBe(old);
        current[0].Name.ShouldBe(old[0].Name);
        var both = await store.PublishAsync(Token);
        both.SignedBy(old).Count.ShouldBe(old.Count);
        both.SignedBy(current).Count.ShouldBe(current.Count);
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("another"));
        Should.Throw<AuditException>(() => store.PublishAsync(Token).GetAwaiter().GetResult().SignedBy(old));
        (await store.VerifyAsync([before, both], Token)).Fault.ShouldBeNull();
        (await store.ShowAsync(3, Token)).ShouldNotBeNull().Leaf.Text("change").ShouldBe("keys.rotated");
    }

    [Fact]
    public async Task A_change_of_keys_by_another_process_is_noticed()
    {
        await using var one = await Under.OpenAsync();
        await using var other = await Under.OpenAsync();
        var old = one.VerifierKeys;

        await other.RotateKeysAsync(Token);
        await AuditStoreSuite.AppendAsync(one, 1);
        var note = await one.PublishAsync(Token);

        Should.Throw<AuditException>(() => note.SignedBy(old));
        note.SignedBy(other.VerifierKeys).Count.ShouldBe(other.VerifierKeys.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_of_keys_that_a_crash_cut_short_is_settled_at_the_next_start(bool committed)
    {
        await using (await Under.OpenAsync())
        {
        }

        var plan = new FaultPlan();
        IReadOnlyList<VerifierKey> old;
        await using (var store = await Core.Storage.Log.AuditStore.OpenAsync(Under.Options, Under.Faulty(plan), StoreUnderTest.Program, Under.Clock, Token))
        {
            old = store.VerifierKeys;
            await store.PublishAsync(Token);
            // The first commit is of the checkpoint before the change.
            plan.FailOn("COMMIT", 2, afterIt: committed);
            await Should.ThrowAsync<QuickActionException>(() => store.RotateKeysAsync(Token));
        }

        File.Exists(Path.Combine(Under.Options.DataFolder, "keys", "log.key.next")).ShouldBeTrue();
        await using var again = await Under.OpenAsync();

        File.Exists(Path.Combine(Under.Options.DataFolder, "keys", "log.key.next")).ShouldBeFalse();
        again.VerifierKeys.SequenceEqual(old).ShouldBe(!committed);
        await AuditStoreSuite.AppendAsync(again, 1);
        await again.PublishAsync(Token);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task Keys_can_be_read_by_their_owner_alone_and_are_missed_when_they_are_gone()
    {
        await using (await Under.OpenAsync())
        {
        }

        var keys = Path.Combine(Under.Options.DataFolder, "keys");
        foreach (var file in new[] { "log.key", "content.key" })
        {
            File.GetUnixFileMode(Path.Combine(keys, file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(Path.Combine(keys, "log.key"), Path.Combine(keys, "away"));
        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("signing keys");
        File.Exists(Path.Combine(keys, "log.key")).ShouldBeFalse("no new keys are made for an old log");
        File.WriteAllText(Path.Combine(keys, "log.key"), SomeKeys.Log.ToPrivateText() + "\n");
        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("another log");
    }

    [Fact]
    public async Task An_export_is_accepted_by_our_verifier_by_sigstore_and_by_OpenSSL_as_its_own_text_says()
    {
        using var folder = new TempFolder();
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 300);
        await SomeDecisions.DecideAsync(store);
        await store.RotateKeysAsync(Token);

        var note = await store.ExportAsync(folder.Combine("export"), Token);

        var export = new ExportedLog(folder.Combine("export"));
        (await export.VerifyAsync([], [], null, Token)).Fault.ShouldBeNull();
        (await export.VerifyAsync([store.VerifierKeys[0]], [note], TrustPolicy.Parse(File.ReadAllText(folder.Combine("export", "policy"))), Token)).Fault.ShouldBeNull();
        (await export.VerifyAsync([SomeKeys.Log.Verifier], [], null, Token)).IsSound.ShouldBeFalse();
        export.OwnKey().ShouldBe(store.VerifierKeys[0]);
        Directory.EnumerateFiles(folder.Combine("export", "keys")).Count().ShouldBe(store.VerifierKeys.Count * 2);

        var commands = File.ReadAllLines(folder.Combine("export", "VERIFY.txt"))
            .SkipWhile(l => !l.Contains("OpenSSL", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.Length > 0).Select(l => l.Trim());
        var openssl = await OutsideProgram.RunAsync("bash", ["-c", $"cd '{folder.Combine("export")}' && {string.Join(" && ", commands)}"]);
        openssl.ShouldBe(new Answer(0, "Signature Verified Successfully", ""));

        OutsideProgram.NeedPackages();
        var proof = await store.ProofAsync(302, Token);
        var leaf = (await store.ShowAsync(302, Token)).ShouldNotBeNull().Bytes;
        (await Sigstore.CheckAsync(store.VerifierKeys[0], note, leaf, 302, InclusionProof.Make(302, Checkpoint.Of(note).Size, await new FolderLog(folder.Combine("export")).TilesAroundAsync(302, Checkpoint.Of(note).Size, Token)))).Out.ShouldBe("ok");
        (await Sigstore.CheckAsync(proof.Checkpoint.SignedBy(store.VerifierKeys)[0], proof.Checkpoint, leaf, 302, proof.Path)).Out.ShouldBe("ok");
    }

    [Fact]
    public async Task An_export_can_be_brought_up_to_date_and_takes_no_other_folder()
    {
        using var folder = new TempFolder();
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 100);
        await store.ExportAsync(folder.Combine("export"), Token);
        await AuditStoreSuite.AppendAsync(store, 200);

        var note = await store.ExportAsync(folder.Combine("export"), Token);

        Checkpoint.Of(note).Size.ShouldBe(301);
        (await new ExportedLog(folder.Combine("export")).VerifyAsync([], [], null, Token)).Fault.ShouldBeNull();
        Directory.Exists(folder.Combine("export", "tile", "0", "000.p")).ShouldBeTrue();
        Directory.EnumerateFiles(folder.Combine("export", "tile", "entries"), "*", SearchOption.AllDirectories).Count().ShouldBe(2);
        File.WriteAllText(folder.Combine("mine"), "");
        (await Should.ThrowAsync<QuickActionException>(() => store.ExportAsync(folder.Path, Token))).Message.ShouldContain("holds other files");
    }

    [Fact]
    public async Task A_receipt_proves_its_record_and_opens_what_it_may()
    {
        await using var store = await Under.OpenAsync();
        var decision = await SomeDecisions.DecideAsync(store);
        var place = (await store.PlacesAsync(decision.ToString(), Token))[1];

        var receipt = Receipt.Parse((await store.ReceiptAsync(place, ["output_commit"], Token)).ToString());

        receipt.Verify(store.VerifierKeys).Size.ShouldBe(3);
        receipt.Openings.Single().Field.ShouldBe("output_commit");
        var other = receipt with { Openings = [receipt.Openings[0] with { Value = "another" }] };
        Should.Throw<AuditException>(() => Receipt.Of(other.Proof, other.Leaf, other.Openings).Verify(store.VerifierKeys));
        (await Should.ThrowAsync<QuickActionException>(() => store.ProofAsync(99, Token))).Message.ShouldContain("no record 99");
    }

    [Fact]
    public async Task A_neighbour_cosigns_a_log_that_only_grows_and_its_word_stays_with_the_checkpoint()
    {
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 300);
        Checkpoint? seen = null;

        for (var round = 0; round < 3; round++)
        {
            var request = AddCheckpoint.Parse((await store.AskWitnessAsync(seen?.Size ?? 0, Token)).ToString());
            var reply = Witness.Judge(request, seen, store.VerifierKeys, SomeKeys.Witness, Under.Clock.GetUtcNow());
            reply.Status.ShouldBe(WitnessStatus.Cosigned, reply.Body);
            seen = Checkpoint.Of(reply.Seen.ShouldNotBeNull());
            (await store.AddCosignatureAsync(NoteSignature.Parse(reply.Body.TrimEnd('\n')), SomeKeys.Witness.Verifier, Token)).ShouldBe(seen.Size);
            (await store.PublishAsync(Token)).SignedBy([SomeKeys.Witness.Verifier]).Count.ShouldBe(1);
            await AuditStoreSuite.AppendAsync(store, 70);
        }

        var stranger = SomeKeys.OtherWitness.Cosign("another text\n"u8, Under.Clock.GetUtcNow());
        await Should.ThrowAsync<QuickActionException>(() => store.AddCosignatureAsync(stranger, SomeKeys.OtherWitness.Verifier, Token));
    }

    /// <summary>From the middle: parts of a row may stay the same in others, its middle does not.</summary>
    private static byte[] Piece(byte[] bytes) => bytes.AsSpan(bytes.Length / 2, 16).ToArray();
}
