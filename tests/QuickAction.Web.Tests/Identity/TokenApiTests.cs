using System.Net;
using System.Text.Json;
using QuickAction.Core.Access;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Personal API tokens as their owner handles them over the API.</summary>
public sealed class TokenApiTests : IAsyncDisposable
{
    private static readonly Person Owner = new("t", "owner", "harbour", ["User"]);
    private readonly Service _service = Oidc.Start();
    private readonly HttpClient _client;

    public TokenApiTests() => _client = _service.Bare();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_made_used_listed_and_revoked()
    {
        var first = await _service.TokenAsync(Owner);
        var made = await MakeAsync(first, """{"name":"nightly import","scopes":["jobs.read"]}""");
        var secret = made.GetProperty("secret").GetString();
        var id = made.GetProperty("token").GetProperty("id").GetString();

        using (var jobs = await _client.SendAsync(HttpMethod.Get, "/v1/jobs", secret))
        {
            jobs.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var list = await _client.SendAsync(HttpMethod.Get, "/v1/tokens", first);
        var text = await list.Content.ReadAsStringAsync(Token);
        text.ShouldContain("nightly import");
        text.ShouldNotContain("qa_");
        JsonDocument.Parse(text).RootElement.GetProperty("tokens")[0].GetProperty("lastUsed").ValueKind.ShouldBe(JsonValueKind.String);
        using var revoked = await _client.SendAsync(HttpMethod.Delete, $"/v1/tokens/{id}", first);
        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var after = await _client.SendAsync(HttpMethod.Get, "/v1/jobs", secret);
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        after.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
    }

    [Theory]
    [InlineData("""{"scopes":["jobs.read"]}""", "/name")]
    [InlineData("""{"name":" ","scopes":["jobs.read"]}""", "/name")]
    [InlineData("""{"name":"a\u0007","scopes":["jobs.read"]}""", "/name")]
    [InlineData("""{"name":"a"}""", "/scopes")]
    [InlineData("""{"name":"a","scopes":[]}""", "/scopes")]
    [InlineData("""{"name":"a","scopes":["jobs.read","everything"]}""", "/scopes")]
    [InlineData("""{"name":"a","scopes":[null]}""", "/scopes")]
    [InlineData("""{"name":"a","scopes":["jobs.read"],"days":0}""", "/days")]
    [InlineData("""{"name":"a","scopes":["jobs.read"],"days":366}""", "/days")]
    public async Task A_request_that_is_wrong_says_where(string body, string place)
    {
        using var answer = await PostAsync(await _service.TokenAsync(Owner), body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain($"\"pointer\":\"{place}\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"days":"many"}""")]
    public async Task What_is_no_request_is_a_bad_one(string body)
    {
        using var answer = await PostAsync(await _service.TokenAsync(Owner), body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_token_makes_none_that_may_do_more_or_lives_longer_than_itself()
    {
        var narrow = await _service.TokenAsync(Owner, TokenScope.JobsRead);

        foreach (var body in new[] { """{"name":"a","scopes":["jobs.write"]}""", """{"name":"a","scopes":["jobs.read"],"days":2}""" })
        {
            using var answer = await PostAsync(narrow, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        var made = (await MakeAsync(narrow, """{"name":"a","scopes":["jobs.read"]}""")).GetProperty("token");
        made.GetProperty("expires").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(TimeProvider.System.GetUtcNow().AddDays(1));
    }

    [Fact]
    public async Task On_this_machine_no_token_is_needed_and_one_that_is_shown_counts()
    {
        await using var local = Service.Start(new() { ["Service:Worker"] = "false" });
        using var answer = await local.Client.PostAsync("/v1/tokens", Json("""{"name":"a","scopes":["jobs.read"]}"""), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var made = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
        made.GetProperty("token").GetProperty("expires").GetDateTimeOffset().ShouldBe(TimeProvider.System.GetUtcNow().AddDays(90), TimeSpan.FromMinutes(1));
        var secret = made.GetProperty("secret").GetString();

        using var read = await local.Client.SendAsync(HttpMethod.Get, "/v1/jobs", secret);
        using var write = await local.Client.SendAsync(HttpMethod.Post, "/v1/jobs", secret, content: Service.Form("a.txt", "Ada: yes."u8.ToArray()));
        using var wrong = await local.Client.SendAsync(HttpMethod.Get, "/v1/jobs", "qa_wrong");

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        write.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer ");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _service.DisposeAsync();
    }

    private async Task<JsonElement> MakeAsync(string token, string body)
    {
        using var answer = await PostAsync(token, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Token));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
    }

    private Task<HttpResponseMessage> PostAsync(string token, string body) => _client.SendAsync(HttpMethod.Post, "/v1/tokens", token, content: Json(body));

    private static StringContent Json(string body) => new(body, null, "application/json");
}
