using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Notes;
using QuickAction.Core.Audit.Verification;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Rows that somebody puts into the tables of checkpoints and keys, or takes out: they shut nothing, they are named, and they are put right.</summary>
public abstract class AuditStoreTablesSuite : IAsyncLifetime
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

    [Theory]
    [InlineData("junk", "cannot be read")]
    [InlineData("empty", "cannot be read")]
    [InlineData("unsigned", "cannot be read")]
    [InlineData("a stranger's", "is signed with none of the log's keys")]
    [InlineData("a changed one", "is signed with none of the log's keys")]
    [InlineData("of another size", "holds a checkpoint of 3 records")]
    [InlineData("of another log", "is of another log")]
    public async Task A_row_that_is_no_checkpoint_of_this_log_is_passed_over_and_named_and_taken_away(string what, string named)
    {
        var last = await DecideAsync("job 1");
        await PutAsync(2, Row(what, 2, last));
        await PutAsync(1000, Row(what, 1000, last));

        var next = await DecideAsync("job 2");

        Checkpoint.Of(next).Size.ShouldBe(5);
        await using var store = await Under.OpenAsync();
        store.Warnings.ShouldBeEmpty();
        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
        fault.What.ShouldContain($"that for 2 records {named}");
        fault.What.ShouldContain($"that for 1000 records {named}");
        (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
        (await store.VerifyAsync([last, next], Token)).Fault.ShouldBeNull();
        (await store.MendTablesAsync(Token)).ShouldBeEmpty();
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_checkpoint WHERE size IN (2, 1000)")).ShouldBe(0);
        await store.ExportAsync(Under.Folder.Combine("export"), Token);
    }

    [Fact]
    public async Task A_row_in_the_place_of_the_next_checkpoint_is_named_and_can_be_taken_away()
    {
        var last = await DecideAsync("job 1");
        await PutAsync(5, "junk");

        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job("job 2") with { CaseReference = null });
            (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("stands in the place of that of 5 records");
            (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
            Checkpoint.Of(await store.PublishAsync(Token)).Size.ShouldBe(5);
        }

        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([last], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_checkpoint_of_which_somebody_changed_a_signature_binds_as_before()
    {
        await DecideAsync("job 1");
        await using (var store = await Under.OpenAsync())
        {
            // A record of which no other table knows.
            await AuditStoreSuite.AppendOwnAsync(store, 1);
            await store.PublishAsync(Token);
        }

        await TamperNoteAsync(4, WithASignatureChanged);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position = 3");
        await Under.TamperAsync("DELETE FROM audit_content WHERE kind = 'config.changed'");
        Directory.Delete(Under.Mirror, recursive: true);
        File.Delete(Under.Mark);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("record 3 is missing");
    }

    [Fact]
    public async Task A_changed_signature_is_named_and_taken_away_and_the_others_stay()
    {
        var last = await DecideAsync("job 1");
        await TamperNoteAsync(3, WithASignatureChanged);

        await using var store = await Under.OpenAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("that for 3 records has a signature that was changed");
        (await store.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
        (await store.VerifyAsync([last], Token)).Fault.ShouldBeNull();
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_checkpoint WHERE size = 3")).ShouldBe(1);
    }

    [Fact]
    public async Task Where_no_row_is_a_checkpoint_any_more_the_mirror_says_what_was_signed()
    {
        var last = await DecideAsync("job 1");
        await using (var store = await Under.OpenAsync())
        {
            await store.EraseAsync("job 1", new ErasureOrder("art17", new DecisionActor("tenant-1", "records.officer", "governance", "Governance")), Token);
            last = await store.PublishAsync(Token);
        }

        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk'");

        var next = await DecideAsync("job 2");

        await using var again = await Under.OpenAsync();
        (await again.MendTablesAsync(Token)).ShouldBe(["audit_checkpoint"]);
        (await again.VerifyAsync([last, next], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Where_no_row_is_a_checkpoint_and_nothing_else_says_what_was_signed_nothing_is_signed()
    {
        await DecideAsync("job 1");
        await using var store = await Under.OpenAsync();
        await Under.TamperAsync("UPDATE audit_checkpoint SET note = 'junk'");
        Directory.Delete(Under.Mirror, recursive: true);
        File.Delete(Under.Mark);

        (await Should.ThrowAsync<QuickActionException>(() => store.PublishAsync(Token))).Message.ShouldContain("nobody can say what was signed");
    }

    [Theory]
    [InlineData("DELETE FROM audit_key")]
    [InlineData("DELETE FROM audit_key WHERE until IS NULL")]
    [InlineData("DELETE FROM audit_key WHERE until IS NOT NULL")]
    [InlineData("INSERT INTO audit_key (vkey, since) VALUES ('junk', 0)")]
    [InlineData("INSERT INTO audit_key (vkey, since) VALUES ('{stranger}', 0)")]
    public async Task A_log_whose_table_of_keys_was_changed_is_not_exported_until_that_is_written_again_from_the_records(string tampering)
    {
        await DecideAsync("job 1");
        IReadOnlyList<VerifierKey> before;
        await using (var store = await Under.OpenAsync())
        {
            before = store.VerifierKeys;
            await store.RotateKeysAsync(Token);
        }

        await Under.TamperAsync(tampering.Replace("{stranger}", SigningKey.Generate("stranger", NoteKeyType.Ecdsa).Verifier.ToString(), StringComparison.Ordinal));
        var folder = Under.Folder.Combine("export");

        await using var again = await Under.OpenAsync();
        (await Should.ThrowAsync<QuickActionException>(() => again.ExportAsync(folder, Token))).Message.ShouldContain("audit_key");
        Directory.Exists(folder).ShouldBeFalse();
        (await again.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("audit_key");
        (await again.MendTablesAsync(Token)).ShouldBe(["audit_key"]);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await again.ExportAsync(folder, Token);
        foreach (var key in new[] { before[0], again.VerifierKeys[0] })
        {
            (await new ExportedLog(folder).VerifyAsync([key], [], null, Token)).Fault.ShouldBeNull();
        }
    }

    private static SignedNote WithASignatureChanged(SignedNote note) =>
        note with { Signatures = [note.Signatures[0], note.Signatures[1] with { Signature = note.Signatures[0].Signature }] };

    private static string Row(string what, long size, SignedNote last)
    {
        var checkpoint = Checkpoint.Of(last) with { Size = size };
        return what switch
        {
            "junk" => "no checkpoint at all",
            "empty" => "",
            "unsigned" => checkpoint.Text + "\n",
            "a stranger's" => SignedNote.Sign(checkpoint.Text, SigningKey.Generate(checkpoint.Origin, NoteKeyType.Ecdsa)).ToString(),
            "a changed one" => (last with { Text = checkpoint.Text }).ToString(),
            "of another size" => last.ToString(),
            "of another log" => SignedNote.Sign((checkpoint with { Origin = "another.log" }).Text, SigningKey.Generate("another.log", NoteKeyType.Ecdsa)).ToString(),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }

    private Task PutAsync(long size, string note) => Under.WriteAsync(
        "INSERT INTO audit_checkpoint (size, root, note, created) SELECT @size, root, @note, created FROM audit_checkpoint WHERE size = 1",
        new Parameter("@size", size),
        new Parameter("@note", note));

    private async Task TamperNoteAsync(long size, Func<SignedNote, SignedNote> change)
    {
        var note = System.Text.Encoding.UTF8.GetString((await Under.BytesAsync($"SELECT CAST(note AS {BytesType}) FROM audit_checkpoint WHERE size = {size}")).Single());
        await Under.TamperAsync($"UPDATE audit_checkpoint SET note = '{change(SignedNote.Parse(note))}' WHERE size = {size}");
    }

    /// <summary>The engine's type of bytes.</summary>
    protected abstract string BytesType { get; }

    /// <summary>A decision of a job of its own, signed.</summary>
    private async Task<SignedNote> DecideAsync(string job)
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job(job) with { CaseReference = null });
        return await store.PublishAsync(Token);
    }
}
