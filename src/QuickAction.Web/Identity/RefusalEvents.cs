using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Identity;

/// <summary>Tells the stream of security events of every request that somebody who is signed in may not make, and the person whom to ask; else the framework's own.</summary>
internal sealed class RefusalEvents(SecurityEvents events) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.Request.Path == "/" && HttpMethods.IsGet(context.Request.Method) && StartOf(context) is { } start)
        {
            // A sign-in ends here. Who looks after access, or reads the log, has no work of a team.
            context.Response.Redirect(start);
            return Task.CompletedTask;
        }

        if (authorizeResult.Forbidden)
        {
            events.Refused(context);
            return ProblemHandling.AnswerAsync(context, NotAllowed.Of(context, [.. authorizeResult.AuthorizationFailure?.FailedRequirements ?? []]));
        }

        return _usual.HandleAsync(next, context, policy, authorizeResult);
    }

    private static string? StartOf(HttpContext context)
    {
        var caller = Caller.Of(context.User);
        return AccessLinks.Of(caller, context.User.Identity?.AuthenticationType == LocalIdentity.SchemeName).Select(l => l.Address)
            .FirstOrDefault(a => a is AccessLinks.Governance or AccessLinks.People or AccessLinks.Roles);
    }
}
