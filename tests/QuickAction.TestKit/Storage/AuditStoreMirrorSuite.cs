using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Tree;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>The log and its mirror: nothing is signed that contradicts it, nothing is handed out that it lacks, and damage to it is seen.</summary>
public abstract class AuditStoreMirrorSuite : IAsyncLifetime
{
    private static readonly ErasureOrder Order = new("art17", new DecisionActor("tenant-1", "records.officer", "governance", "Governance"));
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

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(25)]
    public async Task Nothing_is_signed_that_contradicts_the_mirror_although_the_database_agrees_with_itself(int appended)
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        Under.KeepMark();
        await FillAsync(10);
        await Under.PutBackAsync();
        Under.PutMarkBack();
        // As for a program that had the store open while a backup was put back: it sees no mirror when it starts.
        Directory.Move(Mirror, Mirror + ".away");
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, appended);
        Directory.Move(Mirror + ".away", Mirror);

        var refused = await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));

        refused.Message.ShouldContain("the mirror");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_checkpoint WHERE size > 31")).ShouldBe(0);
        await Should.ThrowAsync<QuickActionException>(() => store.ProofAsync(33, Token));
    }

    [Fact]
    public async Task A_checkpoint_that_is_not_in_the_mirror_is_not_handed_out()
    {
        await FillAsync(30);
        await using var store = await Under.OpenAsync();
        Directory.Move(Path.Combine(Mirror, "tile"), Path.Combine(Mirror, "away"));
        await File.WriteAllTextAsync(Path.Combine(Mirror, "tile"), "", Token);
        await AuditStoreSuite.AppendAsync(store, 1);
        await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));

        await Should.ThrowAsync<QuickActionException>(() => store.ProofAsync(31, Token));
        await Should.ThrowAsync<QuickActionException>(() => store.ExportAsync(Under.Folder.Combine("export"), Token));

        File.Delete(Path.Combine(Mirror, "tile"));
        Directory.Move(Path.Combine(Mirror, "away"), Path.Combine(Mirror, "tile"));
        Checkpoint.Of((await store.ProofAsync(31, Token)).Checkpoint).Size.ShouldBe(32);
        (await MirroredAsync()).Size.ShouldBe(32);
    }

    [Fact]
    public async Task The_first_record_that_differs_is_named_whatever_a_fork_has_signed_since()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        Under.KeepMark();
        await FillAsync(10);
        var mirrored = await new FolderLog(Mirror).ReadNoteAsync(Token);
        await Under.PutBackAsync();
        Under.PutMarkBack();
        Directory.Move(Mirror, Mirror + ".away");
        await FillAsync(5);
        await FillAsync(5);
        await FillAsync(20);
        var fork = await FaultAsync(mirrored.ShouldNotBeNull());
        fork.Index.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(31, "what the fork signed vouches for nothing");

        Directory.Delete(Mirror, recursive: true);
        Directory.Move(Mirror + ".away", Mirror);

        (await FaultAsync()).ShouldBe(new LogFault(31, "Entry 31 was changed: the mirror, which is sound, holds another one there."));
    }

    [Theory]
    [InlineData("tile/entries/000")]
    [InlineData("tile/0/000")]
    [InlineData("tile/1/000.p/1")]
    public async Task An_erasure_is_confirmed_on_a_whole_mirror_only_and_a_damaged_one_is_written_again(string damaged)
    {
        await FillAsync(300);
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
        File.Delete(Path.Combine(Mirror, damaged));

        await store.EraseAsync(SomeDecisions.Job().Id, Order, Token);

        var found = await new LogVerifier(new FolderLog(Mirror)).VerifyAsync(LogTrust.In([.. store.VerifierKeys]), [], Token);
        found.Fault.ShouldBeNull();
        found.Checkpoint.ShouldNotBeNull().Size.ShouldBe(304);
    }

    [Fact]
    public async Task Damage_to_the_mirror_is_found_by_a_check_of_the_store()
    {
        await FillAsync(300);
        await using var store = await Under.OpenAsync();
        var bundle = Path.Combine(Mirror, "tile", "entries", "000");
        var bytes = await File.ReadAllBytesAsync(bundle, Token);
        bytes[^2] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes, Token);

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.What.ShouldContain("mirror");
        fault.What.ShouldContain("Entry 255");
    }

    [Fact]
    public async Task A_database_put_back_without_its_mirror_is_not_gone_on_with_until_somebody_says_that_the_end_is_lost()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        await FillAsync(10);
        await Under.PutBackAsync();
        Directory.Delete(Mirror, recursive: true);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("41 have been signed, so record 31");
        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(31);
            await Should.ThrowAsync<QuickActionException>(() => AuditStoreSuite.AppendAsync(store, 1));
            await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));
            await Should.ThrowAsync<QuickActionException>(() => store.MakeWholeAgainAsync(endLost: false, Token));
            (await Under.CountAsync("SELECT MAX(size) FROM audit_checkpoint")).ShouldBe(31, "nothing was signed");

            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull().ShouldContain("are lost");
            (await store.ShowAsync(31, Token)).ShouldNotBeNull().Leaf.Text("change").ShouldBe("log.restored");
        }

        await FillAsync(1);
        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await MirroredAsync()).Size.ShouldBe(33);
    }

    [Fact]
    public async Task A_program_that_had_the_store_open_signs_nothing_on_a_database_that_was_put_back_without_its_mirror()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        Under.KeepMark();
        await FillAsync(10);
        File.Copy(Under.Mark, Under.Folder.Combine("newest"));
        await Under.PutBackAsync();
        Under.PutMarkBack();
        Directory.Delete(Mirror, recursive: true);
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 12);
        File.Copy(Under.Folder.Combine("newest"), Under.Mark, overwrite: true);

        (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("not the one that these keys signed when it had 41 records");

        (await Under.CountAsync("SELECT MAX(size) FROM audit_checkpoint")).ShouldBe(31);
    }

    [Fact]
    public async Task No_new_log_is_begun_under_keys_that_have_signed_one()
    {
        await FillAsync(5);
        await Under.LoseAsync();
        Directory.Delete(Mirror, recursive: true);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("no new one is begun");
    }

    [Fact]
    public async Task What_is_carried_on_from_the_mirror_is_signed_when_the_store_is_opened()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        await FillAsync(10);
        await Under.PutBackAsync();

        await using var store = await Under.OpenToReadAsync();

        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.NotYetSigned.ShouldBe(0);
        (await MirroredAsync()).Size.ShouldBe(42);
    }

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task No_folder_of_the_mirror_is_open_to_others()
    {
        await FillAsync(3);

        foreach (var folder in Directory.EnumerateDirectories(Mirror, "*", SearchOption.AllDirectories).Append(Mirror))
        {
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder);
        }
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_written_to_is_named()
    {
        await FillAsync(3);
        await using var store = await Under.OpenAsync();
        Directory.Delete(Mirror, recursive: true);
        await File.WriteAllTextAsync(Mirror, "a file where a folder should be", Token);
        await AuditStoreSuite.AppendAsync(store, 1);

        (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain(Mirror);
    }

    [Fact]
    public async Task A_lost_mark_is_kept_again_with_the_next_signature()
    {
        await FillAsync(5);
        File.Delete(Under.Mark);

        await FillAsync(5);

        Checkpoint.Of(SignedNote.Parse(await File.ReadAllBytesAsync(Under.Mark, Token))).Size.ShouldBe(11);
    }

    [Fact]
    public async Task A_changed_record_stops_what_comes_after_it_and_leaves_the_mirror_as_it_was_so_that_a_backup_heals()
    {
        await FillAsync(30);
        await Under.BackUpAsync();
        await ChangeLeafAsync(6);
        var before = Files(Mirror);
        await using (var store = await Under.OpenAsync())
        {
            await AuditStoreSuite.AppendAsync(store, 3);

            var refused = await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));

            refused.Message.ShouldContain("entry 6 was changed");
            refused.Message.ShouldContain("`quickaction audit verify`");
            refused.Message.ShouldContain("`quickaction restore`");
            await Should.ThrowAsync<QuickActionException>(() => store.ProofAsync(32, Token));
            await Should.ThrowAsync<QuickActionException>(() => store.ExportAsync(Under.Folder.Combine("export"), Token));
        }

        Files(Mirror).ShouldBe(before);
        (await Under.CountAsync("SELECT MAX(size) FROM audit_checkpoint")).ShouldBe(31, "nothing was signed");
        await Under.PutBackAsync();
        await FillAsync(3);
        await using var healed = await Under.OpenAsync();
        var found = await healed.VerifyAsync([], Token);
        (found.Fault, found.Mirror, found.NotYetSignedFault).ShouldBe((null, null, null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_was_changed_after_it_was_signed_is_not_copied_to_a_mirror_that_lacks_it(bool withHash)
    {
        await FillAsync(300);
        await using var store = await Under.OpenAsync();
        await ChangeLeafAsync(200, withHash);
        Directory.Delete(Mirror, recursive: true);

        var refused = await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token));

        refused.Message.ShouldContain(withHash ? "entries 0 to 255" : "entry 200 was changed");
        Directory.Exists(Mirror).ShouldBeFalse("nothing was written");
    }

    [Theory]
    [InlineData(6, 30, false)]
    [InlineData(6, 300, false)]
    [InlineData(6, 300, true)]
    [InlineData(280, 300, false)]
    public async Task A_log_with_a_changed_record_is_not_exported(long index, int size, bool withHash)
    {
        await FillAsync(size);
        var export = Under.Folder.Combine("export");
        await using var store = await Under.OpenAsync();
        await ChangeLeafAsync(index, withHash);

        var refused = await Should.ThrowAsync<QuickActionException>(() => store.ExportAsync(export, Token));

        refused.Message.ShouldContain(withHash ? "entries 0 to 255" : $"entry {index} was changed");
        Directory.Exists(export).ShouldBeFalse("nothing was written");
    }

    private string Mirror => Path.Combine(Under.Options.DataFolder, "mirror");

    private async Task<Checkpoint> MirroredAsync() => Checkpoint.Of((await new FolderLog(Mirror).ReadNoteAsync(Token)).ShouldNotBeNull());

    /// <summary>Every file with its bytes.</summary>
    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(File.ReadAllBytes(f))}")];

    /// <summary>One bit of a record, past the product.</summary>
    private async Task ChangeLeafAsync(long index, bool withHash = false)
    {
        // Drops the triggers.
        await Under.TamperAsync("SELECT 1");
        var leaf = (await Under.BytesAsync($"SELECT leaf FROM audit_entry WHERE position = {index}"))[0];
        leaf[^3] ^= 1;
        await Under.WriteAsync($"UPDATE audit_entry SET leaf = @leaf WHERE position = {index}", new Parameter("@leaf", leaf));
        if (withHash)
        {
            await Under.WriteAsync($"UPDATE audit_entry SET leaf_hash = @hash WHERE position = {index}", new Parameter("@hash", TreeHash.Leaf(leaf).ToArray()));
        }
    }

    private async Task FillAsync(int count)
    {
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, count);
        await store.PublishAsync(Token);
    }

    private async Task<LogFault> FaultAsync(params SignedNote[] known)
    {
        await using var store = await Under.OpenAsync();
        return (await store.VerifyAsync(known, Token)).Fault.ShouldNotBeNull();
    }
}
