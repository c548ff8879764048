using QuickAction.Core.Audit.Notes;

namespace QuickAction.TestKit.Storage;

/// <summary>A store that somebody changes from outside, and how its tests go on with it afterwards.</summary>
public abstract class ChangedStoreSuite : IAsyncLifetime
{
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

    /// <summary>An SQL literal of bytes.</summary>
    protected abstract string Bytes(string hex);

    /// <summary>A decision, a change of keys, another decision, each signed.</summary>
    /// <returns>The key of before the change.</returns>
    protected async Task<VerifierKey> DecideAndRotateAsync()
    {
        await DecideAsync("first");
        VerifierKey old;
        await using (var store = await Under.OpenAsync())
        {
            old = store.VerifierKeys[0];
            await store.RotateKeysAsync(Token);
        }

        await DecideAsync("second");
        return old;
    }

    /// <summary>Decisions of jobs of their own, signed.</summary>
    protected async Task DecideAsync(params string[] jobs)
    {
        await using var store = await Under.OpenAsync();
        foreach (var job in jobs)
        {
            await SomeDecisions.DecideAsync(store, SomeDecisions.Job(job) with { CaseReference = null }, job);
        }

        await store.PublishAsync(Token);
    }

    protected async Task DecideUnsignedAsync(string job)
    {
        await using var store = await Under.OpenAsync();
        await SomeDecisions.DecideAsync(store, SomeDecisions.Job(job) with { CaseReference = null }, job);
    }

    /// <summary>Sets another record in the place of one, with its hash.</summary>
    protected string Changed(long position) =>
        $"UPDATE audit_entry SET leaf = {Bytes("7b7d")}, leaf_hash = {Bytes(Convert.ToHexString(Audit.Reference.Leaf("{}"u8).Span))} WHERE position = {position}";

    protected void Lose(bool mirror, bool mark)
    {
        if (!mirror)
        {
            Directory.Delete(Under.Mirror, recursive: true);
        }

        if (!mark)
        {
            File.Delete(Under.Mark);
        }
    }

    /// <summary>The way out that was taken has worked: the log is whole, and can be worked with.</summary>
    protected async Task ShouldGoOnAsync()
    {
        await using (var store = await Under.OpenAsync())
        {
            await store.MendTablesAsync(Token);
            await store.PublishAsync(Token);
            (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        }

        await DecideAsync("afterwards");
        await using var again = await Under.OpenAsync();
        again.Warnings.ShouldBeEmpty();
        (await again.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }
}
