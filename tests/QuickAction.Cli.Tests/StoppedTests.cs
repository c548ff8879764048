using System.Diagnostics;
using System.Text.Json;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Cli.Tests;

/// <summary>Whoever stops a job of a model has paid for what was answered until then: it is given out, and taking the job up again asks for the rest.</summary>
public sealed class StoppedTests : IDisposable
{
    private const int Window = 8_000;
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_job_that_is_stopped_gives_a_partial_result_that_says_so_and_the_rest_is_asked_for_later()
    {
        var meeting = Meeting(800);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StandInServer.StartAsync(call => Answer(call, hangsFrom: 3, reached));
        using var process = Start(server, meeting);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var talk = process.StandardError.ReadToEndAsync(Token);
        await reached.Task.WaitAsync(Token);
        Signal(process);
        await process.WaitForExitAsync(Token);

        process.ExitCode.ShouldBe(4, await talk);
        using var partial = JsonDocument.Parse(await output);
        partial.RootElement.GetProperty("coverage").GetProperty("failed").GetInt32().ShouldBeGreaterThan(0);
        partial.RootElement.GetProperty("decisions").GetArrayLength().ShouldBeGreaterThan(0);
        partial.RootElement.GetProperty("warnings").EnumerateArray().ShouldContain(w => w.GetProperty("message").GetString()!.Contains("the work was stopped before it"));
        var job = (await talk).Split("--resume ")[1].Split([' ', '\n'])[0].TrimEnd('.');

        await using var later = await StandInServer.StartAsync(StandInMinuteTaker.Answer);
        var resumed = await Cli.RunAsync(Cli.Program, [.. Arguments(meeting), "--resume", job], ModelEnvironment.For(later, _folder.Combine("data"), Window, atOnce: 1));

        resumed.ExitCode.ShouldBe(0, resumed.Talk);
        var notes = later.Calls.Select(c => c.Said("user")).ToList();
        server.Calls.Take(3).Select(c => HonestModel.Lines(c.Said("user"))[0].Segment).ShouldAllBe(first => notes.All(n => HonestModel.Lines(n).All(l => l.Segment != first)));
    }

    [Fact]
    public async Task A_job_that_is_stopped_before_any_answer_gives_no_result_and_ends_with_1()
    {
        var meeting = Meeting(100);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StandInServer.StartAsync(call => Answer(call, hangsFrom: 0, reached));
        using var process = Start(server, meeting);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var talk = process.StandardError.ReadToEndAsync(Token);
        await reached.Task.WaitAsync(Token);
        Signal(process);
        await process.WaitForExitAsync(Token);

        process.ExitCode.ShouldBe(1, await talk);
        (await output).ShouldBeEmpty();
        (await talk).ShouldContain("--resume");
    }

    private static StandInAnswer Answer(StandInCall call, int hangsFrom, TaskCompletionSource reached)
    {
        if (call.Number < hangsFrom)
        {
            return StandInMinuteTaker.Answer(call);
        }

        reached.TrySetResult();
        return new StandInAnswer.Says("{}") { After = new TaskCompletionSource().Task };
    }

    private Process Start(StandInServer server, string meeting)
    {
        var start = new ProcessStartInfo(Cli.Program, Arguments(meeting)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in ModelEnvironment.For(server, _folder.Combine("data"), Window, atOnce: 1))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }

    /// <summary>What a shell or an operator sends; Ctrl-C is handled alike, but may be ignored by children of a test runner.</summary>
    private static void Signal(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static string[] Arguments(string meeting) => ["minutes", meeting, "--engine", "test", "--template", "team-meeting"];

    private string Meeting(int turns)
    {
        string[] speakers = ["Ann Lee", "Bo Reid", "Cy Shah"];
        var path = _folder.Combine("meeting.txt");
        File.WriteAllLines(path, Enumerable.Range(0, turns).Select(i =>
            $"{speakers[i % 3]}: The drains of street {i} were looked at last week, and somebody has to see to the gratings before the rain comes.{(i % 20 == 7 ? " We agreed that." : "")}\n"));
        return path;
    }
}
