using QuickAction.TestKit.Storage;

namespace QuickAction.Cli.Tests;

public sealed class SqliteEraseCommandTests : EraseCommandSuite
{
    protected override Task<StoreUnderTest> StartAsync() => Task.FromResult<StoreUnderTest>(new SqliteStoreUnderTest());
}

public sealed class PostgresEraseCommandTests : EraseCommandSuite
{
    protected override async Task<StoreUnderTest> StartAsync() => await PostgresStoreUnderTest.StartAsync();
}

/// <summary>Erasure as an officer orders it, on both databases.</summary>
public abstract class EraseCommandSuite : IAsyncLifetime
{
    private LogUnderTest? _log;

    private LogUnderTest Log => _log ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _log = new LogUnderTest(await StartAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Log.DisposeAsync();
    }

    protected abstract Task<StoreUnderTest> StartAsync();

    [Fact]
    public async Task Everything_of_a_case_is_gone_and_nothing_of_another()
    {
        var first = await Log.MinutesAsync("one.json", "--case", "CASE-7");
        await Log.MinutesAsync("two.json", "--case", " CASE-7 ");
        var kept = await Log.MinutesAsync("other.json", "--case", "CASE-70");
        var content = await Log.Under.BytesAsync("SELECT sealed FROM audit_content WHERE kind <> 'config.changed'");

        var tried = await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--dry-run");
        tried.Out.Trim().Split('\n').Length.ShouldBe(2);
        (await Log.DoAsync("audit", "show", first)).Out.ShouldContain("CASE-7");
        var erased = await Log.DoAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17", "--reason", "Asked for by letter of 3 March.");

        erased.Out.ShouldBe(tried.Out);
        (await Log.DoAsync("audit", "show", first)).Out.ShouldContain("it was erased");
        (await Log.DoAsync("audit", "show", kept)).Out.ShouldContain("CASE-70");
        (await Log.DoAsync("audit", "verify")).Out.ShouldStartWith("SOUND: 13 records");
        var record = (await Log.DoAsync("audit", "show", "11")).Out;
        record.ShouldContain("\"ground\": \"art17\"");
        record.ShouldContain("Asked for by letter of 3 March.");
        var gone = 0;
        foreach (var bytes in content)
        {
            gone += await Log.Under.FilesHoldAsync(bytes.AsSpan(bytes.Length / 2, 16).ToArray()) ? 0 : 1;
        }

        gone.ShouldBe(6, "two runs of three records each");
        (await Log.RunAsync("audit", "erase", "--case", "CASE-7", "--ground", "art17")).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_result_is_erased_by_the_record_that_it_names()
    {
        var decision = await Log.MinutesAsync("one.json");
        var kept = await Log.MinutesAsync("two.json");

        await Log.DoAsync("audit", "erase", "--record", decision, "--ground", "mistake");

        (await Log.DoAsync("audit", "show", decision)).Out.ShouldContain("it was erased");
        (await Log.DoAsync("audit", "show", kept, "--part", "answer")).Out.ShouldStartWith("{");
        await Log.DoAsync("audit", "verify");
    }
}
