using QuickAction.Core.Settings;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Hosting;

/// <summary>With a sign-in, the pages' forms are posted by our own pages only; each form's token says so too. The API knows no cookies and needs neither.</summary>
internal static class OwnPagesOnly
{
    public static void UseOwnPagesOnly(this WebApplication app, ServiceSettings settings)
    {
        if (settings.Identity.Mode == IdentityMode.Oidc)
        {
            app.Use((context, next) => IsForeign(context.Request)
                ? Problem.Of(ProblemType.NotAllowed, "A page of another site has caused this request, and that is not allowed.").WriteAsync(context)
                : next(context));
        }
    }

    private static bool IsForeign(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && !request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase)
        && request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
