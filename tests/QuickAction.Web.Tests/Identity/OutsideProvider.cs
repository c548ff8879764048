using System.Diagnostics;
using System.Text.Json;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Identity;

/// <summary>The npm package <c>oidc-provider</c> as a process of its own: a provider that we did not write.</summary>
internal sealed class OutsideProvider : IAsyncDisposable
{
    private readonly Process _process;

    private OutsideProvider(Process process, int port)
    {
        _process = process;
        Authority = $"http://127.0.0.1:{port}";
    }

    public string Authority { get; }

    public static async Task<OutsideProvider> StartAsync(int port, string service, string clientId, string clientSecret, object accounts)
    {
        var start = new ProcessStartInfo("node", ["provider.cjs"])
        {
            WorkingDirectory = OutsideProgram.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var provider = new OutsideProvider(Process.Start(start) ?? throw new InvalidOperationException("The provider did not start."), port);
        provider._process.BeginErrorReadLine();
        await provider.SayAsync(new { port, redirect = $"{service}/signin-oidc", signedOut = $"{service}/signed-out", clientId, clientSecret, accounts }, "ready");
        return provider;
    }

    /// <summary>Who there is from now on.</summary>
    public Task ChangeAsync(object accounts) => SayAsync(new { accounts }, "changed");

    /// <summary>How the ID token is changed on its way out from now on; empty for not at all.</summary>
    public Task ForgeAsync(object accounts, string forgery) => SayAsync(new { accounts, forgery }, "changed");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
    }

    private async Task SayAsync(object line, string until)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) != until)
        {
            _process.HasExited.ShouldBeFalse("The provider has ended.");
        }
    }
}
