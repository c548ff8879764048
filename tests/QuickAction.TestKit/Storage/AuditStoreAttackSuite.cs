using QuickAction.Core;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;

namespace QuickAction.TestKit.Storage;

/// <summary>What somebody with the database, a backup or the mirror could do; each is caught, with the first wrong record, and nothing is signed on top of it.</summary>
public abstract class AuditStoreAttackSuite : IAsyncLifetime
{
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

    /// <summary>An SQL literal of bytes.</summary>
    protected abstract string Bytes(string hex);

    [Asvs("V16.4.2")]
    [Theory]
    [InlineData(5)]
    [InlineData(255)]
    [InlineData(299)]
    public async Task A_changed_record_is_named(long index)
    {
        await FillAsync(300);
        await Under.TamperAsync($"UPDATE audit_entry SET leaf = {Bytes("7b7d")} WHERE position = {index}");

        var fault = await FaultAsync();

        fault.Index.ShouldBe(index);
        fault.What.ShouldStartWith($"Entry {index} was changed");
    }

    [Fact]
    public async Task A_record_changed_together_with_its_hash_is_found_with_the_mirror_and_narrowed_down_without()
    {
        await FillAsync(100);
        await FillAsync(50);
        await FillAsync(100);
        await Under.TamperAsync(
            $"UPDATE audit_entry SET leaf = {Bytes("7b7d")}, leaf_hash = {Bytes(Convert.ToHexString(Audit.Reference.Leaf("{}"u8).Span))} WHERE position = 120");

        (await FaultAsync()).ShouldBe(new LogFault(120, "Entry 120 was changed: the mirror, which is sound, holds another one there."));
        Directory.Delete(Path.Combine(Under.Options.DataFolder, "mirror"), recursive: true);
        var fault = await FaultAsync();

        fault.Index.ShouldBe(101);
        fault.What.ShouldContain("entries 101 to 150");
    }

    [Fact]
    public async Task A_changed_hash_of_a_higher_tile_is_named_and_the_records_are_cleared()
    {
        await FillAsync(600);
        await Under.TamperAsync($"UPDATE audit_node SET hash = {Bytes(new string('0', 64))} WHERE level = 1 AND position = 1");

        var fault = await FaultAsync();

        fault.Index.ShouldBe(256);
        fault.What.ShouldContain("the entries themselves are the ones that were signed");
    }

    [Fact]
    public async Task Two_records_that_changed_places_are_seen_at_the_first()
    {
        await FillAsync(30);
        await Under.TamperAsync("UPDATE audit_entry SET position = position + 1000 WHERE position IN (10, 20)");
        await Under.TamperAsync("UPDATE audit_entry SET position = CASE position WHEN 1010 THEN 20 ELSE 10 END WHERE position > 1000");

        (await FaultAsync()).Index.ShouldBe(10);
    }

    [Fact]
    public async Task A_record_taken_out_of_the_middle_is_missed()
    {
        await FillAsync(300);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position = 270");

        var fault = await FaultAsync();

        fault.Index.ShouldBe(270);
        fault.What.ShouldStartWith("Entry 270 is missing");
    }

    [Asvs("V16.4.2")]
    [Fact]
    public async Task Records_cut_off_the_end_with_their_checkpoint_are_missed_by_the_mirror_and_brought_back_from_it()
    {
        await FillAsync(20);
        await FillAsync(10);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position > 20");
        await Under.TamperAsync("DELETE FROM audit_checkpoint WHERE size > 21");

        await using var store = await Under.OpenAsync();

        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        // 31 as they were, and the record of the restoring.
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(32);
    }

    [Fact]
    public async Task A_log_cut_while_it_is_open_is_missed_by_the_mirror()
    {
        await FillAsync(20);
        await FillAsync(10);
        await using var store = await Under.OpenAsync();
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position > 20");
        await Under.TamperAsync("DELETE FROM audit_checkpoint WHERE size > 21");

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(21);
        fault.What.ShouldContain("31");
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET leaf_hash = {0} WHERE position = 7")]
    [InlineData("DELETE FROM audit_entry WHERE position > 25")]
    public async Task Nothing_is_signed_on_top_of_a_log_that_does_not_extend_its_last_checkpoint(string tampering)
    {
        await FillAsync(30);
        await using var store = await Under.OpenAsync();
        await Under.TamperAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering, Bytes(new string('0', 64))));

        await AuditStoreSuite.AppendAsync(store, 1);
        var refused = await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));

        refused.Message.ShouldContain("no longer extends its last signed checkpoint, of 31 records");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_checkpoint")).ShouldBe(2, "the log's first, and the last one before this");
    }

    [Fact]
    public async Task A_record_changed_before_it_was_ever_signed_is_not_signed()
    {
        await FillAsync(30);
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 10);
        await Under.TamperAsync($"UPDATE audit_entry SET leaf = {Bytes("7b7d")} WHERE position = 33");

        await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));
    }

    [Fact]
    public async Task A_checkpoint_that_somebody_else_signed_is_not_built_on()
    {
        await FillAsync(30);
        await using var store = await Under.OpenAsync();
        var last = await store.PublishAsync(Token);
        var forged = SignedNote.Sign(last.Text, SigningKey.Generate(store.Origin, NoteKeyType.Ed25519));
        await Under.TamperAsync($"UPDATE audit_checkpoint SET note = '{forged}'");
        await AuditStoreSuite.AppendAsync(store, 1);

        // What the mirror has is ours, and goes on.
        (await store.PublishAsync(Token)).SignedBy(store.VerifierKeys).ShouldNotBeEmpty();

        (await store.VerifyAsync([last], Token)).Fault.ShouldNotBeNull().What.ShouldContain("that for 31 records is signed with none of the log's keys");
        (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
        (await store.VerifyAsync([last], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_signed_on_top_of_a_changed_log_although_its_last_checkpoint_is_hidden_among_others()
    {
        await FillAsync(30);
        await using var store = await Under.OpenAsync();
        await Under.WriteAsync("INSERT INTO audit_checkpoint (size, root, note, created) SELECT 400, root, note, created FROM audit_checkpoint WHERE size = 31");
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'hidden' WHERE size = 1");
        await Under.TamperAsync($"UPDATE audit_entry SET leaf_hash = {Bytes(new string('0', 64))} WHERE position = 7");
        await AuditStoreSuite.AppendAsync(store, 1);

        (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("no longer extends its last signed checkpoint, of 31 records");
    }

    [Fact]
    public async Task A_proof_that_does_not_lead_to_the_checkpoint_is_not_given_out_and_what_it_was_made_from_is_forgotten()
    {
        await FillAsync(600);
        await using var store = await Under.OpenAsync();
        await store.ProofAsync(5, Token);
        var leaf = (await store.ShowAsync(281, Token)).ShouldNotBeNull().Bytes;
        await Under.TamperAsync($"UPDATE audit_entry SET leaf_hash = {Bytes(new string('0', 64))} WHERE position = 281");

        (await Should.ThrowAsync<QuickActionException>(() => store.ProofAsync(290, Token))).Message.ShouldContain("Record 290 cannot be proved");

        await Under.TamperAsync(
            $"UPDATE audit_entry SET leaf_hash = {Bytes(Convert.ToHexString(Audit.Reference.Leaf(leaf.Span).Span))} WHERE position = 281");
        (await store.ProofAsync(290, Token)).Verify((await store.ShowAsync(290, Token)).ShouldNotBeNull().Bytes.Span, store.VerifierKeys).Size.ShouldBe(601);
    }

    [Fact]
    public async Task A_backup_put_back_is_carried_on_from_the_mirror_and_not_forked()
    {
        await FillAsync(300);
        await Under.BackUpAsync();
        await FillAsync(500);
        var before = await CheckpointAsync();
        await Under.PutBackAsync();

        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 1);
        await store.PublishAsync(Token);

        var found = await store.VerifyAsync([before], Token);
        found.Fault.ShouldBeNull();
        found.Log.Checkpoint.ShouldNotBeNull().Size.ShouldBe(803);
    }

    [Fact]
    public async Task A_lost_database_is_filled_from_its_mirror()
    {
        await FillAsync(300);
        var before = await CheckpointAsync();
        await Under.LoseAsync();

        await using var store = await Under.OpenAsync();
        await store.PublishAsync(Token);

        (await store.VerifyAsync([before], Token)).Fault.ShouldBeNull();
        store.Origin.ShouldBe(Checkpoint.Of(before).Origin);
        await store.RotateKeysAsync(Token);
        (await store.VerifyAsync([before], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_not_carried_on()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        await FillAsync(10);
        await Under.PutBackAsync();
        await Under.TamperAsync($"UPDATE audit_entry SET leaf_hash = {Bytes(new string('0', 64))} WHERE position = 7");

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("not the beginning of its mirror");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(31);
    }

    [Fact]
    public async Task A_mirror_that_was_changed_is_not_replayed()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        await FillAsync(10);
        await Under.PutBackAsync();
        var bundle = Path.Combine(Under.Options.DataFolder, "mirror", "tile", "entries", "000.p", "41");
        var bytes = await File.ReadAllBytesAsync(bundle, Token);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes, Token);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("cannot be trusted: Entry 40");
    }

    [Fact]
    public async Task A_log_that_forked_from_its_mirror_is_not_mirrored_over_it()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        Under.KeepMark();
        await FillAsync(10);
        await Under.PutBackAsync();
        Under.PutMarkBack();
        // The mirror is out of sight while the restored database goes its own way, and then comes back.
        var mirror = Path.Combine(Under.Options.DataFolder, "mirror");
        Directory.Move(mirror, mirror + ".away");
        await FillAsync(25);
        Directory.Delete(mirror, recursive: true);
        Directory.Move(mirror + ".away", mirror);

        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 1);
        (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("does not extend the one in");
        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
        fault.Index.ShouldBe(31);
        fault.What.ShouldContain("the mirror, which is sound");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public async Task Records_of_decisions_cut_off_a_store_are_named_when_it_is_opened_again_and_put_back_from_the_mirror(int cut, bool withCheckpoint)
    {
        var before = await DecideAsync(3);
        await CutAsync(7 - cut, withCheckpoint);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain($"record {7 - cut} is missing");
        await using (var store = await Under.OpenToReadAsync())
        {
            store.Shut.ShouldNotBeNull();
            var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
            fault.Index.ShouldBe(7 - cut);
            fault.What.ShouldContain($"Entry {7 - cut} is missing");
            (await store.ShowAsync(1, Token)).ShouldNotBeNull().Leaf.Text("kind").ShouldBe("decision.requested");
            await Should.ThrowAsync<QuickActionException>(() => AuditStoreSuite.AppendAsync(store, 1));
            await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));
            (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(7 - cut);

            (await store.MakeWholeAgainAsync(endLost: false, Token)).ShouldNotBeNull().ShouldContain("put back from the mirror");
            store.Shut.ShouldBeNull();
            (await store.VerifyAsync([before], Token)).Fault.ShouldBeNull();
            (await store.ShowAsync(7, Token)).ShouldNotBeNull().Leaf.Text("change").ShouldBe("log.mended");
        }

        await DecideAsync(1);
        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([before], Token)).Fault.ShouldBeNull();
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(10);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, true)]
    public async Task Records_cut_off_a_store_that_has_no_mirror_are_named_and_nothing_is_put_in_their_place(int cut, bool withCheckpoint)
    {
        await DecideAsync(3);
        await CutAsync(7 - cut, withCheckpoint);
        Directory.Delete(Under.Mirror, recursive: true);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain($"record {7 - cut} is missing");
        await using var store = await Under.OpenToReadAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(7 - cut);
        await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost: false, Token));
        await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost: true, Token));
        await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_entry")).ShouldBe(7 - cut);
    }

    [Fact]
    public async Task Records_cut_out_of_a_tile_that_was_whole_are_put_back()
    {
        await FillAsync(300);
        var before = await DecideAsync(2);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 250");

        await using var store = await Under.OpenToReadAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(250);
        await store.MakeWholeAgainAsync(endLost: false, Token);

        (await store.VerifyAsync([before], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Content_taken_away_with_the_end_of_the_log_is_still_missed_when_the_end_is_put_back()
    {
        await DecideAsync(3);
        await CutAsync(5, withCheckpoint: false);
        await Under.TamperAsync("DELETE FROM audit_content WHERE job = 'job 1'");

        await using var store = await Under.OpenToReadAsync();
        await store.MakeWholeAgainAsync(endLost: false, Token);

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(3);
    }

    [Fact]
    public async Task A_record_that_was_changed_in_a_log_whose_end_was_cut_off_is_named()
    {
        await FillAsync(20);
        await FillAsync(10);
        await Under.TamperAsync(
            $"UPDATE audit_entry SET leaf = {Bytes("7b7d")}, leaf_hash = {Bytes(Convert.ToHexString(Audit.Reference.Leaf("{}"u8).Span))} WHERE position = 5");
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position > 20");
        await Under.TamperAsync("DELETE FROM audit_checkpoint WHERE size > 21");

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("Entry 5 was changed");
        await using var store = await Under.OpenToReadAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(5);
    }

    /// <summary>Decisions of jobs of their own, signed.</summary>
    private async Task<SignedNote> DecideAsync(int count)
    {
        await using var store = await Under.OpenAsync();
        for (var i = 0; i < count; i++)
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job($"job {i}") with { CaseReference = null });
        }

        return await store.PublishAsync(Token);
    }

    private async Task CutAsync(int size, bool withCheckpoint)
    {
        await Under.TamperAsync($"DELETE FROM audit_entry WHERE position >= {size}");
        if (withCheckpoint)
        {
            await Under.TamperAsync($"DELETE FROM audit_checkpoint WHERE size > {size}");
        }
    }

    private async Task FillAsync(int count)
    {
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, count);
        await store.PublishAsync(Token);
    }

    private async Task<SignedNote> CheckpointAsync()
    {
        await using var store = await Under.OpenAsync();
        return await store.PublishAsync(Token);
    }

    private async Task<LogFault> FaultAsync()
    {
        await using var store = await Under.OpenAsync();
        return (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
    }
}
