using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Administrators and other people's access: what they see, what they end, and that it is recorded.</summary>
public sealed class PeopleTests : IAsyncDisposable
{
    private static readonly Person Worker = new("t", "worker", "harbour", ["User"]);
    private static readonly Person Colleague = new("t", "colleague", "harbour", ["User"]);
    private static readonly Person Elsewhere = new("t", "elsewhere", "moor", ["User"]);
    private static readonly Person TeamAdmin = new("t", "team-admin", "harbour", ["TeamAdmin"]);
    private static readonly Person SystemAdmin = new("t", "system-admin", "hill", ["SystemAdmin"]);
    private readonly Service _service = Oidc.Start();
    private readonly HttpClient _client;

    public PeopleTests() => _client = _service.Bare();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V7.4.5")]
    [Fact]
    public async Task A_team_administrator_ends_all_of_a_person_at_once_and_nothing_of_others()
    {
        var (cookie, token) = (await _service.CookieAsync(Worker), await _service.TokenAsync(Worker));
        var other = await _service.CookieAsync(Colleague);
        (await PageAsync(cookie)).ShouldBe(HttpStatusCode.OK);

        using var answer = await EndAsync(TeamAdmin, Worker, "left today");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldBe("""{"sessions":1,"tokens":1}""");
        (await PageAsync(cookie)).ShouldBe(HttpStatusCode.Redirect);
        using var api = await _client.SendAsync(HttpMethod.Get, "/v1/jobs", token);
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PageAsync(other)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_recorded_without_anybodys_name_or_reason_in_the_clear()
    {
        await _service.CookieAsync(Worker);
        await EndAsync(TeamAdmin, Worker, "left after the Ferris case");
        var governor = await _service.TokenAsync(new Person("t", "governor", "hill", ["Governance"]));

        using var log = await _client.SendAsync(HttpMethod.Get, "/v1/audit/entries?limit=256", governor);

        var text = await log.Content.ReadAsStringAsync(Token);
        var leaf = JsonDocument.Parse(text).RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("leaf"))
            .Single(l => l.TryGetProperty("change", out var change) && change.GetString() == "access.ended");
        (leaf.GetProperty("role").GetString(), leaf.GetProperty("team_id").GetString(), leaf.GetProperty("sessions").GetInt32()).ShouldBe(("TeamAdmin", "harbour", 1));
        leaf.TryGetProperty("subject_ref", out _).ShouldBeTrue();
        text.ShouldNotContain("Ferris");
        text.ShouldNotContain("\"worker\"");
    }

    [Fact]
    public async Task A_team_administrator_sees_their_own_team_and_a_system_administrator_all()
    {
        foreach (var person in new[] { Worker, Colleague, Elsewhere })
        {
            await _service.CookieAsync(person);
        }

        (await PeopleAsync(TeamAdmin)).ShouldBe(["worker", "colleague", "team-admin"], ignoreOrder: true);
        (await PeopleAsync(SystemAdmin)).ShouldBe(["worker", "colleague", "elsewhere", "team-admin", "system-admin"], ignoreOrder: true);
        using var theirs = await EndAsync(TeamAdmin, Elsewhere, null);
        theirs.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var all = await EndAsync(SystemAdmin, Elsewhere, null);
        all.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("User", "Reviewer", "Governance")]
    public async Task Nobody_else_sees_or_ends_anything(params string[] roles)
    {
        await _service.CookieAsync(Worker);
        var person = Colleague with { Roles = roles };

        using var list = await _client.SendAsync(HttpMethod.Get, "/v1/people", await _service.TokenAsync(person));
        using var end = await EndAsync(person, Worker, null);

        (list.StatusCode, end.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task An_answer_that_goes_on_ends_with_the_token()
    {
        var token = await _service.TokenAsync(Worker);
        using var submitted = await _client.SendAsync(HttpMethod.Post, "/v1/jobs", token, content: Service.Form("a.txt", "Ada: yes."u8.ToArray()));
        using var events = await _client.SendAsync(HttpMethod.Get, $"{submitted.Headers.Location}/events", token);
        events.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var stream = await events.Content.ReadAsStreamAsync(Token);
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Token)).ShouldNotBeNull();

        await EndAsync(TeamAdmin, Worker, null);

        // There is no worker, so the job stays queued: but for the end of the token this would go on for ever.
        await reader.ReadToEndAsync(Token).WaitAsync(TimeSpan.FromSeconds(60), Token);
    }

    [Fact]
    public async Task The_page_ends_a_person_with_its_own_form()
    {
        var cookie = await _service.CookieAsync(Worker);
        var admin = await _service.CookieAsync(TeamAdmin);
        using var page = await _client.SendAsync(HttpMethod.Get, "/people", null, admin);
        var html = await page.Content.ReadAsStringAsync(Token);
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(admin));
        var form = System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        var reference = _service.Services.GetRequiredService<IAccessDesk>().ReferenceOf(Worker);

        using var answer = await _client.SendAsync(
            HttpMethod.Post, "/people?handler=End", null, cookies, new FormUrlEncodedContent([new("__RequestVerificationToken", form), new("reference", reference)]));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageAsync(cookie)).ShouldBe(HttpStatusCode.Redirect);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _service.DisposeAsync();
    }

    private async Task<HttpResponseMessage> EndAsync(Person by, Person subject, string? reason)
    {
        var reference = _service.Services.GetRequiredService<IAccessDesk>().ReferenceOf(subject);
        return await _client.SendAsync(HttpMethod.Post, $"/v1/people/{reference}/end", await _service.TokenAsync(by), content: JsonContent.Create(new { reason }));
    }

    private async Task<HttpStatusCode> PageAsync(string cookie)
    {
        using var page = await _client.SendAsync(HttpMethod.Get, "/", null, cookie);
        return page.StatusCode;
    }

    private async Task<IEnumerable<string?>> PeopleAsync(Person by)
    {
        using var list = await _client.SendAsync(HttpMethod.Get, "/v1/people", await _service.TokenAsync(by));
        var people = JsonDocument.Parse(await list.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("people");
        return [.. people.EnumerateArray().Select(p => p.GetProperty("id").GetString())];
    }
}
