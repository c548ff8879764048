using System.Diagnostics;
using System.Text.Json.Nodes;
using QuickAction.Core.Audit.Leaves;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Log;
using QuickAction.TestKit;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;
using QuickAction.TestKit.Storage;

namespace QuickAction.Cli.Tests;

/// <summary>
/// A job of forty parts, killed in the middle of its work and taken up again: the result is that of a job that was left alone, no call whose answer was
/// journalled is made again, and the log verifies.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private const int Window = 8_000;
    private const int AtOnce = 4;
    private static readonly bool Soak = Environment.GetEnvironmentVariable("QUICKACTION_SOAK") == "1";
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_job_that_is_killed_at_any_point_and_taken_up_again_gives_the_same_result_and_pays_for_nothing_twice()
    {
        var meeting = WriteMeeting();
        var (whole, calls) = await UndisturbedAsync(meeting);
        calls.ShouldBeGreaterThanOrEqualTo(40);
        foreach (var point in Points(calls, (int)await SqliteStoreUnderTest.EntriesAsync(_folder.Combine("undisturbed"))))
        {
            await KillAndResumeAsync(meeting, whole, calls, point);
        }
    }

    /// <summary>
    /// Where the process is killed, all over the job, the first and the last among them: when a call has come, with answers on their way; and when the log has so many
    /// entries, in the middle of what follows an answer.
    /// </summary>
    private static IEnumerable<Point> Points(int calls, int entries) =>
        Spread(Soak ? 25 : 3, calls - 1).Select(n => new Point(Call: n, Entries: int.MaxValue))
            .Concat(Spread(Soak ? 25 : 2, entries - 2).Select(n => new Point(Call: int.MaxValue, Entries: 2 + n)));

    private static IEnumerable<int> Spread(int count, int last) => Enumerable.Range(0, count).Select(i => i * last / (count - 1));

    private sealed record Point(int Call, int Entries);

    private async Task<(string Result, int Calls)> UndisturbedAsync(string meeting)
    {
        await using var server = await StandInServer.StartAsync(StandInMinuteTaker.Answer);
        var run = await Cli.RunAsync(Cli.Program, Arguments(meeting), ModelEnvironment.For(server, _folder.Combine("undisturbed"), Window, AtOnce));
        run.ExitCode.ShouldBe(0, run.Talk);
        return (Comparable(run.Out), server.Calls.Count);
    }

    private async Task KillAndResumeAsync(string meeting, string whole, int calls, Point point)
    {
        var data = _folder.Combine($"{Guid.CreateVersion7():N}");
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StandInServer.StartAsync(call =>
        {
            if (call.Number == point.Call)
            {
                reached.TrySetResult();
            }

            return StandInMinuteTaker.Answer(call);
        });
        var environment = ModelEnvironment.For(server, data, Window, AtOnce);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var job = await KilledAsync(meeting, environment, Task.WhenAny(reached.Task, WrittenAsync(data, point.Entries, watching.Token)));
        await watching.CancelAsync();
        var before = server.Calls.Count;
        var completed = await CompletedAsync(data);

        var again = await Cli.RunAsync(Cli.Program, [.. Arguments(meeting), "--resume", job], environment);

        again.ExitCode.ShouldBe(0, again.Talk);
        Comparable(again.Out).ShouldBe(whole);
        (server.Calls.Count - before).ShouldBe(calls - completed, $"killed at {point}, {completed} answers journalled");
        (before - completed).ShouldBeLessThanOrEqualTo(AtOnce);
        (await CompletedAsync(data)).ShouldBe(calls, "the log of the killed run and of the one that took it up verifies, and has every answer once");
    }

    /// <summary>Ends when the log has so many entries; looks again and again, for nothing tells that a file of another process has grown by a row.</summary>
    private static async Task WrittenAsync(string data, int entries, CancellationToken token)
    {
        if (entries == int.MaxValue)
        {
            await Task.Delay(Timeout.Infinite, token);
        }

        while (!token.IsCancellationRequested && await SqliteStoreUnderTest.EntriesAsync(data) < entries)
        {
            await Task.Yield();
        }
    }

    /// <summary>Starts the job, kills it when the call is reached, and gives its id.</summary>
    private static async Task<string> KilledAsync(string meeting, Dictionary<string, string> environment, Task reached)
    {
        var start = new ProcessStartInfo(Cli.Program, Arguments(meeting)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var output = process.StandardOutput.ReadToEndAsync(Token);
        string? job = null;
        while (job is null && await process.StandardError.ReadLineAsync(Token) is { } line)
        {
            job = line.Contains("--resume ", StringComparison.Ordinal) ? line.Split("--resume ")[1].Split(' ')[0].TrimEnd('.') : null;
        }

        await Task.WhenAny(reached, process.WaitForExitAsync(Token));
        process.Kill();
        await process.WaitForExitAsync(Token);
        await output;
        return job.ShouldNotBeNull();
    }

    /// <summary>Answers in the log, which verifies.</summary>
    private static async Task<int> CompletedAsync(string data)
    {
        var settings = new QuickActionSettings { DataFolder = data };
        await using var store = await AuditStore.OpenAsync(settings.StoreOptions(null), ThisProgram.With(null), TimeProvider.System, Token);
        // Signing refuses a log that does not follow from what was signed before.
        await store.PublishAsync(Token);
        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
        var completed = 0;
        for (var i = 0; await store.ShowAsync(i, Token) is { } shown; i++)
        {
            completed += shown.Leaf.Text("kind") == AuditKind.DecisionCompleted ? 1 : 0;
        }

        return completed;
    }

    private static string[] Arguments(string meeting) => ["minutes", meeting, "--engine", "test", "--template", "team-meeting"];

    /// <summary>Without the ids of the records, which are new in every job.</summary>
    private static string Comparable(string result)
    {
        var json = JsonNode.Parse(result).ShouldNotBeNull().AsObject();
        json.Remove("records");
        return json.ToJsonString();
    }

    private string WriteMeeting()
    {
        var lines = Enumerable.Range(0, 2_900).Select(i => (i % 25) switch
        {
            7 => $"Bo Reid: We agreed that ward number {i} is swept on a Tuesday from the first of May onwards.",
            13 => $"Cy Shah: I will write to the residents of street {i} by Friday.",
            _ => $"Ann Lee: The figures for street {i} came in late and somebody has to look at them before the report goes to the committee.",
        });
        var path = _folder.Combine("meeting.txt");
        File.WriteAllText(path, string.Join('\n', lines));
        return path;
    }
}
