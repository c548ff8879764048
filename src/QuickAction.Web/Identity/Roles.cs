namespace QuickAction.Web.Identity;

/// <summary>What people may do (governance C.4). A system administrator sees no content; governance sees the log.</summary>
internal static class Roles
{
    public const string User = "User";
    public const string Reviewer = "Reviewer";
    public const string Governance = "Governance";
    public const string TeamAdmin = "TeamAdmin";
    public const string SystemAdmin = "SystemAdmin";

    public static IReadOnlyList<string> All { get; } = [User, Reviewer, Governance, TeamAdmin, SystemAdmin];
}
