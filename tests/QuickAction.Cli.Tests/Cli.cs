using System.Diagnostics;
using QuickAction.TestKit;

namespace QuickAction.Cli.Tests;

/// <summary>What a run of the real process left behind.</summary>
internal sealed record CliRun(int ExitCode, byte[] OutBytes, string Talk)
{
    public string Out => System.Text.Encoding.UTF8.GetString(OutBytes);
}

/// <summary>Runs the real <c>quickaction</c> as a process, with a data folder of the test's own: the native program where <c>tests/run</c> has published it, else that of the build.</summary>
internal static class Cli
{
    public static string Built { get; } = RepositoryRoot.Combine("artifacts", "bin", "QuickAction.Cli", "debug", "quickaction");

    public static string Program { get; } = Environment.GetEnvironmentVariable("QUICKACTION_PROGRAM") is { Length: > 0 } native ? native : Built;

    public static Task<CliRun> RunAsync(TempFolder data, params string[] arguments) =>
        RunAsync(Program, arguments, new Dictionary<string, string> { ["QuickAction__DataFolder"] = data.Path });

    public static async Task<CliRun> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string? workingFolder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = workingFolder ?? Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        process.StandardInput.Close();
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        var talk = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(copying, talk);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CliRun(process.ExitCode, output.ToArray(), await talk);
    }
}
