namespace QuickAction.Core.Access;

/// <summary>
/// Break-glass: somebody of governance reads the content of one job of another team, for a reason and for a short time. Each step is a record of the log, and the
/// team sees it.
/// </summary>
public interface IBreakGlass
{
    /// <param name="work">The id of a job, or of a decision of one.</param>
    /// <param name="reason">In their words; kept sealed under the job's key.</param>
    /// <param name="most">At most <see cref="BrokenGlass.LongestMinutes"/>.</param>
    /// <returns>Null when there is no such job, or when its content was erased.</returns>
    Task<BrokenGlass?> OpenAsync(string work, Person by, string reason, TimeSpan most, CancellationToken cancellationToken);

    /// <summary>The newest first, those that are over too.</summary>
    /// <param name="team">The team whose work was opened; null for all, which is governance's to see.</param>
    Task<IReadOnlyList<BrokenGlass>> ListAsync(string? team, int most, CancellationToken cancellationToken);

    /// <summary>Records that content is about to be shown.</summary>
    /// <param name="what"><c>result</c> or <c>source</c>.</param>
    /// <returns>Null when it is not theirs, is over or was closed: nothing may be shown.</returns>
    Task<BrokenGlass?> UseAsync(string id, Person by, string what, CancellationToken cancellationToken);

    /// <summary>Ends it before its time. Anybody of governance may.</summary>
    /// <returns>False when there is none that is open.</returns>
    Task<bool> CloseAsync(string id, Person by, CancellationToken cancellationToken);
}

/// <param name="By">Whose it is; their roles are not kept.</param>
/// <param name="Team">The team whose work it is.</param>
/// <param name="Reason">Null when the content was erased, and the reason with it.</param>
/// <param name="Ends">When it ends by itself.</param>
/// <param name="Closed">When it was ended before that; null when it was not.</param>
/// <param name="Uses">How often content was shown.</param>
public sealed record BrokenGlass(string Id, Person By, string Team, string Job, string? Reason, DateTimeOffset Opened, DateTimeOffset Ends, DateTimeOffset? Closed, int Uses)
{
    public const int UsualMinutes = 30;
    public const int LongestMinutes = 120;
    public const int ShortestReason = 10;
    public const int LongestReason = 500;

    public bool IsOpen(DateTimeOffset now) => Closed is null && now < Ends;
}
