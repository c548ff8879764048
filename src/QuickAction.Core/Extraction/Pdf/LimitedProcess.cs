using System.Diagnostics;
using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// A child process that may take only so much memory and time, knows none of our environment, and is dead when this is disposed of.
/// The kernel enforces the limits (util-linux <c>prlimit</c>, which becomes the program), so they hold even if this process stops.
/// </summary>
internal sealed class LimitedProcess : IAsyncDisposable
{
    /// <summary>Bytes of messages that are kept: what a program says first is what matters, and a hostile file makes it say millions of lines.</summary>
    private const int MostMessageBytes = 32 * 1024;

    private readonly Process _process;
    private readonly CancellationTokenRegistration _kill;
    private readonly Task<string> _messages;

    private LimitedProcess(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        _kill = cancellationToken.Register(Kill);
        _messages = OnOwnThread(() => ReadMessages(process.StandardError.BaseStream));
    }

    /// <summary>What the program writes to its standard output.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <param name="cancellationToken">Kills the program at once, also while nobody reads from it.</param>
    /// <exception cref="QuickActionException">A program that is needed is not installed.</exception>
    public static LimitedProcess Start(
        Programs programs, string program, IEnumerable<string> arguments, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(programs.Require("prlimit"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C.UTF-8";
        // Threads of their own would only fight with the pages that are read side by side (tesseract).
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        foreach (var argument in Limits(limits).Append("--").Append(programs.Require(program)).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("The child process did not start.");
        return new LimitedProcess(process, cancellationToken);
    }

    /// <summary>Runs a program from its input to the end of its output, of which at most so many bytes are taken.</summary>
    public static async Task<(ProcessEnd End, byte[] Output)> RunAsync(
        Programs programs,
        string program,
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input,
        int mostBytes,
        DocumentLimits limits,
        CancellationToken cancellationToken)
    {
        await using var process = Start(programs, program, arguments, limits, cancellationToken);
        var writing = process.WriteAsync(input, cancellationToken);
        var output = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (output.Length < mostBytes && (read = await process.Output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            output.Write(buffer, 0, read);
        }

        if (output.Length >= mostBytes)
        {
            process.Kill();
        }

        await writing;
        return (await process.EndAsync(cancellationToken), output.ToArray());
    }

    /// <summary>Gives the program its input, all of it, and ends it. A program that stops reading is no fault here: its end says what happened.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var stream = _process.StandardInput.BaseStream;
        try
        {
            await stream.WriteAsync(input, cancellationToken);
            await stream.DisposeAsync();
        }
        catch (IOException)
        {
            // It has ended or closed its input.
        }
    }

    /// <summary>Waits for the end and says how it came about. Read <see cref="Output"/> to its end before.</summary>
    public async Task<ProcessEnd> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return new ProcessEnd(_process.ExitCode, await _messages);
    }

    public async ValueTask DisposeAsync()
    {
        await _kill.DisposeAsync();
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _messages;
        _process.Dispose();
    }

    private static IEnumerable<string> Limits(DocumentLimits limits) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"--as={limits.ChildMemoryBytes}"),
        string.Create(CultureInfo.InvariantCulture, $"--cpu={limits.Seconds}"),
        string.Create(CultureInfo.InvariantCulture, $"--fsize={limits.ChildMemoryBytes}"),
        "--core=0",
        "--nofile=64",
    ];

    private void Kill()
    {
        try
        {
            // Looking for children reads about every process of the machine, which costs more than laying out a page: not for one that has ended.
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>
    /// Reads by a thread that may block: a program writes its output in small pieces, and waking a pool's thread for each by way of the runtime's event
    /// loop costs as much as making sense of them. The end of the program, by itself or killed, ends the reading.
    /// </summary>
    public static Task<T> OnOwnThread<T>(Func<T> read) => Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static string ReadMessages(Stream errors)
    {
        var kept = new byte[MostMessageBytes];
        var length = errors.ReadAtLeast(kept, kept.Length, throwOnEndOfStream: false);
        var rest = new byte[4096];
        while (length == kept.Length && errors.Read(rest) > 0)
        {
            // Taken from the pipe so that the program does not wait for a reader, and forgotten.
        }

        return Encoding.Latin1.GetString(kept, 0, length);
    }
}
