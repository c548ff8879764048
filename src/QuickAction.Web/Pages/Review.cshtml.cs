using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Jobs;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>Takes what a reviewer has decided. What cannot be recorded is shown again as it was written, with what is in the way beside it.</summary>
[Authorize(Policy = Policies.Review)]
internal sealed class ReviewPage(IJobStore jobs, ReviewDesk desk, IAntiforgery forgery) : PageModel
{
    private ReviewSheet? _sheet;

    public ReviewSheet Sheet => _sheet ?? throw new InvalidOperationException("The page has no form.");

    public string Heading { get; private set; } = "";

    /// <summary>Whether the draft was changed after the person had read it.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>What is in the way that no field can mend; null when nothing is.</summary>
    public string? Blocked { get; private set; }

    public bool IsWrong => IsChanged || Blocked is not null || Sheet.Faults.Count > 0;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, new TypedReview(), cancellationToken) is { } instead ? instead : Page();

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        var typed = TypedReview.Of(await Request.ReadFormAsync(cancellationToken));
        if (await LoadAsync(id, typed, cancellationToken) is { } instead)
        {
            return instead;
        }

        if (typed.ContentHash != Sheet.Question.ContentHash)
        {
            return Changed409();
        }

        if (typed.Faults(Sheet.Question) is { Count: > 0 } faults || ReviewWords.Parse(typed.Outcome) is not { } outcome)
        {
            _sheet = Sheet with { Faults = typed.Faults(Sheet.Question) };
            return Page();
        }

        var caller = Caller.Of(User);
        var order = new ReviewOrder
        {
            Outcome = outcome,
            Sha256 = typed.ContentHash,
            Reason = string.IsNullOrWhiteSpace(typed.Reason) ? null : typed.Reason,
            Resolutions = typed.Resolutions(),
        };
        var answer = await desk.ReviewAsync(ReviewRoutes.Reviewer(caller), ReviewRoutes.NameOf(HttpContext, caller), Sheet.Job.Id, order, cancellationToken);
        switch (answer.Outcome)
        {
            case DeskOutcome.Done:
                return Redirect($"/jobs/{Sheet.Job.Id}");
            case DeskOutcome.NotCurrent:
                return Changed409();
            case DeskOutcome.WrongState:
                return Redirect($"/jobs/{Sheet.Job.Id}?problem=wrong-state");
            case DeskOutcome.Blocked or DeskOutcome.Invalid:
                Blocked = answer.Blockers.FirstOrDefault(b => b.Warning is null) is { } blocker ? ReviewSentences.Sentence(blocker.Code) ?? blocker.Detail : ReviewSentences.Sentence("warnings");
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                return NotFound();
        }
    }

    private PageResult Changed409()
    {
        IsChanged = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <returns>Where to go instead; null when the form can be shown.</returns>
    private async Task<IActionResult?> LoadAsync(string id, TypedReview typed, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(User);
        var team = caller.Team;
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(team, jobId, cancellationToken) is not { } job)
        {
            return NotFound();
        }

        if (job.State is not (JobState.NeedsReview or JobState.NeedsReviewWithGaps) || await jobs.VersionAsync(team, jobId, null, cancellationToken) is not { } version)
        {
            return Redirect(typed.Outcome is null ? $"/jobs/{jobId}" : $"/jobs/{jobId}?problem=wrong-state");
        }

        var shown = SpeakerOverlay.Shown(ResultReader.Read(version.Content));
        var question = await ReviewQuestion.OfAsync(desk, job, version, shown, caller, cancellationToken);
        _sheet = new ReviewSheet(job, forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "", question) { Typed = typed };
        Heading = shown is MinutesResult minutes ? minutes.Title
            : await jobs.RequestOfAsync(team, jobId, cancellationToken) is { } request ? string.Join(" + ", request.Files.Select(f => f.Name)) : "";
        return null;
    }
}
