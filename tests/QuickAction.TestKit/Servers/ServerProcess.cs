using System.Diagnostics;
using System.Globalization;

namespace QuickAction.TestKit.Servers;

/// <summary>The real server as a process of its own.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly System.Text.StringBuilder _talk = new();

    private ServerProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>The program as the tests' own build has made it.</summary>
    public static string Program { get; } = RepositoryRoot.Combine("artifacts", "bin", "QuickAction.Web", "debug", "quickaction-web");

    public HttpClient Client { get; private set; } = new();

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Bytes of memory that are its own now.</summary>
    public long ResidentBytes
    {
        get
        {
            var status = File.ReadLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(status.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Time on a processor that it has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public string Talk
    {
        get
        {
            lock (_talk)
            {
                return _talk.ToString();
            }
        }
    }

    /// <summary>Starts it on a free port and waits until it listens.</summary>
    /// <param name="program">Another build of it; null for the tests' own.</param>
    public static async Task<ServerProcess> StartAsync(
        string dataFolder, Dictionary<string, string>? environment = null, string urls = "http://127.0.0.1:0", string? program = null)
    {
        var server = Run(program ?? Program, ["--urls", urls], new Dictionary<string, string>(environment ?? []) { ["QuickAction__DataFolder"] = dataFolder });
        var listening = await Task.WhenAny(server._address.Task, server._process.WaitForExitAsync(TestContext.Current.CancellationToken));
        listening.ShouldBe(server._address.Task, server.Talk);
        server.Client = new HttpClient { BaseAddress = new Uri(await server._address.Task) };
        return server;
    }

    /// <summary>The same, with the signal ignored that the system sends when a file grows over its limit: what is then written fails, as on a full disk.</summary>
    public static async Task<ServerProcess> StartOnDiskOfLimitedSizeAsync(string dataFolder, Dictionary<string, string>? environment = null)
    {
        var all = new Dictionary<string, string>(environment ?? []) { ["QuickAction__DataFolder"] = dataFolder };
        var server = Run("/bin/bash", ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", Program, "--urls", "http://127.0.0.1:0"], all);
        var listening = await Task.WhenAny(server._address.Task, server._process.WaitForExitAsync(TestContext.Current.CancellationToken));
        listening.ShouldBe(server._address.Task, server.Talk);
        server.Client = new HttpClient { BaseAddress = new Uri(await server._address.Task) };
        return server;
    }

    /// <summary>Waits until it has said something: its lines come a little later than its answers.</summary>
    /// <returns>False when it has not after a while.</returns>
    public async Task<bool> HasSaidAsync(string text, int after = 0)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!Talk[after..].Contains(text, StringComparison.Ordinal))
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(10))
            {
                return false;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return true;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Talk)> RunAsync(IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        await using var server = Run(Program, arguments, environment);
        await server.EndAsync();
        return (server._process.ExitCode, server.Talk);
    }

    public Task KillAsync()
    {
        _process.Kill();
        return EndAsync();
    }

    /// <summary>Tells it to stop, as a system that shuts down does.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await EndAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await EndAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private static ServerProcess Run(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("The server did not start."));
    }

    private async Task EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _reading;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_talk)
            {
                _talk.AppendLine(line);
            }

            if (line.Split("Now listening on: ") is [_, var address])
            {
                _address.TrySetResult(address);
            }
        }
    }
}
