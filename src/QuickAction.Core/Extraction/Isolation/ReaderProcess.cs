using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Isolation;

/// <summary>
/// A child of ours and what ends it: more memory than is allowed, more time, or this being disposed of. It is given an environment of its own, no descriptor but its three
/// pipes, and a temporary folder that goes with it.
/// </summary>
internal sealed class ReaderProcess : IAsyncDisposable
{
    private const string FolderPrefix = "quickaction-read-";
    private const int MostComplaintBytes = 4 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly Process _process;
    private readonly string _folder;
    private readonly DocumentLimits _limits;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task<string> _complaints;
    private readonly Task _watch;

    private long _began = Stopwatch.GetTimestamp();

    private ReaderProcess(Process process, string folder, DocumentLimits limits)
    {
        (_process, _folder, _limits) = (process, folder, limits);
        _complaints = OnOwnThread(() => Complaints(process.StandardError.BaseStream));
        _watch = WatchAsync();
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>The child's temporary folder.</summary>
    public string Folder => _folder;

    /// <summary>What the child was killed for; null when it was not.</summary>
    public ReaderEnd? KilledFor { get; private set; }

    /// <exception cref="QuickActionException">It cannot be started.</exception>
    public static ReaderProcess Start(ReaderProgram program, DocumentLimits limits)
    {
        var folder = Directory.CreateTempSubdirectory(FolderPrefix).FullName;
        try
        {
            var process = Process.Start(Info(program, limits, folder)) ?? throw new InvalidOperationException("The child process did not start.");
            return new ReaderProcess(process, folder, limits);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            Directory.Delete(folder, recursive: true);
            throw NotStarted(error);
        }
    }

    /// <summary>It was not started, or ended before it was ready for its file: the machine is at fault and not the file.</summary>
    public static QuickActionException NotStarted(Exception? error) => new(
        ProblemCode.Unavailable,
        "Files cannot be read just now because the process that reads them does not start; nothing is wrong with the file. Whoever runs QuickAction should give the machine memory and room for more processes, or install it again.",
        retryable: true,
        error);

    /// <summary>Takes away the folders of children whose parent was killed before it could; none that a child may still be at work in.</summary>
    /// <param name="age">Longer than any child lives.</param>
    public static void SweepFolders(TimeSpan age, TimeProvider clock)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            try
            {
                if (clock.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder) > age)
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another user's, or just gone.
            }
        }
    }

    /// <summary>It is ready: from now on the time is that of its file.</summary>
    public void Begin() => Volatile.Write(ref _began, Stopwatch.GetTimestamp());

    /// <summary>Waits for its end after its output has ended.</summary>
    public async Task<ReaderEnd> EndAsync()
    {
        // Its output has ended, so it should too.
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Confinement.Grace);
        }
        catch (TimeoutException)
        {
            Kill(ReaderEnd.Crashed);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        var complaints = await _complaints;
        return KilledFor
            ?? (_process.ExitCode == 0 ? ReaderEnd.Answered
                : complaints.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || complaints.Contains("OutOfMemory", StringComparison.Ordinal) ? ReaderEnd.OutOfMemory
                : _process.ExitCode == 128 + 24 ? ReaderEnd.OutOfTime
                : ReaderEnd.Crashed);
    }

    public void Kill(ReaderEnd why)
    {
        KilledFor ??= why;
        try
        {
            if (!_process.HasExited)
            {
                // All that it started, in one stroke. A child that has not come so far as to have a group of its own has started nothing.
                if (OperatingSystem.IsLinux())
                {
                    _ = LibC.Kill(-_process.Id, LibC.KillSignal);
                }

                _process.Kill();
            }
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill(ReaderEnd.Abandoned);
        await _process.WaitForExitAsync(CancellationToken.None);
        await _ended.CancelAsync();
        await _watch;
        await _complaints;
        _process.Dispose();
        _ended.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A grandchild that is just dying may still have made a file; nothing in the folder is readable by another user.
        }
    }

    public static Task<T> OnOwnThread<T>(Func<T> read) => Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static ProcessStartInfo Info(ReaderProgram program, DocumentLimits limits, string folder)
    {
        var start = new ProcessStartInfo(program.FileName, program.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = string.IsNullOrEmpty(path) ? "/usr/local/bin:/usr/bin:/bin" : path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["DOTNET_ROOT"] = ReaderProgram.RuntimeFolder;
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x" + (limits.ChildMemoryBytes / 4 * 3).ToString("X", CultureInfo.InvariantCulture);
        // A process that lives for one file: no second collector thread, no profile for code that runs once, nobody who may attach.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_Thread_DefaultStackSize"] = "200000";
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        return start;
    }

    private async Task WatchAsync()
    {
        var most = TimeSpan.FromSeconds(_limits.Seconds) + Confinement.Grace;
        try
        {
            while (!_process.HasExited)
            {
                if (Stopwatch.GetElapsedTime(Volatile.Read(ref _began)) > most)
                {
                    Kill(ReaderEnd.OutOfTime);
                }
                else if (Resident() > _limits.ChildMemoryBytes)
                {
                    Kill(ReaderEnd.OutOfMemory);
                }

                await Task.Delay(Look, _ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It has ended, and its end was waited for.
        }
    }

    /// <summary>Memory that the child itself occupies now; programs that it starts have limits of their own.</summary>
    private long Resident()
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                _process.Refresh();
                return _process.WorkingSet64;
            }

            var pages = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/statm")).Split(' ') is [_, var resident, ..] ? resident : "0";
            return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or UnauthorizedAccessException or FormatException)
        {
            // It has just ended.
            return 0;
        }
    }

    /// <summary>The first of what it says, which may hold text of the document: only searched, never shown.</summary>
    private static string Complaints(Stream errors)
    {
        var kept = new byte[MostComplaintBytes];
        var length = errors.ReadAtLeast(kept, kept.Length, throwOnEndOfStream: false);
        var rest = new byte[4096];
        while (length == kept.Length && errors.Read(rest) > 0)
        {
            // Taken so that the child does not wait, and forgotten.
        }

        return Encoding.Latin1.GetString(kept, 0, length);
    }
}

/// <summary>How a child came to its end.</summary>
internal enum ReaderEnd
{
    Answered,
    OutOfMemory,
    OutOfTime,
    TooMuchOutput,
    Crashed,
    Abandoned,
}
