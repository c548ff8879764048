using System.Security.Cryptography;
using QuickAction.Core;
using QuickAction.Core.Analysis;
using QuickAction.Core.Storage.Content;
using QuickAction.Core.Storage.Databases;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>A wrong key to the content, and keys to content that do not open: nothing more is lost by them, and what they keep is named.</summary>
public abstract class AuditStoreKeysSuite : IAsyncLifetime
{
    private static readonly ErasureOrder Order = new("art17", DecisionActor.Nobody);
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
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_content_key_is_refused_before_anything_is_written_under_it(bool byFile)
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        var right = await File.ReadAllBytesAsync(Under.Options.ContentKey, Token);
        var wrong = RandomNumberGenerator.GetBytes(right.Length);
        var options = byFile ? Under.Options : Under.Options with { ContentKeyText = Convert.ToBase64String(wrong) };
        if (byFile)
        {
            await File.WriteAllBytesAsync(Under.Options.ContentKey, wrong, Token);
        }

        foreach (var open in new[] { AuditStore.OpenAsync, AuditStore.OpenToReadAsync })
        {
            var told = await Should.ThrowAsync<QuickActionException>(() => open(options, StoreUnderTest.Program, Under.Clock, Token));

            told.Message.ShouldContain(byFile ? "content.key" : "Store:ContentKey");
            told.Message.ShouldContain("put the right one back");
        }

        await File.WriteAllBytesAsync(Under.Options.ContentKey, right, Token);
        (await Under.BytesAsync("SELECT wrapped FROM data_key", keys: true)).Count.ShouldBe(2);
        await using var again = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(again, input: "bb");
        await again.PublishAsync(Token);
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_content_key_begins_no_log_anew_when_the_database_is_lost()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        await Under.LoseAsync();
        var options = Under.Options with { ContentKeyText = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };

        await Should.ThrowAsync<QuickActionException>(() => AuditStore.OpenToReadAsync(options, StoreUnderTest.Program, Under.Clock, Token));

        (await Under.CountAsync("SELECT COUNT(*) FROM audit_log")).ShouldBe(0);
    }

    [Fact]
    public async Task Content_under_another_content_key_is_named_and_all_the_rest_stays_usable()
    {
        await using var store = await Under.OpenAsync();
        foreach (var job in new[] { "first", "second", "third" })
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job(job));
        }

        await store.PublishAsync(Token);
        await ReplaceAsync("second", (key, job, wrapped) => Sealed.Seal(RandomNumberGenerator.GetBytes(32), $"{key}{job}", wrapped.AsSpan(0, 32)));

        await OnlySecondIsLostAsync(store);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public async Task One_changed_byte_of_a_wrapped_key_is_found_with_the_records_that_it_keeps(int at)
    {
        await using var store = await Under.OpenAsync();
        foreach (var job in new[] { "first", "second", "third" })
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job(job));
        }

        await store.PublishAsync(Token);
        await FlipAsync("second", at);

        await OnlySecondIsLostAsync(store);
    }

    /// <summary>The records 3 and 4 are of the second job.</summary>
    private async Task OnlySecondIsLostAsync(AuditStore store)
    {
        var fault = (await store.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
        fault.Index.ShouldBe(3);
        fault.What.ShouldContain("3, 4 does not open");
        var shown = (await store.ShowAsync(4, Token)).ShouldNotBeNull();
        (shown.Content, shown.Fault.ShouldNotBeNull().Contains("does not open", StringComparison.Ordinal)).ShouldBe((null, true));
        (await store.ShowAsync(6, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
        await using (var again = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(again, SomeDecisions.Job("third"), "bb");
            await SomeDecisions.DecideAsync(again, SomeDecisions.Job("fourth"));
        }

        (await store.HoldAsync(["third"], true, Order.Authoriser, null, Token)).ShouldBe([11]);
        (await store.EraseAsync("first", Order, Token)).ShouldBe(12);
        (await store.EraseAsync("second", Order, Token)).ShouldBe(13, "what cannot be read can be erased");
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_changed_key_of_the_log_itself_is_not_blamed_on_the_content_key_alone_and_keeps_nobody_from_asking_what_is_wrong()
    {
        await using (var store = await Under.OpenAsync())
        {
            await SomeDecisions.DecideAsync(store);
            await store.PublishAsync(Token);
        }

        await FlipAsync("log", 20);

        (await Should.ThrowAsync<QuickActionException>(() => Under.OpenAsync())).Message.ShouldContain("The log's own key does not open");
        await using var shut = await Under.OpenToReadAsync();
        shut.Shut.ShouldNotBeNull();
        await Should.ThrowAsync<QuickActionException>(() => SomeDecisions.DecideAsync(shut, SomeDecisions.Job("new")));
        var fault = (await shut.VerifyAsync([], Token)).Fault.ShouldNotBeNull();
        fault.Index.ShouldBe(0);
        (await shut.ShowAsync(1, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
    }

    private Task FlipAsync(string job, int at) => ReplaceAsync(job, (_, _, wrapped) =>
    {
        wrapped[at < 0 ? wrapped.Length + at : at] ^= 1;
        return wrapped;
    });

    private async Task ReplaceAsync(string job, Func<string, string, byte[], byte[]> change)
    {
        await using var keys = Under.Keys();
        await using var session = await keys.OpenAsync(Token);
        var (key, wrapped) = await session.FirstAsync(
            "SELECT key, wrapped FROM data_key WHERE job = @job", new Parameter[] { new("@job", job) }, row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), Token);
        var changed = await session.ExecuteAsync(
            "UPDATE data_key SET wrapped = @wrapped WHERE key = @key", new Parameter[] { new("@key", key), new("@wrapped", change(key, job, wrapped)) }, Token);
        changed.ShouldBe(1);
    }
}
