using QuickAction.Core.Access;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

public sealed class SqliteAuditStorePutBackTests : AuditStorePutBackSuite
{
    [Fact]
    public async Task A_backup_of_a_restored_store_from_which_older_content_was_taken_is_refused()
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second");
        await Under.PutBackAsync();
        var file = Under.Folder.Combine("copy.db");
        await using (var store = await Under.OpenAsync())
        {
            await store.BackUpAsync(file, Token);
        }

        await SqliteStoreUnderTest.TamperFileAsync(file, "DELETE FROM audit_content WHERE job = 'first'");

        (await Should.ThrowAsync<QuickActionException>(() => AuditStore.RestoreAsync(Under.Options, file, endLost: false, StoreUnderTest.Program, Under.Clock, Token)))
            .Message.ShouldContain("Record 1 commits to content");
        (await Under.CountAsync("SELECT COUNT(*) FROM audit_content WHERE job = 'first'")).ShouldBe(2);
    }

    [Fact]
    public async Task A_backup_brings_no_token_back_that_was_revoked_since_and_no_session()
    {
        var file = Under.Folder.Combine("copy.db");
        var person = new Person("tenant-1", "p.raman", "harbour", ["User"]);
        MadeToken made;
        Secret signedIn;
        await using (var store = await Under.OpenAsync())
        {
            var tokens = new TokenStore(store, Under.Clock, null);
            made = (await tokens.MakeAsync(person, "script", ["jobs.read"], Under.Clock.GetUtcNow().AddDays(30), Token)).ShouldNotBeNull();
            signedIn = await new SessionStore(store, Under.Clock).StartAsync(person, TimeSpan.FromHours(8), null, Token);
            (await tokens.UseAsync(made.Secret.Text, Token)).ShouldNotBeNull();
            await store.BackUpAsync(file, Token);
            await tokens.RevokeAsync(person, made.Token.Id, Token);
        }

        await AuditStore.RestoreAsync(Under.Options, file, endLost: false, StoreUnderTest.Program, Under.Clock, Token);

        await using var restored = await Under.OpenAsync();
        (await new TokenStore(restored, Under.Clock, null).UseAsync(made.Secret.Text, Token)).ShouldBeNull();
        (await new SessionStore(restored, Under.Clock).FindAsync(signedIn.Text, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_backup_heals_a_store_in_which_a_record_was_changed_and_work_was_done_since()
    {
        var file = Under.Folder.Combine("copy.db");
        await DecideAsync("first");
        await using (var store = await Under.OpenAsync())
        {
            await store.BackUpAsync(file, Token);
        }

        await Under.TamperAsync("UPDATE audit_entry SET leaf = x'7b7d' WHERE position = 1");
        (await Should.ThrowAsync<QuickActionException>(() => DecideAsync("second"))).Message.ShouldContain("entry 1 was changed");

        await AuditStore.RestoreAsync(Under.Options, file, endLost: false, StoreUnderTest.Program, Under.Clock, Token);

        await DecideAsync("third");
        await using var healed = await Under.OpenAsync();
        var found = await healed.VerifyAsync([], Token);
        (found.Fault, found.Mirror, found.Content).ShouldBe((null, null, null));
    }

    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresAuditStorePutBackTests : AuditStorePutBackSuite
{
    [Fact]
    public async Task An_older_database_under_keys_put_back_from_copies_in_a_new_data_folder_is_not_gone_on_with()
    {
        await DecideAsync("first");
        await Under.BackUpAsync();
        await DecideAsync("second");
        await Under.PutBackAsync();
        var fresh = NewNode();

        (await Should.ThrowAsync<QuickActionException>(() => OpenAsync(fresh))).Message.ShouldContain("may be an older copy");
        await using (var shut = await AuditStore.OpenToReadAsync(fresh, StoreUnderTest.Program, Under.Clock, Token))
        {
            await Should.ThrowAsync<QuickActionException>(() => shut.PublishAsync(Token));
        }

        (await Under.CountAsync("SELECT MAX(size) FROM audit_checkpoint")).ShouldBe(3, "nothing was signed");
    }

    [Fact]
    public async Task A_new_node_joins_others_when_it_is_told_to_or_has_their_mirror()
    {
        await DecideAsync("first");
        var fresh = NewNode();
        await using (var shared = await OpenAsync(fresh with { MirrorFolder = Under.Mirror }))
        {
            await shared.PublishAsync(Token);
        }

        File.Delete(Path.Combine(fresh.DataFolder, "keys", "log.key.signed"));
        await using (var told = await OpenAsync(fresh with { JoinsOthers = true }))
        {
            await SomeDecisions.DecideAsync(told, Job("second"), "bb");
            await told.PublishAsync(Token);
        }

        await using var again = await OpenAsync(fresh);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    /// <summary>Another machine on the same databases, with copies of the keys.</summary>
    private AuditOptions NewNode()
    {
        var options = Under.Options with { DataFolder = Under.Folder.Combine("node") };
        Directory.CreateDirectory(Path.Combine(options.DataFolder, "keys"));
        foreach (var key in new[] { "log.key", "content.key" })
        {
            File.Copy(Path.Combine(Under.Options.DataFolder, "keys", key), Path.Combine(options.DataFolder, "keys", key));
        }

        return options;
    }

    private Task<AuditStore> OpenAsync(AuditOptions options) => AuditStore.OpenAsync(options, StoreUnderTest.Program, Under.Clock, Token);

    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}
