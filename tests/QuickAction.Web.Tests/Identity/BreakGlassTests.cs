using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Break-glass as a person of governance meets it, and as the team does.</summary>
public sealed partial class BreakGlassTests : IAsyncLifetime
{
    private const string Why = "complaint 114, second stage";
    private static readonly Person Owner = new("t", "owner", "harbour", ["User", "Reviewer"]);
    private static readonly Person Governor = new("t", "governor", "hill", ["Governance"]);
    private readonly Service _service = Oidc.Start();
    private HttpClient _client = new();
    private string _job = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client.Dispose();
        _client = _service.Bare();
        using var submitted = await _client.SendAsync(
            HttpMethod.Post, "/v1/jobs", await _service.TokenAsync(Owner), content: Service.Form("notes.vtt", Service.Seed("team-meeting.vtt")));
        _job = submitted.Headers.Location.ShouldNotBeNull().ToString().Split('/')[^1];
        var runs = _service.Services.GetRequiredService<IJobRuns>();
        var id = JobId.Parse(_job);
        await runs.ReleaseAsync(id, Token);
        await _service.Services.GetRequiredService<Core.Work.JobWorker>().RunAsync(id, isRecovery: false, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Governance_sees_content_after_breaking_the_glass_and_not_before()
    {
        var (cookies, form) = await PageAsync(Governor);
        (await AtAsync($"/governance/{_job}/result", cookies)).Status.ShouldBe(HttpStatusCode.NotFound);

        (await OpenAsync(cookies, form, _job, Why)).ShouldBe(HttpStatusCode.Redirect);

        var page = (await AtAsync("/governance", cookies)).Body;
        page.ShouldContain(Why);
        var link = Link().Match(page).Groups[1].Value;
        var result = await AtAsync($"{link}/result", cookies);
        (result.Status, result.Body.Contains("DRAFT", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.OK, true));
        (await AtAsync($"{link}/source", cookies)).Body.ShouldContain("\"segments\"");
        (await KindsAsync()).Where(k => k is "break_glass.opened" or "break_glass.used" or "export.made").ShouldBe(["break_glass.opened", "break_glass.used", "export.made", "break_glass.used"]);
    }

    [Fact]
    public async Task The_team_is_told_on_its_pages_and_by_the_api_and_another_team_is_not()
    {
        var (cookies, form) = await PageAsync(Governor);
        await OpenAsync(cookies, form, _job, Why);

        (await AtAsync("/", await _service.CookieAsync(Owner))).Body.ShouldContain($"Reason: {Why}");
        (await AtAsync("/", await _service.CookieAsync(Owner with { Id = "other", Team = "moor" }))).Body.ShouldNotContain(Why);
        using var own = await _client.SendAsync(HttpMethod.Get, "/v1/break-glass", await _service.TokenAsync(Owner));
        var shown = JsonDocument.Parse(await own.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("breakGlass").EnumerateArray().Single();
        (shown.GetProperty("job").GetString(), shown.GetProperty("reason").GetString(), shown.GetProperty("uses").GetInt32()).ShouldBe((_job, Why, 0));
        shown.GetProperty("by").GetString().ShouldBe(_service.Services.GetRequiredService<IAccessDesk>().ReferenceOf(Governor));
        using var theirs = await _client.SendAsync(HttpMethod.Get, "/v1/break-glass", await _service.TokenAsync(Owner with { Id = "other", Team = "moor" }));
        (await theirs.Content.ReadAsStringAsync(Token)).ShouldBe("""{"breakGlass":[]}""");
    }

    [Fact]
    public async Task All_of_governance_sees_it_and_may_close_it()
    {
        var (cookies, form) = await PageAsync(Governor);
        await OpenAsync(cookies, form, _job, Why);
        var other = Governor with { Id = "other-governor" };
        using var list = await _client.SendAsync(HttpMethod.Get, "/v1/governance/break-glass", await _service.TokenAsync(other));
        (await list.Content.ReadAsStringAsync(Token)).ShouldContain(Why);
        var (theirs, theirForm) = await PageAsync(other);
        var page = (await AtAsync("/governance", theirs)).Body;
        page.ShouldNotContain("/result\"");

        using var closed = await _client.SendAsync(
            HttpMethod.Post, "/governance?handler=Close", null, theirs, new FormUrlEncodedContent([new("__RequestVerificationToken", theirForm), new("id", Id().Match(page).Groups[1].Value)]));

        closed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var mine = (await AtAsync("/governance", cookies)).Body;
        mine.ShouldContain("Closed");
        mine.ShouldNotContain("/result\"");
    }

    [Fact]
    public async Task Whoever_runs_the_service_is_not_told_why()
    {
        var (cookies, form) = await PageAsync(Governor);
        await OpenAsync(cookies, form, _job, Why);
        var both = Governor with { Id = "both", Roles = ["Governance", "SystemAdmin"] };

        using var list = await _client.SendAsync(HttpMethod.Get, "/v1/governance/break-glass", await _service.TokenAsync(both));

        var text = await list.Content.ReadAsStringAsync(Token);
        text.ShouldContain(_job);
        text.ShouldNotContain(Why);
    }

    [Theory]
    [InlineData("", Why, "30", "Enter the id of a job")]
    [InlineData("019f6a3c-77aa-7c1e-8d10-52c4b7a90e00", Why, "30", "Enter the id of a job")]
    [InlineData(null, "short", "30", "Enter a reason")]
    [InlineData(null, Why, "0", "Enter a number of minutes")]
    [InlineData(null, Why, "121", "Enter a number of minutes")]
    public async Task What_is_missing_is_asked_for_and_nothing_is_opened(string? work, string reason, string minutes, string said)
    {
        var (cookies, form) = await PageAsync(Governor);
        var content = new FormUrlEncodedContent([new("__RequestVerificationToken", form), new("work", work ?? _job), new("reason", reason), new("minutes", minutes)]);

        using var answer = await _client.SendAsync(HttpMethod.Post, "/governance", null, cookies, content);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(said);
        (await _service.Services.GetRequiredService<IBreakGlass>().ListAsync(null, 10, Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SystemAdmin", "Governance")]
    [InlineData("User", "Reviewer", "TeamAdmin")]
    public async Task Whoever_runs_the_service_and_everybody_else_cannot(params string[] roles) =>
        (await AtAsync("/governance", await _service.CookieAsync(Governor with { Id = "x", Roles = roles }))).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_form_that_is_not_ours_breaks_nothing()
    {
        var (cookies, _) = await PageAsync(Governor);

        (await OpenAsync(cookies, "made-up", _job, Why)).ShouldBe(HttpStatusCode.BadRequest);

        (await _service.Services.GetRequiredService<IBreakGlass>().ListAsync(null, 10, Token)).ShouldBeEmpty();
    }

    private async Task<(string Cookies, string Form)> PageAsync(Person person)
    {
        var cookie = await _service.CookieAsync(person);
        using var page = await _client.SendAsync(HttpMethod.Get, "/governance", null, cookie);
        var html = await page.Content.ReadAsStringAsync(Token);
        page.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        return (string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(cookie)), Form().Match(html).Groups[1].Value);
    }

    private async Task<HttpStatusCode> OpenAsync(string cookies, string form, string work, string reason)
    {
        var content = new FormUrlEncodedContent([new("__RequestVerificationToken", form), new("work", work), new("reason", reason), new("minutes", "5")]);
        using var answer = await _client.SendAsync(HttpMethod.Post, "/governance", null, cookies, content);
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode Status, string Body)> AtAsync(string address, string cookies)
    {
        using var answer = await _client.SendAsync(HttpMethod.Get, address, null, cookies);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)));
    }

    private async Task<IEnumerable<string?>> KindsAsync()
    {
        using var log = await _client.SendAsync(HttpMethod.Get, "/v1/audit/entries?limit=256", await _service.TokenAsync(Governor));
        var text = await log.Content.ReadAsStringAsync(Token);
        text.ShouldNotContain("complaint");
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("leaf").GetProperty("kind").GetString())];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Form();

    [GeneratedRegex("href=\"(/governance/[^/]+)/result\"")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex Id();
}
