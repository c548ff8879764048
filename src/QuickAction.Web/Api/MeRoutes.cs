using QuickAction.Core.Access;
using QuickAction.Core.Settings;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary><c>/v1/me</c>: who asks, as the service knows them; and in mode <c>local</c> the switch of roles.</summary>
internal static class MeRoutes
{
    public static void MapMe(this RouteGroupBuilder group, IdentityMode mode)
    {
        group.MapGet("/me", Me).WithName("getMe").WithSummary("Who you are here, and as what").Produces<MeView>();
        if (mode == IdentityMode.Local)
        {
            group.MapPut("/me/roles", SwitchAsync).WithName("switchRoles").WithSummary("Take other roles, to try them out; without a sign-in on this machine only, and not with a token")
                .WithDescription("`roles` is one or more of `User`, `Reviewer`, `Governance`, `TeamAdmin`, `SystemAdmin`. They last until the service is started again, and the switch is recorded in the log.")
                .Produces<MeView>().ReadsJson();
        }
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<MeView> Me(Caller caller, IAccessDesk desk) =>
        TypedResults.Ok(new MeView(desk.ReferenceOf(caller.AsPerson), caller.Team, caller.Roles));

    private static async Task<IResult> SwitchAsync(HttpContext context, Caller caller, LocalUser user, IAccessDesk desk, SecurityEvents events, RolesRequest request, CancellationToken cancellationToken)
    {
        if (context.User.Identity?.AuthenticationType != LocalIdentity.SchemeName)
        {
            return Problem.Of(ProblemType.NotAllowed, "A token cannot change what its owner may do; ask without one.");
        }

        if (request.Asked() is not { Count: > 0 } roles)
        {
            return Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with
            {
                Fields = [new FieldProblem("/roles", "unknown-role", $"One or more of {string.Join(", ", Roles.All)}")],
            };
        }

        await user.SwitchAsync(roles, cancellationToken);
        events.RolesSwitched(context, caller.AsPerson, roles);
        return TypedResults.Ok(new MeView(desk.ReferenceOf(caller.AsPerson), caller.Team, roles));
    }
}

/// <param name="Reference">Stands for you in the stream of security events, and in the list of people.</param>
internal sealed record MeView(string Reference, string Team, IReadOnlyList<string> Roles);

internal sealed record RolesRequest(IReadOnlyList<string?>? Roles)
{
    /// <summary>In their order; null when there is one that is none.</summary>
    public IReadOnlyList<string>? Asked() => Roles is null || !Roles.All(r => Identity.Roles.All.Contains(r)) ? null : [.. Identity.Roles.All.Where(r => Roles.Contains(r))];
}
