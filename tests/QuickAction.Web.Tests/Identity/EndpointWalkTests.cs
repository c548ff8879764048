using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Walks the table of endpoints as it is, so that a new one is walked without anybody thinking of it (governance C.4).</summary>
public sealed partial class EndpointWalkTests : IAsyncLifetime
{
    private static readonly Person Owner = new("t", "owner", "harbour", ["User", "Reviewer"]);
    private static readonly Person Stranger = new("t", "stranger", "moor", ["User", "Reviewer"]);
    private static readonly Person Governor = new("t", "governor", "hill", ["Governance"]);
    private static readonly string[] Programs = ["/v1", "/audit"];
    private readonly Service _service = Oidc.Start();
    private HttpClient _client = new();
    private string _job = "";
    private string _batch = "";
    private string _token = "";
    private string _glass = "";
    private string _owner = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client.Dispose();
        _client = _service.Bare();
        var owner = await _service.TokenAsync(Owner);
        using var one = await _client.SendAsync(HttpMethod.Post, "/v1/jobs", owner, content: Service.Form("notes.txt", "Ada: I will book the hall."u8.ToArray()));
        _job = Last(one);
        using var form = Service.Form("a.txt", "Ada: yes."u8.ToArray());
        form.Add(new ByteArrayContent("Ada: no."u8.ToArray()), "file", "b.txt");
        using var two = await _client.SendAsync(HttpMethod.Post, "/v1/jobs", owner, content: form);
        _batch = Last(two);
        using var made = await _client.SendAsync(HttpMethod.Post, "/v1/tokens", owner, content: new StringContent("""{"name":"mine","scopes":["jobs.read"]}""", null, "application/json"));
        _token = Last(made);
        var glass = await _service.Services.GetRequiredService<IBreakGlass>().OpenAsync(_job, Governor, "to see who else may look", TimeSpan.FromMinutes(5), Token);
        _glass = glass.ShouldNotBeNull().Id;
        _owner = _service.Services.GetRequiredService<IAccessDesk>().ReferenceOf(Owner);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Asvs("V8.2.1", "V8.3.1")]
    [Fact]
    public void Every_route_says_who_may_use_it() => EndpointGuard.Unguarded(Table()).ShouldBeEmpty();

    [Fact]
    public void A_route_that_does_not_say_so_is_noticed()
    {
        var bare = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/secrets"), 0).Build();
        var open = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/open"), 0) { Metadata = { new AllowAnonymousAttribute() } }.Build();
        var signedIn = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/page"), 0) { Metadata = { new AuthorizeAttribute() } }.Build();

        EndpointGuard.Unguarded([bare, open, signedIn]).ShouldBe(["/v1/secrets", "/v1/open", "/page"]);
    }

    [Asvs("V8.2.1", "V8.3.1")]
    [Fact]
    public async Task Without_a_sign_in_nobody_gets_anywhere()
    {
        foreach (var (method, address) in Guarded())
        {
            foreach (var (token, cookie) in new (string?, string?)[] { (null, null), ("qa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", $"{SessionIdentity.Cookie}=AAAA") })
            {
                using var answer = await _client.SendAsync(method, address, token, cookie);
                var isPage = !IsForPrograms(address);
                if (isPage && method == HttpMethod.Get)
                {
                    answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{method} {address}");
                    answer.Headers.Location.ShouldNotBeNull().ToString().ShouldStartWith(Oidc.Authority);
                }
                else
                {
                    await ShouldBeProblemAsync(answer, HttpStatusCode.Unauthorized, $"{method} {address}");
                    answer.Headers.WwwAuthenticate.ToString().ShouldBe(isPage ? "" : token is null ? "Bearer realm=\"QuickAction\"" : "Bearer realm=\"QuickAction\", error=\"invalid_token\"");
                }
            }
        }
    }

    [Asvs("V3.5.2")]
    [Fact]
    public async Task The_api_takes_no_cookie_and_the_pages_take_no_token()
    {
        var (token, cookie) = (await _service.TokenAsync(Owner), await _service.CookieAsync(Owner));
        foreach (var (method, address) in Guarded())
        {
            var isForPrograms = IsForPrograms(address);
            using var answer = await _client.SendAsync(method, address, isForPrograms ? null : token, isForPrograms ? cookie : null);

            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, .. isForPrograms || method != HttpMethod.Get ? Array.Empty<HttpStatusCode>() : [HttpStatusCode.Redirect]]);
        }
    }

    [Asvs("V8.2.2", "V8.4.1")]
    [Fact]
    public async Task Another_teams_things_are_not_there()
    {
        var token = await _service.TokenAsync(Stranger);
        var walked = Guarded().Where(r => r.Address.Contains(_job, StringComparison.Ordinal) || r.Address.Contains(_batch, StringComparison.Ordinal) || r.Address.Contains(_token, StringComparison.Ordinal)).ToList();
        walked.Count.ShouldBeGreaterThan(10);
        var (cookie, form) = await FormOfAsync(Stranger);

        foreach (var (method, address) in walked)
        {
            var isForPrograms = IsForPrograms(address);
            using var content = !isForPrograms && method == HttpMethod.Post ? new FormUrlEncodedContent([new("__RequestVerificationToken", form)]) : null;
            using var answer = await _client.SendAsync(method, address, isForPrograms ? token : null, isForPrograms ? null : cookie, content);

            await ShouldBeProblemAsync(answer, HttpStatusCode.NotFound, $"{method} {address}");
        }

        var owner = await _service.TokenAsync(Owner);
        foreach (var address in new[] { $"/v1/jobs/{_job}", $"/v1/batches/{_batch}" })
        {
            using var own = await _client.SendAsync(HttpMethod.Get, address, owner);
            own.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }

        using var list = await _client.SendAsync(HttpMethod.Get, "/v1/jobs", token);
        (await list.Content.ReadAsStringAsync(Token)).ShouldNotContain(_job);
        using var mine = await _client.SendAsync(HttpMethod.Get, "/v1/tokens", owner);
        (await mine.Content.ReadAsStringAsync(Token)).ShouldContain($"\"id\":\"{_token}\",\"name\":\"mine\"");
        (await mine.Content.ReadAsStringAsync(Token)).ShouldMatch($"\"id\":\"{_token}\"[^}}]*\"revoked\":null");
    }

    [Theory]
    [InlineData("Governance")]
    [InlineData("Governance", "User")]
    public async Task Somebody_elses_break_glass_leads_to_nothing(params string[] roles)
    {
        var (cookie, form) = await FormOfAsync(Stranger with { Id = "other", Roles = roles }, "/governance");
        foreach (var (method, address) in Guarded(Policies.BreakGlass).Where(r => r.Address.Contains(_glass, StringComparison.Ordinal)))
        {
            using var content = method == HttpMethod.Post ? new FormUrlEncodedContent([new("__RequestVerificationToken", form)]) : null;
            using var answer = await _client.SendAsync(method, address, null, cookie, content);

            await ShouldBeProblemAsync(answer, HttpStatusCode.NotFound, $"{method} {address}");
        }

        (await _service.Services.GetRequiredService<IBreakGlass>().ListAsync(null, 10, Token)).ShouldHaveSingleItem().Uses.ShouldBe(0);
    }

    [Fact]
    public async Task A_team_administrator_reaches_nobody_of_another_team()
    {
        var token = await _service.TokenAsync(Stranger with { Id = "admin", Roles = ["TeamAdmin"] });
        var walked = Guarded(Policies.People).Where(r => r.Address.Contains(_owner, StringComparison.Ordinal)).ToList();
        walked.ShouldNotBeEmpty();

        foreach (var (method, address) in walked)
        {
            using var answer = await _client.SendAsync(method, address, token);
            await ShouldBeProblemAsync(answer, HttpStatusCode.NotFound, $"{method} {address}");
        }

        using var list = await _client.SendAsync(HttpMethod.Get, "/v1/people", token);
        (await list.Content.ReadAsStringAsync(Token)).ShouldNotContain(_owner);
    }

    [Asvs("V7.4.2", "V8.3.2")]
    [Fact]
    public async Task Without_a_role_and_after_the_role_was_taken_away_every_route_is_closed()
    {
        var never = Owner with { Id = "nobody", Roles = [] };
        var (token, cookie) = (await _service.TokenAsync(Stranger), await _service.CookieAsync(Stranger));
        await _service.Services.GetRequiredService<ISessionStore>().NoteAsync(Stranger with { Roles = [] }, Token);

        foreach (var (credentials, session) in new[] { (await _service.TokenAsync(never), await _service.CookieAsync(never)), (token, cookie) })
        {
            foreach (var (method, address) in Guarded())
            {
                var isForPrograms = IsForPrograms(address);
                using var answer = await _client.SendAsync(method, address, isForPrograms ? credentials : null, isForPrograms ? null : session);

                await ShouldBeProblemAsync(answer, HttpStatusCode.Forbidden, $"{method} {address}");
            }
        }
    }

    [Asvs("V8.2.3")]
    [Theory]
    [InlineData("SystemAdmin")]
    [InlineData("TeamAdmin")]
    [InlineData("Governance")]
    [InlineData("SystemAdmin", "User", "Reviewer")]
    [InlineData("SystemAdmin", "Governance")]
    public async Task Who_runs_the_service_or_governs_it_reads_no_content(params string[] roles)
    {
        var person = Owner with { Id = string.Join('-', roles), Roles = roles };
        var (token, cookie) = (await _service.TokenAsync(person), await _service.CookieAsync(person));
        var content = Guarded(Policies.Work);
        content.Count.ShouldBeGreaterThan(12);

        foreach (var (method, address) in content)
        {
            var isForPrograms = IsForPrograms(address);
            using var answer = await _client.SendAsync(method, address, isForPrograms ? token : null, isForPrograms ? null : cookie);

            if (address == "/" && answer.Headers.Location is { } start)
            {
                // The start leads on to where they do have something to do.
                start.OriginalString.ShouldBeOneOf("/governance", "/people");
                continue;
            }

            await ShouldBeProblemAsync(answer, HttpStatusCode.Forbidden, $"{method} {address}");
        }
    }

    [Theory]
    [InlineData("Governance", HttpStatusCode.OK)]
    [InlineData("User", HttpStatusCode.Forbidden)]
    [InlineData("Reviewer", HttpStatusCode.Forbidden)]
    [InlineData("TeamAdmin", HttpStatusCode.Forbidden)]
    [InlineData("SystemAdmin", HttpStatusCode.Forbidden)]
    public async Task Governance_reads_the_log_and_nobody_else_does(string role, HttpStatusCode expected)
    {
        using var answer = await _client.SendAsync(HttpMethod.Get, "/v1/audit/entries", await _service.TokenAsync(Owner with { Id = role, Roles = [role] }));

        answer.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("jobs.read")]
    [InlineData("jobs.write")]
    [InlineData("audit.read")]
    [InlineData("people.manage")]
    public async Task A_token_does_nothing_beyond_its_scopes(string scope)
    {
        var token = await _service.TokenAsync(Owner with { Id = scope, Roles = ["User", "Reviewer", "Governance", "TeamAdmin"] }, scope);
        foreach (var (policy, needed) in new[] { (Policies.Work, "jobs"), (Policies.ReadLog, "audit"), (Policies.People, "people") })
        {
            foreach (var (method, address) in Guarded(policy).Where(r => IsForPrograms(r.Address)))
            {
                var isAllowed = scope == $"{needed}.{(needed == "people" ? "manage" : method == HttpMethod.Get ? "read" : "write")}";
                using var answer = await _client.SendAsync(method, address, token);

                (answer.StatusCode != HttpStatusCode.Forbidden).ShouldBe(isAllowed, $"{scope}: {method} {address}");
            }
        }
    }

    private IReadOnlyList<Endpoint> Table() => _service.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    private List<Walked> Guarded(string? policy = null) =>
    [
        .. Table().OfType<RouteEndpoint>()
            .Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(r => policy is null || r.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == policy))
            .SelectMany(r => (r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(m => new Walked(HttpMethod.Parse(m), Address(r))))
            .Distinct(),
    ];

    private string Address(RouteEndpoint route)
    {
        var path = Path(route);
        var id = path.StartsWith("/v1/batches", StringComparison.Ordinal) ? _batch
            : path.StartsWith("/v1/tokens", StringComparison.Ordinal) ? _token
            : path.StartsWith("/v1/audit", StringComparison.Ordinal) ? "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00"
            : path.StartsWith("/governance", StringComparison.Ordinal) ? _glass
            : _job;
        return Parameter().Replace(path.Replace("{id}", id, StringComparison.Ordinal).Replace("{reference}", _owner, StringComparison.Ordinal).Replace("{**path}", "0/000", StringComparison.Ordinal), "0");
    }

    private static string Path(RouteEndpoint route) => EndpointGuard.Path(route);

    private static bool IsForPrograms(string address) => Programs.Any(p => address.StartsWith(p + "/", StringComparison.Ordinal));

    private static string Last(HttpResponseMessage answer) => answer.Headers.Location.ShouldNotBeNull(answer.StatusCode.ToString()).ToString().Split('/')[^1];

    /// <summary>Cookies and token of a form on a page of theirs.</summary>
    private async Task<(string Cookies, string Form)> FormOfAsync(Person person, string address = "/")
    {
        var cookie = await _service.CookieAsync(person);
        using var page = await _client.SendAsync(HttpMethod.Get, address, null, cookie);
        var set = page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]);
        return (string.Join("; ", set.Prepend(cookie)), FormToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups[1].Value);
    }

    private static async Task ShouldBeProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string what)
    {
        answer.StatusCode.ShouldBe(status, what);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", what);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("/problems/", customMessage: what);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    private sealed record Walked(HttpMethod Method, string Address);
}
