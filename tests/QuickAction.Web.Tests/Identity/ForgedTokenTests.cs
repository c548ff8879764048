using System.Net;

namespace QuickAction.Web.Tests.Identity;

/// <summary>
/// ID tokens that are not what they should be, in the real flow: the certified provider goes through all of it, and what its token endpoint answers is changed on the
/// way out. Claims are changed under the provider's own key where it is the claim that has to be caught.
/// </summary>
public sealed class ForgedTokenTests : IAsyncLifetime
{
    private SignInHost? _host;

    private SignInHost Host => _host ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _host = await SignInHost.StartAsync();

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Asvs("V10.5.1", "V10.5.3", "V10.5.4")]
    [Fact]
    public async Task Every_forged_token_is_refused_for_its_own_reason_and_an_honest_one_is_taken()
    {
        var let = new List<string>();
        foreach (var (forgery, why) in Forgeries)
        {
            using var browser = new Browser(Host.Thumbprint);
            if (forgery == "replayed")
            {
                // The token to be shown again is that of an earlier sign-in of the same person.
                await Host.Provider.ForgeAsync(SignInHost.Accounts, "");
                using var earlier = new Browser(Host.Thumbprint);
                (await Host.SignInAsync(earlier, "ann", "/tokens")).Status.ShouldBe(HttpStatusCode.OK);
            }

            await Host.Provider.ForgeAsync(SignInHost.Accounts, forgery);
            var before = Host.Server.Talk.Length;

            var page = await Host.SignInAsync(browser, "ann", "/tokens");

            if (page.Status != HttpStatusCode.BadRequest || browser.Set.Any(c => c.StartsWith("__Host-qa=", StringComparison.Ordinal)) || !await Host.Server.HasSaidAsync($"authn_login_fail why={why} ", before))
            {
                let.Add($"{forgery}: {page.Status}, {Host.Server.Talk[before..]}");
            }
        }

        let.ShouldBeEmpty();
        await Host.Provider.ForgeAsync(SignInHost.Accounts, "");
        using var honest = new Browser(Host.Thumbprint);
        (await Host.SignInAsync(honest, "ann", "/tokens")).Html.ShouldContain("Make a token");
    }

    [Fact]
    public async Task The_answer_to_a_sign_in_counts_once_also_with_its_cookie()
    {
        using var browser = new Browser(Host.Thumbprint);
        await Host.SignInAsync(browser, "ann", "/tokens");
        var answer = browser.Been.Single(a => a.AbsolutePath == "/signin-oidc").ToString();
        var state = browser.Set.First(c => c.StartsWith("__Secure-qa-signin.", StringComparison.Ordinal)).Split(';')[0].Split('=', 2);

        (await browser.GoAsync(answer)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Host.Server.HasSaidAsync("authn_login_fail why=state ")).ShouldBeTrue();

        browser.Cookies.Add(new Uri(Host.Address), new Cookie(state[0], state[1], "/signin-oidc") { Secure = true });
        (await browser.GoAsync(answer)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Host.Server.HasSaidAsync("authn_login_fail why=code ")).ShouldBeTrue();
    }

    private static readonly (string Forgery, string Why)[] Forgeries =
    [
        ("audience", "audience"),
        ("audiences", "audience"),
        ("issuer", "issuer"),
        ("expired", "expired"),
        ("not-yet", "not-yet"),
        ("nonce", "nonce"),
        ("no-nonce", "nonce"),
        ("replayed", "nonce"),
        ("tenant", "tenant"),
        ("alg-none", "algorithm"),
        ("alg-none-signed", "algorithm"),
        ("client-secret", "algorithm"),
        ("public-key-as-secret", "algorithm"),
        ("changed", "signature"),
        ("other-key", "signature"),
        ("unsigned", "signature"),
        ("unknown-key", "key"),
        ("own-key-in-header", "key"),
        ("missing", "malformed"),
        ("not-a-token", "malformed"),
    ];
}
