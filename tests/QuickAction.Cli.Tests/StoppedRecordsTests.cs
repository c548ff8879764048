using QuickAction.Core.Audit.Leaves;
using QuickAction.TestKit.Models;
using QuickAction.TestKit.Models.Server;

namespace QuickAction.Cli.Tests;

/// <summary>A run that is stopped, by a person, by the machine or by its time limit: what became of its questions is in the log, and signed.</summary>
public sealed class StoppedRecordsTests : IAsyncDisposable
{
    private readonly LogUnderTest _log = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_run_that_is_stopped_while_a_model_is_at_work_ends_its_question_in_the_log_and_signs_it(string signal)
    {
        await using var server = await SlowServerAsync();
        var target = _log.Folder.Combine("out.json");
        await using var run = RunningProcess.Start(
            ModelEnvironment.For(server, _log.Data), "minutes", LogUnderTest.Meeting, "--engine", "test", "--template", "team-meeting", "--out", target);
        await run.UntilAsync(_asked.Task);

        await run.SignalAsync(signal);

        var ended = await run.EndAsync();
        ended.ExitCode.ShouldBe(1, ended.Talk);
        ended.Talk.ShouldContain("Nothing was answered yet");
        File.Exists(target).ShouldBeFalse();
        await EndedAsync("cancelled", "request-001");
    }

    [Fact]
    public async Task A_run_whose_time_is_over_is_3_and_ends_its_question_in_the_log_and_signs_it()
    {
        var meeting = _log.Folder.Combine("long.txt");
        // The offline engine needs several times the limit for it on any machine.
        await File.WriteAllLinesAsync(meeting, Enumerable.Range(0, 20_000).Select(i => $"Ann Lee: I will write to the residents of street {i} about the figures by Friday, as we agreed."), Token);

        CliRun ended;
        var seconds = 4;
        do
        {
            // The same time bounds reading the file: on a machine that is busy with other things it is over before anything was asked.
            _log.Environment["QuickAction__Limits__Seconds"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            ended = await _log.RunAsync("minutes", meeting, "--template", "team-meeting", "--out", _log.Folder.Combine("out.json"));
            seconds *= 3;
        }
        while (ended.Talk.Contains("Reading the file took longer", StringComparison.Ordinal) && seconds < 120);

        ended.ExitCode.ShouldBe(3, ended.Talk);
        ended.Talk.ShouldContain("Analysing the file took longer");
        await EndedAsync("timed-out", null);
    }

    private async Task EndedAsync(string reason, string? part)
    {
        var size = await _log.Under.CountAsync("SELECT COUNT(*) FROM audit_entry");
        (await _log.Under.CountAsync("SELECT MAX(size) FROM audit_checkpoint")).ShouldBe(size, "it is signed");
        (await _log.Under.CountAsync("SELECT COUNT(*) FROM audit_decision WHERE closed IS NULL")).ShouldBe(0);
        await using var store = await _log.OpenAsync();
        var last = (await store.ShowAsync(size - 1, Token)).ShouldNotBeNull();
        last.Leaf.Text("kind").ShouldBe(AuditKind.DecisionFailed);
        last.Leaf.Text("failure").ShouldBe(reason);
        if (part is not null)
        {
            last.Content.ShouldNotBeNull().Parts.Keys.ShouldContain(part);
        }

        (await store.VerifyAsync([], Token)).Fault.ShouldBeNull();
    }

    private Task<StandInServer> SlowServerAsync() => StandInServer.StartAsync(call =>
    {
        _asked.TrySetResult();
        return StandInMinuteTaker.Answer(call) with { After = _answer.Task };
    });
}
