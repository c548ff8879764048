using System.Net;
using System.Text.Json;
using QuickAction.Core.Access;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Whoever may not use an address is told which role or scope it is for and whom to ask, and nothing of what is there.</summary>
public sealed class NotAllowedTests : IAsyncDisposable
{
    private const string Job = "019f6a3c-77aa-7c1e-8d10-52c4b7a90e00";
    private const string WhomToAsk = "Roles come with your organisation’s sign-in: ask the administrator of your team to have it given to you.";
    private static readonly Person Somebody = new("t", "somebody", "moor", ["User"]);
    private readonly Service _service = Oidc.Start();

    [Theory]
    [InlineData("/governance", "User", "This is for the role Governance. " + WhomToAsk)]
    [InlineData("/people", "User", "This is for the role TeamAdmin or SystemAdmin. " + WhomToAsk)]
    [InlineData($"/jobs/{Job}/review", "User", "This is for the role Reviewer. " + WhomToAsk)]
    [InlineData($"/jobs/{Job}/review", "Governance", "This is for the role Reviewer. " + WhomToAsk)]
    [InlineData($"/jobs/{Job}", "Governance", "This is for the role User or Reviewer. " + WhomToAsk)]
    [InlineData($"/jobs/{Job}", "SystemAdmin,User", "Whoever has the role SystemAdmin sees no content, whatever other roles they have. Ask a colleague without it.")]
    [InlineData("/governance", "SystemAdmin,Governance", "Whoever has the role SystemAdmin sees no content, whatever other roles they have. Ask a colleague without it.")]
    [InlineData("/tokens", "", "You are signed in, but have no role here. Roles come with your organisation’s sign-in: ask the administrator of your team to have one given to you.")]
    public async Task A_page_says_which_role_it_is_for_and_whom_to_ask(string address, string roles, string told)
    {
        using var client = _service.Bare();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(HttpMethod.Get, address, null, await _service.CookieAsync(Somebody with { Roles = [.. roles.Split(',', StringSplitOptions.RemoveEmptyEntries)] }));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"<p class=\"lead\">{told}</p>");
    }

    [Theory]
    [InlineData("GET", "/v1/audit/entries", "User", "audit.read", "This is for the role Governance. " + WhomToAsk)]
    [InlineData("POST", $"/v1/jobs/{Job}/cancel", "User", "jobs.read", "This token does not have the scope jobs.write; make one that has on the page /tokens.")]
    [InlineData("GET", "/v1/jobs", "User", "jobs.write", "This token does not have the scope jobs.read; make one that has on the page /tokens.")]
    [InlineData("GET", "/v1/jobs", "SystemAdmin,User", "jobs.read", "Whoever has the role SystemAdmin sees no content, whatever other roles they have. Ask a colleague without it.")]
    public async Task The_api_says_the_same_in_problem_details(string method, string address, string roles, string scope, string told)
    {
        using var client = _service.Bare();
        using var answer = await client.SendAsync(HttpMethod.Parse(method), address, await _service.TokenAsync(Somebody with { Roles = roles.Split(',') }, scope));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        problem.RootElement.GetProperty("detail").GetString().ShouldBe(told);
    }

    [Fact]
    public async Task Where_nobody_signs_in_the_page_leads_to_where_roles_are_taken()
    {
        await using var local = Service.Start(new() { ["Service:Worker"] = "false" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/governance");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await local.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        page.ShouldContain("<p class=\"lead\">This is for the role Governance. Without a sign-in you take roles yourself, on the page Roles.</p>");
        page.ShouldContain("<a href=\"/roles\">Roles</a>");
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();
}
