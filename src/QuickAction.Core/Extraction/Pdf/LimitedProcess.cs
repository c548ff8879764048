using System.Diagnostics;
using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// A child process that may take only so much memory and time, knows none of our environment, and is dead when this is disposed of.
/// The kernel enforces the limits (util-linux <c>prlimit</c>, which becomes the program), so they hold even if this process stops.
/// </summary>
/// <remarks>
/// Everything here blocks: whoever reads a PDF has a thread of its own for it, and waiting by way of the runtime's event loop wakes a thread of its pool for
/// every piece that a program writes.
/// </remarks>
internal sealed class LimitedProcess : IDisposable
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
    /// <exception cref="OperationCanceledException">It was killed because the caller asked for that.</exception>
    public static (ProcessEnd End, byte[] Output) Run(
        Programs programs,
        string program,
        IEnumerable<string> arguments,
        ReadOnlyMemory<byte> input,
        int mostBytes,
        DocumentLimits limits,
        CancellationToken cancellationToken)
    {
        using var process = Start(programs, program, arguments, limits, cancellationToken);
        var writing = process.Write(input);
        var output = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while (output.Length < mostBytes && (read = process.Output.Read(buffer)) > 0)
        {
            output.Write(buffer, 0, read);
        }

        if (output.Length >= mostBytes)
        {
            process.Kill();
        }

        writing.GetAwaiter().GetResult();
        return (process.End(cancellationToken), output.ToArray());
    }

    /// <summary>Gives the program its input, all of it, and ends it. A program that stops reading is no fault here: its end says what happened.</summary>
    /// <returns>The writing, by another thread when there is something to write: a program may write before it has read all.</returns>
    public Task Write(ReadOnlyMemory<byte> input)
    {
        if (!input.IsEmpty)
        {
            return OnOwnThread(() => WriteAll(input));
        }

        WriteAll(input);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the end and says how it came about. Read <see cref="Output"/> to its end before.</summary>
    /// <param name="cancellationToken">The one that it was started with, which kills it.</param>
    /// <exception cref="OperationCanceledException">It was killed because the caller asked for that.</exception>
    public ProcessEnd End(CancellationToken cancellationToken)
    {
        _process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        return new ProcessEnd(_process.ExitCode, _messages.GetAwaiter().GetResult());
    }

    /// <summary>Ends the program before it has ended itself.</summary>
    /// <returns>What it has said so far.</returns>
    public string Stop()
    {
        Kill();
        _process.WaitForExit();
        return _messages.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _kill.Dispose();
        Stop();
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

    /// <summary>Work by a thread that may block. The end of the programs that it waits for, by themselves or killed, ends it.</summary>
    public static Task<T> OnOwnThread<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private bool WriteAll(ReadOnlyMemory<byte> input)
    {
        var stream = _process.StandardInput.BaseStream;
        try
        {
            stream.Write(input.Span);
            stream.Dispose();
            return true;
        }
        catch (IOException)
        {
            // It has ended or closed its input.
            return false;
        }
    }

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
