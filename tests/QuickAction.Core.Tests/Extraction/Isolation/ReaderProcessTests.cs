using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Isolation;
using QuickAction.TestKit;

namespace QuickAction.Core.Tests.Extraction.Isolation;

/// <summary>Whatever a child does, its parent goes on, and there is one sentence.</summary>
public sealed class ReaderProcessTests
{
    private static readonly SourceFile Talk = new("talk.txt", Encoding.UTF8.GetBytes("Ada Marsh: I will send the rota round by Friday.\n"));
    private static readonly DocumentLimits Small = new() { Seconds = 1, ChildMemoryBytes = 64 * 1024 * 1024, ChildOutputBytes = 1024 * 1024 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("printf R; kill -9 $$", RefusalReason.ReaderStopped)]
    [InlineData("printf R; exit 3", RefusalReason.ReaderStopped)]
    [InlineData("printf R; exit 0", RefusalReason.ReaderStopped)]
    [InlineData("cat >/dev/null & echo Rnonsense", RefusalReason.ReaderStopped)]
    [InlineData("printf R; exec head -c 200000 /dev/urandom", RefusalReason.ReaderStopped)]
    [InlineData("printf 'R\\001\\012text/plain'", RefusalReason.ReaderStopped)]
    [InlineData("printf 'R\\001\\377\\377\\377\\377\\007'; exec yes", RefusalReason.TooMuchText)]
    [InlineData("printf R; exec sleep 600", RefusalReason.TooSlow)]
    [InlineData("printf R; exec 1>&- ; exec sleep 600", RefusalReason.ReaderStopped)]
    [InlineData("printf R; exec tail /dev/zero", RefusalReason.TooMuchMemory)]
    [InlineData("printf R; echo 'Out of memory.' >&2; exit 134", RefusalReason.TooMuchMemory)]
    public async Task A_child_that_does_not_answer_is_ended_and_told_of_in_one_sentence(string script, string reason)
    {
        var reader = new IsolatedReader(new ReaderProgram("/bin/sh", ["-c", script]), Small);

        var refused = await Should.ThrowAsync<QuickActionException>(reader.ReadAsync(Talk, Token));

        refused.Reason.ShouldBe(reason);
        refused.Code.ShouldBe(ProblemCode.InputRefused);
        refused.Message.ShouldEndWith(".");
        refused.Message.ShouldNotContain("Ada");
    }

    [Theory]
    [InlineData("/nowhere/at-all", "")]
    [InlineData("/bin/sh", "echo 'Error message: Out Of Memory' >&2; exit 137")]
    [InlineData("/bin/sh", "exit 0")]
    [InlineData("/bin/sh", "kill -9 $$")]
    [InlineData("/bin/sh", "exec sleep 600")]
    [InlineData("/bin/sh", "exec yes")]
    public async Task A_child_that_cannot_be_started_or_ends_before_it_is_ready_is_no_fault_of_the_file(string program, string script)
    {
        var reader = new IsolatedReader(new ReaderProgram(program, ["-c", script]), Small);

        var refused = await Should.ThrowAsync<QuickActionException>(reader.ReadAsync(Talk, Token));

        refused.Code.ShouldBe(ProblemCode.Unavailable);
        refused.Retryable.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_waits_for_a_child_whose_reading_was_cancelled()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var reading = new IsolatedReader(new ReaderProgram("/bin/sh", ["-c", "exec sleep 600"]), Small with { Seconds = 300 }).ReadAsync(Talk, cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(reading);
    }

    [Asvs("V1.2.5")]
    [Fact]
    public async Task A_child_gets_none_of_our_environment_and_none_of_our_descriptors_and_its_folder_goes_with_it()
    {
        Environment.SetEnvironmentVariable("QUICKACTION_PLANTED", "s3cret");
        using var ours = new TempFolder();
        await using var open = File.Create(ours.Combine("database"));
        string said, folder;
        await using (var child = ReaderProcess.Start(new ReaderProgram("/bin/sh", ["-c", "env; pwd; ls -l /proc/self/fd"]), Small))
        {
            folder = child.Folder;
            said = await new StreamReader(child.Output).ReadToEndAsync(Token);
            new DirectoryInfo(folder).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        said.ShouldContain($"TMPDIR={folder}");
        said.ShouldNotContain("QUICKACTION_PLANTED");
        said.ShouldNotContain("s3cret");
        said.ShouldNotContain(ours.Path);
        said.ShouldNotContain("socket:");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void What_a_killed_service_left_of_its_children_goes_at_the_next_start_and_nothing_else()
    {
        var old = Directory.CreateTempSubdirectory("quickaction-read-").FullName;
        var fresh = Directory.CreateTempSubdirectory("quickaction-read-").FullName;
        Directory.SetLastWriteTimeUtc(old, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).UtcDateTime);

        IsolatedReader.SweepLeftovers(TimeProvider.System);

        Directory.Exists(old).ShouldBeFalse();
        Directory.Exists(fresh).ShouldBeTrue();
        Directory.Delete(fresh);
    }

    [Fact]
    public async Task What_has_confined_itself_runs_programs_and_writes_in_its_folder_and_does_nothing_else()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var folder = new TempFolder();
        using var elsewhere = new TempFolder();
        await File.WriteAllTextAsync(elsewhere.Combine("content.key"), "s3cret", Token);
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "QuickAction.Appender", configuration, "QuickAction.Appender");
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.Start(new ProcessStartInfo(program, ["confined", folder.Path, elsewhere.Combine("content.key"), port]) { RedirectStandardOutput = true, RedirectStandardError = true })
            .ShouldNotBeNull();
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        process.ExitCode.ShouldBe(0, errors);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["write in its folder", "run a program"]);
    }
}
