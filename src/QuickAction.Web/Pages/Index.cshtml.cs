using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;
using QuickAction.Core.Prompts;
using QuickAction.Core.Settings;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;
using QuickAction.Web.Submission;
using QuickAction.Web.Uploads;

namespace QuickAction.Web.Pages;

/// <summary>The page that a newcomer sees: what this is, what happens to a file, a form for it, and the team's work.</summary>
[Authorize(Policy = Policies.Work)]
internal sealed class IndexPage(
    IJobStore jobs, IBreakGlass glasses, IPersonNames names, IAntiforgery forgery, QuickActionSettings settings, TemplateCatalogue templates, SampleWork sample, TimeProvider clock) : PageModel
{
    private const int MostShown = 50;

    /// <summary>What may be wrong with a form, by the code that the redirect carries: nothing of what was sent comes back.</summary>
    private static readonly Dictionary<string, string> Problems = new(StringComparer.Ordinal)
    {
        ["no-file"] = "Select a transcript or document",
        ["not-a-date"] = "Write the date as year-month-day, such as 2026-04-21",
    };

    [FromQuery(Name = "problem")]
    public string? Code { get; set; }

    /// <summary>The page of work that is older than this job.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; set; }

    public string? Problem => Code is null ? null : Problems.GetValueOrDefault(Code) ?? Refusals.Words(Code, settings.Limits) ?? "The form could not be used; check it and try again";

    /// <summary>The batch whose files were not all taken in.</summary>
    [FromQuery(Name = "batch")]
    public string? Batch { get; set; }

    /// <summary>What was left out of it.</summary>
    public IReadOnlyList<LeftOutFile> LeftOut { get; private set; } = [];

    /// <summary>The field that the problem is at; null when there is none.</summary>
    public string? ProblemField => Code switch
    {
        null => null,
        "not-a-date" => "date",
        _ => "file",
    };

    public string FormToken { get; private set; } = "";

    public long MostMegabytes => settings.Limits.FileBytes / (1024 * 1024);

    /// <summary>Whether drafts are made without any model outside.</summary>
    public bool IsOffline => settings.Engine == "offline";

    public IReadOnlyList<MinutesTemplate> Templates => [.. templates.Templates.OrderBy(t => t.Title, StringComparer.Ordinal)];

    /// <summary>What governance has lately opened of the team.</summary>
    public IReadOnlyList<BrokenGlass> Opened { get; private set; } = [];

    public bool OffersSample { get; private set; }

    public IReadOnlyList<WorkRow> Jobs { get; private set; } = [];

    public bool IsMoving => Jobs.Any(j => j.IsMoving);

    /// <summary>Of the work that is shown.</summary>
    public int ToReview => Jobs.Count(j => j.IsToReview);

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Older { get; private set; }

    public string ErrorAt(string field) => ProblemField == field ? "error" : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        JobId before = default;
        if (Before is not null && !JobId.TryParse(Before, out before))
        {
            return NotFound();
        }

        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        var caller = Caller.Of(User);
        var team = caller.Team;
        Opened = await OpenedLately.OfAsync(glasses, clock, team, null, cancellationToken);
        // One more than is shown tells whether there is a next page.
        var found = await jobs.ListAsync(team, new JobQuery(MostShown + 1, Before is null ? null : before), cancellationToken);
        var people = await People.OfAsync(names, caller, found.Select(j => j.Actor), cancellationToken);
        var rows = new List<WorkRow>();
        var hasSample = false;
        foreach (var job in found.Take(MostShown))
        {
            var request = await jobs.RequestOfAsync(team, job.Id, cancellationToken);
            hasSample = hasSample || (request is not null && sample.Made(request));
            rows.Add(WorkRow.Of(job, request, people.Name(job.Actor)));
        }

        (Jobs, OffersSample) = (rows, !hasSample);
        Older = found.Count > MostShown ? rows[^1].Id : null;
        if (JobId.TryParse(Batch ?? "", out var batch) && await jobs.BatchAsync(team, batch, cancellationToken) is [.., var first])
        {
            LeftOut = (await jobs.RequestOfAsync(team, first.Id, cancellationToken))?.LeftOut ?? [];
        }

        return Page();
    }
}

/// <summary>A job as a line of the table.</summary>
/// <param name="By">Who submitted it; null for the person who looks.</param>
internal sealed record WorkRow(string Id, string Name, string Kind, string Status, string Look, bool IsMoving, string Submitted, string? By)
{
    public bool IsToReview { get; init; }

    public static WorkRow Of(Job job, JobRequest? request, string by) => new(
        job.Id.ToString(),
        request is null ? "Deleted work" : string.Join(" + ", request.Files.Select(f => f.Name)),
        StatusWords.Of(job.Kind),
        StatusWords.Of(job.State),
        StatusWords.Look(job.State),
        !job.State.IsAtRest(),
        UkTime.Of(job.Created),
        by == "you" ? null : by)
    {
        IsToReview = job.State is JobState.NeedsReview or JobState.NeedsReviewWithGaps,
    };
}
