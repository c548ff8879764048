using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;

namespace QuickAction.Web.Tests.Identity;

/// <summary>What cannot be taken back, and what opens what is closed, wants somebody who has lately shown the provider who they are.</summary>
public sealed partial class FreshSignInTests : IAsyncDisposable
{
    private static readonly Person Owner = new("t", "owner", "harbour", ["User"]);
    private static readonly Person Admin = new("t", "admin", "harbour", ["TeamAdmin"]);
    private static readonly Person Governor = new("t", "governor", "hill", ["Governance"]);
    private readonly Service _service = Oidc.Start();
    private readonly HttpClient _client;

    public FreshSignInTests() => _client = _service.Bare();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V7.5.3")]
    [Fact]
    public async Task Pages_of_great_changes_ask_for_another_sign_in_after_ten_minutes()
    {
        var job = await SubmitAsync();
        foreach (var (person, page) in new[] { (Owner, $"{job}/delete"), (Admin, "/people"), (Governor, "/governance") })
        {
            (await AtAsync(page, person, minutes: 9)).StatusCode.ShouldBe(HttpStatusCode.OK, page);
            using var late = await AtAsync(page, person, minutes: 10);

            late.StatusCode.ShouldBe(HttpStatusCode.Redirect, page);
            var asked = late.Headers.Location.ShouldNotBeNull().ToString();
            asked.ShouldStartWith($"{Oidc.Authority}/auth?");
            asked.ShouldContain("prompt=login");
            asked.ShouldContain("max_age=0");
        }
    }

    [Asvs("V7.5.3")]
    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public async Task A_form_of_theirs_is_taken_for_as_long_again_and_then_changes_nothing(int minutes, bool isTaken)
    {
        var job = await SubmitAsync();
        var (cookies, form) = await FormAsync("/", Owner, minutes);
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", form), new("ground", "mistake")]);

        using var answer = await _client.SendAsync(HttpMethod.Post, $"{job}/erase", null, cookies, content);

        answer.Headers.Location.ShouldNotBeNull().ToString().ShouldBe(isTaken ? job : $"{job}/delete");
        var found = await _service.Services.GetRequiredService<IJobStore>().FindAsync("harbour", JobId.Parse(job.Split('/')[^1]), Token);
        found.ShouldNotBeNull().State.ShouldBe(isTaken ? JobState.Erased : JobState.Queued);
    }

    [Fact]
    public async Task Everything_else_goes_on_as_long_as_the_session()
    {
        var job = await SubmitAsync();

        foreach (var page in new[] { "/", job, "/tokens", "/help", "/sessions" })
        {
            (await AtAsync(page, Owner, minutes: 25)).StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }
    }

    [Fact]
    public async Task Where_the_settings_say_so_nobody_is_asked()
    {
        await using var service = Oidc.Start(settings: new() { ["Service:Identity:ProveMinutes"] = "0" });
        using var client = service.Bare();

        using var page = await client.SendAsync(HttpMethod.Get, "/governance", null, await service.CookieAsync(Governor, minutes: 500));

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Asvs("V7.4.3", "V7.5.2")]
    [Fact]
    public async Task A_person_ends_their_other_sessions_and_no_one_elses()
    {
        var there = await _service.CookieAsync(Owner);
        var colleague = await _service.CookieAsync(Owner with { Id = "colleague" });
        using var late = await AtAsync("/sessions?again=1", Owner, minutes: 11);
        late.Headers.Location.ShouldNotBeNull().ToString().ShouldContain("prompt=login");
        var (cookies, form) = await FormAsync("/sessions", Owner, 1);
        using var list = await _client.SendAsync(HttpMethod.Get, "/sessions", null, cookies);
        var html = await list.Content.ReadAsStringAsync(Token);
        Regex.Count(html, "<td role=\"cell\" data-heading=\"Browser\">").ShouldBe(3);
        html.ShouldContain("Sign out everywhere else");

        using var ended = await _client.SendAsync(HttpMethod.Post, "/sessions", null, cookies, new FormUrlEncodedContent([new("__RequestVerificationToken", form)]));

        ended.Headers.Location.ShouldNotBeNull().ToString().ShouldBe("/sessions?ended=2");
        (await StatusAsync("/", there)).ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync("/", cookies)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync("/", colleague)).ShouldBe(HttpStatusCode.OK);
    }

    [Asvs("V7.5.2")]
    [Fact]
    public async Task Sessions_are_not_ended_by_somebody_at_a_screen_that_was_left()
    {
        var there = await _service.CookieAsync(Owner);
        var (cookies, form) = await FormAsync("/sessions", Owner, 21);

        using var ended = await _client.SendAsync(HttpMethod.Post, "/sessions", null, cookies, new FormUrlEncodedContent([new("__RequestVerificationToken", form)]));

        ended.Headers.Location.ShouldNotBeNull().ToString().ShouldBe("/sessions");
        (await StatusAsync("/", there)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_sign_in_there_are_no_sessions()
    {
        await using var local = Service.Start(new() { ["Service:Worker"] = "false" });

        using var page = await local.Client.GetAsync("/sessions", Token);

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _service.DisposeAsync();
    }

    private async Task<string> SubmitAsync()
    {
        using var submitted = await _client.SendAsync(HttpMethod.Post, "/v1/jobs", await _service.TokenAsync(Owner), content: Service.Form("a.txt", "Ada: yes."u8.ToArray()));
        return submitted.Headers.Location.ShouldNotBeNull().ToString()[3..];
    }

    private async Task<HttpResponseMessage> AtAsync(string page, Person person, int minutes) =>
        await _client.SendAsync(HttpMethod.Get, page, null, await _service.CookieAsync(person, minutes: minutes));

    private async Task<HttpStatusCode> StatusAsync(string page, string cookies)
    {
        using var answer = await _client.SendAsync(HttpMethod.Get, page, null, cookies);
        return answer.StatusCode;
    }

    private async Task<(string Cookies, string Form)> FormAsync(string page, Person person, int minutes)
    {
        var cookie = await _service.CookieAsync(person, minutes: minutes);
        using var shown = await _client.SendAsync(HttpMethod.Get, page, null, cookie);
        var cookies = string.Join("; ", shown.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(cookie));
        return (cookies, FormToken().Match(await shown.Content.ReadAsStringAsync(Token)).Groups[1].Value);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
