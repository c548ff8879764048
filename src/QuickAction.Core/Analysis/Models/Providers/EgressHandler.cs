using System.Net;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>The one way out to a provider: requests to any other origin than the endpoint's are refused before a byte is sent; redirects are not followed.</summary>
internal sealed class EgressHandler(Uri endpoint, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(15);

    /// <summary>So that a change of DNS is seen while the service runs.</summary>
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    public static HttpMessageHandler For(Uri endpoint) => new EgressHandler(endpoint, new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = ConnectTime,
        PooledConnectionLifetime = ConnectionLife,
        // A proxy would take text off the machine that is meant to stay on it.
        UseProxy = !ModelEndpoint.IsLoopback(endpoint),
        // Trace ids of ours are nobody else's business.
        ActivityHeadersPropagator = null,
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var to = request.RequestUri;
        return to is not null && to.IsAbsoluteUri && Uri.Compare(to, endpoint, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? base.SendAsync(request, cancellationToken)
            : throw new ModelCallException(ModelFault.EgressRefused);
    }
}
