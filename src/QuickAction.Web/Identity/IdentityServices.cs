using Microsoft.AspNetCore.Authentication;
using QuickAction.Core.Access;
using QuickAction.Core.Settings;
using QuickAction.Core.Storage.Access;
using QuickAction.Core.Storage.Log;
using QuickAction.Web.Identity.OpenId;

namespace QuickAction.Web.Identity;

/// <summary>Which way a request is signed in: pages by a session, programs by a token; in mode <c>local</c> both by being on this machine.</summary>
internal static class IdentityServices
{
    private const string Chosen = "chosen";
    private static readonly string[] Programs = ["/v1", "/audit"];

    public static void AddIdentity(this IServiceCollection services, QuickActionSettings settings)
    {
        var isLocal = settings.Service.Identity.Mode == IdentityMode.Local;
        TimeSpan? signedIn = isLocal ? null : TimeSpan.FromDays(settings.Service.Identity.TokenSignInDays);
        services.AddSingleton<ITokenStore>(s => new TokenStore(s.GetRequiredService<AuditStore>(), s.GetRequiredService<TimeProvider>(), signedIn));
        services.AddSingleton<ISessionStore, SessionStore>();
        services.AddSingleton<IPersonNames, PersonNames>();
        services.AddSingleton<IAccessDesk, AccessDesk>();
        services.AddSingleton<IBreakGlass, BreakGlass>();
        services.AddSingleton<SecurityEvents>();
        services.AddSingleton<AccessWatch>();
        services.AddPolicies();
        var schemes = services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, options => options.ForwardDefaultSelector = isLocal ? OnThisMachine : WithSignIn)
            .AddScheme<AuthenticationSchemeOptions, TokenIdentity>(TokenIdentity.SchemeName, null);
        if (isLocal)
        {
            services.AddSingleton<LocalUser>();
            schemes.AddScheme<AuthenticationSchemeOptions, LocalIdentity>(LocalIdentity.SchemeName, null);
        }
        else
        {
            schemes.AddScheme<AuthenticationSchemeOptions, SessionIdentity>(SessionIdentity.SchemeName, options => options.ForwardChallenge = SignInHandler.SchemeName);
            schemes.AddSignIn(settings.Service.Identity);
        }
    }

    /// <summary>A token that is shown counts here too, with its scopes: a program can be tried out as it will run.</summary>
    private static string OnThisMachine(HttpContext context) =>
        IsForPrograms(context.Request) && TokenIdentity.IsIn(context.Request) ? TokenIdentity.SchemeName : LocalIdentity.SchemeName;

    private static string WithSignIn(HttpContext context) => IsForPrograms(context.Request) ? TokenIdentity.SchemeName : SessionIdentity.SchemeName;

    private static bool IsForPrograms(HttpRequest request) => Programs.Any(p => request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
}
