using Microsoft.Extensions.Configuration;
using QuickAction.Core.Settings;
using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

/// <summary>
/// Settings are read by reflection, which a native program answers with silence where it was not told what to keep: what the program records of its
/// settings must be what the same settings are in a process that has everything.
/// </summary>
public sealed class SettingsReadBackTests : IDisposable
{
    /// <summary>One of each kind of value, list and table.</summary>
    private static readonly Dictionary<string, string> Said = new()
    {
        ["SummaryWords"] = "123",
        ["Limits__FileBytes"] = "5000000",
        ["Limits__ZipMinimumRatio"] = "0.02",
        ["Privacy__References__0__Kind"] = "HOUSING_REF",
        ["Privacy__References__0__Pattern"] = "H[0-9]{6}",
        ["Privacy__References__0__Words__0"] = "tenancy reference",
        ["Model__Provider"] = "openai",
        ["Model__Endpoint"] = "http://localhost:11434/v1",
        ["Model__Name"] = "llama",
        ["Model__AllowedHosts__0"] = "localhost",
        ["Model__Temperature"] = "0.5",
        ["Model__Seed"] = "7",
        ["Model__JobTokens"] = "900000",
        ["Model__JobCost"] = "2.50",
        ["Model__Mask"] = "Redact",
        ["Model__Datamarking"] = "Words",
        ["Model__Stream"] = "true",
        ["Model__Prices__0__Model"] = "llama",
        ["Model__Prices__0__Input"] = "0.25",
        ["Engines__second__Provider"] = "openai",
        ["Engines__second__Endpoint"] = "http://localhost:8080/v1",
        ["Engines__second__Name"] = "other",
        ["Engines__second__Window"] = "9000",
        ["Prompts__minutes-notes"] = "1",
        ["Store__RetentionDays__minutes"] = "90",
        ["Store__Purpose"] = "minutes of meetings",
        ["Service__Manual__HoursPerDay"] = "7.5",
        ["Service__Identity__Teams__group-1"] = "north",
        ["Service__Uploads__TeamFiles"] = "5000",
        ["Service__ReviewerOtherThanAuthor"] = "true",
    };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Every_kind_of_setting_is_read_and_recorded_as_it_was_said()
    {
        var meeting = _folder.Combine("talk.txt");
        await File.WriteAllTextAsync(meeting, "Ada Marsh: I will send the rota round by Friday.\n", TestContext.Current.CancellationToken);
        var environment = Said.ToDictionary(s => $"QuickAction__{s.Key}", s => s.Value);
        environment["QuickAction__DataFolder"] = _folder.Combine("data");

        (await Cli.RunAsync(Cli.Program, ["minutes", meeting], environment)).ExitCode.ShouldBe(0);

        var record = await Cli.RunAsync(Cli.Program, ["audit", "show", "1", "--part", "settings"], environment);
        record.ExitCode.ShouldBe(0, record.Talk);
        record.Out.ShouldBe(System.Text.Encoding.UTF8.GetString(SettingsText.Of(Expected())));
    }

    [Theory]
    [InlineData("Engines__second__Nmae", "Nmae")]
    [InlineData("Model__Prices__0__Inputt", "Inputt")]
    [InlineData("Model__Concurrency", "Concurrency")]
    public async Task A_setting_that_is_wrong_deep_inside_stops_the_start_and_is_named(string setting, string name)
    {
        var environment = new Dictionary<string, string>(Said.ToDictionary(s => $"QuickAction__{s.Key}", s => s.Value)) { [$"QuickAction__{setting}"] = "0" };

        var run = await Cli.RunAsync(Cli.Program, ["engines"], environment);

        run.ExitCode.ShouldBe(2);
        run.Talk.ShouldContain(name);
    }

    public void Dispose() => _folder.Dispose();

    private static QuickActionSettings Expected()
    {
        var folder = Path.GetDirectoryName(Cli.Built)!;
        return SettingsLoader.Load(folder, new ConfigurationBuilder()
            .SetBasePath(folder)
            .AddJsonFile(SettingsLoader.FileName)
            .AddInMemoryCollection(Said.Select(s => KeyValuePair.Create($"QuickAction:{s.Key.Replace("__", ":", StringComparison.Ordinal)}", (string?)s.Value)))
            .Build());
    }
}
