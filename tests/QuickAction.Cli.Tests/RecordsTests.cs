using System.Text.Json;
using QuickAction.Core.Audit.Json;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Samples;
using QuickAction.TestKit.Storage;

namespace QuickAction.Cli.Tests;

/// <summary>No result of any command exists without its records.</summary>
public sealed class RecordsTests : IAsyncDisposable
{
    private readonly SqliteStoreUnderTest _under = new();

    private TempFolder Folder => _under.Folder;

    private static string Meeting => SeedFiles.PathOf("transcripts/team-meeting.vtt");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_records_of_a_result_are_in_the_log_in_their_order_with_what_was_asked_and_answered()
    {
        var run = await RunAsync("minutes", Meeting, "--case", "CASE-7", "--out", Folder.Combine("team.json"));
        run.ExitCode.ShouldBe(0, run.Talk);

        using var result = JsonDocument.Parse(await File.ReadAllBytesAsync(Folder.Combine("team.json"), Token));
        var decision = result.RootElement.GetProperty("records").EnumerateArray().Single().GetString().ShouldNotBeNull();
        await using var store = await OpenAsync();
        var leaves = await LeavesAsync(store);
        leaves.Select(l => l.Text("kind")).ShouldBe(
        [
            AuditKind.ConfigChanged, AuditKind.ConfigChanged, AuditKind.DecisionRequested, AuditKind.DecisionCompleted, AuditKind.ExportMade,
        ]);
        (await store.PlacesAsync(decision, Token)).ShouldBe([2, 3]);
        leaves[2].Text("service").ShouldBe("minutes");
        leaves[2]["prompts"].ShouldBeOfType<CanonicalList>().Items.Single().ShouldBeOfType<CanonicalObject>().Text("prompt_name").ShouldBe("templates/team-meeting");
        leaves[4]["decisions"].ShouldBeOfType<CanonicalList>().Items.ShouldBe([decision]);
        var question = (await store.ShowAsync(2, Token)).ShouldNotBeNull().Content.ShouldNotBeNull();
        System.Text.Encoding.UTF8.GetString(question.Parts["input"].Span).ShouldContain("team-meeting.vtt");
        question.Openings.Single(o => o.Field == "case_ref").Value.ShouldBe("CASE-7");
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_of_the_source_the_person_or_the_case_can_be_read_in_the_data_folder()
    {
        (await RunAsync("minutes", Meeting, "--case", "CASE-7", "--out", Folder.Combine("team.json"))).ExitCode.ShouldBe(0);

        foreach (var file in Directory.EnumerateFiles(_under.Options.DataFolder, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token));
            foreach (var secret in new[] { "CASE-7", "team-meeting.vtt", "rota", "the office" })
            {
                text.ShouldNotContain(secret, Case.Sensitive, file);
            }
        }
    }

    [Fact]
    public async Task Two_commands_at_once_make_one_log()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            RunAsync("minutes", Meeting, "--out", Folder.Combine($"{i}.json"))));

        runs.ShouldAllBe(r => r.ExitCode == 0, string.Concat(runs.Select(r => r.Talk)));
        await using var store = await OpenAsync();
        (await LeavesAsync(store)).Count.ShouldBe(2 + (4 * 3));
        var found = await store.VerifyAsync([], Token);
        found.Fault.ShouldBeNull();
        found.NotYetSigned.ShouldBe(0);
    }

    [Fact]
    public async Task A_log_that_was_changed_gives_no_result_and_says_what_to_do()
    {
        (await RunAsync("minutes", Meeting, "--out", Folder.Combine("one.json"))).ExitCode.ShouldBe(0);
        await _under.TamperAsync("UPDATE audit_entry SET leaf_hash = zeroblob(32) WHERE position = 2");

        var run = await RunAsync("minutes", Meeting, "--out", Folder.Combine("two.json"));

        run.ExitCode.ShouldBe(1, run.Talk);
        run.Talk.ShouldContain("quickaction audit verify");
        File.Exists(Folder.Combine("two.json")).ShouldBeFalse();
        File.Exists(Folder.Combine("two.json.part")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_written_gives_no_result()
    {
        Directory.CreateDirectory(_under.Options.DataFolder);
        await File.WriteAllTextAsync(Path.Combine(_under.Options.DataFolder, "mirror"), "a file where a folder should be", Token);

        var run = await RunAsync("minutes", Meeting, "--out", Folder.Combine("one.json"));

        run.ExitCode.ShouldBe(1, run.Talk);
        File.Exists(Folder.Combine("one.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Changed_settings_are_recorded_before_the_next_decision()
    {
        var environment = new Dictionary<string, string> { ["QuickAction__DataFolder"] = _under.Options.DataFolder };
        string[] arguments = ["summarise", Meeting, "--out", Folder.Combine("s.json")];
        (await Cli.RunAsync(Cli.Program, arguments, environment)).ExitCode.ShouldBe(0);

        environment["QuickAction__Store__Purpose"] = "case recording";
        (await Cli.RunAsync(Cli.Program, arguments, environment)).ExitCode.ShouldBe(0);

        await using var store = await OpenAsync();
        var leaves = await LeavesAsync(store);
        leaves[5].Text("change").ShouldBe("settings.changed");
        leaves[6].Text("purpose").ShouldBe("case recording");
        leaves[2].Text("purpose").ShouldBeNull();
    }

    public ValueTask DisposeAsync() => _under.DisposeAsync();

    private Task<CliRun> RunAsync(params string[] arguments) =>
        Cli.RunAsync(Cli.Program, arguments, new Dictionary<string, string> { ["QuickAction__DataFolder"] = _under.Options.DataFolder });

    private Task<AuditStore> OpenAsync() =>
        AuditStore.OpenAsync(new QuickActionSettings().StoreOptions(_under.Options.DataFolder), ThisProgram.With(null), TimeProvider.System, Token);

    private static async Task<List<CanonicalObject>> LeavesAsync(AuditStore store)
    {
        var leaves = new List<CanonicalObject>();
        while (await store.ShowAsync(leaves.Count, Token) is { } shown)
        {
            leaves.Add(shown.Leaf);
        }

        return leaves;
    }
}
