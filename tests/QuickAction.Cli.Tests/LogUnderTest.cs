using System.Text.Json;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Samples;
using QuickAction.TestKit.Storage;

namespace QuickAction.Cli.Tests;

/// <summary>A data folder of the test's own, and the real command line working on it.</summary>
internal sealed class LogUnderTest(StoreUnderTest under) : IAsyncDisposable
{
    public LogUnderTest()
        : this(new SqliteStoreUnderTest())
    {
    }

    public static string Meeting => SeedFiles.PathOf("transcripts/team-meeting.vtt");

    public StoreUnderTest Under => under;

    public TempFolder Folder => under.Folder;

    public string Data => under.Options.DataFolder;

    public Dictionary<string, string> Environment { get; } = new()
    {
        ["QuickAction__DataFolder"] = under.Options.DataFolder,
        ["QuickAction__Store__Connection"] = under.Options.Connection,
        ["QuickAction__Store__KeysConnection"] = under.Options.KeysConnection,
        ["QuickAction__Store__MigrateConnection"] = under.Options.MigrateConnection,
        ["QuickAction__Store__MigrateKeysConnection"] = under.Options.MigrateKeysConnection,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<CliRun> RunAsync(params string[] arguments) => Cli.RunAsync(Cli.Program, arguments, Environment);

    /// <summary>Runs a command that has to succeed.</summary>
    public async Task<CliRun> DoAsync(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        run.ExitCode.ShouldBe(0, run.Talk);
        return run;
    }

    /// <summary>Minutes of the sample team meeting, with their decision's id.</summary>
    public async Task<string> MinutesAsync(string name, params string[] more)
    {
        await DoAsync(["minutes", Meeting, "--out", Folder.Combine(name), .. more]);
        using var result = JsonDocument.Parse(await File.ReadAllBytesAsync(Folder.Combine(name), Token));
        return result.RootElement.GetProperty("records").EnumerateArray().Single().GetString() ?? "";
    }

    public Task<AuditStore> OpenAsync()
    {
        var options = new QuickActionSettings().StoreOptions(Data) with
        {
            Connection = under.Options.Connection,
            KeysConnection = under.Options.KeysConnection,
            MigrateConnection = under.Options.MigrateConnection,
            MigrateKeysConnection = under.Options.MigrateKeysConnection,
        };
        return AuditStore.OpenAsync(options, ThisProgram.With(null), TimeProvider.System, Token);
    }

    public ValueTask DisposeAsync() => under.DisposeAsync();
}
