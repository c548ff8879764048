namespace QuickAction.Core.Access;

/// <summary>What a personal API token may be used for, on top of what its owner's roles allow.</summary>
public static class TokenScope
{
    /// <summary>See the team's jobs, their sources and results.</summary>
    public const string JobsRead = "jobs.read";

    /// <summary>Submit and change jobs.</summary>
    public const string JobsWrite = "jobs.write";

    /// <summary>Read the entries of the log.</summary>
    public const string AuditRead = "audit.read";

    /// <summary>Look after other people's access.</summary>
    public const string People = "people.manage";

    public static IReadOnlyList<string> All { get; } = [JobsRead, JobsWrite, AuditRead, People];
}
