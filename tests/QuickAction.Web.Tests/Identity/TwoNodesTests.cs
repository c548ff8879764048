using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.TestKit;
using QuickAction.TestKit.Storage;
using QuickAction.Web.Identity.OpenId;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Two nodes on one PostgreSQL, each as the service's own role: what one hands out the other understands.</summary>
public sealed partial class TwoNodesTests : IAsyncLifetime
{
    private static readonly Person Owner = new("t", "owner", "harbour", ["User"]);
    private readonly TempFolder _folder = new();
    private readonly List<string> _asked = [];
    private Service? _a;
    private Service? _b;

    private Service A => _a ?? throw new InvalidOperationException();

    private Service B => _b ?? throw new InvalidOperationException();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var cluster = await PostgresCluster.NeedAsync();
        var database = (await cluster.NewDatabaseAsync()).Split("Database=")[1];
        var settings = new Dictionary<string, string>
        {
            ["DataFolder"] = _folder.Combine("data"),
            ["Store:Connection"] = cluster.ConnectionTo(database, PostgresCluster.App),
            ["Store:MigrateConnection"] = cluster.ConnectionTo(database, PostgresCluster.Owner),
            ["Service:Worker"] = "true",
        };
        _a = Oidc.Start(Listening, settings);
        // The second has no way in as the owner any more: everything is there.
        _b = Oidc.Start(Listening, new(settings) { ["Store:MigrateConnection"] = "" });
    }

    public async ValueTask DisposeAsync()
    {
        await A.DisposeAsync();
        await B.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_form_that_one_has_shown_is_taken_by_the_other_with_the_same_session()
    {
        using var atA = A.Bare();
        using var atB = B.Bare();
        var cookie = await A.CookieAsync(Owner);
        using var page = await atA.SendAsync(HttpMethod.Get, "/tokens", null, cookie);
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(cookie));
        var form = Form().Match(await page.Content.ReadAsStringAsync(Token)).Groups[1].Value;

        using var answer = await atB.SendAsync(
            HttpMethod.Post, "/tokens", null, cookies, new FormUrlEncodedContent([new("__RequestVerificationToken", form), new("name", "import"), new("scopes", "jobs.read"), new("days", "7")]));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var secret = Secret().Match(await answer.Content.ReadAsStringAsync(Token)).Value;
        using var used = await atA.SendAsync(HttpMethod.Get, "/v1/jobs", secret);
        used.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_sign_in_that_one_has_begun_is_ended_by_the_other()
    {
        using var atA = A.Bare();
        using var atB = B.Bare();
        using var begun = await atA.SendAsync(HttpMethod.Get, "/", null);
        var query = QueryHelpers.ParseQuery(begun.Headers.Location.ShouldNotBeNull().Query);
        var cookies = string.Join("; ", begun.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

        using var answer = await atB.SendAsync(HttpMethod.Get, QueryHelpers.AddQueryString("/signin-oidc", new Dictionary<string, string?> { ["code"] = "c0de", ["state"] = query["state"] }), null, cookies);

        // State and cookie were good at the other node, which knew the verifier to the first one's challenge.
        var form = QueryHelpers.ParseQuery(_asked.ShouldHaveSingleItem());
        form["code"].ToString().ShouldBe("c0de");
        WebEncoders.Base64UrlEncode(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))).ShouldBe(query["code_challenge"].ToString());
    }

    [Fact]
    public async Task A_session_that_is_ended_at_one_is_over_at_the_other()
    {
        using var atB = B.Bare();
        var cookie = await A.CookieAsync(Owner);
        using var before = await atB.SendAsync(HttpMethod.Get, "/tokens", null, cookie);
        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        var desk = A.Services.GetRequiredService<IAccessDesk>();

        (await desk.EndAsync("harbour", desk.ReferenceOf(Owner), Owner with { Id = "admin" }, "TeamAdmin", null, Token)).ShouldNotBeNull();

        using var after = await atB.SendAsync(HttpMethod.Get, "/tokens", null, cookie);
        after.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        B.Services.GetRequiredService<IAccessDesk>().ReferenceOf(Owner).ShouldBe(desk.ReferenceOf(Owner));
    }

    [Fact]
    public async Task A_job_runs_to_its_end_as_the_services_own_role()
    {
        using var client = A.Bare();
        var token = await A.TokenAsync(Owner);
        using var submitted = await client.SendAsync(HttpMethod.Post, "/v1/jobs", token, content: Service.Form("notes.txt", "Ada: I will book the hall."u8.ToArray()));
        submitted.StatusCode.ShouldBe(HttpStatusCode.Accepted, await submitted.Content.ReadAsStringAsync(Token));
        var job = submitted.Headers.Location.ShouldNotBeNull().ToString();

        using var events = await client.SendAsync(HttpMethod.Get, $"{job}/events", token);
        await events.Content.ReadAsStringAsync(Token).WaitAsync(TimeSpan.FromMinutes(2), Token);

        using var ended = await client.SendAsync(HttpMethod.Get, job, token);
        (await ended.Content.ReadAsStringAsync(Token)).ShouldContain("\"status\":\"needsReview");
    }

    private void Listening(IServiceCollection services) => services.AddHttpClient(Provider.ClientName).ConfigurePrimaryHttpMessageHandler(() => new TokenEndpoint(_asked));

    private sealed class TokenEndpoint(List<string> asked) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post && request.Content is { } content)
            {
                asked.Add(await content.ReadAsStringAsync(cancellationToken));
                return new HttpResponseMessage(HttpStatusCode.BadRequest);
            }

            return Oidc.Document(request);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Form();

    [GeneratedRegex("qa_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();
}
