using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage.Log;

/// <summary>Following the advice to give the keys a database of their own.</summary>
public sealed class PostgresKeyMoveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_move_to_the_database_that_is_named_for_them_and_are_in_the_old_one_no_more()
    {
        await using var under = await PostgresStoreUnderTest.StartAsync();
        await using (var together = await OpenAsync(under, ""))
        {
            together.Warnings.ShouldContain(w => w.Contains("The next start moves the keys", StringComparison.Ordinal));
            await SomeDecisions.DecideAsync(together, SomeDecisions.Job("gone"));
            await SomeDecisions.DecideAsync(together);
            await together.EraseAsync("gone", new ErasureOrder("test", DecisionActor.Nobody), Token);
        }

        (await under.CountAsync("SELECT COUNT(*) FROM data_key")).ShouldBe(2);
        await using (var apart = await under.OpenAsync())
        {
            apart.Warnings.ShouldHaveSingleItem().ShouldStartWith("2 key(s)");
            (await apart.ShowAsync(3, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
            (await apart.VerifyAsync([], Token)).Fault.ShouldBeNull();
            await SomeDecisions.DecideAsync(apart, SomeDecisions.Job("later"));
        }

        (await under.CountAsync("SELECT COUNT(*) FROM data_key")).ShouldBe(0);
        (await under.BytesAsync("SELECT wrapped FROM data_key", keys: true)).Count.ShouldBe(3);
        await using var again = await under.OpenAsync();
        again.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_name_of_the_same_database_moves_nothing()
    {
        await using var under = await PostgresStoreUnderTest.StartAsync();
        await using (var together = await OpenAsync(under, ""))
        {
            await SomeDecisions.DecideAsync(together);
        }

        await using var again = await OpenAsync(under, $"Application Name=keys;{under.Options.Connection}");

        (await under.CountAsync("SELECT COUNT(*) FROM data_key")).ShouldBe(2);
        (await again.ShowAsync(1, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_backup_from_before_the_keys_were_moved_does_not_bring_back_one_that_was_destroyed_since()
    {
        await using var under = await PostgresStoreUnderTest.StartAsync();
        await using (var together = await OpenAsync(under, ""))
        {
            await SomeDecisions.DecideAsync(together, SomeDecisions.Job("gone"));
            await SomeDecisions.DecideAsync(together);
            await together.PublishAsync(Token);
        }

        await under.BackUpAsync();
        var gone = (await under.BytesAsync("SELECT wrapped FROM data_key WHERE job = 'gone'")).ShouldHaveSingleItem();
        await using (var apart = await under.OpenAsync())
        {
            await apart.EraseAsync("gone", new ErasureOrder("test", DecisionActor.Nobody), Token);
        }

        await under.PutBackAsync();
        (await under.CountAsync("SELECT COUNT(*) FROM data_key WHERE job = 'gone'")).ShouldBe(1, "the backup holds it");
        await using (var again = await under.OpenAsync())
        {
            again.Warnings.ShouldContain(w => w.StartsWith("1 key(s) to erased content", StringComparison.Ordinal));
            (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        (await under.CountAsync("SELECT COUNT(*) FROM data_key")).ShouldBe(0);
        // The backup is another database of the same server.
        await under.RemoveBackupAsync();
        (await under.FilesHoldAsync(gone.AsSpan(gone.Length / 2, 16).ToArray())).ShouldBeFalse();
    }

    private static Task<AuditStore> OpenAsync(StoreUnderTest under, string keys) =>
        AuditStore.OpenAsync(
            under.Options with { KeysConnection = keys, MigrateKeysConnection = under.Options.MigrateConnection }, StoreUnderTest.Program, under.Clock, Token);
}
