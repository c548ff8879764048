using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using QuickAction.Core;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;
using QuickAction.Web.Identity.OpenId;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>Signing out at both ends: our session is ended first, then the browser goes on to the provider's.</summary>
internal static class SignOutRoutes
{
    public const string SignOut = "/sign-out";
    public const string SignedOut = "/signed-out";

    public static void MapSignOut(this WebApplication app, IdentitySettings settings)
    {
        if (settings.Mode != IdentityMode.Oidc)
        {
            return;
        }

        app.MapPost(SignOut, SignOutAsync).RequireAuthorization(Policies.Own).ExcludeFromDescription().DisableAntiforgery();
        app.MapGet(SignedOut, () => Page("You have signed out", "You can close this window.", null)).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery forgery, Provider provider, IdentitySettings settings)
    {
        if (!await forgery.IsRequestValidAsync(context))
        {
            return Problem.Of(ProblemType.NotAllowed, "The page was open for too long, or is not ours; go back, load it again and send the form once more.");
        }

        await context.SignOutAsync(SessionIdentity.SchemeName);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        var back = $"{context.Request.Scheme}://{context.Request.Host}{SignedOut}";
        return Page("You have signed out here", "Your organisation's sign-in comes next.", await EndOfAsync(provider, settings, back, context.RequestAborted) ?? SignedOut);
    }

    private static async Task<string?> EndOfAsync(Provider provider, IdentitySettings settings, string back, CancellationToken cancellationToken)
    {
        try
        {
            return (await provider.MetadataAsync(cancellationToken)).EndSession is { } end
                ? QueryHelpers.AddQueryString(end, new Dictionary<string, string?> { ["client_id"] = settings.ClientId, ["post_logout_redirect_uri"] = back })
                : null;
        }
        catch (QuickActionException)
        {
            // Our session has ended all the same, and the provider cannot be reached.
            return null;
        }
    }

    /// <summary>A page that goes on by itself, and not a redirect: browsers hold what a form may lead to against the content security policy, other sites included.</summary>
    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Page(string title, string text, string? next)
    {
        var address = next is null ? null : HtmlEncoder.Default.Encode(next);
        return TypedResults.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en-GB"><head><meta charset="utf-8"><title>{title} - QuickAction</title><meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/site.css">{(address is null ? "" : $"<meta http-equiv=\"refresh\" content=\"0;url={address}\">")}</head>
            <body><header class="top"><div class="width"><span class="name">QuickAction</span></div></header><main id="main" class="width" tabindex="-1"><h1>{title}</h1><p>{text}</p><p><a href="{address ?? "/"}">{(address is null ? "Sign in again" : "Go on")}</a></p></main></body></html>
            """,
            "text/html; charset=utf-8");
    }
}
