using QuickAction.Core.Access;

namespace QuickAction.Web.Pages;

/// <summary>What governance has lately opened of a team: told on the team's list of work, and on the page of the work that was opened.</summary>
internal static class OpenedLately
{
    private const int MostAsked = 20;
    private const int MostShown = 5;
    private static readonly TimeSpan Told = TimeSpan.FromDays(7);

    /// <param name="job">One job's; null for all of the team.</param>
    public static async Task<IReadOnlyList<BrokenGlass>> OfAsync(IBreakGlass glasses, TimeProvider clock, string team, string? job, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Told;
        var all = await glasses.ListAsync(team, MostAsked, cancellationToken);
        return [.. all.Where(g => g.Opened > since && (job is null || g.Job == job)).Take(MostShown)];
    }
}
