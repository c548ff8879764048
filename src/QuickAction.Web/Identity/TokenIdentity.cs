using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using QuickAction.Core.Access;

namespace QuickAction.Web.Identity;

/// <summary>Programs are signed in by a personal API token in <c>Authorization: Bearer</c> (RFC 6750), and by nothing else: no cookie and no address holds one.</summary>
internal sealed class TokenIdentity(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ITokenStore tokens, SecurityEvents events)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";
    public const string ScopeClaim = "scope";
    public const string ExpiresClaim = "token-expires";
    private const string Prefix = "Bearer ";

    public static bool IsIn(HttpRequest request) => Shown(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Shown(Request) is not { } shown)
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.UseAsync(shown, Context.RequestAborted) is not { } holder)
        {
            events.TokenRefused(Context);
            return AuthenticateResult.Fail("The token is unknown, revoked or expired.");
        }

        var expires = new Claim(ExpiresClaim, holder.Token.Expires.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        var principal = Caller.Principal(holder.Owner, SchemeName, [expires, .. holder.Token.Scopes.Select(scope => new Claim(ScopeClaim, scope))]);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = IsIn(Request) ? "Bearer realm=\"QuickAction\", error=\"invalid_token\"" : "Bearer realm=\"QuickAction\"";
        return Task.CompletedTask;
    }

    private static string? Shown(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization] is [{ } one] && one.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? one[Prefix.Length..].Trim() : null;
}
