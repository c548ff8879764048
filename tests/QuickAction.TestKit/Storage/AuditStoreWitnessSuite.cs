using System.Diagnostics;
using QuickAction.Core;
using QuickAction.Core.Audit;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Audit.Witnessing;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Audit;

namespace QuickAction.TestKit.Storage;

/// <summary>What others have vouched for stays with the log; what an export says beside its tree can be relied on as well as the tree.</summary>
public abstract class AuditStoreWitnessSuite : IAsyncLifetime
{
    private StoreUnderTest? _under;

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Export => Under.Folder.Combine("export");

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
    public async Task A_cosigned_checkpoint_vouches_for_a_log_that_has_grown_since()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        var seen = await CosignAsync(store, SomeKeys.Witness);
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
        await store.ExportAsync(Export, Token);
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("last"));
        await store.ExportAsync(Export, Token);

        var found = await new ExportedLog(Export).VerifyAsync([], [], Policy(store, SomeKeys.Witness), Token);
        found.Fault.ShouldBeNull();
        found.Witnessed.ShouldNotBeNull().Checkpoint.Size.ShouldBe(seen);
        found.Witnessed.Cosigners.ShouldBe([SomeKeys.Witness.Verifier]);
        (await new ExportedLog(Export).VerifyAsync([], [], Policy(store, SomeKeys.OtherWitness), Token)).Fault.ShouldNotBeNull().What.ShouldContain("Too few witnesses");
        var live = await store.VerifyAsync(new ReaderTrust([], [], Policy(store, SomeKeys.Witness)), Token);
        live.Fault.ShouldBeNull();
        live.Log.Witnessed.ShouldNotBeNull().Checkpoint.Size.ShouldBe(seen);
    }

    [Theory]
    [InlineData("DELETE FROM audit_key", "table of the log's keys")]
    [InlineData("INSERT INTO audit_key (vkey, since) VALUES ('{stranger}', 0)", "table of the log's keys")]
    [InlineData("UPDATE audit_cosignature SET size = 1", "table of cosignatures")]
    public async Task The_tables_of_keys_and_cosignatures_are_held_against_the_log(string tampering, string what)
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await CosignAsync(store, SomeKeys.Witness);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await Under.TamperAsync(tampering.Replace("{stranger}", SomeKeys.Stranger.Verifier.ToString(), StringComparison.Ordinal));

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain(what);
    }

    [Fact]
    public async Task A_receipt_can_be_had_under_the_newest_state_that_a_witness_has_seen()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        var seen = await CosignAsync(store, SomeKeys.Witness);
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
        await store.PublishAsync(Token);

        var receipt = await store.ReceiptAsync(1, [], witnessed: true, Token);

        receipt.Verify(store.VerifierKeys).Size.ShouldBe(seen);
        Policy(store, SomeKeys.Witness).Check(receipt.Proof.Checkpoint).ShouldBe([SomeKeys.Witness.Verifier]);
        (await store.ReceiptAsync(1, [], Token)).Verify(store.VerifierKeys).Size.ShouldBe(5);
        (await Should.ThrowAsync<QuickActionException>(() => store.ReceiptAsync(4, [], witnessed: true, Token))).Message.ShouldContain("No witness");
    }

    [Fact]
    public async Task A_cosignature_is_kept_however_old_its_checkpoint_is()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        var asked = await store.AskWitnessAsync(0, Token);
        for (var i = 0; i < 70; i++)
        {
            await AuditStoreSuite.AppendAsync(store, 1);
            await store.PublishAsync(Token);
        }

        var line = SomeKeys.Witness.Cosign(asked.Checkpoint.TextBytes, Under.Clock.GetUtcNow());
        (await store.AddCosignatureAsync(line, SomeKeys.Witness.Verifier, Token)).ShouldBe(3);
        await store.ExportAsync(Export, Token);
        (await new ExportedLog(Export).VerifyAsync([], [], Policy(store, SomeKeys.Witness), Token)).Witnessed.ShouldNotBeNull().Checkpoint.Size.ShouldBe(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_backup_from_before_a_cosignature_does_not_lose_it(bool beforeTheCheckpoint)
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        await Under.BackUpAsync();
        long seen;
        await using (var store = await Under.OpenAsync())
        {
            if (beforeTheCheckpoint)
            {
                await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
            }

            seen = await CosignAsync(store, SomeKeys.Witness);
            if (beforeTheCheckpoint)
            {
                await SomeDecisions.DecideAsync(store, SomeDecisions.Job("last"));
                await store.PublishAsync(Token);
            }
        }

        await Under.PutBackAsync();

        await using var restored = await Under.OpenAsync();
        await restored.ExportAsync(Export, Token);
        var found = await new ExportedLog(Export).VerifyAsync([], [], Policy(restored, SomeKeys.Witness), Token);
        found.Fault.ShouldBeNull();
        found.Witnessed.ShouldNotBeNull().Checkpoint.Size.ShouldBe(seen);
    }

    [Fact]
    public async Task The_live_log_is_held_against_the_keys_and_the_policy_of_whoever_asks()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);

        (await store.VerifyAsync(new ReaderTrust([SomeKeys.Stranger.Verifier], [], null), Token)).Fault.ShouldNotBeNull().What.ShouldContain("from a key that is trusted");
        (await store.VerifyAsync(new ReaderTrust([], [], Policy(store, SomeKeys.Witness)), Token)).Fault.ShouldNotBeNull().What.ShouldContain("Too few witnesses");
        (await store.VerifyAsync(new ReaderTrust([store.VerifierKeys[0]], [], null), Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_was_changed_is_good_for_the_log_when_it_signed_the_change_itself()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
        var old = store.VerifierKeys[0];
        await store.RotateKeysAsync(Token);
        await store.RotateKeysAsync(Token);
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("later"));
        await store.ExportAsync(Export, Token);

        var found = await new ExportedLog(Export).VerifyAsync([old], [], null, Token);

        found.Fault.ShouldBeNull();
        found.HandedOver.Select(c => c.Index).ShouldBe([3, 4]);
        found.SignedBy.ShouldBe(store.VerifierKeys, ignoreOrder: true);
        (await store.VerifyAsync(new ReaderTrust([old], [], null), Token)).Log.HandedOver.Count.ShouldBe(2);
        // Without the checkpoint that the old key signed over the change there is only the new key's word for it.
        File.Delete(Path.Combine(Export, "checkpoints", "4"));
        (await new ExportedLog(Export).VerifyAsync([old], [], null, Token)).Fault.ShouldNotBeNull().What.ShouldContain("from a key that is trusted");
    }

    [Fact]
    public async Task Any_bit_that_is_changed_in_a_file_beside_the_tree_is_noticed()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await CosignAsync(store, SomeKeys.Witness);
        await store.RotateKeysAsync(Token);
        await store.ExportAsync(Export, Token);
        var given = store.VerifierKeys[0];
        (await new ExportedLog(Export).VerifyAsync([given], [], null, Token)).Fault.ShouldBeNull();

        foreach (var file in Directory.EnumerateFiles(Export, "*", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}tile{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            // The long text is one comparison whatever is changed in it; in the others every byte has a part of its own.
            for (var at = 0; at < bytes.Length; at += bytes.Length > 2_000 ? 97 : 1)
            {
                var bit = (byte)(1 << (at * 5 % 8));
                bytes[at] ^= bit;
                await File.WriteAllBytesAsync(file, bytes, Token);
                (await IsSoundAsync(given)).ShouldBeFalse($"{file}, byte {at}");
                bytes[at] ^= bit;
            }

            await File.WriteAllBytesAsync(file, bytes, Token);
        }

        (await IsSoundAsync(given)).ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_with_Python_alone_can_follow_what_the_export_says()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        var receipt = Under.Folder.Combine("record.tlog-proof");
        await File.WriteAllTextAsync(receipt, (await store.ReceiptAsync(1, [], Token)).ToString(), Token);
        await AuditStoreSuite.AppendAsync(store, 300);
        await store.ExportAsync(Export, Token);

        var sound = await RecipeAsync("0");
        sound.Code.ShouldBe(0, sound.Errors);
        sound.Out.ShouldStartWith("Record 0 {");
        sound.Out.ShouldContain($"SOUND: 303 records of {store.Origin}");
        (await RecipeAsync(receipt)).Out.ShouldStartWith("Record 1 {");

        var altered = await File.ReadAllTextAsync(receipt, Token);
        await File.WriteAllTextAsync(receipt, altered.Replace("index 1\n", "index 2\n", StringComparison.Ordinal), Token);
        (await RecipeAsync(receipt)).Out.ShouldContain("NOT SOUND: the receipt does not lead");
        var bundle = Path.Combine(Export, "tile", "entries", "000");
        var bytes = await File.ReadAllBytesAsync(bundle, Token);
        bytes[^3] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes, Token);
        var broken = await RecipeAsync("0");
        broken.Code.ShouldBe(1);
        broken.Out.ShouldContain("NOT SOUND: the records are not those");
        File.Delete(bundle);
        (await RecipeAsync("0")).Out.ShouldContain("NOT SOUND: the records in tile/entries/000 are not complete");
    }

    /// <summary>Runs the commands of VERIFY.txt as they stand there, for another record or receipt.</summary>
    private async Task<Ran> RecipeAsync(string what)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Export, "VERIFY.txt"), Token);
        var recipe = lines.SkipWhile(l => l != "python3 - 0 <<'END'").TakeWhile(l => l != "END").Append("END").ToList();
        recipe[0] = $"python3 - '{what}' <<'END'";
        var start = new ProcessStartInfo("bash", ["-c", string.Join('\n', recipe) + "\n"]) { WorkingDirectory = Export, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var errors = process.StandardError.ReadToEndAsync(Token);
        var text = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return new Ran(process.ExitCode, text, await errors);
    }

    private sealed record Ran(int Code, string Out, string Errors);

    private async Task<bool> IsSoundAsync(VerifierKey key)
    {
        try
        {
            return (await new ExportedLog(Export).VerifyAsync([key], [], null, Token)).IsSound;
        }
        catch (AuditException)
        {
            return false;
        }
    }

    private async Task<long> CosignAsync(AuditStore store, SigningKey witness)
    {
        var asked = await store.AskWitnessAsync(0, Token);
        return await store.AddCosignatureAsync(witness.Cosign(asked.Checkpoint.TextBytes, Under.Clock.GetUtcNow()), witness.Verifier, Token);
    }

    private static TrustPolicy Policy(AuditStore store, SigningKey witness) =>
        TrustPolicy.Parse($"log {store.VerifierKeys[0]}\nwitness W {witness.Verifier}\nquorum W\n");
}
