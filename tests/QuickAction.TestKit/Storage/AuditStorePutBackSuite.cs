using QuickAction.Core;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>Records that come back from the mirror: what that excuses, what it proves, and that it is said.</summary>
public abstract class AuditStorePutBackSuite : IAsyncLifetime
{
    private static readonly ErasureOrder Order = new("art17", new DecisionActor("tenant-1", "records.officer", "governance", "Governance"));
    private StoreUnderTest? _under;

    protected StoreUnderTest Under => _under ?? throw new InvalidOperationException();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

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
    public async Task Content_destroyed_together_with_the_end_of_the_log_is_missed_where_no_record_came_back()
    {
        await DecideAsync("first", "second");
        await GiveOutAsync("first");
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 5");
        await Under.TamperAsync("DELETE FROM audit_checkpoint WHERE size > 5");
        await Under.TamperAsync("DELETE FROM audit_content WHERE job <> 'log'");

        await using var store = await Under.OpenAsync();

        store.Warnings.ShouldContain(w => w.StartsWith("Record 5 was missing in the database and was put back from the mirror, which is recorded as 6.", StringComparison.Ordinal));
        (await RangeAsync(store, 6)).ShouldBe(("log.restored", 5, 5));
        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldNotBeNull().Index.ShouldBe(1);
        found.Fault.What.ShouldBe("Record 1 commits to content that is neither there nor erased.");
        ShouldHaveLost(found, 6, 1, 5);
    }

    [Fact]
    public async Task What_was_erased_after_a_backup_stays_erased_when_the_end_of_the_log_is_lost_and_that_is_said()
    {
        await DecideAsync("first", "second");
        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            await store.EraseAsync("first", Order, Token);
        }

        await Under.PutBackAsync();
        Directory.Delete(Under.Mirror, recursive: true);

        await using (var store = await Under.OpenToReadAsync())
        {
            (await store.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull().ShouldContain("The content of 2 record(s) had been erased since");
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
            (await store.ShowAsync(1, Token)).ShouldNotBeNull().Gone.ShouldNotBeNull().What.ShouldContain("ground end-lost");
            (await store.EraseAsync("first", Order, Token)).ShouldBeNull();
            (await store.EraseAsync("second", Order, Token)).ShouldNotBeNull();
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        await DecideAsync("third");
        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        again.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_that_a_copy_of_the_key_store_brings_back_is_destroyed_again_after_the_end_of_the_log_was_lost()
    {
        await DecideAsync("first", "second", "third");
        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            await DecideAsync("fourth", "fifth");
            await store.EraseAsync("first", Order, Token);
        }

        await Under.BackUpKeysAsync();
        await Under.PutBackAsync();
        Directory.Delete(Under.Mirror, recursive: true);
        await using (var store = await Under.OpenToReadAsync())
        {
            await store.MakeWholeAgainAsync(endLost: true, Token);
            await store.EraseAsync("second", Order, Token);
        }

        await Under.PutBackKeysAsync();

        await using var again = await Under.OpenAsync();
        (await again.EraseAsync("second", Order, Token)).ShouldBeNull();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_lost_with_a_restore_is_counted_and_older_content_is_missed_as_before()
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second", "third");
        await Under.PutBackAsync();
        await using (var store = await Under.OpenAsync())
        {
            store.Warnings.ShouldContain(w => w.StartsWith("Records 3 to 6 were missing in the database", StringComparison.Ordinal));
            (await RangeAsync(store, 7)).ShouldBe(("log.restored", 3, 6));
            var found = await store.VerifyAsync([], Token);
            found.Fault.ShouldBeNull();
            ShouldHaveLost(found, 7, 4, 3);
        }

        await Under.TamperAsync($"DELETE FROM audit_content WHERE kind = '{AuditKind.DecisionCompleted}'");

        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(2);
    }

    [Fact]
    public async Task A_restore_that_itself_came_back_from_the_mirror_excuses_what_it_named()
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second");
        await Under.PutBackAsync();
        await DecideAsync("third");
        await Under.PutBackAsync();

        await using var store = await Under.OpenAsync();

        (await RangeAsync(store, 8)).ShouldBe(("log.restored", 3, 7));
        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        ShouldHaveLost(found, 8, 5, 3);
    }

    [Fact]
    public async Task Records_whose_content_is_still_there_were_taken_out_and_nothing_of_them_is_excused()
    {
        await DecideAsync("first", "second", "third");
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 3");
        await Under.TamperAsync("DELETE FROM audit_checkpoint WHERE size > 3");
        await Under.TamperAsync("DELETE FROM audit_decision WHERE requested >= 3");
        await Under.TamperAsync("DELETE FROM audit_content WHERE job = 'second'");

        await using var store = await Under.OpenAsync();

        store.Warnings.ShouldContain(w => w.Contains("somebody took them out of it", StringComparison.Ordinal));
        (await RangeAsync(store, 7)).ShouldBe(("log.mended", 3, 6));
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(3);
    }

    [Fact]
    public async Task A_restore_of_an_earlier_version_names_no_range_and_excuses_what_came_after_the_last_checkpoint_before_it()
    {
        await DecideAsync("first");
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, Job("second"));
            var source = new RecordSource(StoreUnderTest.Program, DecisionActor.Nobody, Under.Clock);
            await store.AppendAsync([source.OfLog(await store.LogKeyAsync(Token), new ConfigPart(ConfigPart.Restored, [], []))], Token);
            await store.PublishAsync(Token);
            await Under.TamperAsync("DELETE FROM audit_content WHERE job = 'second'");
            var found = await store.VerifyAsync([], Token);
            found.Fault.ShouldBeNull();
            ShouldHaveLost(found, 5, 2, 3);
        }

        await Under.TamperAsync("DELETE FROM audit_content WHERE job = 'first'");

        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(1);
    }

    [Fact]
    public async Task A_restore_proves_no_erasure_that_stood_in_the_log_before_what_came_back()
    {
        await DecideAsync("first", "second");
        await Under.BackUpKeysAsync();
        await using (var store = await Under.OpenAsync())
        {
            (await store.EraseAsync("first", Order, Token)).ShouldBe(5);
        }

        // Now nothing shows that this program made that record.
        await Under.TamperAsync($"DELETE FROM audit_content WHERE kind = '{AuditKind.ErasureApplied}'");
        await Under.BackUpAsync();
        await GiveOutAsync("second");
        await Under.PutBackAsync();
        await Under.PutBackKeysAsync();
        var keys = (await KeysAsync()).Count;

        await using var again = await Under.OpenAsync();

        (await RangeAsync(again, 7)).ShouldBe(("log.restored", 6, 6));
        (await KeysAsync()).Count.ShouldBe(keys, "no key is destroyed for it");
        (await again.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(5);
    }

    [Fact]
    public async Task An_erasure_that_came_back_from_the_mirror_is_proved_by_the_restore()
    {
        await DecideAsync("first", "second");
        await Under.BackUpKeysAsync();
        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            (await store.EraseAsync("first", Order, Token)).ShouldBe(5);
        }

        var keys = (await KeysAsync()).Count;
        await Under.PutBackAsync();
        await Under.PutBackKeysAsync();

        await using var again = await Under.OpenAsync();

        (await KeysAsync()).Count.ShouldBe(keys);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job = 'first'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_record_of_an_erasure_that_this_program_did_not_make_is_no_sound_record()
    {
        await DecideAsync("first");
        await using var store = await Under.OpenAsync();
        var key = (await store.FindDataKeyAsync("first", Token)).ShouldNotBeNull().Id;
        var forged = CanonicalJson.Encode(new CanonicalObject { { "kind", AuditKind.ErasureApplied }, { "erasure", new CanonicalObject { { "key_id", key } } } });
        await using (var session = await store.Database.BeginAsync(Token))
        {
            await store.Writer.AppendAsync(session, [forged], Token);
            await session.CommitAsync();
        }

        await Under.WriteAsync($"INSERT INTO audit_erasure (key, position, finished) VALUES ('{key}', 3, 1)");
        await Under.TamperAsync("DELETE FROM audit_content WHERE job = 'first'");

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(3);
    }

    [Theory]
    [InlineData("audit_decision", "INSERT INTO audit_decision (decision, requested, closed) VALUES ('019f6a3c-77aa-7c1e-8d10-52c4b7a90eff', 5, 12)")]
    [InlineData("audit_erasure", "INSERT INTO audit_erasure (key, position, finished) VALUES ('00112233445566778899aabbccddeeff', 12, 1)")]
    [InlineData("audit_hold", "INSERT INTO audit_hold (key, position) VALUES ('00112233445566778899aabbccddeeff', 12)")]
    public async Task A_row_in_a_table_beside_the_log_does_not_shut_the_store_and_the_table_is_named_and_written_again(string table, string insert)
    {
        await DecideAsync("first", "second");
        await Under.TamperAsync(insert);

        await using var store = await Under.OpenAsync();

        store.Warnings.ShouldContain(w => w.StartsWith($"The table {table} was changed: it names record 12", StringComparison.Ordinal));
        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldStartWith($"The table {table} was changed");
        (await MendAsync(store)).ShouldBe([table]);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await MendAsync(store)).ShouldBeEmpty();
        await DecideAsync("third");
    }

    [Fact]
    public async Task Tables_beside_the_log_are_written_again_from_its_records()
    {
        await DecideAsync("first", "second", "third");
        await using (var store = await Under.OpenAsync())
        {
            await store.EraseAsync("third", Order, Token);
            await store.HoldAsync(["first"], true, Order.Authoriser, null, Token);
        }

        await Under.TamperAsync("UPDATE audit_decision SET requested = 5 WHERE requested = 1");
        await Under.TamperAsync("UPDATE audit_decision SET closed = NULL WHERE closed = 4");
        await Under.TamperAsync("DELETE FROM audit_decision WHERE closed = 6");
        await Under.TamperAsync("DELETE FROM audit_erasure");
        await Under.TamperAsync("DELETE FROM audit_hold");
        await using var again = await Under.OpenAsync();
        (await again.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        (await MendAsync(again)).ShouldBe(["audit_decision", "audit_erasure", "audit_hold"]);

        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        (await again.IsHeldAsync("first", Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Tables_are_not_written_again_from_a_log_that_was_changed()
    {
        await DecideAsync("first", "second");
        await using var store = await Under.OpenAsync();
        await Under.TamperAsync("DELETE FROM audit_decision");
        await Under.TamperAsync("UPDATE audit_entry SET leaf = (SELECT leaf FROM audit_entry WHERE position = 3) WHERE position = 1");

        (await Should.ThrowAsync<QuickActionException>(() => MendAsync(store))).Message.ShouldContain("not sound");

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_decision")).ShouldBe(0);
    }

    [Fact]
    public async Task Records_that_were_not_signed_yet_are_missed_when_content_of_theirs_is_still_there()
    {
        await DecideAsync("first");
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store, Job("second"), "bb");
        }

        await Under.TamperAsync("DELETE FROM audit_entry WHERE position >= 3");

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("record 3 is missing");
        await using var shut = await Under.OpenToReadAsync();
        (await shut.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(3);
    }

    [Fact]
    public async Task A_log_whose_end_is_lost_goes_on_although_there_is_a_mirror_when_that_is_no_longer_either()
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        CopyFolder(Under.Mirror, Under.Folder.Combine("mirror"));
        await DecideAsync("second");
        await Under.PutBackAsync();
        // A mirror that is longer than the log has its end.
        await using (var store = await Under.OpenToReadAsync())
        {
            store.Shut.ShouldBeNull();
        }

        await Under.PutBackAsync();
        Directory.Delete(Under.Mirror, recursive: true);
        CopyFolder(Under.Folder.Combine("mirror"), Under.Mirror);
        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("--end-lost");
        await using (var shut = await Under.OpenToReadAsync())
        {
            (await shut.MakeWholeAgainAsync(endLost: true, Token)).ShouldNotBeNull().ShouldContain("goes on after its 3 records");
        }

        await DecideAsync("third");
        await using var again = await Under.OpenAsync();
        var found = await again.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();

    }

    private static Task<IReadOnlyList<string>> MendAsync(AuditStore store) => store.MendTablesAsync(Token);

    private static void CopyFolder(string from, string target)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy, overwrite: true);
        }
    }

    [Fact]
    public async Task Content_that_is_kept_as_another_teams_is_named()
    {
        await DecideAsync("first", "second");
        await using var store = await Under.OpenAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();

        await Under.TamperAsync("UPDATE audit_content SET team_id = 'otherteam' WHERE job = 'second'");

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
        fault.Index.ShouldBe(3);
        fault.What.ShouldContain("another team");
    }

    [Fact]
    public async Task An_older_copy_of_the_database_brings_no_revoked_token_back()
    {
        var person = new Person("tenant-1", "p.raman", "harbour", ["User"]);
        MadeToken made;
        await using (var store = await Under.OpenAsync())
        {
            made = (await new TokenStore(store, Under.Clock, null).MakeAsync(person, "script", ["jobs.read"], Under.Clock.GetUtcNow().AddDays(30), Token)).ShouldNotBeNull();
        }

        await DecideAsync("first");
        await Under.BackUpAsync();
        await using (var store = await Under.OpenAsync())
        {
            await new TokenStore(store, Under.Clock, null).RevokeAsync(person, made.Token.Id, Token);
        }

        await DecideAsync("second");
        await Under.PutBackAsync();

        await using var again = await Under.OpenAsync();

        (await new TokenStore(again, Under.Clock, null).UseAsync(made.Secret.Text, Token)).ShouldBeNull();
        again.Warnings.ShouldContain(w => w.StartsWith("0 session(s) and 1 API token(s)", StringComparison.Ordinal));
    }

    protected static DecisionJob Job(string id) => SomeDecisions.Job(id) with { CaseReference = null };

    /// <summary>Decisions of jobs of their own, signed.</summary>
    protected async Task DecideAsync(params string[] jobs)
    {
        await using var store = await Under.OpenAsync();
        foreach (var job in jobs)
        {
            await SomeDecisions.DecideAsync(store, Job(job), job);
        }

        await store.PublishAsync(Token);
    }

    /// <summary>A record of which the index of decisions knows nothing.</summary>
    protected async Task GiveOutAsync(string job)
    {
        await using var store = await Under.OpenAsync();
        await new ExportLog(store, Under.Clock).RecordAsync(SomeDecisions.Export(DecisionId.New(Under.Clock.GetUtcNow()), Job(job)), Token);
        await store.PublishAsync(Token);
    }

    private static void ShouldHaveLost(StoreVerification found, long restoredIn, long records, long first) =>
        found.Lost.ShouldBe([new LostContent(restoredIn, records, first)]);

    private Task<List<byte[]>> KeysAsync() => Under.BytesAsync("SELECT wrapped FROM data_key", keys: true);

    private static async Task<(string? Change, long From, long Last)> RangeAsync(AuditStore store, long index)
    {
        var leaf = (await store.ShowAsync(index, Token)).ShouldNotBeNull().Leaf;
        var range = leaf["put_back"].ShouldBeOfType<CanonicalObject>();
        return (leaf.Text("change"), range["from"].ShouldBeOfType<CanonicalNumber>().Value, range["to"].ShouldBeOfType<CanonicalNumber>().Value);
    }
}
