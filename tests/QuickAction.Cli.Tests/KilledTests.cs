using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.TestKit.Storage;

namespace QuickAction.Cli.Tests;

public sealed class SqliteKilledTests : KilledSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresKilledTests : KilledSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

/// <summary>The process is killed wherever it happens to be. Statement by statement, faults are in the store's own suite; this is the whole program.</summary>
public abstract class KilledSuite : IAsyncLifetime
{
    private const int Kills = 10;
    private LogUnderTest? _log;

    private LogUnderTest Log => _log ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = new LogUnderTest(await StartAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Log.DisposeAsync();
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Fact]
    public async Task Whenever_it_is_killed_no_result_is_without_its_records_and_the_log_verifies()
    {
        var clock = Stopwatch.StartNew();
        await Log.MinutesAsync("whole.json");
        var whole = clock.Elapsed;

        for (var i = 0; i < Kills; i++)
        {
            // Time is what this test varies: over the run's whole length, start-up excepted.
            await KilledAsync(Log.Folder.Combine($"{i}.json"), whole * (0.35 + (0.65 * i / Kills)));
            await CheckAsync(Log.Folder.Combine($"{i}.json"));
        }

        await CheckAsync(Log.Folder.Combine("whole.json"));
        await Log.MinutesAsync("after.json");
        await CheckAsync(Log.Folder.Combine("after.json"));
    }

    private async Task KilledAsync(string target, TimeSpan after)
    {
        var start = new ProcessStartInfo(Cli.Program, ["minutes", LogUnderTest.Meeting, "--out", target]) { RedirectStandardError = true };
        foreach (var (name, value) in Log.Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(after);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            process.Kill();
            await process.WaitForExitAsync(Token);
        }
    }

    private async Task CheckAsync(string result)
    {
        await using var store = await Log.OpenAsync();
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull(result);
        if (!File.Exists(result))
        {
            return;
        }

        var bytes = await File.ReadAllBytesAsync(result, Token);
        var decision = JsonDocument.Parse(bytes).RootElement.GetProperty("records")[0].GetString() ?? "";
        var places = await store.PlacesAsync(decision, Token);
        places.Count.ShouldBe(2, result);
        (await store.ShowAsync(places[1], Token)).ShouldNotBeNull().Content.ShouldNotBeNull().Parts.Keys.ShouldContain("answer");
        var recorded = false;
        for (var index = places[1]; !recorded && await store.ShowAsync(index, Token) is { } shown; index++)
        {
            recorded = shown.Leaf.Text("kind") == AuditKind.ExportMade
                && (shown.Content?.Openings.Any(o => o.Value == (CanonicalValue)Convert.ToHexStringLower(SHA256.HashData(bytes))) ?? false);
        }

        recorded.ShouldBeTrue(result);
    }
}
