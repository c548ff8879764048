using QuickAction.Core.Analysis;
using QuickAction.Core.Storage;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit.Analysis;
using QuickAction.TestKit.Storage;

namespace QuickAction.Core.Tests.Storage;

public sealed class InMemoryDecisionLogTests : DecisionLogSuite
{
    private readonly InMemoryDecisionLog _log = new();

    protected override ValueTask<IDecisionLog> OpenAsync(string job) => ValueTask.FromResult<IDecisionLog>(_log);

    protected override ValueTask<IReadOnlyList<(string Kind, string Decision)>> StoredAsync(string job) =>
        ValueTask.FromResult<IReadOnlyList<(string Kind, string Decision)>>(
            [.. _log.Records.Select(r => ($"decision.{r.Event.ToString().ToLowerInvariant()}", r.Decision.ToString()))]);
}

public sealed class SqliteDecisionLogTests : StoredDecisionLogSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresDecisionLogTests : StoredDecisionLogSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

/// <summary>What every decision log promises, kept by the real one.</summary>
public abstract class StoredDecisionLogSuite : DecisionLogSuite, IAsyncLifetime
{
    private StoreUnderTest? _under;
    private AuditStore? _store;

    private AuditStore Store => _store ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        _under = await StartAsync();
        _store = await _under.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        await (_under?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    protected override ValueTask<IDecisionLog> OpenAsync(string job) => ValueTask.FromResult<IDecisionLog>(new DecisionLog(Store));

    protected override async ValueTask<IReadOnlyList<(string Kind, string Decision)>> StoredAsync(string job)
    {
        var stored = new List<(string, string)>();
        // The first record says which keys sign the log.
        for (var index = 1L; await Store.ShowAsync(index, TestContext.Current.CancellationToken) is { } record; index++)
        {
            stored.Add((record.Leaf.Text("kind") ?? "", record.Leaf.Text("decision_id") ?? ""));
        }

        return stored;
    }
}
