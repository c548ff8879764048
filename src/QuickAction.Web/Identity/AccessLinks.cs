namespace QuickAction.Web.Identity;

/// <summary>The pages that a person may use, so that nobody has to know addresses.</summary>
internal static class AccessLinks
{
    /// <summary>For those who let programs work for them, which few do: it stands apart.</summary>
    public const string Tokens = "/tokens";
    public const string Governance = "/governance";
    public const string People = "/people";
    public const string Roles = "/roles";

    public static IReadOnlyList<AccessLink> Of(Caller caller, bool isLocal)
    {
        var runsService = caller.Has(Identity.Roles.SystemAdmin);
        return
        [
            .. !runsService && (caller.Has(Identity.Roles.User) || caller.Has(Identity.Roles.Reviewer)) ? [new AccessLink("/", "Your team’s work")] : Array.Empty<AccessLink>(),
            .. !runsService && caller.Has(Identity.Roles.Governance) ? [new AccessLink(Governance, "Break-glass")] : Array.Empty<AccessLink>(),
            .. runsService || caller.Has(Identity.Roles.TeamAdmin) ? [new AccessLink(People, "People")] : Array.Empty<AccessLink>(),
            .. caller.Roles.Count > 0 ? [new AccessLink(Tokens, "API tokens")] : Array.Empty<AccessLink>(),
            .. isLocal ? [new AccessLink(Roles, "Roles")] : Array.Empty<AccessLink>(),
        ];
    }
}

internal sealed record AccessLink(string Address, string Name);
