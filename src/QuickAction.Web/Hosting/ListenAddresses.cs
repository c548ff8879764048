using System.Net;
using QuickAction.Core;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Hosting;

/// <summary>In mode <c>local</c> whoever reaches the service is its user, so nobody but this machine may reach it.</summary>
internal static class ListenAddresses
{
    /// <exception cref="QuickActionException">Another address than loopback was configured, by whichever of the host's ways.</exception>
    public static void RequireLoopback(IConfiguration configuration, ServiceSettings settings)
    {
        if (settings.Identity.Mode == IdentityMode.Local && Configured(configuration).FirstOrDefault(address => !IsLoopback(address)) is { } open)
        {
            throw new QuickActionException(
                ProblemCode.Misconfigured,
                $"The service has no sign-in (QuickAction:Service:Identity:Mode is Local), so it listens on this machine only, and {open} is not: use http://localhost:5000 or http://127.0.0.1:5000.");
        }
    }

    public static bool IsLoopback(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return !binding.IsUnixPipe && !binding.IsNamedPipe && IsLoopbackHost(binding.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static IEnumerable<string> Configured(IConfiguration configuration)
    {
        var urls = (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Ports alone mean every address of the machine; they do not count where addresses are named.
        var ports = urls.Length > 0 ? [] : Ports(configuration, WebHostDefaults.HttpPortsKey, "http").Concat(Ports(configuration, WebHostDefaults.HttpsPortsKey, "https"));
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "");
        return [.. urls, .. ports, .. endpoints];
    }

    private static IEnumerable<string> Ports(IConfiguration configuration, string key, string scheme) =>
        (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"{scheme}://*:{port}");
}
