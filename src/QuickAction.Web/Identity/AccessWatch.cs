using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace QuickAction.Web.Identity;

/// <summary>
/// Asks again whether whoever made a request may still make it: an answer that goes on for long must not outlive a session that was ended, a token that was revoked
/// or a role that was taken away.
/// </summary>
internal sealed class AccessWatch(IAuthenticationSchemeProvider schemes, IAuthorizationService authorization)
{
    /// <summary>So long at most content is still sent to somebody who may no longer see it.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    public async Task<bool> MayGoOnAsync(HttpContext context, string policy)
    {
        if (context.User.Identity?.AuthenticationType is not { } scheme
            // A new handler: the request's own remembers what it found at first.
            || await new AuthenticationHandlerProvider(schemes).GetHandlerAsync(context, scheme) is not { } handler
            || await handler.AuthenticateAsync() is not { Succeeded: true, Principal: { } now })
        {
            return false;
        }

        return Caller.Of(now).Team == Caller.Of(context.User).Team && (await authorization.AuthorizeAsync(now, context, policy)).Succeeded;
    }
}
