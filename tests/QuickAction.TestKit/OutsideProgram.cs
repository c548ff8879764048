using System.Diagnostics;
using System.Text;

namespace QuickAction.TestKit;

/// <summary>What a program that we did not write answered.</summary>
public sealed record Answer(int ExitCode, string Out, string Error);

/// <summary>Runs programs that we did not write.</summary>
public static class OutsideProgram
{
    /// <summary>Set by tests/run, which installs everything: then nothing may be skipped for want of a program.</summary>
    public static bool EverythingIsInstalled { get; } = Environment.GetEnvironmentVariable("QUICKACTION_ALL_TOOLS") == "1";

    public static string Folder { get; } = RepositoryRoot.Combine("tests", "outside");

    /// <summary>Skips the test when the npm packages are not there and nobody promised that they are.</summary>
    public static void NeedPackages() =>
        Assert.SkipUnless(EverythingIsInstalled || Directory.Exists(Path.Combine(Folder, "node_modules")), "Waits for `npm ci` in tests/outside, which tests/run does.");

    public static async Task<Answer> RunAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Answer(process.ExitCode, (await output).Trim(), (await error).Trim());
    }
}
