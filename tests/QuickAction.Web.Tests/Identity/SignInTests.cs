using System.Net;
using System.Text.RegularExpressions;

namespace QuickAction.Web.Tests.Identity;

/// <summary>Sign-in and sign-out of the real process over TLS, against a certified provider that we did not write.</summary>
public sealed partial class SignInTests : IAsyncLifetime
{
    private SignInHost? _host;

    private SignInHost Host => _host ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _host = await SignInHost.StartAsync();

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Asvs("V3.3.1", "V3.3.2", "V3.3.3", "V3.3.4", "V7.4.1", "V7.4.4", "V7.6.1", "V7.6.2", "V16.3.1")]
    [Fact]
    public async Task A_person_signs_in_works_makes_a_token_and_signs_out_at_both_ends()
    {
        using var browser = new Browser(Host.Thumbprint);

        var start = await Host.SignInAsync(browser, "ann", "/tokens");

        start.Address.ToString().ShouldBe($"{Host.Address}/tokens");
        var asked = WebUtility.UrlDecode(browser.Been.First(a => a.AbsolutePath == "/auth").Query);
        asked.ShouldContain("code_challenge_method=S256");
        asked.ShouldContain("nonce=");
        asked.ShouldContain("state=");
        var cookie = browser.Set.Single(c => c.StartsWith("__Host-qa=", StringComparison.Ordinal));
        cookie.ShouldMatch("^__Host-qa=[A-Za-z0-9_-]{43}; path=/; secure; samesite=lax; httponly$");
        var home = (await browser.GoAsync($"{Host.Address}/")).Html;
        home.ShouldContain("Turn a meeting into minutes");
        home.ShouldContain("Ann Featherstone");

        var made = await browser.SendAsync(start, "/tokens", ("name", "import"), ("scopes", "jobs.read"), ("days", "7"));
        var token = TokenText().Match(made.Html).Value;
        (await browser.AskAsync($"{Host.Address}/v1/jobs", token)).ShouldBe(HttpStatusCode.OK);
        (await browser.AskAsync($"{Host.Address}/v1/jobs", null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GoAsync($"{Host.Address}/tokens")).Html.ShouldNotContain(token);

        var confirm = await browser.SendAsync(made, "/sign-out");
        confirm.Address.ToString().ShouldStartWith($"{Host.Provider.Authority}/session/end");
        var end = await browser.SendAsync(confirm, "/session/end/confirm", ("logout", "yes"));
        end.Address.ToString().ShouldStartWith($"{Host.Address}/signed-out");

        browser.Cookies.Add(new Uri(Host.Address), new Cookie("__Host-qa", cookie.Split('=', ';')[1], "/") { Secure = true });
        (await browser.GoAsync($"{Host.Address}/")).Address.ToString().ShouldStartWith($"{Host.Provider.Authority}/interaction/");
        (await browser.AskAsync($"{Host.Address}/v1/jobs", token)).ShouldBe(HttpStatusCode.OK);
        foreach (var happened in new[] { "authn_login_success who=", "team=children roles=User Reviewer from=127.0.0.1", "authn_token_created who=", "scopes=jobs.read", "authn_logout who=" })
        {
            (await Host.Server.HasSaidAsync(happened)).ShouldBeTrue(happened);
        }

        Host.Server.Talk.ShouldNotContain(token);
        Host.Server.Talk.ShouldNotContain("o-ann");
        Host.Server.Talk.ShouldNotContain("Featherstone");
    }

    [Asvs("V7.5.3")]
    [Fact]
    public async Task Before_work_is_deleted_the_provider_asks_once_more_who_it_is()
    {
        using var browser = new Browser(Host.Thumbprint);
        var start = await Host.SignInAsync(browser, "ann", "/");
        // An ordinary sign-in does not say when the provider last asked, so it is no proof.
        await browser.SendAsync(start, "/sample");
        var job = JobLink().Match((await browser.GoAsync($"{Host.Address}/")).Html).Groups[1].Value;
        job.ShouldNotBeEmpty();

        var asked = await Host.SignInAsync(browser, "ann", $"{job}/delete");

        browser.Been.Last(a => a.AbsolutePath == "/auth").Query.ShouldContain("prompt=login");
        asked.Address.ToString().ShouldBe($"{Host.Address}{job}/delete");
        asked.Html.ShouldContain("Delete it for good");
        (await browser.GoAsync($"{Host.Address}{job}/delete")).Address.AbsolutePath.ShouldBe($"{job}/delete", "It is enough for a while.");
        (await Host.Server.HasSaidAsync("authn_login_success who=")).ShouldBeTrue();
    }

    [Asvs("V7.5.3")]
    [Fact]
    public async Task A_provider_that_does_not_say_that_it_asked_again_opens_nothing()
    {
        using var browser = new Browser(Host.Thumbprint);
        await Host.SignInAsync(browser, "ann", "/");
        await Host.Provider.ForgeAsync(SignInHost.Accounts, "not-anew");

        var refused = await Host.SignInAsync(browser, "ann", "/sessions?again=1");

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Html.ShouldContain("does not say when you did");
        (await Host.Server.HasSaidAsync("authn_login_fail why=not-anew")).ShouldBeTrue();
    }

    [Asvs("V7.2.4")]
    [Fact]
    public async Task Each_sign_in_has_a_secret_of_its_own_and_ends_the_one_before()
    {
        using var browser = new Browser(Host.Thumbprint);
        await Host.SignInAsync(browser, "ann", "/");
        var first = browser.Cookies.GetCookies(new Uri(Host.Address))["__Host-qa"].ShouldNotBeNull().Value;
        using var other = new Browser(Host.Thumbprint);
        other.Cookies.Add(new Uri(Host.Address), new Cookie("__Host-qa", "planted-by-somebody-else", "/") { Secure = true });

        await Host.SignInAsync(other, "ann", "/");

        other.Cookies.GetCookies(new Uri(Host.Address))["__Host-qa"].ShouldNotBeNull().Value.ShouldNotBeOneOf(first, "planted-by-somebody-else");
    }

    [Theory]
    [InlineData("ben", "have no role", "no-role")]
    [InlineData("cat", "are not in exactly one team", "no-team")]
    [InlineData("dan", "did not come to its end", "tenant")]
    public async Task Who_has_no_role_no_team_or_another_directory_is_told_and_not_let_in(string login, string said, string why)
    {
        using var browser = new Browser(Host.Thumbprint);

        var page = await Host.SignInAsync(browser, login, "/");

        ((int)page.Status).ShouldBeOneOf(400, 403);
        page.Html.ShouldContain(said);
        (await Host.Server.HasSaidAsync($"authn_login_fail why={why} from=127.0.0.1")).ShouldBeTrue();
        browser.Set.ShouldNotContain(c => c.StartsWith("__Host-qa=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_is_gone_from_older_sessions_with_the_next_sign_in()
    {
        using var browser = new Browser(Host.Thumbprint);
        await Host.SignInAsync(browser, "ann", "/");
        await Host.Provider.ChangeAsync(new { ann = new { tid = "pellbrook", oid = "o-ann", roles = Array.Empty<string>(), department = "Children" } });
        using var other = new Browser(Host.Thumbprint);

        (await Host.SignInAsync(other, "ann", "/")).Html.ShouldContain("have no role");

        (await browser.GoAsync($"{Host.Address}/")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Asvs("V10.1.2", "V10.2.1")]
    [Theory]
    [InlineData("?code=made-up&state=made-up")]
    [InlineData("?code=made-up")]
    [InlineData("?error=access_denied&error_description=%3Cscript%3E")]
    [InlineData("")]
    public async Task An_answer_to_a_sign_in_that_nobody_began_is_refused(string query)
    {
        using var browser = new Browser(Host.Thumbprint);

        var page = await browser.GoAsync($"{Host.Address}/signin-oidc{query}");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Html.ShouldContain("sign in again");
        page.Html.ShouldNotContain("script");
        browser.Set.ShouldNotContain(c => c.StartsWith("__Host-qa=", StringComparison.Ordinal));
    }

    [Asvs("V10.1.2", "V10.2.1")]
    [Fact]
    public async Task Another_browser_cannot_end_a_sign_in_that_one_began()
    {
        using var victim = new Browser(Host.Thumbprint);
        using var attacker = new Browser(Host.Thumbprint);
        await Host.SignInAsync(attacker, "ann", "/");
        var answer = attacker.Been.Single(a => a.AbsolutePath == "/signin-oidc");

        (await victim.GoAsync(answer.ToString())).Status.ShouldBe(HttpStatusCode.BadRequest);
        victim.Set.ShouldNotContain(c => c.StartsWith("__Host-qa=", StringComparison.Ordinal));
    }

    [GeneratedRegex("href=\"(/jobs/[0-9a-f-]{36})\"")]
    private static partial Regex JobLink();

    [GeneratedRegex("qa_[A-Za-z0-9_-]{43}")]
    private static partial Regex TokenText();
}
