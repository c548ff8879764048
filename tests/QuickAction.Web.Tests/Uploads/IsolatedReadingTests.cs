using System.Diagnostics;
using System.Text.Json;
using QuickAction.Core;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Isolation;
using QuickAction.TestKit;
using QuickAction.TestKit.Samples;

namespace QuickAction.Web.Tests.Uploads;

/// <summary>The service's own program as a child.</summary>
public sealed class IsolatedReadingTests
{
    private static readonly DocumentLimits Limits = new();
    private static readonly IsolatedReader Child = new(ReaderProgram.Of(typeof(Program).Assembly), Limits);
    private static readonly BoundedReader Here = new(new SourceReader(Extractors.All, Limits), Limits);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Samples => SeedFiles.Names();

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_child_reads_a_file_exactly_as_this_process_would(string name)
    {
        var file = new SourceFile(Path.GetFileName(name), await File.ReadAllBytesAsync(SeedFiles.PathOf(name), Token));

        var read = await Child.ReadAsync(file, Token);

        JsonSerializer.Serialize(read).ShouldBe(JsonSerializer.Serialize(await Here.ReadAsync(file, Token)));
    }

    [Fact]
    public async Task A_child_refuses_a_file_exactly_as_this_process_would()
    {
        var file = new SourceFile("talk.pdf", "%PDF-1.7 nothing of the kind"u8.ToArray());

        var refused = await Should.ThrowAsync<QuickActionException>(Child.ReadAsync(file, Token));

        refused.Message.ShouldBe((await Should.ThrowAsync<QuickActionException>(Here.ReadAsync(file, Token))).Message);
    }

    [Fact]
    public async Task A_child_whose_parent_has_gone_ends()
    {
        var start = new ProcessStartInfo(ReaderProgram.Of(typeof(Program).Assembly).FileName, [ReaderChild.Verb]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var child = Process.Start(start).ShouldNotBeNull();
        child.StandardInput.Close();

        await child.WaitForExitAsync(Token);

        child.ExitCode.ShouldNotBe(0);
    }

    [Fact]
    public async Task A_child_is_confined_before_it_has_the_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The kernel's filters are Linux's.");
        using var folder = new TempFolder();
        using var request = new MemoryStream();
        await ReaderRequest.WriteAsync(request, new SourceFile("talk.txt", UploadedFiles.Talk), folder.Path, Limits, Token);
        var start = new ProcessStartInfo(ReaderProgram.Of(typeof(Program).Assembly).FileName, [ReaderChild.Verb]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var child = Process.Start(start).ShouldNotBeNull();
        try
        {
            // All but the last byte: it waits for that.
            await child.StandardInput.BaseStream.WriteAsync(request.GetBuffer().AsMemory(0, (int)request.Length - 1), Token);
            await child.StandardInput.BaseStream.FlushAsync(Token);

            var said = await StatusAsync(child, status => status.Contains("Seccomp:\t2", StringComparison.Ordinal));

            said.ShouldContain("Seccomp:\t2");
            said.ShouldContain("NoNewPrivs:\t1");
            said.ShouldContain("CapEff:\t0000000000000000");
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(Token);
        }
    }

    /// <summary>
    /// Files that somebody collected because readers fall over them, in the folder that QUICKACTION_ODD_FILES names: there is an answer for each, in time, and this process goes on. Writes what
    /// became of each beside them.
    /// </summary>
    [Fact]
    public async Task Odd_files_are_read_or_refused_in_time()
    {
        var folder = Environment.GetEnvironmentVariable("QUICKACTION_ODD_FILES");
        Assert.SkipUnless(folder is not null, "Waits for a folder of odd files in QUICKACTION_ODD_FILES.");
        await using var report = new StreamWriter(Path.Combine(folder ?? "", "report.tsv"));
        foreach (var path in Directory.EnumerateFiles(folder ?? "", "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var started = Stopwatch.GetTimestamp();
            string outcome;
            try
            {
                var read = await Child.ReadAsync(new SourceFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, Token)), Token);
                outcome = $"read\t{read.Segments.Count}\t{string.Join(",", read.Notes.Where(n => n.PartUnread).Select(n => n.Code))}";
            }
            catch (QuickActionException refused)
            {
                outcome = $"refused\t{refused.Reason}\t{refused.Message}";
            }

            var took = Stopwatch.GetElapsedTime(started);
            took.ShouldBeLessThan(TimeSpan.FromSeconds(Limits.Seconds + 10), path);
            await report.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}\t{took.TotalMilliseconds:0}\t{outcome}"));
        }
    }

    /// <summary>What the kernel says of a process, as soon as it is so; after a while, whatever it is.</summary>
    private static async Task<string> StatusAsync(Process process, Func<string, bool> isSo)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var status = await File.ReadAllTextAsync($"/proc/{process.Id}/status", Token);
            if (isSo(status) || Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
            {
                return status;
            }

            await Task.Delay(20, Token);
        }
    }
}
