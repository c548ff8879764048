using QuickAction.Core;

namespace QuickAction.TestKit.Storage;

/// <summary>A log before its first signature, and a store of which a part is missing when it is opened.</summary>
public abstract class AuditStoreStartSuite : IAsyncLifetime
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

    [Fact]
    public async Task A_log_in_which_nothing_was_recorded_yet_is_sound_and_mirrored()
    {
        await using var store = await Under.OpenAsync();

        var found = await store.VerifyAsync([], Token);

        found.Fault.ShouldBeNull();
        found.NotYetSigned.ShouldBe(0);
        File.Exists(InData("mirror", "checkpoint")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET leaf = {0} WHERE position = 35", 35)]
    [InlineData("DELETE FROM audit_entry WHERE position = 37", 37)]
    [InlineData("UPDATE audit_entry SET leaf_hash = {0} WHERE position = 33", 33)]
    public async Task A_record_that_was_changed_or_removed_before_it_was_signed_is_named(string tampering, long index)
    {
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 30);
        await store.PublishAsync(Token);
        await AuditStoreSuite.AppendAsync(store, 10);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        await Under.TamperAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering, Bytes(new string('0', 64))));

        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();

        fault.Index.ShouldBe(index);
    }

    [Fact]
    public async Task A_hash_over_records_that_are_not_signed_yet_is_checked_too()
    {
        await using var store = await Under.OpenAsync();
        await AuditStoreSuite.AppendAsync(store, 200);
        await store.PublishAsync(Token);
        await AuditStoreSuite.AppendAsync(store, 100);
        await Under.TamperAsync($"UPDATE audit_node SET hash = {Bytes(new string('0', 64))} WHERE level = 1 AND position = 0");

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().What.ShouldContain("entries 0 to 255");
    }

    [Fact]
    public async Task The_last_records_cannot_be_taken_away_before_they_are_signed()
    {
        await using var store = await Under.OpenAsync();
        await store.PublishAsync(Token);
        await SomeDecisions.DecideAsync(store);
        await Under.TamperAsync("DELETE FROM audit_entry WHERE position > 1");

        (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull().Index.ShouldBe(2);
    }

    [Fact]
    public async Task A_store_whose_content_key_is_gone_is_not_given_a_new_one()
    {
        await DecideAsync();
        File.Delete(InData("keys", "content.key"));

        var refused = await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync());

        refused.Message.ShouldContain("content.key");
        File.Exists(InData("keys", "content.key")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_store_whose_data_keys_are_gone_is_not_given_new_ones()
    {
        await DecideAsync();
        await Under.BackUpKeysAsync();
        await Under.LoseKeysAsync();

        var refused = await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync());

        refused.Message.ShouldContain("data keys");
        await Under.PutBackKeysAsync();
        await using var store = await Under.OpenAsync();
        (await store.ShowAsync(1, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("SELECT origin FROM audit_log")]
    [InlineData("SELECT key FROM data_key LIMIT")]
    [InlineData("SELECT record FROM audit_content LIMIT")]
    public async Task A_log_that_another_process_begins_meanwhile_is_not_taken_for_one_whose_keys_are_gone(string before)
    {
        var plan = new FaultPlan();
        var met = false;
        plan.Before(before, async () =>
        {
            await using var other = await Under.OpenAsync();
            await SomeDecisions.DecideAsync(other);
            met = true;
        });

        await using var store = await Core.Storage.Log.AuditStore.OpenAsync(Under.Options, Under.Faulty(plan), StoreUnderTest.Program, Under.Clock, Token);

        met.ShouldBeTrue();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job("after"));
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task No_new_log_is_begun_where_a_mirror_shows_that_there_was_one()
    {
        await DecideAsync();
        await Under.LoseAsync();
        File.Move(InData("keys", "log.key"), Under.Folder.Combine("log.key"));

        var refused = await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync());

        refused.Message.ShouldContain("signing keys");
        File.Exists(InData("keys", "log.key")).ShouldBeFalse();
        File.Move(Under.Folder.Combine("log.key"), InData("keys", "log.key"));
        await using var store = await Under.OpenAsync();
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task Key_files_that_others_can_read_are_closed_to_them_again()
    {
        await DecideAsync();
        string[] files = ["log.key", "content.key"];
        foreach (var file in files)
        {
            File.SetUnixFileMode(InData("keys", file), (UnixFileMode)0b110_110_110);
        }

        await using var store = await Under.OpenAsync();

        foreach (var file in files)
        {
            File.GetUnixFileMode(InData("keys", file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>An SQL literal of bytes.</summary>
    protected abstract string Bytes(string hex);

    private string InData(params string[] parts) => Path.Combine([Under.Options.DataFolder, .. parts]);

    private async Task DecideAsync()
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store);
        await store.PublishAsync(Token);
    }
}
