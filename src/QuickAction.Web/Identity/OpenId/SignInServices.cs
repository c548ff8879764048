using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using QuickAction.Core;
using QuickAction.Core.Settings;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Identity.OpenId;

/// <summary>Sets up the sign-in by the organisation's provider.</summary>
internal static class SignInServices
{
    private const int MostSecretBytes = 4096;
    private const int MostDocumentBytes = 1024 * 1024;

    public static void AddSignIn(this AuthenticationBuilder schemes, IdentitySettings settings)
    {
        var secret = SecretOf(settings);
        schemes.Services.AddSingleton(settings);
        schemes.Services.AddSingleton<Provider>();
        schemes.Services.AddHttpClient(Provider.ClientName, client =>
            {
                client.Timeout = TimeSpan.FromSeconds(10);
                client.MaxResponseContentBufferSize = MostDocumentBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            // Its log lines would hold addresses; the code of a sign-in is in none of them, and nothing else is worth a line.
            .RemoveAllLoggers();
        schemes.AddOAuth<OAuthOptions, SignInHandler>(SignInHandler.SchemeName, options =>
        {
            options.SignInScheme = SessionIdentity.SchemeName;
            options.ClientId = settings.ClientId;
            options.ClientSecret = secret;
            options.CallbackPath = settings.RedirectPath;
            // The true ones are in the provider's metadata, which is read when somebody signs in.
            options.AuthorizationEndpoint = settings.Authority;
            options.TokenEndpoint = settings.Authority;
            options.UsePkce = true;
            options.SaveTokens = false;
            options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
            options.Scope.Add("openid");
            foreach (var scope in settings.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                options.Scope.Add(scope);
            }

            options.CorrelationCookie.Name = "__Secure-qa-signin.";
            options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.Events.OnRemoteFailure = RefuseAsync;
        });
    }

    /// <exception cref="QuickActionException">The file is not there, or holds no secret.</exception>
    private static string SecretOf(IdentitySettings settings)
    {
        if (settings.ClientSecret.Length > 0)
        {
            return settings.ClientSecret;
        }

        try
        {
            var text = new FileInfo(settings.ClientSecretFile).Length <= MostSecretBytes ? File.ReadAllText(settings.ClientSecretFile).Trim() : "";
            return text.Length > 0 ? text : throw Wrong("is empty, or too long for a secret");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Wrong("cannot be read");
        }
    }

    private static QuickActionException Wrong(string what) =>
        new(ProblemCode.Misconfigured, $"The settings are wrong: the file that Service:Identity:ClientSecretFile names {what}.");

    /// <summary>Whatever the browser brought back was not the end of a sign-in that we began; nothing of it is shown.</summary>
    private static Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        if (context.Failure is not (SignInRefusedException or ToldFailureException or QuickActionException))
        {
            // State, its cookie, or the provider's own error: what the framework checks before us.
            context.HttpContext.RequestServices.GetRequiredService<SecurityEvents>().SignInFailed(context.HttpContext, "state");
        }

        var problem = context.Failure switch
        {
            SignInRefusedException refused => Problem.Of(ProblemType.NotAllowed, refused.Message),
            QuickActionException away => ProblemHandling.Of(away),
            _ => Problem.Of(ProblemType.BadRequest, "The sign-in did not come to its end; go back to the start and sign in again."),
        };
        return ProblemPage.IsFor(context.Request) ? ProblemPage.WriteAsync(context.HttpContext, problem) : problem.WriteAsync(context.HttpContext);
    }
}

/// <summary>Somebody was signed in by the provider, and may not work here. The message is for them to read.</summary>
internal sealed class SignInRefusedException(string message) : Exception(message);
