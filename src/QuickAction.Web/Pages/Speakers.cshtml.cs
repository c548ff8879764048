using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Jobs;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>Names for the source's speakers, such as SPEAKER_01: the draft follows, the source stays as it is.</summary>
[Authorize(Policy = Policies.Work)]
internal sealed class SpeakersPage(IJobStore jobs, IFileVault vault, ReviewDesk desk, IAntiforgery forgery) : PageModel
{
    private Job? _job;
    private JobVersion? _version;

    public JobId JobId { get; private set; }

    public string FormToken { get; private set; } = "";

    public string Base => _version?.Sha256 ?? "";

    public IReadOnlyList<SpeakerRow> Rows { get; private set; } = [];

    /// <summary>Whether somebody else was quicker: nothing was stored, and what was typed is still in the form.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>Whether the draft is approved as it stands.</summary>
    public bool TakesApprovalBack => _job?.State == JobState.Approved;

    public bool HasFaults => Rows.Any(r => r.Fault is not null);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostAsync(string id, [FromForm] string[]? labels, [FromForm] string?[]? names, [FromForm] string? seen, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || _job is null || _version is null)
        {
            return NotFound();
        }

        var typed = (labels ?? []).Zip(names ?? []).Where(p => !string.IsNullOrEmpty(p.First)).DistinctBy(p => p.First).ToDictionary(p => p.First, p => VisibleText.Line(p.Second), StringComparer.Ordinal);
        Rows = [.. Rows.Select(row => typed.TryGetValue(row.Label, out var name) ? row with { Name = name.Length == 0 ? row.Label : name } : row)];
        if (seen != _version.Sha256)
        {
            return Conflict409();
        }

        var caller = Caller.Of(User);
        var answer = await desk.NameSpeakersAsync(caller.Actor, _job, _version, [.. Rows.Select(r => new SpeakerName(r.Label, r.Name))], cancellationToken);
        switch (answer.Outcome)
        {
            case DeskOutcome.Done:
                return Redirect($"/jobs/{JobId}?saved=speakers");
            case DeskOutcome.NotCurrent when await LoadAsync(id, cancellationToken):
                Rows = [.. Rows.Select(row => typed.TryGetValue(row.Label, out var name) ? row with { Name = name } : row)];
                return Conflict409();
            case DeskOutcome.Invalid:
                Rows = [.. Rows.Select((row, i) => row with { Fault = answer.Faults.FirstOrDefault(f => f.At.StartsWith($"/speakers/{i}/", StringComparison.Ordinal))?.Detail })];
                return Page();
            case DeskOutcome.WrongState:
                return Redirect($"/jobs/{JobId}?problem=not-editable");
            default:
                return NotFound();
        }
    }

    private PageResult Conflict409()
    {
        IsConflict = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var team = Caller.Of(User).Team;
        if (!JobId.TryParse(id, out var jobId)
            || await jobs.FindAsync(team, jobId, cancellationToken) is not { } job
            || await jobs.VersionAsync(team, jobId, null, cancellationToken) is not { } version
            || await vault.ReadSourceAsync(team, jobId, cancellationToken) is not { } source)
        {
            return false;
        }

        (_job, _version, JobId) = (job, version, jobId);
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        var known = ResultReader.Read(version.Content).Speakers.ToDictionary(s => s.Label, s => s.Name, StringComparer.Ordinal);
        Rows = [.. SpeakerLabels.Of(SourceTextReader.Read(source)).Select(l => new SpeakerRow(l.Label, known.GetValueOrDefault(l.Label, l.Label), l.Turns, l.First.Index, Short(l.First.Text), null))];
        return true;
    }

    private static string Short(string text)
    {
        const int Most = 120;
        return text.Length <= Most ? text : text[..(text.LastIndexOf(' ', Most) is > 40 and var cut ? cut : Most)] + " …";
    }
}

/// <param name="Words">The first that they say.</param>
/// <param name="Fault">What is wrong with the name; null when nothing is.</param>
internal sealed record SpeakerRow(string Label, string Name, int Turns, int First, string Words, string? Fault);
