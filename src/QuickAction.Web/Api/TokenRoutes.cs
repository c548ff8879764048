using System.Globalization;
using System.Security.Claims;
using QuickAction.Core.Access;
using QuickAction.Core.Extraction.Text;
using QuickAction.Web.Identity;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary><c>/v1/tokens</c>: a person's own API tokens. The first one is made on the page of the same name, as there is no other way in without one.</summary>
internal static class TokenRoutes
{
    public static void MapTokens(this RouteGroupBuilder group)
    {
        group.MapPost("/tokens", MakeAsync).WithName("makeToken").WithSummary("Make a personal API token; it is shown this once")
            .WithDescription("`scopes` is one or more of `jobs.read`, `jobs.write`, `audit.read`, `people.manage`; `days` is 1 to 365 and 90 when it is left out. A token can make tokens that may do no more, and live no longer, than itself.")
            .Produces<MadeTokenView>(StatusCodes.Status201Created).ReadsJson().Refuses(409).Sends(201, "Location");
        group.MapGet("/tokens", ListAsync).WithName("listTokens").WithSummary("Your API tokens, the newest first").Produces<TokenList>();
        group.MapDelete("/tokens/{id}", RevokeAsync).WithName("revokeToken").WithSummary("Revoke one of your API tokens").Produces(StatusCodes.Status204NoContent).Refuses(404);
    }

    private static async Task<IResult> MakeAsync(
        HttpContext context, ClaimsPrincipal user, Caller caller, ITokenStore tokens, SecurityEvents events, TimeProvider clock, TokenRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (request.Wrong() is { Count: > 0 } wrong)
        {
            return Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with { Fields = wrong };
        }

        var expires = now.AddDays(request.Days ?? ApiToken.UsualDays);
        if (user.FindFirst(TokenIdentity.ExpiresClaim) is { } own)
        {
            var last = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(own.Value, CultureInfo.InvariantCulture));
            expires = request.Days is null && last < expires ? last : expires;
            if (expires > last || !request.Asked().All(scope => user.HasClaim(TokenIdentity.ScopeClaim, scope)))
            {
                return Problem.Of(ProblemType.NotAllowed, "A token cannot make one that may do more, or lives longer, than itself.");
            }
        }

        if (await tokens.MakeAsync(caller.AsPerson, request.Name ?? "", request.Asked(), expires, cancellationToken) is not { } made)
        {
            return Problem.Of(ProblemType.TooManyTokens, $"You have {ApiToken.MostAlive} tokens; revoke one that you do not use.");
        }

        events.TokenMade(context, caller.AsPerson, made.Token);
        return TypedResults.Created($"{ApiRoutes.Root}/tokens/{made.Token.Id}", new MadeTokenView(made.Secret.Text, TokenView.Of(made.Token)));
    }

    private static async Task<IResult> ListAsync(Caller caller, ITokenStore tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok(new TokenList([.. (await tokens.ListAsync(caller.AsPerson, cancellationToken)).Select(TokenView.Of)]));

    private static async Task<IResult> RevokeAsync(HttpContext context, Caller caller, ITokenStore tokens, SecurityEvents events, string id, CancellationToken cancellationToken)
    {
        if (!TokenId.TryParse(id, out var token) || !await tokens.RevokeAsync(caller.AsPerson, token, cancellationToken))
        {
            return Problem.NotFound;
        }

        events.TokenRevoked(context, caller.AsPerson, token);
        return TypedResults.NoContent();
    }
}

/// <param name="Name">What you call it: 1 to 100 characters.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="Days">How long it lives.</param>
internal sealed record TokenRequest(string? Name, IReadOnlyList<string?>? Scopes, int? Days)
{
    public IReadOnlyList<string> Asked() => [.. TokenScope.All.Where(scope => Scopes?.Contains(scope) == true)];

    public IReadOnlyList<FieldProblem> Wrong()
    {
        var wrong = new List<FieldProblem>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > ApiToken.LongestName || !VisibleText.IsLine(Name))
        {
            wrong.Add(new FieldProblem("/name", "not-a-name", $"A name of 1 to {ApiToken.LongestName} characters"));
        }

        if (Scopes is null or [] || !Scopes.All(scope => TokenScope.All.Contains(scope)))
        {
            wrong.Add(new FieldProblem("/scopes", "unknown-scope", $"One or more of {string.Join(", ", TokenScope.All)}"));
        }

        if (Days is < 1 or > ApiToken.MostDays)
        {
            wrong.Add(new FieldProblem("/days", "out-of-range", $"A number from 1 to {ApiToken.MostDays}"));
        }

        return wrong;
    }
}

/// <param name="Secret">To be kept now: it cannot be shown again.</param>
internal sealed record MadeTokenView(string Secret, TokenView Token);

internal sealed record TokenList(IReadOnlyList<TokenView> Tokens);

/// <param name="LastUsed">To the minute; null when it never was.</param>
/// <param name="Revoked">Null unless it was.</param>
internal sealed record TokenView(string Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? LastUsed, DateTimeOffset? Revoked)
{
    public static TokenView Of(ApiToken token) => new(token.Id.ToString(), token.Name, token.Scopes, token.Created, token.Expires, token.LastUsed, token.Revoked);
}
