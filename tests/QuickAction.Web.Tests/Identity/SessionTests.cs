using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuickAction.Core.Access;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Identity;

/// <summary>How long a session of a person on pages lives, and what may be sent with it.</summary>
public sealed class SessionTests : IAsyncDisposable
{
    private static readonly Person Owner = new("t", "owner", "harbour", ["User"]);
    private readonly FakeClock _clock = new();
    private readonly Service _service;
    private readonly HttpClient _client;

    public SessionTests()
    {
        _service = Oidc.Start(services => services.AddSingleton<TimeProvider>(_clock));
        _client = _service.Bare();
    }

    [Asvs("V7.3.1")]
    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_a_request()
    {
        var cookie = await _service.CookieAsync(Owner, hours: 10);

        for (var i = 0; i < 3; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(29));
            (await StatusAsync(cookie)).ShouldBe(HttpStatusCode.OK);
        }

        _clock.Advance(TimeSpan.FromMinutes(30));
        (await StatusAsync(cookie)).ShouldBe(HttpStatusCode.Redirect);
        (await _service.Services.GetRequiredService<ISessionStore>().FindAsync(cookie.Split('=')[1], TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Asvs("V7.3.2")]
    [Fact]
    public async Task A_session_ends_when_its_time_is_over_however_busy_it_is()
    {
        var cookie = await _service.CookieAsync(Owner, hours: 10);

        for (var minutes = 20; minutes < 600; minutes += 20)
        {
            _clock.Advance(TimeSpan.FromMinutes(20));
            (await StatusAsync(cookie)).ShouldBe(HttpStatusCode.OK, $"after {minutes} minutes");
        }

        _clock.Advance(TimeSpan.FromMinutes(20));
        (await StatusAsync(cookie)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Asvs("V3.5.1")]
    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_form_that_another_sites_page_sends_is_refused(string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sample");
        request.Headers.Add("Cookie", await _service.CookieAsync(Owner));
        request.Headers.Add("Sec-Fetch-Site", site);

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("A page of another site");
    }

    [Asvs("V3.3.1")]
    [Fact]
    public async Task Every_cookie_is_of_this_host_alone_or_secure_by_its_name()
    {
        foreach (var (page, cookie) in new[] { ("/", await _service.CookieAsync(Owner)), ("/", null), ("/tokens", await _service.CookieAsync(Owner)) })
        {
            using var answer = await _client.SendAsync(HttpMethod.Get, page, null, cookie);
            var set = answer.Headers.GetValues("Set-Cookie").ToList();

            set.ShouldNotBeEmpty();
            set.ShouldAllBe(c => (c.StartsWith("__Host-", StringComparison.Ordinal) && c.Contains("path=/;", StringComparison.Ordinal)) || c.StartsWith("__Secure-", StringComparison.Ordinal));
            set.ShouldAllBe(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Whoever_has_no_work_of_a_team_begins_where_theirs_is()
    {
        foreach (var (role, start) in new[] { ("Governance", "/governance"), ("TeamAdmin", "/people"), ("SystemAdmin", "/people") })
        {
            using var answer = await _client.SendAsync(HttpMethod.Get, "/", null, await _service.CookieAsync(new Person("t", role, "harbour", [role])));

            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location.ShouldNotBeNull().ToString().ShouldBe(start);
        }
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_comes_back_to_be_copied()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00/edit");
        request.Headers.Accept.ParseAdd("text/html");
        request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", "zebra"), new("Base", "quartz"), new("Text", "He said <b>nothing</b>."), new("Owner", "")]);

        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("<h1>You have been signed out</h1>");
        html.ShouldContain("readonly>He said &lt;b&gt;nothing&lt;/b&gt;.</textarea>");
        html.ShouldContain("href=\"/jobs/019f6a3c-77aa-7c1e-8d10-52c4b7a90e00\"");
        html.ShouldNotContain("zebra");
        html.ShouldNotContain("quartz");
        html.ShouldNotContain("Who does it");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _service.DisposeAsync();
    }

    private async Task<HttpStatusCode> StatusAsync(string cookie)
    {
        using var answer = await _client.SendAsync(HttpMethod.Get, "/tokens", null, cookie);
        return answer.StatusCode;
    }
}
