using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Audit;

namespace QuickAction.TestKit.Storage;

/// <summary>What the mirror keeps beside the log, and what only it and the table of checkpoints hold: damage is seen and mended, and what is lost is not said to be written again.</summary>
public abstract class AuditStoreMirrorFilesSuite : ChangedStoreSuite
{
    private string Older => Path.Combine(Under.Mirror, ExportedLog.Checkpoints);

    [Theory]
    [InlineData("checkpoints", "junk")]
    [InlineData("checkpoints", "another")]
    [InlineData("keys", "junk")]
    public async Task A_damaged_file_beside_the_mirrors_log_is_named_and_written_again(string folder, string how)
    {
        var old = await DecideAndRotateAsync();
        var file = Directory.GetFiles(Path.Combine(Under.Mirror, folder)).Order(StringComparer.Ordinal).First();
        var whole = await File.ReadAllTextAsync(file, Token);
        await File.WriteAllTextAsync(file, how == "junk" ? "junk" : await File.ReadAllTextAsync(Path.Combine(Under.Mirror, "checkpoint"), Token), Token);

        await using (var store = await Under.OpenToReadAsync())
        {
            var told = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What;
            told.ShouldContain(file);
            told.ShouldContain("`quickaction audit mirror` writes it again");
            (await store.MendMirrorAsync(Token)).ShouldNotBeNull().ShouldContain(file);
            (await store.MendMirrorAsync(Token)).ShouldBeNull();
            (await store.VerifyAsync(ReaderTrust.None with { Keys = [old] }, Token)).Fault.ShouldBeNull();
        }

        (await File.ReadAllTextAsync(file, Token)).ShouldBe(whole);
        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_mirror_that_is_written_anew_has_the_checkpoints_and_keys_beside_the_log_at_once()
    {
        await DecideAndRotateAsync();
        await using var store = await Under.OpenToReadAsync();
        Lose(mirror: false, mark: true);

        await store.MendMirrorAsync(Token);

        Directory.GetFiles(Older).Select(Path.GetFileName).ShouldBe(["4"]);
        Directory.GetFiles(Path.Combine(Under.Mirror, ExportedLog.Keys)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE audit_checkpoint SET note = 'junk' WHERE size = 4")]
    [InlineData("DELETE FROM audit_checkpoint WHERE size = 4")]
    public async Task A_checkpoint_in_which_keys_were_handed_over_and_that_is_lost_is_missed_and_comes_back_from_an_export(string loss)
    {
        var old = await DecideAndRotateAsync();
        await using (var store = await Under.OpenAsync())
        {
            (await store.VerifyAsync([], Token)).Remarks.ShouldBeEmpty();
            await store.ExportAsync(Under.Folder.Combine("export"), Token);
        }

        Directory.Delete(Older, recursive: true);
        await Under.TamperAsync(loss);
        await using (var store = await Under.OpenToReadAsync())
        {
            await store.MendTablesAsync(Token);
            await store.MendMirrorAsync(Token);
            var found = await store.VerifyAsync([], Token);
            found.Fault.ShouldBeNull();
            found.Remarks.ShouldHaveSingleItem().ShouldContain("The checkpoint of 4 records, in which the keys of before record 3 handed over");
            found.Remarks[0].ShouldContain($"Copy the file checkpoints/4 of an export to {Older}");
        }

        Directory.CreateDirectory(Older);
        File.Copy(Under.Folder.Combine("export/checkpoints/4"), Path.Combine(Older, "4"));
        await using (var store = await Under.OpenAsync())
        {
            (await store.VerifyAsync(ReaderTrust.None with { Keys = [old] }, Token)).Fault.ShouldBeNull();
            (await store.VerifyAsync([], Token)).Remarks.ShouldBeEmpty();
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task The_mirror_keeps_a_checkpoint_of_a_change_of_keys_in_whose_place_the_table_has_something_else()
    {
        await DecideAndRotateAsync();
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk' WHERE size = 4");

        await using (var store = await Under.OpenToReadAsync())
        {
            await CosignAsync(store);
            File.Exists(Path.Combine(Older, "4")).ShouldBeTrue("nothing else has it");
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
            (await store.VerifyAsync([], Token)).Remarks.ShouldBeEmpty();
        }

        await ShouldGoOnAsync();
    }

    [Fact]
    public async Task A_changed_cosignature_is_taken_away_and_comes_back_from_the_mirror_as_it_was()
    {
        await DecideAsync("first");
        await using (var store = await Under.OpenAsync())
        {
            await CosignAsync(store);
        }

        await DecideAsync("second");
        await Under.TamperAsync("UPDATE audit_cosignature SET line = 'junk'");

        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("`quickaction audit mirror` takes it away");
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_cosignature"]);
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_cosignature WHERE line <> 'junk'")).ShouldBe(1);
        await ShouldGoOnAsync();
    }

    private async Task CosignAsync(AuditStore store)
    {
        var asked = await store.AskWitnessAsync(0, Token);
        await store.AddCosignatureAsync(SomeKeys.Witness.Cosign(asked.Checkpoint.TextBytes, Under.Clock.GetUtcNow()), SomeKeys.Witness.Verifier, Token);
    }
}
