using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Jobs;
using QuickAction.Core.Storage.Log;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>Asks once more before anything is destroyed, and why it is to be.</summary>
[Authorize(Policy = Policies.Work)]
[NeedsFreshSignIn]
internal sealed class DeletePage(IJobStore jobs, IAntiforgery forgery) : PageModel
{
    public JobId JobId { get; private set; }

    public string Name { get; private set; } = "";

    public string FormToken { get; private set; } = "";

    public bool IsRunning { get; private set; }

    /// <summary>Whether it was asked for without saying why.</summary>
    public bool LacksGround { get; private set; }

    /// <summary>By their codes, as sentences.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Grounds { get; } =
        [.. ErasureGround.All.Select(g => KeyValuePair.Create(g.Key, char.ToUpperInvariant(g.Value[0]) + g.Value[1..]))];

    public async Task<IActionResult> OnGetAsync(string id, [FromQuery] string? problem, CancellationToken cancellationToken)
    {
        var team = Caller.Of(User).Team;
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(team, jobId, cancellationToken) is not { } job)
        {
            return NotFound();
        }

        if (await jobs.RequestOfAsync(team, jobId, cancellationToken) is not { } request)
        {
            // It was deleted already, and its page says so.
            return RedirectToPage("/Job", new { id });
        }

        (JobId, Name, IsRunning) = (jobId, string.Join(" + ", request.Files.Select(f => f.Name)), !job.State.IsAtRest() && job.State != JobState.Queued);
        LacksGround = problem == "ground";
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        return Page();
    }
}
