using QuickAction.Core.Jobs;

namespace QuickAction.Web.Api;

/// <summary>Where the pages around one page of a list are (RFC 8288).</summary>
internal static class PageLinks
{
    public static void Send(HttpResponse response, string? next, string? previous, string? first)
    {
        var links = new[] { (next, "next"), (previous, "prev"), (first, "first") }.Where(l => l.Item1 is not null).Select(l => $"<{l.Item1}>; rel=\"{l.Item2}\"").ToList();
        if (links.Count > 0)
        {
            response.Headers.Link = string.Join(", ", links);
        }
    }
}

/// <summary>A place in the list of jobs, which goes from the newest to the oldest. A job that comes in meanwhile moves nothing.</summary>
/// <param name="Before">The page of what is older than this job.</param>
/// <param name="After">The page of what is newer.</param>
internal sealed record JobCursor(JobId? Before, JobId? After)
{
    private const string Newer = "newer.";

    /// <returns>Null for what is none of ours; the start of the list for none at all.</returns>
    public static JobCursor? Parse(string? text) =>
        text is null ? new JobCursor(null, null)
        : text.StartsWith(Newer, StringComparison.Ordinal) ? JobId.TryParse(text[Newer.Length..], out var after) ? new JobCursor(null, after) : null
        : JobId.TryParse(text, out var before) ? new JobCursor(before, null)
        : null;

    public JobQuery Query(int most) => new(most, Before) { After = After };

    public static string OlderThan(JobId job) => job.ToString();

    public static string NewerThan(JobId job) => $"{Newer}{job}";
}
