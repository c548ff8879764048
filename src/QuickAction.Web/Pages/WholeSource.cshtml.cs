using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Extraction;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>All of a source, as it was read. That it was opened is evidence of the review.</summary>
[Authorize(Policy = Policies.Work)]
internal sealed class WholeSourcePage(IJobStore jobs, ShownContent shown, IFileVault vault) : PageModel
{
    public JobId JobId { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<Segment> Segments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(User);
        if (!JobId.TryParse(id, out var jobId)
            || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is not { ResultVersion: > 0 } job
            || await vault.ReadSourceAsync(caller.Team, jobId, cancellationToken) is not { } json)
        {
            return NotFound();
        }

        var source = SourceTextReader.Read(json);
        if (await jobs.VersionAsync(caller.Team, jobId, null, cancellationToken) is { } version)
        {
            source = SpeakerOverlay.Shown(source, ResultReader.Read(version.Content).Speakers);
        }

        (JobId, Name, Segments) = (jobId, source.FileName, source.Segments);
        await shown.SourceAsync(HttpContext, caller, job, null, cancellationToken);
        return Page();
    }
}
