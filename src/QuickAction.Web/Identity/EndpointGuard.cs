using Microsoft.AspNetCore.Authorization;

namespace QuickAction.Web.Identity;

/// <summary>Every address says who may use it: one of the named policies, or that it is open to all, which nothing of the API is. One that does not stops the start.</summary>
internal static class EndpointGuard
{
    /// <exception cref="InvalidOperationException">A route was added and nobody said who may use it.</exception>
    public static void Require(IEndpointRouteBuilder app)
    {
        if (Unguarded(app.DataSources.SelectMany(source => source.Endpoints)) is { Count: > 0 } open)
        {
            throw new InvalidOperationException($"Nobody has said who may use these addresses: {string.Join(", ", open)}.");
        }
    }

    public static IReadOnlyList<string> Unguarded(IEnumerable<Endpoint> endpoints) =>
    [
        .. endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null
                ? Path(route).StartsWith("/v1", StringComparison.OrdinalIgnoreCase)
                : !route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy is not null))
            .Select(Path),
    ];

    public static string Path(RouteEndpoint route) => "/" + route.RoutePattern.RawText?.TrimStart('/');
}
