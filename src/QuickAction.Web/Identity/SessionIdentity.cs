using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using QuickAction.Core.Access;
using QuickAction.Core.Settings;

namespace QuickAction.Web.Identity;

/// <summary>
/// People on pages: the cookie holds a random secret and the rest is a row of the store, so that ending the row ends the session on every node. Not the
/// framework's cookie handler: it keeps the session's secret when somebody signs in on top of an older session, and each sign-in has to have a new one (ASVS 7.2.4).
/// </summary>
internal sealed class SessionIdentity(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ISessionStore sessions, SecurityEvents events, QuickActionSettings settings)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    /// <summary>The prefix makes browsers refuse it unless it is Secure, of this host alone and for all of its paths.</summary>
    public const string Cookie = "__Host-qa";

    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);

    private static readonly CookieOptions Shape = new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { Length: > 0 and < 200 } secret || await sessions.FindAsync(secret, Context.RequestAborted) is not { } state)
        {
            return AuthenticateResult.NoResult();
        }

        var now = TimeProvider.GetUtcNow();
        if (now - state.Seen >= TimeSpan.FromMinutes(settings.Service.Identity.IdleMinutes))
        {
            await sessions.EndAsync(secret, Context.RequestAborted);
            events.SessionExpired(Context, state.Person);
            return AuthenticateResult.NoResult();
        }

        if (now - state.Seen >= BetweenNotes)
        {
            await sessions.TouchAsync(secret, Context.RequestAborted);
        }

        var known = new AuthenticationProperties();
        FreshSignIn.Note(known, state.Proved);
        return AuthenticateResult.Success(new AuthenticationTicket(Caller.Principal(state.Person, SchemeName), known, SchemeName));
    }

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        await EndAsync();
        var person = Caller.Of(user).AsPerson;
        var secret = await sessions.StartAsync(person, TimeSpan.FromHours(settings.Service.Identity.SessionHours), FreshSignIn.ProvedAt(properties), Context.RequestAborted);
        Response.Cookies.Append(Cookie, secret.Text, Shape);
        events.SignedIn(Context, person);
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await EndAsync();
        Response.Cookies.Delete(Cookie, Shape);
        if (Context.User.Identity?.AuthenticationType == SchemeName)
        {
            events.SignedOut(Context, Caller.Of(Context.User).AsPerson);
        }
    }

    private Task EndAsync() =>
        Request.Cookies[Cookie] is { Length: > 0 and < 200 } secret ? sessions.EndAsync(secret, Context.RequestAborted) : Task.CompletedTask;
}
