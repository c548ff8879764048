using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Identity;

/// <summary>What is said to somebody who may not use an address: which role or scope it is for and whom to ask. It looks at the policy alone, so that nothing of what is there comes into it.</summary>
internal static class NotAllowed
{
    private const string Separated = "Whoever has the role SystemAdmin sees no content, whatever other roles they have. Ask a colleague without it.";

    /// <param name="failed">What the policy asks for and was not met.</param>
    public static Problem Of(HttpContext context, IReadOnlyList<IAuthorizationRequirement> failed) =>
        Problem.Of(ProblemType.NotAllowed, Sentence(context.User, context.Request.Method, failed));

    private static string Sentence(ClaimsPrincipal user, string method, IReadOnlyList<IAuthorizationRequirement> failed)
    {
        // Another role would be of no help to them.
        if (user.IsInRole(Roles.SystemAdmin) && failed.OfType<AssertionRequirement>().Any())
        {
            return Separated;
        }

        var isLocal = user.Identity?.AuthenticationType == LocalIdentity.SchemeName;
        if (failed.OfType<RolesAuthorizationRequirement>().Select(r => r.AllowedRoles).ToList() is { Count: > 0 } asked)
        {
            // A route within a group asks for its own role beside the group's.
            var roles = Roles.All.Where(role => asked.All(allowed => allowed.Contains(role))).ToList();
            return roles.Count == Roles.All.Count
                ? $"You are signed in, but have no role here. {WhereFrom(isLocal, "one")}"
                : $"This is for the role {string.Join(" or ", roles)}. {WhereFrom(isLocal, "it")}";
        }

        return failed.OfType<Policies.ScopeRequirement>().FirstOrDefault() is { } scope
            ? $"This token does not have the scope {scope.For(method)}; make one that has on the page {AccessLinks.Tokens}."
            : $"{ProblemType.NotAllowed.Title}.";
    }

    private static string WhereFrom(bool isLocal, string role) => isLocal
        ? "Without a sign-in you take roles yourself, on the page Roles."
        : $"Roles come with your organisation’s sign-in: ask the administrator of your team to have {role} given to you.";
}
