using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Isolation;

namespace QuickAction.TestKit.Uploads;

/// <summary>What a process that has confined itself can still do, and a program that it starts: for the test of it, in a process of its own.</summary>
public static class ConfinedProbe
{
    /// <param name="folder">The process's own folder.</param>
    /// <param name="secret">A file that it may not see.</param>
    /// <param name="port">A port of this machine on which somebody listens.</param>
    /// <returns>Names of what could be done.</returns>
    public static async Task<IReadOnlyList<string>> TryAsync(string folder, string secret, int port)
    {
        Confinement.Apply(new DocumentLimits(), folder);
        (string Name, Func<Task> Try)[] tries =
        [
            ("write in its folder", () => File.WriteAllTextAsync(Path.Combine(folder, "own"), "x")),
            ("run a program", () => RunAsync("/bin/true")),
            ("read the secret", () => File.ReadAllTextAsync(secret)),
            ("let a program read the secret", () => RunAsync("/bin/cat", secret)),
            ("write beside the secret", () => File.WriteAllTextAsync(secret + ".new", "x")),
            ("read the parent's environment", () => File.ReadAllTextAsync($"/proc/{Parent()}/environ")),
            ("let a program read the parent's environment", () => RunAsync("/bin/cat", $"/proc/{Parent()}/environ")),
            ("connect", () => ConnectAsync(port)),
            ("let a program connect", () => RunAsync("/bin/bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/{port}")),
        ];
        var done = new List<string>();
        foreach (var (name, attempt) in tries)
        {
            try
            {
                await attempt();
                done.Add(name);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or SocketException or InvalidOperationException)
            {
                // Not to be done.
            }
        }

        return done;
    }

    private static async Task ConnectAsync(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
    }

    private static string Parent() => File.ReadAllLines("/proc/self/status").First(l => l.StartsWith("PPid:", StringComparison.Ordinal))["PPid:".Length..].Trim();

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("It did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 || (arguments.Length == 1 && output.Length == 0))
        {
            throw new InvalidOperationException("It failed.");
        }
    }
}
