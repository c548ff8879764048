using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Samples;
using QuickAction.TestKit.Storage;

namespace QuickAction.Cli.Tests;

/// <summary>The commands with a model engine, from the shell to the wire and back.</summary>
public sealed class ModelCommandsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private StandInServer? _server;

    private static string Meeting => SeedFiles.PathOf("transcripts/team-meeting.vtt");

    private StandInServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    public async ValueTask InitializeAsync() => _server = await StandInServer.StartAsync(StandInMinuteTaker.Answer);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Three_settings_suffice_for_minutes_by_a_model()
    {
        var run = await RunAsync("minutes", Meeting, "--engine", "test");

        run.ExitCode.ShouldBe(0, run.Talk);
        using var minutes = JsonDocument.Parse(run.OutBytes);
        minutes.RootElement.GetProperty("engine").GetProperty("name").GetString().ShouldBe("test");
        minutes.RootElement.GetProperty("records").GetArrayLength().ShouldBe(1);
        minutes.RootElement.GetProperty("decisions").EnumerateArray().ShouldAllBe(d => d.GetProperty("supported").GetBoolean());
        run.Talk.ShouldContain("--resume ");
        Server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_summary_by_a_model_keeps_to_its_words()
    {
        var run = await RunAsync("summarise", SeedFiles.PathOf("documents/public-notice.html"), "--engine", "test", "--words", "40");

        run.ExitCode.ShouldBe(0, run.Talk);
        using var summary = JsonDocument.Parse(run.OutBytes);
        summary.RootElement.GetProperty("headline").GetProperty("supported").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task No_name_of_a_speaker_leaves_the_machine()
    {
        var run = await RunAsync("minutes", Meeting, "--engine", "test");

        run.ExitCode.ShouldBe(0, run.Talk);
        using var minutes = JsonDocument.Parse(run.OutBytes);
        var names = minutes.RootElement.GetProperty("attendees").EnumerateArray().Select(a => a.GetProperty("name").GetString()!).ToList();
        names.ShouldNotBeEmpty();
        var sent = System.Text.Encoding.UTF8.GetString(Server.Calls[0].Body);
        names.ShouldAllBe(n => !sent.Contains(n));
    }

    [Fact]
    public async Task Names_leave_the_machine_only_with_a_reason()
    {
        var run = await RunAsync("minutes", Meeting, "--engine", "test", "--no-mask-reason", "The council's own server");

        run.ExitCode.ShouldBe(0, run.Talk);
        System.Text.Encoding.UTF8.GetString(Server.Calls[0].Body).ShouldContain("Marsha Everett");
        (await RunAsync("minutes", Meeting, "--no-mask-reason", "x")).ExitCode.ShouldBe(2);
        (await RunAsync("minutes", Meeting, "--engine", "test", "--no-mask-reason", " ")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_dry_run_estimates_and_sends_nothing()
    {
        var run = await RunAsync("minutes", Meeting, "--engine", "test", "--dry-run");

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Talk.ShouldContain("About 1 call(s) of the model");
        run.Talk.ShouldContain("if every answer is as long as it may be");
        run.Talk.ShouldContain("GBP");
        Server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_model_declined_to_answer_nobody_is_told_that_taking_the_job_up_again_helps()
    {
        await Server.DisposeAsync();
        _server = await StandInServer.StartAsync(_ => new StandInAnswer.Says(null) { Refusal = "I cannot help with that." });

        var run = await RunAsync("minutes", Meeting, "--engine", "test");

        run.ExitCode.ShouldBe(4, run.Talk);
        run.Talk.ShouldContain("Taking the job up again would not mend it");
        run.Talk.ShouldNotContain("goes on with the job");
        using var minutes = JsonDocument.Parse(run.OutBytes);
        minutes.RootElement.GetProperty("coverage").GetProperty("cited").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_job_that_is_taken_up_again_pays_for_nothing_twice()
    {
        var first = await RunAsync("minutes", Meeting, "--engine", "test");
        var job = first.Talk.Split("--resume ")[1].Split([' ', '\n'])[0].TrimEnd('.');

        var again = await RunAsync("minutes", Meeting, "--engine", "test", "--resume", job);

        again.ExitCode.ShouldBe(0, again.Talk);
        again.Out.ShouldBe(first.Out);
        Server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_is_taken_up_again_with_its_own_file_and_command_only()
    {
        var first = await RunAsync("minutes", Meeting, "--engine", "test");
        var job = first.Talk.Split("--resume ")[1].Split([' ', '\n'])[0].TrimEnd('.');

        var other = await RunAsync("minutes", SeedFiles.PathOf("transcripts/care-act-assessment.srt"), "--engine", "test", "--resume", job);
        var command = await RunAsync("summarise", Meeting, "--engine", "test", "--resume", job);

        foreach (var run in new[] { other, command })
        {
            run.ExitCode.ShouldBe(3, run.Talk);
            run.Talk.ShouldContain("was started by another command or with another file");
            run.OutBytes.ShouldBeEmpty();
        }

        Server.Calls.Count.ShouldBe(1, "nothing of the other file may leave under the job's id");
    }

    [Fact]
    public async Task A_budget_that_is_spent_stays_spent_until_it_is_raised()
    {
        const int Turns = 500;
        var meeting = await FileAsync("long.txt", string.Concat(Enumerable.Range(0, Turns).Select(i => $"Ann Lee: The drains of street {i} were looked at last week, and somebody has to see to the gratings.\n\n")));
        Dictionary<string, string> With(string tokens) => new(ModelEnvironment.For(Server, _folder.Path, window: 8_000)) { ["QuickAction__Engines__test__JobTokens"] = tokens };
        Task<CliRun> Minutes(string tokens, params string[] more) => Cli.RunAsync(Cli.Program, ["minutes", meeting, "--engine", "test", "--template", "team-meeting", .. more], With(tokens));

        var first = await Minutes("16000");
        var paid = Server.Calls.Count;
        var job = first.Talk.Split("--resume ")[1].Split([' ', '\n'])[0].TrimEnd('.');
        var again = await Minutes("16000", "--resume", job);

        first.ExitCode.ShouldBe(4, first.Talk);
        paid.ShouldBeGreaterThan(0);
        again.ExitCode.ShouldBe(4, again.Talk);
        again.Talk.ShouldContain("raise JobTokens or JobCost");
        Server.Calls.Count.ShouldBe(paid, "the first run has spent it");

        var raised = await Minutes("1000000", "--resume", job);

        raised.ExitCode.ShouldBe(0, raised.Talk);
        Server.Calls.Count.ShouldBeGreaterThan(paid);
    }

    [Fact]
    public async Task Two_files_of_one_case_are_sent_with_the_same_placeholders_until_the_case_is_erased()
    {
        var first = await FileAsync("one.txt", "Ada Finch: Dean Pike rang me on Monday about the boiler.\n\nAda Finch: I will ring him back.\n");
        var second = await FileAsync("two.txt", "Wilf Orme: I saw Dean Pike and Ada Finch today.\n\nWilf Orme: They agreed to meet again.\n");

        (await RunAsync("minutes", first, "--engine", "test", "--case", "CASE 7")).ExitCode.ShouldBe(0);
        (await RunAsync("minutes", second, "--engine", "test", "--case", "CASE 7")).ExitCode.ShouldBe(0);
        (await RunAsync("minutes", second, "--engine", "test")).ExitCode.ShouldBe(0);

        Sent(0).ShouldContain("[[PERSON_1]]: [[PERSON_2]] rang me");
        Sent(1).ShouldContain("[[PERSON_3]]: I saw [[PERSON_2]] and [[PERSON_1]] today");
        Sent(2).ShouldContain("[[PERSON_1]]: I saw [[PERSON_2]] and [[PERSON_3]] today");
        var maps = Maps();
        maps.Count.ShouldBe(2, "one of the case and one of the job that has none");
        (await RunAsync("audit", "erase", "--case", "CASE 7", "--ground", "art17")).ExitCode.ShouldBe(0);
        Maps().Count.ShouldBe(1);
        maps.Count(m => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(m) >= 0)).ShouldBe(1);

        (await RunAsync("minutes", second, "--engine", "test", "--case", "CASE 7")).ExitCode.ShouldBe(0);

        Sent(3).ShouldContain("[[PERSON_1]]: I saw [[PERSON_2]] and [[PERSON_3]] today");
    }

    private string Sent(int call) => System.Text.Encoding.UTF8.GetString(Server.Calls[call].Body);

    /// <summary>Sixteen bytes from the middle of each map as it is sealed in the database.</summary>
    private List<byte[]> Maps()
    {
        using var source = RawSqlite.Open(_folder.Combine("quickaction.db"));
        using var command = source.CreateCommand();
        command.CommandText = "SELECT sealed FROM pseudonym_map";
        using var rows = command.ExecuteReader();
        var maps = new List<byte[]>();
        while (rows.Read())
        {
            var map = rows.GetFieldValue<byte[]>(0);
            maps.Add(map.AsSpan(map.Length / 2, 16).ToArray());
        }

        return maps;
    }

    private async Task<string> FileAsync(string name, string text)
    {
        await File.WriteAllTextAsync(_folder.Combine(name), text, TestContext.Current.CancellationToken);
        return _folder.Combine(name);
    }

    [Theory]
    [InlineData("not-a-job")]
    [InlineData("")]
    public async Task A_job_that_is_none_is_refused(string job)
    {
        (await RunAsync("minutes", Meeting, "--engine", "test", "--resume", job)).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_part_that_could_not_be_analysed_ends_with_4_and_is_named()
    {
        await Server.DisposeAsync();
        _server = await StandInServer.DoingAsync(new StandInAnswer.Says("I cannot help with that."));

        var run = await RunAsync("minutes", Meeting, "--engine", "test");

        run.ExitCode.ShouldBe(4, run.Talk);
        run.Talk.ShouldContain("not analysed");
    }

    [Fact]
    public async Task What_a_job_that_failed_has_recorded_is_signed()
    {
        await Server.DisposeAsync();
        _server = await StandInServer.DoingAsync(new StandInAnswer.Fails(400));

        (await RunAsync("minutes", Meeting, "--engine", "test")).ExitCode.ShouldNotBe(0);

        var verified = await RunAsync("audit", "verify");
        verified.ExitCode.ShouldBe(0, verified.Out);
        verified.Talk.ShouldNotContain("not signed yet");
    }

    [Fact]
    public async Task An_engine_that_is_not_set_up_is_wrong_usage()
    {
        var run = await RunAsync("minutes", Meeting, "--engine", "nobody");

        run.ExitCode.ShouldBe(2);
        run.Talk.ShouldContain("no engine named nobody");
    }

    private Task<CliRun> RunAsync(params string[] arguments) => Cli.RunAsync(Cli.Program, arguments, ModelEnvironment.For(Server, _folder.Path));
}
