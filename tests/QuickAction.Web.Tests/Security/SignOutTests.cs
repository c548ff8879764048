using System.Text.RegularExpressions;
using QuickAction.Core.Access;
using QuickAction.Web.Tests.Identity;

namespace QuickAction.Web.Tests.Security;

public sealed partial class SignOutTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Asvs("V14.3.1")]
    [Fact]
    public async Task Who_signs_out_leaves_nothing_in_the_browser()
    {
        await using var service = Oidc.Start();
        using var client = service.Bare();
        var session = await service.CookieAsync(new Person("t", "ada", "harbour", ["User"]));
        using var page = await client.SendAsync(HttpMethod.Get, "/", null, session);
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]).Prepend(session));
        var token = FormToken().Match(await page.Content.ReadAsStringAsync(Token)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);

        using var answer = await client.SendAsync(HttpMethod.Post, "/sign-out", null, cookies, form);

        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldContain("\"storage\"");
        answer.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("__Host-qa=;", StringComparison.Ordinal));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
