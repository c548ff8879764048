using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Access;
using QuickAction.Core.Jobs;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>What people have made of a draft: line by line against the engine's own words, and every version with its author and time.</summary>
[Authorize(Policy = Policies.Work)]
internal sealed class ChangesPage(IJobStore jobs, IReviewStore reviews, ReviewDesk desk, IPersonNames names, IAntiforgery forgery) : PageModel
{
    private People? _people;

    public JobId JobId { get; private set; }

    public string FormToken { get; private set; } = "";

    /// <summary>Of the newest version.</summary>
    public string ContentHash { get; private set; } = "";

    public IReadOnlyList<ChangedLine> Lines { get; private set; } = [];

    public IReadOnlyList<RemovedLine> Removed { get; private set; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(User);
        if (!JobId.TryParse(id, out var jobId)
            || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is not { } job
            || await desk.HistoryAsync(caller.Team, jobId, cancellationToken) is not { Count: > 0 } history)
        {
            return NotFound();
        }

        (JobId, ContentHash) = (jobId, history[^1].Sha256);
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        var lines = LineHistory.Of(history);
        var people = await People.OfAsync(names, caller, history.Select(v => v.Author), cancellationToken);
        Lines =
        [
            .. ResultLines.All(history[^1].Result)
                .Select(l => (l.Place, Text: LineText.Of(l.Line), Origin: lines.At(l.Place)))
                .Where(l => l.Origin is { IsChanged: true } origin && origin.Engines != l.Text)
                .Select(l => ChangedLine.Of(l.Place, l.Text, l.Origin ?? throw new InvalidOperationException("No origin."), people)),
        ];
        Removed = [.. lines.Removed.Reverse()];
        _people = people;
        var notes = (await reviews.VersionsAsync(caller.Team, jobId, cancellationToken)).ToDictionary(v => v.Number);
        var reviewed = await reviews.ReviewsAsync(caller.Team, jobId, cancellationToken);
        Versions =
        [
            .. history.Select(v => new VersionRow(
                v.Number,
                v.Number == history[0].Number ? "QuickAction" : people.Name(v.Author),
                UkTime.Of(v.Created),
                notes[v.Number].Edits,
                string.Join("; ", reviewed.Where(r => r.Version == v.Number).Select(ReviewSentences.Heading)),
                v.Number != history[^1].Number && job.State.MayBeEdited())).Reverse(),
        ];
        return Page();
    }

    public string Who(RemovedLine line) => _people?.Name(line.By) ?? "";
}

/// <summary>A line that is not the engine's as it stands.</summary>
/// <param name="Pieces">Against the engine's words; null for a line that a person added.</param>
internal sealed record ChangedLine(string Anchor, string Text, IReadOnlyList<DiffPiece>? Pieces, string Who, string When)
{
    public static ChangedLine Of(LinePlace place, string text, LineOrigin origin, People people) => new(
        JobPageModel.AnchorOf(place),
        text,
        origin.Engines is { } engines ? WordDiff.Of(engines, text) : null,
        origin.By is { } by ? people.Name(by) : "",
        UkTime.Of(origin.Time));
}

/// <param name="MayBePutBack">Whether it may be made the newest once more.</param>
internal sealed record VersionRow(int Number, string Who, string When, EditSize? Edits, string Reviews, bool MayBePutBack);
