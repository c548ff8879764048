using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Jobs;

namespace QuickAction.Web.Tests;

/// <summary>Every route has the security headers, errors included; every route says who may use it.</summary>
public sealed class HeaderTests : IAsyncDisposable
{
    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Head, HttpMethod.Options];

    /// <summary>What may be kept: the same for everybody.</summary>
    private static readonly string[] Public = ["/audit/checkpoint", "/audit/tile/", "/site.", "/icon.svg", "/.well-known/"];
    private readonly Service _service = Service.Start(new Dictionary<string, string> { ["Service:Worker"] = "false" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V3.2.1", "V3.4.3", "V3.4.4", "V3.4.5", "V3.4.6", "V14.3.2", "V14.3.3")]
    [Fact]
    public async Task Every_answer_of_every_route_carries_them()
    {
        var addresses = Routes().Select(Filled).Distinct().ToList();
        addresses.Count.ShouldBeGreaterThan(15);

        foreach (var address in addresses.Append("/nothing/here"))
        {
            foreach (var method in Methods)
            {
                using var request = new HttpRequestMessage(method, address);
                using var answer = await _service.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
                ShouldHaveAll(answer, $"{method} {address}");
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {address}");
            }
        }
    }

    [Asvs("V3.4.3", "V13.4.2", "V16.3.4", "V16.5.1")]
    [Theory]
    [InlineData("/v1/jobs", null)]
    [InlineData("/v1/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", null)]
    [InlineData("/", "text/html")]
    public async Task An_answer_to_a_fault_of_ours_carries_them_too_and_says_nothing_of_the_fault(string address, string? accept)
    {
        await using var broken = Service.Start(
            new Dictionary<string, string> { ["Service:Worker"] = "false" },
            services => services.AddSingleton(_ => DispatchProxy.Create<IJobStore, Broken>()));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await broken.Client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.InternalServerError);
        ShouldHaveAll(answer, address);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldNotContain(Broken.Secret);
    }

    [Asvs("V3.5.3")]
    [Fact]
    public async Task What_changes_something_is_not_done_by_a_GET()
    {
        var gets = Routes().Where(r => MethodsOf(r)?.Contains("GET") != false).Select(Filled).ToHashSet();
        var changes = Routes().Where(r => MethodsOf(r)?.Contains("GET") == false).Select(Filled).Where(a => !gets.Contains(a)).Distinct().ToList();
        changes.Count.ShouldBeGreaterThan(8);
        foreach (var address in changes)
        {
            using var answer = await _service.Client.GetAsync(address, Token);
            answer.StatusCode.ShouldBeOneOf([System.Net.HttpStatusCode.MethodNotAllowed, System.Net.HttpStatusCode.NotFound], address);
        }
    }

    [Asvs("V3.4.1")]
    [Fact]
    public async Task Over_tls_browsers_are_told_to_stay_there()
    {
        using var client = _service.Bare();
        using var answer = await client.GetAsync("/health/live", Token);

        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=63072000; includeSubDomains"]);
    }

    [Fact]
    public void Only_the_routes_that_are_for_everybody_ask_for_nobody()
    {
        var open = Routes()
            .Where(r => r.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null)
            .Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/'))
            .Order(StringComparer.Ordinal);

        open.ShouldBe(
        [
            "/.well-known/security.txt", "/audit/checkpoint", "/audit/tile/{**path}", "/health/live", "/health/ready", "/health/startup", "/icon.svg", "/openapi/v1.json",
            "/problems/", "/problems/{code}", "/site.css", "/site.js",
        ]);
        Routes()
            .Where(r => r.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null)
            .ShouldAllBe(r => r.Metadata.GetOrderedMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Any(a => a.Policy != null));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private static void ShouldHaveAll(HttpResponseMessage answer, string what)
    {
        string Header(string name) => string.Join(",", answer.Headers.TryGetValues(name, out var values) ? values : []);
        Header("Content-Security-Policy").ShouldStartWith("default-src 'none'", customMessage: what);
        Header("X-Content-Type-Options").ShouldBe("nosniff", what);
        Header("X-Frame-Options").ShouldBe("DENY", what);
        Header("Referrer-Policy").ShouldBe("no-referrer", what);
        Header("Permissions-Policy").ShouldContain("camera=()", customMessage: what);
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin", what);
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin", what);
        var path = what.Split(' ')[^1];
        if (path.StartsWith("/v1", StringComparison.Ordinal))
        {
            Header("Cache-Control").ShouldMatch("no-store|^private, no-cache$", what);
        }
        else if (!Public.Any(p => path.StartsWith(p, StringComparison.Ordinal)))
        {
            Header("Cache-Control").ShouldContain("no-store", customMessage: what);
        }

        Header("Server").ShouldBeEmpty(what);
        Header("X-Powered-By").ShouldBeEmpty(what);
    }

    private static IReadOnlyList<string>? MethodsOf(RouteEndpoint route) => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;

    /// <summary>An address of the route.</summary>
    private static string Filled(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/')
        .Replace("{**path}", "0/000", StringComparison.Ordinal)
        .Replace("{code}", "fault", StringComparison.Ordinal)
        .Replace("{id}", "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", StringComparison.Ordinal)
        .Replace("{index}", "0", StringComparison.Ordinal);

    private IEnumerable<RouteEndpoint> Routes() => _service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>A store that fails in a way that nobody has thought of.</summary>
    public class Broken : DispatchProxy
    {
        public const string Secret = "Mrs Ferris fell by the lifeboat shed";

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException(Secret);
    }
}
