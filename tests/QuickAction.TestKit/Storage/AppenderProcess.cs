using System.Diagnostics;
using System.Globalization;
using QuickAction.Core.Storage.Log;

namespace QuickAction.TestKit.Storage;

/// <summary>A process of its own that records decisions of a job in a log.</summary>
public sealed class AppenderProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private AppenderProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts processes of those jobs, and lets them begin when all of them are ready.</summary>
    public static async Task<IReadOnlyList<AppenderProcess>> StartAsync(AuditOptions options, IEnumerable<(string Job, int Decisions)> jobs, CancellationToken cancellationToken)
    {
        List<AppenderProcess> processes = [.. jobs.Select(job => Start(options, job.Job, job.Decisions))];
        foreach (var process in processes)
        {
            await process.RecordedAsync(0, cancellationToken);
        }

        foreach (var process in processes)
        {
            await process._process.StandardInput.WriteLineAsync();
            await process._process.StandardInput.FlushAsync(cancellationToken);
        }

        return processes;
    }

    private static AppenderProcess Start(AuditOptions options, string job, int decisions)
    {
        // Beside the tests' own folder, and of the same configuration.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "QuickAction.Appender", configuration, "QuickAction.Appender");
        string[] arguments =
        [
            options.DataFolder, options.Connection, options.KeysConnection, job, decisions.ToString(CultureInfo.InvariantCulture), options.MigrateConnection, options.MigrateKeysConnection,
        ];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        return new AppenderProcess(Process.Start(start) ?? throw new InvalidOperationException("The process did not start."));
    }

    /// <summary>Waits until so many decisions are recorded.</summary>
    public async Task RecordedAsync(int decisions, CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (int.Parse(line, CultureInfo.InvariantCulture) >= decisions)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The process ended before: {await _errors}");
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task EndedAsync(CancellationToken cancellationToken)
    {
        await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The process ended with {_process.ExitCode}: {await _errors}");
        }
    }

    /// <summary>As a power cut would: nothing in it gets to end its work.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
