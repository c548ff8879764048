using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Mode <c>local</c>: trying the roles out.</summary>
public sealed partial class RoleSwitchTests : IAsyncDisposable
{
    private readonly Service _service = Service.Start(new() { ["Service:Worker"] = "false" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HttpClient Client => _service.Client;

    [Theory]
    [InlineData("User", "/v1/jobs", "/v1/audit/entries /v1/people /governance /people")]
    [InlineData("Reviewer", "/v1/jobs", "/v1/audit/entries /v1/people /governance /people")]
    [InlineData("Governance", "/v1/audit/entries /v1/governance/break-glass /governance", "/v1/jobs /v1/people /jobs/x /people")]
    [InlineData("TeamAdmin", "/v1/people /people", "/v1/jobs /v1/audit/entries /jobs/x /governance")]
    [InlineData("SystemAdmin", "/v1/people /people", "/v1/jobs /v1/audit/entries /jobs/x /governance")]
    public async Task A_role_that_is_taken_opens_what_is_its_own_and_closes_the_rest(string role, string open, string closed)
    {
        (await SwitchAsync(role)).StatusCode.ShouldBe(HttpStatusCode.OK);

        foreach (var address in open.Split(' ').Append("/v1/me").Append("/roles").Append("/tokens"))
        {
            (await StatusAsync(address)).ShouldBe(HttpStatusCode.OK, address);
        }

        foreach (var address in closed.Split(' '))
        {
            (await StatusAsync(address)).ShouldBe(HttpStatusCode.Forbidden, address);
        }
    }

    [Fact]
    public async Task The_switch_is_recorded_and_tokens_follow_it()
    {
        using var made = await Client.PostAsJsonAsync("/v1/tokens", new { name = "t", scopes = new[] { "jobs.read", "audit.read" } }, Token);
        var secret = (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("secret").GetString();

        (await SwitchAsync("Governance")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var entries = (await _service.JsonAsync("/v1/audit/entries?limit=256")).GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("leaf")).ToList();
        var leaf = entries.Single(l => l.TryGetProperty("change", out var change) && change.GetString() == "roles.switched");
        leaf.GetProperty("kind").GetString().ShouldBe("config.changed");
        leaf.GetProperty("old_roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["User", "Reviewer"]);
        leaf.GetProperty("new_roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(["Governance"]);
        leaf.ToString().ShouldNotContain(Environment.UserName + "\"");
        using var jobs = await Client.SendAsync(HttpMethod.Get, "/v1/jobs", secret);
        using var log = await Client.SendAsync(HttpMethod.Get, "/v1/audit/entries", secret);
        (jobs.StatusCode, log.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("Host", "quickaction.example")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_or_name_cannot_switch(string header, string value)
    {
        foreach (var (method, address) in new[] { (HttpMethod.Put, "/v1/me/roles"), (HttpMethod.Post, "/roles") })
        {
            using var request = new HttpRequestMessage(method, address) { Content = JsonContent.Create(new { roles = new[] { "SystemAdmin" } }) };
            request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
            using var answer = await Client.SendAsync(request, Token);

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("not-local");
        }

        await ShouldStillBeAsync("User", "Reviewer");
    }

    [Theory]
    [InlineData("""{"roles":[]}""")]
    [InlineData("""{"roles":["King"]}""")]
    [InlineData("""{"roles":["User",null]}""")]
    [InlineData("{}")]
    public async Task A_role_that_is_none_is_refused(string body)
    {
        using var answer = await Client.PutAsync("/v1/me/roles", new StringContent(body, null, "application/json"), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldStillBeAsync("User", "Reviewer");
    }

    [Fact]
    public async Task A_token_does_not_switch()
    {
        using var made = await Client.PostAsJsonAsync("/v1/tokens", new { name = "t", scopes = new[] { "people.manage" } }, Token);
        var secret = (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("secret").GetString();

        using var answer = await Client.SendAsync(HttpMethod.Put, "/v1/me/roles", secret, content: JsonContent.Create(new { roles = new[] { "SystemAdmin" } }));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await ShouldStillBeAsync("User", "Reviewer");
    }

    [Fact]
    public async Task The_page_switches_with_its_own_form_and_not_without()
    {
        using var bare = await Client.PostAsync("/roles", new FormUrlEncodedContent([new("roles", "Governance")]), Token);
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await ShouldStillBeAsync("User", "Reviewer");
        var form = Form().Match(await Client.GetStringAsync("/roles", Token)).Groups[1].Value;

        using var answer = await Client.PostAsync("/roles", new FormUrlEncodedContent([new("__RequestVerificationToken", form), new("roles", "Governance"), new("roles", "TeamAdmin")]), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await ShouldStillBeAsync("Governance", "TeamAdmin");
        var page = await Client.GetStringAsync("/roles", Token);
        page.ShouldMatch("value=\"Governance\" checked");
        page.ShouldNotMatch("value=\"User\" checked");
        page.ShouldContain("href=\"/people\"");
    }

    [Fact]
    public async Task Who_has_no_work_to_go_back_to_is_shown_the_way()
    {
        await SwitchAsync("SystemAdmin");
        using var start = await Client.GetAsync("/", Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jobs/x");
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await Client.SendAsync(request, Token);

        (start.StatusCode, start.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Found, "/people"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("href=\"/roles\"");
    }

    [Fact]
    public async Task With_a_sign_in_there_is_no_switch()
    {
        await using var signedIn = Oidc.Start();
        using var client = signedIn.Bare();
        var person = new Core.Access.Person("t", "p", "harbour", ["SystemAdmin"]);

        using var api = await client.SendAsync(HttpMethod.Put, "/v1/me/roles", await signedIn.TokenAsync(person), content: JsonContent.Create(new { roles = new[] { "User" } }));
        using var page = await client.SendAsync(HttpMethod.Get, "/roles", null, await signedIn.CookieAsync(person));

        (api.StatusCode, page.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private Task<HttpResponseMessage> SwitchAsync(params string[] roles) => Client.PutAsJsonAsync("/v1/me/roles", new { roles }, Token);

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await Client.GetAsync(address, Token);
        return answer.StatusCode;
    }

    private async Task ShouldStillBeAsync(params string[] roles) =>
        (await _service.JsonAsync("/v1/me")).GetProperty("roles").EnumerateArray().Select(r => r.GetString()).ShouldBe(roles);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Form();
}
