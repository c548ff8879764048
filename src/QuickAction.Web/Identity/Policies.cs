using Microsoft.AspNetCore.Authorization;
using QuickAction.Core.Access;

namespace QuickAction.Web.Identity;

/// <summary>Names of the policies that routes ask for, and what each asks of a person and of a token.</summary>
internal static class Policies
{
    /// <summary>Submit work and see the team's. Never for a system administrator, whatever other roles they have: who runs the service reads no content.</summary>
    public const string Work = "work";

    /// <summary>Approve and reject: a reviewer who may also see the work.</summary>
    public const string Review = "review";

    /// <summary>Read the entries of the log.</summary>
    public const string ReadLog = "read-log";

    /// <summary>Read how much work was done: counts, nothing of any job.</summary>
    public const string Figures = "figures";

    /// <summary>See to one's own tokens and session: any role at all.</summary>
    public const string Own = "own";

    /// <summary>Look after other people's access: a team administrator of their own team, a system administrator of all.</summary>
    public const string People = "people";

    /// <summary>Open another team's content, for a reason and for a while: governance, in person, and never whoever runs the service.</summary>
    public const string BreakGlass = "break-glass";

    public static void AddPolicies(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalEvents>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Work, policy => policy
                .RequireRole(Roles.User, Roles.Reviewer)
                .RequireAssertion(context => !context.User.IsInRole(Roles.SystemAdmin))
                .AddRequirements(new ScopeRequirement(TokenScope.JobsRead, TokenScope.JobsWrite)))
            .AddPolicy(Review, policy => policy
                .RequireRole(Roles.Reviewer)
                .RequireAssertion(context => !context.User.IsInRole(Roles.SystemAdmin))
                .AddRequirements(new ScopeRequirement(TokenScope.JobsWrite, TokenScope.JobsWrite)))
            .AddPolicy(ReadLog, policy => policy.RequireRole(Roles.Governance).AddRequirements(new ScopeRequirement(TokenScope.AuditRead, TokenScope.AuditRead)))
            .AddPolicy(Figures, policy => policy
                .RequireRole(Roles.Governance, Roles.TeamAdmin, Roles.SystemAdmin).AddRequirements(new ScopeRequirement(TokenScope.AuditRead, TokenScope.AuditRead)))
            .AddPolicy(People, policy => policy.RequireRole(Roles.TeamAdmin, Roles.SystemAdmin).AddRequirements(new ScopeRequirement(TokenScope.People, TokenScope.People)))
            .AddPolicy(BreakGlass, policy => policy
                .RequireRole(Roles.Governance)
                .RequireAssertion(context => !context.User.IsInRole(Roles.SystemAdmin) && context.User.Identity?.AuthenticationType != TokenIdentity.SchemeName))
            .AddPolicy(Own, policy => policy.RequireRole(Roles.All));
    }

    /// <param name="Read">What a token needs for a GET or HEAD.</param>
    /// <param name="Write">What it needs for everything else.</param>
    internal sealed record ScopeRequirement(string Read, string Write) : IAuthorizationRequirement
    {
        public string For(string? method) => method is not null && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) ? Read : Write;
    }

    /// <summary>Who did not come with a token has no scopes, and needs none.</summary>
    private sealed class ScopeHandler : AuthorizationHandler<ScopeRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
        {
            if (context.User.Identity?.AuthenticationType != TokenIdentity.SchemeName
                || context.User.HasClaim(TokenIdentity.ScopeClaim, requirement.For((context.Resource as HttpContext)?.Request.Method)))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
