using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuickAction.Core;
using QuickAction.Core.Access;
using QuickAction.TestKit;

namespace QuickAction.Web.Tests.Identity;

/// <summary>The stream of security events as whatever collects logs gets it: who by a reference, what by the vocabulary's names, and nothing that a client made up.</summary>
public sealed partial class SecurityEventTests : IAsyncDisposable
{
    private const string Planted = "Mrs-Ferris-fell";
    private static readonly Person Worker = new("tenant-of-the-test", "worker-of-the-test", "harbour", ["User"]);
    private static readonly Person Governor = new("tenant-of-the-test", "governor-of-the-test", "hill", ["Governance"]);
    private static readonly Person Admin = new("tenant-of-the-test", "admin-of-the-test", "harbour", ["TeamAdmin"]);
    private readonly Heard _heard = new();
    private readonly FakeClock _clock = new();
    private readonly Service _service;
    private readonly HttpClient _client;

    public SecurityEventTests()
    {
        _service = Oidc.Start(services => services.AddSingleton<ILoggerProvider>(_heard).AddSingleton<TimeProvider>(_clock));
        _client = _service.Bare();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V16.2.1", "V16.3.2", "V16.4.1")]
    [Theory]
    [InlineData("GET", "/v1/audit/entries", "/v1/audit/entries")]
    [InlineData("GET", $"/v1/audit/entries?from={Planted}", "/v1/audit/entries")]
    [InlineData("POST", $"/v1/people/{Planted}/end", "/v1/people/{reference}/end")]
    [InlineData("POST", $"/v1/jobs/{Planted}%0D%0Aauthn_login_success/review", "/v1/jobs/{id}/review")]
    public async Task A_refusal_says_who_was_refused_what_once(string method, string address, string route)
    {
        using var answer = await _client.SendAsync(HttpMethod.Parse(method), address, await TokenAsync(Worker));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _heard.Lines.ShouldHaveSingleItem().ShouldBe($"Warning authz_fail who={ReferenceOf(Worker)} method={method} route={route} from=(null)");
    }

    [Asvs("V16.3.2")]
    [Fact]
    public async Task A_refusal_on_a_page_is_one_too()
    {
        using var answer = await _client.SendAsync(HttpMethod.Get, "/governance", null, await _service.CookieAsync(Worker));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _heard.Lines.ShouldHaveSingleItem().ShouldStartWith($"Warning authz_fail who={ReferenceOf(Worker)} method=GET route=");
    }

    [Asvs("V16.3.2")]
    [Theory]
    [InlineData("qa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(Planted)]
    public async Task A_token_that_nobody_made_is_told_of_and_not_shown(string shown)
    {
        using var answer = await _client.SendAsync(HttpMethod.Get, "/v1/jobs", shown);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _heard.Lines.ShouldHaveSingleItem().ShouldBe("Warning authn_token_refused from=(null)");
    }

    [Fact]
    public async Task Who_comes_with_nothing_is_no_event() => await SilentAsync(HttpMethod.Get, "/v1/jobs", null);

    [Fact]
    public async Task What_may_be_done_is_no_event() => await SilentAsync(HttpMethod.Get, "/v1/jobs", await TokenAsync(Worker));

    [Fact]
    public async Task A_token_that_is_made_and_revoked_is_named_by_its_id()
    {
        var token = await TokenAsync(Worker);
        using var made = await _client.SendAsync(HttpMethod.Post, "/v1/tokens", token, content: JsonContent.Create(new { name = Planted, scopes = new[] { "jobs.read" } }));
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>(Token);
        var id = made.Headers.Location.ShouldNotBeNull().ToString().Split('/')[^1];
        using var revoked = await _client.SendAsync(HttpMethod.Delete, $"/v1/tokens/{id}", token);

        _heard.Lines.Count.ShouldBe(2);
        _heard.Lines[0].ShouldMatch($"^Information authn_token_created who={ReferenceOf(Worker)} token={id} scopes=jobs.read expires=2026-\\S+ from=\\(null\\)$");
        _heard.Lines[1].ShouldBe($"Information authn_token_revoked who={ReferenceOf(Worker)} token={id} from=(null)");
        ShouldHoldNothingOf(answer.GetProperty("secret").GetString() ?? "");
    }

    [Fact]
    public async Task A_session_that_was_not_used_ends_as_an_event()
    {
        var cookie = await _service.CookieAsync(Worker, hours: 10);
        _clock.Advance(TimeSpan.FromHours(1));

        using var answer = await _client.SendAsync(HttpMethod.Get, "/tokens", null, cookie);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _heard.Lines.ShouldHaveSingleItem().ShouldBe($"Information session_expired who={ReferenceOf(Worker)} from=(null)");
        ShouldHoldNothingOf(cookie.Split('=')[1]);
    }

    [Fact]
    public async Task Access_that_an_administrator_ends_names_both()
    {
        await _service.CookieAsync(Worker);
        using var answer = await _client.SendAsync(
            HttpMethod.Post, $"/v1/people/{ReferenceOf(Worker)}/end", await TokenAsync(Admin), content: JsonContent.Create(new { reason = Planted }));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _heard.Lines.ShouldHaveSingleItem().ShouldBe($"Warning authz_admin who={ReferenceOf(Admin)} ended={ReferenceOf(Worker)} sessions=1 tokens=0 from=(null)");
        ShouldHoldNothingOf(Planted);
    }

    [Fact]
    public async Task A_broken_glass_is_told_of_when_it_is_opened_looked_through_and_closed()
    {
        using var submitted = await _client.SendAsync(
            HttpMethod.Post, "/v1/jobs", await TokenAsync(Worker), content: Service.Form("notes.txt", "Ada: I will book the hall."u8.ToArray()));
        var job = submitted.Headers.Location.ShouldNotBeNull().ToString().Split('/')[^1];
        var cookie = await _service.CookieAsync(Governor);
        var (cookies, form) = await FormAsync(cookie);
        await PostAsync("/governance", cookies, ("__RequestVerificationToken", form), ("work", job), ("reason", $"{Planted} once more"), ("minutes", "5"));
        var glass = (await _service.Services.GetRequiredService<IBreakGlass>().ListAsync(null, 10, Token)).ShouldHaveSingleItem().Id;
        using var source = await _client.SendAsync(HttpMethod.Get, $"/governance/{glass}/source", null, cookie);
        await PostAsync("/governance?handler=Close", cookies, ("__RequestVerificationToken", form), ("id", glass));

        var read = _heard.Lines.Where(l => l.Contains("sensitive_read", StringComparison.Ordinal)).ToList();
        read.ShouldAllBe(l => l.StartsWith($"Warning sensitive_read who={ReferenceOf(Governor)} glass={glass} what=", StringComparison.Ordinal));
        read.Select(l => What().Match(l).Groups[1].Value).ShouldBe(["opened", "source", "closed"]);
        ShouldHoldNothingOf(Planted);
    }

    [Fact]
    public async Task Roles_that_are_switched_on_this_machine_are_told_of_with_those_before()
    {
        using var heard = new Heard();
        await using var local = Service.Start(new() { ["Service:Worker"] = "false" }, services => services.AddSingleton<ILoggerProvider>(heard));
        using var answer = await local.Client.PutAsJsonAsync("/v1/me/roles", new { roles = new[] { "Governance" } }, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        heard.Lines.ShouldHaveSingleItem().ShouldMatch("^Warning authz_change who=[A-Za-z0-9_-]+ before=User Reviewer after=Governance from=\\(null\\)$");
    }

    [Fact]
    public async Task Roles_that_could_not_be_switched_are_not_told_of()
    {
        using var heard = new Heard();
        await using var local = Service.Start(new() { ["Service:Worker"] = "false" }, services => services.AddSingleton<ILoggerProvider>(heard).AddSingleton<IAccessDesk, FullDesk>());
        using var answer = await local.Client.PutAsJsonAsync("/v1/me/roles", new { roles = new[] { "Governance" } }, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        heard.Lines.ShouldNotContain(l => l.Contains("authz_change", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        ShouldHoldNothingOf("-of-the-test");
        _client.Dispose();
        await _service.DisposeAsync();
        _heard.Dispose();
    }

    private string ReferenceOf(Person person) => _service.Services.GetRequiredService<IAccessDesk>().ReferenceOf(person);

    /// <summary>By the clock of the test.</summary>
    private async Task<string> TokenAsync(Person person)
    {
        var made = await _service.Services.GetRequiredService<ITokenStore>().MakeAsync(person, "test", TokenScope.All, _clock.GetUtcNow().AddDays(1), Token);
        return made.ShouldNotBeNull().Secret.Text;
    }

    private async Task SilentAsync(HttpMethod method, string address, string? token)
    {
        using var answer = await _client.SendAsync(method, address, token);
        _heard.Lines.ShouldBeEmpty();
    }

    private void ShouldHoldNothingOf(string secret) => string.Join('\n', _heard.Lines).ShouldNotContain(secret);

    private async Task<(string Cookies, string Form)> FormAsync(string cookie)
    {
        using var page = await _client.SendAsync(HttpMethod.Get, "/governance", null, cookie);
        return (string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(cookie)), Field().Match(await page.Content.ReadAsStringAsync(Token)).Groups[1].Value);
    }

    private async Task PostAsync(string address, string cookies, params (string Name, string Value)[] fields)
    {
        using var answer = await _client.SendAsync(HttpMethod.Post, address, null, cookies, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Token));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Field();

    [GeneratedRegex("what=(\\S+)")]
    private static partial Regex What();

    /// <summary>The lines of the category, as they are written.</summary>
    private sealed class Heard : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> Lines => [.. _lines];

        public ILogger CreateLogger(string categoryName) =>
            categoryName == "QuickAction.Security" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
            // Nothing is held.
        }
    }

    /// <summary>There is no room for another record.</summary>
    private sealed class FullDesk : IAccessDesk
    {
        public Task<IReadOnlyList<KnownPerson>> ListAsync(string? team, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KnownPerson>>([]);

        public Task<EndedAccess?> EndAsync(string? team, string reference, Person by, string asRole, string? reason, CancellationToken cancellationToken) => throw Full();

        public Task SwitchAsync(Person before, IReadOnlyList<string> roles, CancellationToken cancellationToken) => throw Full();

        public string ReferenceOf(Person person) => "somebody";

        private static QuickActionException Full() => new(ProblemCode.NotRecorded, "No room.");
    }
}
