using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.TestKit;
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
    private static readonly int Kills = Soak.IsAsked ? 40 : 5;
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

    [Fact]
    public async Task While_a_result_is_being_recorded_nothing_of_it_is_on_the_disk()
    {
        await Log.MinutesAsync("whole.json");
        var target = Log.Folder.Combine("later.json");
        var recorded = await Log.Under.CountAsync("SELECT COUNT(*) FROM audit_entry");
        // Whoever holds this lock keeps the record from being mirrored, and the result from being given out.
        using (new FileStream(Path.Combine(Log.Data, "mirror.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            using var process = Start(target);
            while (await Log.Under.CountAsync("SELECT COUNT(*) FROM audit_entry") < recorded + 3 && !process.HasExited)
            {
                await Task.Yield();
            }

            process.Kill();
            await process.WaitForExitAsync(Token);
        }

        File.Exists(target).ShouldBeFalse();
        var begun = new FileInfo(target + ".part");
        (begun.Exists ? begun.Length : 0).ShouldBe(0);
        await CheckAsync(target);
    }

    private async Task KilledAsync(string target, TimeSpan after)
    {
        using var process = Start(target);
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

    private Process Start(string target)
    {
        var start = new ProcessStartInfo(Cli.Program, ["minutes", LogUnderTest.Meeting, "--out", target]) { RedirectStandardError = true };
        foreach (var (name, value) in Log.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
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
