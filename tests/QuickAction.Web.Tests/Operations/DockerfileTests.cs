using System.Diagnostics;
using System.Text.RegularExpressions;
using QuickAction.Core.Extraction;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Operations;

/// <summary>There is no container engine here: the steps of the Dockerfile that need none are run, and the rest is held against what they use.</summary>
public sealed partial class DockerfileTests : IDisposable
{
    private static readonly string[] Lines = File.ReadAllText(RepositoryRoot.Combine("Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_image_installs_what_files_are_read_with_and_runs_as_a_user_without_rights()
    {
        foreach (var image in new[] { "cli", "service" })
        {
            var stage = Stage(image);
            stage.ShouldContain(l => l.StartsWith("USER $APP_UID", StringComparison.Ordinal));
            var installed = stage.Single(l => l.Contains("apt-get install", StringComparison.Ordinal)).Split(' ');
            ExternalProgram.All.Select(p => p.Package).Distinct().ShouldBeSubsetOf(installed);
        }
    }

    [Fact]
    public void Each_image_starts_the_program_that_its_project_makes()
    {
        foreach (var (image, project, program) in new[] { ("cli", "QuickAction.Cli", "quickaction"), ("service", "QuickAction.Web", "quickaction-web") })
        {
            Stage(image).ShouldContain($"ENTRYPOINT [\"/app/{program}\"]");
            File.ReadAllText(RepositoryRoot.Combine("src", project, $"{project}.csproj")).ShouldContain($"<AssemblyName>{program}</AssemblyName>");
            var from = Stage(image).Select(l => Copy().Match(l)).Single(m => m.Success).Groups[1].Value;
            Publishes().ShouldContain(p => p.Project == $"src/{project}" && p.Into == from);
        }
    }

    [Fact]
    public async Task What_the_image_of_the_service_holds_starts_and_answers()
    {
        Assert.SkipUnless(Soak.IsAsked, "Publishing takes minutes: tests/run --soak.");
        var (project, into, command) = Publishes().Single(p => p.Project == "src/QuickAction.Web");
        var output = _folder.Combine("app");
        using var publish = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command.Replace(into, output, StringComparison.Ordinal)]) { WorkingDirectory = RepositoryRoot.Combine() });
        await publish.ShouldNotBeNull(project).WaitForExitAsync(Token);
        publish.ExitCode.ShouldBe(0);

        await using var server = await ServerProcess.StartAsync(_folder.Combine("data"), program: Path.Combine(output, "quickaction-web"));

        (await server.Client.GetStringAsync("/health/ready", Token)).ShouldContain("ready");
        (await server.TerminateAsync()).ShouldBe(0, server.Talk);
    }

    public void Dispose() => _folder.Dispose();

    private static List<string> Stage(string name) =>
        [.. Lines.SkipWhile(l => !l.EndsWith($" AS {name}", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.StartsWith("FROM ", StringComparison.Ordinal)).Select(l => l.Trim())];

    private static List<Published> Publishes() =>
        [.. Lines.Select(l => Publish().Match(l)).Where(m => m.Success).Select(m => new Published(m.Groups[2].Value, m.Groups[3].Value, m.Groups[1].Value))];

    [GeneratedRegex(@"^RUN (dotnet publish (\S+) .*-o (\S+))$")]
    private static partial Regex Publish();

    [GeneratedRegex(@"^COPY --from=build (\S+) /app$")]
    private static partial Regex Copy();

    private sealed record Published(string Project, string Into, string Command);
}
