using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Extraction;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>One place of a source with what was said around it. That it was opened is evidence of the review.</summary>
[Authorize(Policy = Policies.Work)]
internal sealed class SourcePageModel(IJobStore jobs, ShownContent shown, IFileVault vault) : PageModel
{
    private const int Around = 3;

    /// <summary>The characters of the segment that are cited.</summary>
    [FromQuery(Name = "start")]
    public int? Start { get; set; }

    [FromQuery(Name = "end")]
    public int? End { get; set; }

    public JobId JobId { get; private set; }

    public int Segment { get; private set; }

    public IReadOnlyList<Segment> Parts { get; private set; } = [];

    /// <summary>The lists that a line can be added to which rests on this place.</summary>
    public IReadOnlyList<PlaceToAdd> AddTo { get; private set; } = [];

    public string Before { get; private set; } = "";

    public string Cited { get; private set; } = "";

    public string After { get; private set; } = "";

    /// <summary>Where a segment stands: its time or page, and its number as people count.</summary>
    public static string WhenOf(Segment segment)
    {
        var place = segment.StartMs is { } ms ? JobPageModel.Clock(ms) : segment.Page is { } page ? $"page {page}" : null;
        return string.Join(", ", new[] { place, $"passage {segment.Index + 1}" }.Where(part => part is not null));
    }

    public async Task<IActionResult> OnGetAsync(string id, int segment, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(User);
        if (!JobId.TryParse(id, out var jobId)
            || await jobs.FindAsync(caller.Team, jobId, cancellationToken) is not { ResultVersion: > 0 } job
            || await vault.ReadSourceAsync(caller.Team, jobId, cancellationToken) is not { } json)
        {
            return NotFound();
        }

        var source = SourceTextReader.Read(json);
        if (segment < 0 || segment >= source.Segments.Count)
        {
            return NotFound();
        }

        (JobId, Segment) = (jobId, segment);
        if (await jobs.VersionAsync(caller.Team, jobId, null, cancellationToken) is { } version)
        {
            var result = ResultReader.Read(version.Content);
            source = SpeakerOverlay.Shown(source, result.Speakers);
            AddTo = job.State.MayBeEdited() ? [.. Outline.Of(result).SelectMany(p => p.Groups.Where(g => g.AddTo is not null).Select(g => new PlaceToAdd(g.AddTo.ToString() ?? "", g.Title ?? p.Title)))] : [];
        }

        Parts = [.. source.Segments.Where(s => Math.Abs(s.Index - segment) <= Around)];
        var text = source.Segments[segment].Text;
        var (start, end) = Start is { } from && End is { } to && from >= 0 && from < to && to <= text.Length ? (from, to) : (0, text.Length);
        (Before, Cited, After) = (text[..start], text[start..end], text[end..]);
        await shown.SourceAsync(HttpContext, caller, job, segment, cancellationToken);
        return Page();
    }
}

/// <summary>A list of the draft that a line can be added to.</summary>
internal sealed record PlaceToAdd(string Place, string Title);
