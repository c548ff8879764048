using System.Net;
using QuickAction.Core.Analysis.Models.Providers;

namespace QuickAction.Core.Analysis.Models;

/// <summary>Where a model is asked, checked once at the start: one provider, one origin, nothing in the URL that could leak.</summary>
public sealed record ModelEndpoint
{
    private ModelEndpoint(string provider, Uri address)
    {
        Provider = provider;
        Address = address;
    }

    public string Provider { get; }

    /// <summary>The base URL, ending in a slash; <c>chat/completions</c> and <c>models</c> stand below it.</summary>
    public Uri Address { get; }

    public bool IsAzure => Provider == ProviderNames.AzureOpenAi;

    /// <exception cref="QuickActionException"><see cref="ProblemCode.Misconfigured"/> with the setting's name.</exception>
    public static ModelEndpoint Of(ModelOptions options)
    {
        if (options.Provider is not (ProviderNames.AzureOpenAi or ProviderNames.OpenAi))
        {
            throw Wrong($"there is no provider {options.Provider}; Model:Provider is {ProviderNames.AzureOpenAi} or {ProviderNames.OpenAi}");
        }

        if (options.Name.Length == 0)
        {
            throw Wrong("Model:Name is missing: the model's name, on Azure that of its deployment");
        }

        var address = Checked(options);
        if (options.AllowedHosts.Count > 0 && !options.AllowedHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        {
            throw Wrong($"the host {address.Host} of Model:Endpoint is not among Model:AllowedHosts");
        }

        return new ModelEndpoint(options.Provider, address);
    }

    /// <summary>True for an address that never leaves this machine.</summary>
    public static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static Uri Checked(ModelOptions options)
    {
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var given) || given.Scheme is not ("http" or "https"))
        {
            throw Wrong("Model:Endpoint is not an http or https address");
        }

        if (given.UserInfo.Length > 0 || given.Query.Length > 0 || given.Fragment.Length > 0)
        {
            throw Wrong("Model:Endpoint holds more than host and path; a key goes into the environment or a key file");
        }

        if (given.Scheme == "http" && !IsLoopback(given))
        {
            throw Wrong("Model:Endpoint has to begin with https:// unless the server is on this machine");
        }

        var path = given.AbsolutePath.TrimEnd('/');
        var full = options.Provider == ProviderNames.AzureOpenAi
            ? (path.EndsWith("/openai/v1", StringComparison.Ordinal) ? path : path.EndsWith("/openai", StringComparison.Ordinal) ? $"{path}/v1" : $"{path}/openai/v1")
            : (path.Length == 0 ? "/v1" : path);
        return new UriBuilder(given) { Path = $"{full}/" }.Uri;
    }

    private static QuickActionException Wrong(string what) => new(ProblemCode.Misconfigured, $"The settings are wrong: {what}.");
}
