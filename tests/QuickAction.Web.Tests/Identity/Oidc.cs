using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Web.Identity;
using QuickAction.Web.Identity.OpenId;

namespace QuickAction.Web.Tests.Identity;

/// <summary>The service in mode <c>oidc</c> inside the test's process, with a provider that only says where it is.</summary>
internal static class Oidc
{
    public const string Authority = "https://sign-in.council.example";

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Service:Identity:Mode"] = "Oidc",
        ["Service:Identity:Authority"] = Authority,
        ["Service:Identity:ClientId"] = "quickaction",
        ["Service:Identity:ClientSecret"] = "not-a-secret",
        ["Service:Worker"] = "false",
    };

    public static Service Start(Action<IServiceCollection>? services = null, Dictionary<string, string>? settings = null) => Service.Start(With(settings), all =>
    {
        all.AddHttpClient(Provider.ClientName).ConfigurePrimaryHttpMessageHandler(() => new Documents());
        services?.Invoke(all);
    });

    /// <summary>A token of somebody who was last signed in with these roles.</summary>
    public static async Task<string> TokenAsync(this Service service, Person person, params string[] scopes)
    {
        var store = service.Services.GetRequiredService<ITokenStore>();
        var made = await store.MakeAsync(person, "test", scopes.Length == 0 ? TokenScope.All : scopes, TimeProvider.System.GetUtcNow().AddDays(1), TestContext.Current.CancellationToken);
        return made.ShouldNotBeNull().Secret.Text;
    }

    /// <summary>The cookie of somebody who has just signed in.</summary>
    /// <param name="minutes">How long ago they showed the provider who they are.</param>
    public static async Task<string> CookieAsync(this Service service, Person person, int hours = 1, int minutes = 0)
    {
        var proved = service.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(-minutes);
        var store = service.Services.GetRequiredService<ISessionStore>();
        return $"{SessionIdentity.Cookie}={(await store.StartAsync(person, TimeSpan.FromHours(hours), proved, TestContext.Current.CancellationToken)).Text}";
    }

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string address, string? token, string? cookie = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>What the provider says of itself.</summary>
    public static HttpResponseMessage Document(HttpRequestMessage request) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            request.RequestUri?.AbsolutePath == "/jwks"
                ? """{"keys":[]}"""
                : $$"""{"issuer":"{{Authority}}","authorization_endpoint":"{{Authority}}/auth","token_endpoint":"{{Authority}}/token","jwks_uri":"{{Authority}}/jwks"}""",
            Encoding.UTF8,
            "application/json"),
    };

    private static Dictionary<string, string> With(Dictionary<string, string>? more)
    {
        var all = new Dictionary<string, string>(Settings);
        foreach (var (name, value) in more ?? [])
        {
            all[name] = value;
        }

        return all;
    }

    private sealed class Documents : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Document(request));
    }
}
