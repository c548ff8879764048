using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;

namespace QuickAction.Core.Settings;

/// <summary>Who signs people in: this machine's one user, or the organisation's OpenID Connect provider.</summary>
public sealed record IdentitySettings : IValidatableObject
{
    public IdentityMode Mode { get; init; } = IdentityMode.Local;

    /// <summary>The issuer, such as <c>https://login.microsoftonline.com/TENANT/v2.0</c>: its metadata must name itself so, and so must every ID token.</summary>
    public string Authority { get; init; } = "";

    /// <summary>This service as the provider knows it; the only audience that is accepted.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Only from the environment (<c>QuickAction__Service__Identity__ClientSecret</c>), never from appsettings.json.</summary>
    [NotRecorded]
    public string ClientSecret { get; init; } = "";

    /// <summary>A file that holds the client secret and nothing else, such as a mounted secret.</summary>
    [NotRecorded]
    public string ClientSecretFile { get; init; } = "";

    /// <summary>The one directory whose people are let in (<c>tid</c>); empty where the issuer has no tenants.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>Where the provider sends the browser back to.</summary>
    public string RedirectPath { get; init; } = "/signin-oidc";

    /// <summary>What is asked for beside <c>openid</c>, with spaces between.</summary>
    public string Scope { get; init; } = "profile";

    /// <summary>The claim of the ID token that tells a person's team by <see cref="Teams"/>; empty where everybody is in <see cref="Team"/>.</summary>
    public string TeamClaim { get; init; } = "";

    /// <summary>Teams by the values of <see cref="TeamClaim"/>. Who has none of them, or two, is not let in.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The team of everybody, where <see cref="TeamClaim"/> is empty.</summary>
    public string Team { get; init; } = "main";

    /// <summary>Minutes without a request after which a person has to sign in again.</summary>
    [Range(1, 24 * 60, ErrorMessage = "Service:Identity:IdleMinutes is a number from 1 to 1440")]
    public int IdleMinutes { get; init; } = 30;

    /// <summary>Hours after which a person has to sign in again, however busy they are.</summary>
    [Range(1, 7 * 24, ErrorMessage = "Service:Identity:SessionHours is a number from 1 to 168")]
    public int SessionHours { get; init; } = 10;

    /// <summary>
    /// Minutes for which it is enough to have shown the provider who one is, before work is deleted, the glass broken or somebody's access ended; then it is asked
    /// again. 0 for never, where the provider does not say when it asked (<c>auth_time</c>).
    /// </summary>
    [Range(0, 24 * 60, ErrorMessage = "Service:Identity:ProveMinutes is a number from 0 to 1440")]
    public int ProveMinutes { get; init; } = 10;

    /// <summary>Days after a person's last sign-in from which on their API tokens do not work: nobody tells us when somebody has left.</summary>
    [Range(1, 365, ErrorMessage = "Service:Identity:TokenSignInDays is a number from 1 to 365")]
    public int TokenSignInDays { get; init; } = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Mode == IdentityMode.Local ? [] : Wrong().Select(what => new ValidationResult($"Service:Identity:{what}"));

    public override string ToString() => $"Identity {Mode}";

    private IEnumerable<string> Wrong()
    {
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == "https" || (authority.Scheme == "http" && authority.IsLoopback)))
        {
            yield return "Authority is the https address of the OpenID Connect issuer";
        }
        else if (authority.Query.Length > 0 || authority.Fragment.Length > 0)
        {
            yield return "Authority is an address without a query";
        }

        if (string.IsNullOrWhiteSpace(ClientId))
        {
            yield return "ClientId is missing: it is what the provider calls this service";
        }

        if ((ClientSecret.Length > 0) == (ClientSecretFile.Length > 0))
        {
            yield return "ClientSecret or ClientSecretFile is needed, one of them";
        }

        if (RedirectPath.Length < 2 || RedirectPath[0] != '/' || RedirectPath.StartsWith("/v1", StringComparison.OrdinalIgnoreCase) || RedirectPath.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('/' or '-' or '_')))
        {
            yield return "RedirectPath is a path such as /signin-oidc, and not under /v1";
        }

        if (TeamClaim.Length == 0 ? Teams.Count > 0 : Teams.Count == 0)
        {
            yield return "TeamClaim and Teams are set both, or neither";
        }

        if (Teams.Values.Append(Team).Any(team => team.Length is 0 or > 64 || team.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))))
        {
            yield return "a team's name is 1 to 64 letters, digits, dashes, dots and underscores";
        }
    }
}

public enum IdentityMode
{
    /// <summary>One user of this machine, reachable from this machine only.</summary>
    Local,

    /// <summary>People of an organisation, signed in by its OpenID Connect provider; programs by personal API tokens.</summary>
    Oidc,
}
