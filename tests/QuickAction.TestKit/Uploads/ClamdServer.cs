using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace QuickAction.TestKit.Uploads;

/// <summary>
/// A real clamd of the test's own: in a temporary folder, on a socket there, with a signature database that holds the hash of <see cref="Eicar"/> and nothing else. It
/// reaches no network and is gone with this.
/// </summary>
public sealed class ClamdServer : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd"];
    private readonly TempFolder _folder;
    private readonly Process _process;
    private readonly Task _said;

    private ClamdServer(TempFolder folder, Process process)
    {
        (_folder, _process) = (folder, process);
        _said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
    }

    public string Socket => _folder.Combine("s");

    /// <summary>Starts one and waits until it answers; the test is skipped where there is no clamd and nobody promised one.</summary>
    /// <param name="streamBytes">The longest stream that it takes.</param>
    public static async Task<ClamdServer> NeedAsync(int streamBytes = 60 * 1024 * 1024)
    {
        var program = Programs.FirstOrDefault(File.Exists);
        Assert.SkipUnless(program is not null || OutsideProgram.EverythingIsInstalled, "Waits for Debian's clamav-daemon, which tests/run installs.");
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.Combine("database"));
        Directory.CreateDirectory(folder.Combine("tmp"));
        await File.WriteAllTextAsync(folder.Combine("database", "eicar.hsb"), Eicar.HashLine);
        await File.WriteAllLinesAsync(folder.Combine("clamd.conf"),
        [
            "Foreground yes",
            $"LocalSocket {folder.Combine("s")}",
            $"DatabaseDirectory {folder.Combine("database")}",
            $"TemporaryDirectory {folder.Combine("tmp")}",
            string.Create(CultureInfo.InvariantCulture, $"StreamMaxLength {streamBytes}"),
            "AlertExceedsMax yes",
            "MaxThreads 4",
        ]);
        var start = new ProcessStartInfo(program ?? throw new InvalidOperationException("clamd is not installed."), ["--config-file", folder.Combine("clamd.conf")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = new ClamdServer(folder, Process.Start(start) ?? throw new InvalidOperationException("clamd did not start."));
        await server.AnswersAsync();
        return server;
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        await _said;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>Its socket is there and takes connections when it has loaded its database.</summary>
    private async Task AnswersAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!_process.HasExited)
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), patience.Token);
                return;
            }
            catch (SocketException)
            {
                // There is nothing to wait on but the socket itself.
                await Task.Delay(50, patience.Token);
            }
        }

        throw new InvalidOperationException("clamd ended before it answered.");
    }

    private void Kill()
    {
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }
        }
        catch (InvalidOperationException)
        {
            // It has ended, and was let go of.
        }
    }
}
