using QuickAction.Core.Jobs;

namespace QuickAction.Web.Api;

/// <summary>The jobs of a batch, however many archives came with it.</summary>
internal static class Batches
{
    private const int MostAtOnce = 100;

    /// <returns>The newest first; the last of them, which was the first, says what was left out.</returns>
    public static async Task<IReadOnlyList<Job>> BatchAsync(this IJobStore jobs, string team, JobId batch, CancellationToken cancellationToken)
    {
        var all = new List<Job>();
        IReadOnlyList<Job> page;
        do
        {
            page = await jobs.ListAsync(team, new JobQuery(MostAtOnce, all.Count == 0 ? null : all[^1].Id) { Batch = batch.ToString() }, cancellationToken);
            all.AddRange(page);
        }
        while (page.Count == MostAtOnce);

        return all;
    }
}
