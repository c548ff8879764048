using System.Net;
using QuickAction.Core.Settings;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Hosting;

/// <summary>
/// In mode <c>local</c> a page of another site, opened in the user's own browser, must not reach the service: only requests to a loopback <c>Host</c> (against
/// DNS rebinding) that no other site has caused are served.
/// </summary>
internal static class LoopbackOnly
{
    public static void UseLoopbackOnly(this WebApplication app, ServiceSettings settings)
    {
        if (settings.Identity.Mode == IdentityMode.Local)
        {
            app.Use((context, next) => Refusal(context.Request) is { } refusal ? refusal.WriteAsync(context) : next(context));
        }
    }

    public static Problem? Refusal(HttpRequest request)
    {
        // No address: the request has not come over a network, as inside a test host.
        if (request.HttpContext.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
        {
            return Problem.Of(ProblemType.NotLocal, "The service answers this machine only.");
        }

        if (!ListenAddresses.IsLoopbackHost(request.Host.Host))
        {
            return Problem.Of(ProblemType.NotLocal, "The service answers requests to localhost only.");
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        // Under our Referrer-Policy browsers post our own forms with the origin "null": then they say themselves, in a header that no page can set, that the page is ours.
        var isOwn = origin.Length == 0 || IsOwn(origin, request) || (origin == "null" && site == "same-origin");
        return site is "cross-site" or "same-site" || !isOwn
            ? Problem.Of(ProblemType.NotLocal, "A page of another site has caused this request, and that is not allowed.")
            : null;
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme == request.Scheme
        && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
