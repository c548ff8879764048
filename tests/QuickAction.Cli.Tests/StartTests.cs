using System.Text.RegularExpressions;
using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

/// <summary>One test per way of starting: settings, prompts and templates are found beside the binary, never by the working directory.</summary>
public sealed partial class StartTests : IDisposable
{
    private static readonly Dictionary<string, string> Plain = new();

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Started_by_dotnet_run_from_another_folder()
    {
        var run = await Cli.RunAsync(
            "dotnet", ["run", "--no-build", "--project", RepositoryRoot.Combine("src", "QuickAction.Cli"), "--", "templates"], Plain, _folder.Path);

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("general-meeting");
    }

    [Fact]
    public async Task Started_from_the_build_output()
    {
        var run = await Cli.RunAsync(Cli.Built, ["templates"], Plain, _folder.Path);

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("general-meeting");
    }

    [Fact]
    public async Task The_native_program_and_that_of_the_build_say_the_same_of_a_meeting()
    {
        Assert.SkipUnless(Cli.Program != Cli.Built, "tests/run publishes the native program; without it there is only one to look at.");
        var meeting = RepositoryRoot.Combine("seeds", "transcripts", "team-meeting.vtt");

        var native = await Cli.RunAsync(Cli.Program, ["minutes", meeting, "--format", "md"], Data("native"), _folder.Path);
        var built = await Cli.RunAsync(Cli.Built, ["minutes", meeting, "--format", "md"], Data("built"), _folder.Path);

        native.ExitCode.ShouldBe(0, native.Talk);
        Id().Replace(native.Out, "ID").ShouldBe(Id().Replace(built.Out, "ID"));
    }

    [Fact]
    public async Task Started_as_published_ahead_of_time_and_laid_out_as_in_the_container()
    {
        Assert.SkipUnless(Soak.IsAsked, "Publishing takes minutes: tests/run --soak.");
        var app = _folder.Combine("app");
        var publish = await Cli.RunAsync(
            "dotnet",
            ["publish", RepositoryRoot.Combine("src", "QuickAction.Cli"), "-c", "Release", "-r", "linux-x64", "-o", app, "-v", "q", "-p:ArtifactsPath=" + _folder.Combine("artifacts")],
            Plain,
            _folder.Path);
        publish.ExitCode.ShouldBe(0, publish.Out);
        var transcript = _folder.Combine("talk.txt");
        await File.WriteAllTextAsync(transcript, "Ada Marsh: I will send the rota round by Friday.\n", TestContext.Current.CancellationToken);
        var data = new Dictionary<string, string> { ["QuickAction__DataFolder"] = _folder.Combine("data") };

        var run = await Cli.RunAsync(Path.Combine(app, "quickaction"), ["minutes", transcript], data, _folder.Path);

        run.ExitCode.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("quickaction.minutes.v1");
        File.Exists(_folder.Combine("data", "mirror", "checkpoint")).ShouldBeTrue();

        await File.WriteAllTextAsync(Path.Combine(app, "appsettings.json"), """{ "QuickAction": { "SummaryWords": 1 } }""", TestContext.Current.CancellationToken);
        var wrong = await Cli.RunAsync(Path.Combine(app, "quickaction"), ["minutes", transcript], data, _folder.Path);
        wrong.ExitCode.ShouldBe(2);
        wrong.Talk.ShouldContain("SummaryWords");
    }

    [Fact]
    public void Started_inside_a_test_host()
    {
        var bench = Workbench.Open(new Terminal(() => Stream.Null, TextWriter.Null, resultsAreShown: false));

        bench.Settings.Engine.ShouldBe("offline");
        bench.Templates().Templates.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_environment_wins_over_the_file()
    {
        var long250 = _folder.Combine("long.txt");
        await File.WriteAllTextAsync(long250, new string('x', 300), TestContext.Current.CancellationToken);

        var run = await Cli.RunAsync(
            Cli.Program, ["extract", long250], new Dictionary<string, string> { ["QuickAction__Limits__FileBytes"] = "200" }, _folder.Path);

        run.ExitCode.ShouldBe(3);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Records have an id of their own each time.</summary>
    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    private Dictionary<string, string> Data(string name) => new() { ["QuickAction__DataFolder"] = _folder.Combine(name) };
}
