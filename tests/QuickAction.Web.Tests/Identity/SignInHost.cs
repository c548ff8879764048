using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Identity;

/// <summary>The real process over TLS in mode <c>oidc</c>, and a certified provider that we did not write.</summary>
internal sealed class SignInHost : IAsyncDisposable
{
    public const string Secret = "the-secret-of-the-test-client-0123456789";
    private readonly TempFolder _folder = new();
    private OutsideProvider? _provider;
    private ServerProcess? _server;

    public string Address { get; } = $"https://127.0.0.1:{FreePort()}";

    public string Thumbprint { get; private set; } = "";

    public OutsideProvider Provider => _provider ?? throw new InvalidOperationException();

    public ServerProcess Server => _server ?? throw new InvalidOperationException();

    public static object Accounts => new
    {
        ann = new { tid = "pellbrook", oid = "o-ann", name = "Ann Featherstone", roles = new[] { "User", "Reviewer" }, department = "Children" },
        ben = new { tid = "pellbrook", oid = "o-ben", roles = new[] { "Owner" }, department = "Children" },
        cat = new { tid = "pellbrook", oid = "o-cat", roles = new[] { "User" }, department = "Parks" },
        dan = new { tid = "elsewhere", oid = "o-dan", roles = new[] { "User" }, department = "Children" },
    };

    public static async Task<SignInHost> StartAsync()
    {
        OutsideProgram.NeedPackages();
        var host = new SignInHost();
        host._provider = await OutsideProvider.StartAsync(FreePort(), host.Address, "quickaction", Secret, Accounts);
        await File.WriteAllTextAsync(host._folder.Combine("client-secret"), Secret + "\n", TestContext.Current.CancellationToken);
        host._server = await ServerProcess.StartAsync(
            host._folder.Combine("data"),
            new Dictionary<string, string>
            {
                ["QuickAction__Service__Identity__Mode"] = "oidc",
                ["QuickAction__Service__Identity__Authority"] = host._provider.Authority,
                ["QuickAction__Service__Identity__ClientId"] = "quickaction",
                ["QuickAction__Service__Identity__ClientSecretFile"] = host._folder.Combine("client-secret"),
                ["QuickAction__Service__Identity__Tenant"] = "pellbrook",
                ["QuickAction__Service__Identity__TeamClaim"] = "department",
                ["QuickAction__Service__Identity__Teams__Children"] = "children",
                ["QuickAction__Service__Identity__Teams__Adults"] = "adults",
                ["Kestrel__Certificates__Default__Path"] = host.Certificate(),
                ["Kestrel__Certificates__Default__Password"] = "test",
            },
            host.Address);
        return host;
    }

    /// <summary>Asks for a page, and goes through whatever the provider shows until it is there.</summary>
    public async Task<Shown> SignInAsync(Browser browser, string login, string page)
    {
        var shown = await browser.GoAsync($"{Address}{page}");
        shown.Address.ToString().ShouldStartWith($"{Provider.Authority}/interaction/");
        shown = await browser.SendAsync(shown, shown.Address.AbsolutePath, ("login", login), ("password", "any"));
        return shown.Address.AbsolutePath.StartsWith("/interaction/", StringComparison.Ordinal)
            ? await browser.SendAsync(shown, shown.Address.AbsolutePath)
            : shown;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        Thumbprint = certificate.Thumbprint;
        var path = _folder.Combine("server.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "test"));
        return path;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
