using System.Diagnostics;
using System.Globalization;

namespace QuickAction.Cli.Tests;

/// <summary>A command that is still at work, and what a test does to it meanwhile.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _talk;
    private readonly Task<string> _out;

    private RunningProcess(Process process)
    {
        _process = process;
        _talk = process.StandardError.ReadToEndAsync(CancellationToken.None);
        _out = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static RunningProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Cli.Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningProcess(Process.Start(start) ?? throw new InvalidOperationException("The process did not start."));
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Token);
    }

    /// <summary>Waits until something else has happened, or the command has ended without it.</summary>
    public Task UntilAsync(Task happened) => Task.WhenAny(happened, _process.WaitForExitAsync(Token));

    public async Task<CliRun> EndAsync()
    {
        await _process.WaitForExitAsync(Token);
        return new CliRun(_process.ExitCode, System.Text.Encoding.UTF8.GetBytes(await _out), await _talk);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
