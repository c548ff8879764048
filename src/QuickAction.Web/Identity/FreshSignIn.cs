using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity.OpenId;

namespace QuickAction.Web.Identity;

/// <summary>
/// Whether whoever is signed in has lately shown the provider who they are. What cannot be taken back, and what opens things that are closed to others, wants
/// that: a screen that somebody left is not enough (ASVS 7.5.3).
/// </summary>
internal static class FreshSignIn
{
    /// <summary>In the properties of a sign-in: when it was asked for anew, in seconds.</summary>
    public const string Asked = "asked-anew";

    /// <summary>In the properties of a session: when the provider last saw who it is, in milliseconds. No claim: forms are bound to claims, and those that are open stay good.</summary>
    public const string Proved = "proved";

    /// <summary>A page asks when it is opened, and takes its form for as long again: nobody loses what they typed.</summary>
    private const int FormFactor = 2;

    /// <summary>Never where nobody signs in.</summary>
    public static bool IsMissing(HttpContext context)
    {
        var minutes = context.RequestServices.GetRequiredService<QuickActionSettings>().Service.Identity.ProveMinutes;
        if (minutes == 0 || context.User.Identity?.AuthenticationType != SessionIdentity.SchemeName)
        {
            return false;
        }

        var isForm = HttpMethods.IsPost(context.Request.Method);
        return ProvedAt(context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties) is not { } proved
            || context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - proved >= TimeSpan.FromMinutes(minutes * (isForm ? FormFactor : 1));
    }

    /// <summary>Sends the browser to the provider, which has to ask, and then to an address of ours.</summary>
    public static Task AskAsync(HttpContext context, string back)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var properties = new AuthenticationProperties { RedirectUri = back };
        properties.Items[Asked] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return context.ChallengeAsync(SignInHandler.SchemeName, properties);
    }

    public static DateTimeOffset? ProvedAt(AuthenticationProperties? properties) => properties is not null && properties.Items.TryGetValue(Proved, out var said)
        && long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    public static void Note(AuthenticationProperties properties, DateTimeOffset? proved) =>
        properties.Items[Proved] = proved?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
