using QuickAction.Core.Access;
using QuickAction.Core.Extraction.Text;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary><c>/v1/people</c>: for those who look after other people's access; a team administrator of their own team, a system administrator of all.</summary>
internal static class PeopleRoutes
{
    public const int LongestReason = 500;

    public static void MapPeople(this RouteGroupBuilder group)
    {
        group.MapGet("/people", ListAsync).WithName("listPeople").WithSummary("People who have signed in, with their roles and what is open of theirs").Produces<PeopleList>();
        group.MapPost("/people/{reference}/end", EndAsync).WithName("endAccess")
            .WithSummary("End all sessions of a person and revoke their tokens, at once; who may still sign in at the provider can do so again").Produces<EndedView>().ReadsJson().Refuses(404);
    }

    /// <summary>The one team whose people a caller looks after; null for all.</summary>
    public static string? TeamOf(Caller caller) => caller.Has(Roles.SystemAdmin) ? null : caller.Team;

    /// <summary>As what they do it.</summary>
    public static string RoleOf(Caller caller) => caller.Has(Roles.SystemAdmin) ? Roles.SystemAdmin : Roles.TeamAdmin;

    private static async Task<IResult> ListAsync(Caller caller, IAccessDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new PeopleList([.. (await desk.ListAsync(TeamOf(caller), cancellationToken)).Select(PersonView.Of)]));

    private static async Task<IResult> EndAsync(
        HttpContext context, Caller caller, IAccessDesk desk, SecurityEvents events, string reference, EndRequest? request, CancellationToken cancellationToken)
    {
        if (request?.Reason is { } reason && (reason.Length > LongestReason || !VisibleText.IsLine(reason)))
        {
            return Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with
            {
                Fields = [new FieldProblem("/reason", "too-long", $"At most {LongestReason} characters on one line, all of which are shown")],
            };
        }

        if (await desk.EndAsync(TeamOf(caller), reference, caller.AsPerson, RoleOf(caller), request?.Reason, cancellationToken) is not { } ended)
        {
            return Problem.NotFound;
        }

        events.AccessEnded(context, caller.AsPerson, reference, ended);
        return TypedResults.Ok(new EndedView(ended.Sessions, ended.Tokens));
    }
}

internal sealed record PeopleList(IReadOnlyList<PersonView> People);

/// <param name="Reference">Names the person in addresses.</param>
/// <param name="Id">The person in the organisation's directory; nothing else is known of them here.</param>
/// <param name="Seen">When they last signed in.</param>
/// <param name="Sessions">Sessions that have not ended.</param>
/// <param name="Tokens">API tokens that are neither revoked nor expired.</param>
internal sealed record PersonView(string Reference, string Id, string Team, IReadOnlyList<string> Roles, DateTimeOffset Seen, int Sessions, int Tokens)
{
    public static PersonView Of(KnownPerson known) =>
        new(known.Reference, known.Person.Id, known.Person.Team, known.Person.Roles, known.Seen, known.Sessions, known.Tokens);
}

/// <param name="Reason">Why, for the record; kept sealed.</param>
internal sealed record EndRequest(string? Reason);

internal sealed record EndedView(int Sessions, int Tokens);
