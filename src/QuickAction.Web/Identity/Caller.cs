using System.Security.Claims;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;

namespace QuickAction.Web.Identity;

/// <summary>Who asks, whichever way they were signed in. Bound from the request wherever a handler names it.</summary>
internal sealed record Caller(string Tenant, string Person, string Team, IReadOnlyList<string> Roles)
{
    public const string TenantClaim = "tid";
    public const string PersonClaim = "oid";
    public const string TeamClaim = "team";
    public const string RoleClaim = ClaimTypes.Role;

    /// <summary>What colleagues call them; empty when nobody has said it.</summary>
    public string Name { get; init; } = "";

    /// <summary>As records and rows name them.</summary>
    public DecisionActor Actor => new(Tenant, Person, Team, Roles.Contains(Identity.Roles.User) ? Identity.Roles.User : Roles[0]);

    public Person AsPerson => new(Tenant, Person, Team, Roles) { Name = Name };

    public bool Has(string role) => Roles.Contains(role);

    /// <exception cref="InvalidOperationException">The route lets people in who are not signed in.</exception>
    public static Caller Of(ClaimsPrincipal user) => new(Claim(user, TenantClaim), Claim(user, PersonClaim), Claim(user, TeamClaim), [.. user.FindAll(RoleClaim).Select(c => c.Value)])
    {
        Name = user.Identity?.Name ?? "",
    };

    public override string ToString() => "Caller";

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(Of(context.User));

    /// <param name="scheme">How they were signed in.</param>
    /// <param name="more">What is known of this request beside the person.</param>
    public static ClaimsPrincipal Principal(Person person, string scheme, params IEnumerable<Claim> more)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(TenantClaim, person.Tenant));
        identity.AddClaim(new Claim(PersonClaim, person.Id));
        identity.AddClaim(new Claim(TeamClaim, person.Team));
        identity.AddClaims(person.Roles.Select(role => new Claim(RoleClaim, role)));
        if (person.Name.Length > 0)
        {
            identity.AddClaim(new Claim(identity.NameClaimType, person.Name));
        }

        identity.AddClaims(more);
        return new ClaimsPrincipal(identity);
    }

    private static string Claim(ClaimsPrincipal user, string type) => user.FindFirst(type)?.Value ?? throw new InvalidOperationException("Nobody is signed in.");
}
