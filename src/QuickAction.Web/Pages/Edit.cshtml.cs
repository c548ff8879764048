using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>
/// Changes one line of a draft, a person, or its head. The form says which version it is of: when somebody else was quicker, nothing is stored, and what was
/// typed is shown beside what stands there now.
/// </summary>
[Authorize(Policy = Policies.Work)]
internal sealed class EditPage(IJobStore jobs, IFileVault vault, ReviewDesk desk, IPersonNames names, IAntiforgery forgery) : PageModel
{
    private JobVersion? _version;

    public JobId JobId { get; private set; }

    public string FormToken { get; private set; } = "";

    public EditForm Typed { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    /// <summary>What happened meanwhile; null when nothing did.</summary>
    public EditConflict? Conflict { get; private set; }

    /// <summary>The words of the source that the line rests on.</summary>
    public IReadOnlyList<Citation> Citations { get; private set; } = [];

    /// <summary>The engine's own words, where a person has changed them.</summary>
    public string? Engines { get; private set; }

    /// <summary>How often the same words stand in other places.</summary>
    public int Elsewhere { get; private set; }

    public string Heading => (Typed.Adds, Typed.IsHead, Typed.IsOfPerson) switch
    {
        (_, true, _) => "Change the title and date",
        (true, _, true) => "Add a person",
        (false, _, true) => "Change a person",
        (true, _, _) => "Add a line",
        _ => "Change a line",
    };

    /// <summary>Whether it is approved as it stands.</summary>
    public bool TakesApprovalBack { get; private set; }

    public string? FaultAt(string field) => Faults.FirstOrDefault(f => f.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(string id, string? line, string? add, string? segment, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } result || !Exists(result, line ?? add, add is not null))
        {
            return NotFound();
        }

        Typed = EditForm.Of(result, line ?? add ?? "", add is not null);
        (Typed.Base, Typed.Segment) = (_version?.Sha256, segment);
        await ShowAsync(result, cancellationToken);
        return Page();
    }

    /// <summary>Razor Pages have checked the form's token before this.</summary>
    public async Task<IActionResult> OnPostAsync(string id, [FromForm] EditForm form, CancellationToken cancellationToken)
    {
        Typed = form;
        if (await LoadAsync(id, cancellationToken) is not { } result || _version is not { } version)
        {
            return NotFound();
        }

        if (!form.IsHead && !LinePlace.TryParse(form.Place, out _))
        {
            return NotFound();
        }

        if (form.Base != version.Sha256)
        {
            return await ConflictAsync(result, version, cancellationToken);
        }

        if (!Exists(result, form.Place, form.Adds))
        {
            return NotFound();
        }

        Faults = form.Faults();
        var citation = await SegmentAsync(cancellationToken);
        if (Faults.Count > 0)
        {
            await ShowAsync(result, cancellationToken);
            return Page();
        }

        var caller = Caller.Of(User);
        var job = await jobs.FindAsync(caller.Team, JobId, cancellationToken) ?? throw new InvalidOperationException("The job has gone.");
        var answer = await desk.EditAsync(caller.Actor, job, version, form.Applied(result, citation), cancellationToken);
        return answer.Outcome switch
        {
            DeskOutcome.Done => Redirect(Told(result)),
            DeskOutcome.WrongState => Redirect($"/jobs/{JobId}?problem=not-editable"),
            DeskOutcome.NotCurrent when await LoadAsync(id, cancellationToken) is { } newest && _version is { } now => await ConflictAsync(newest, now, cancellationToken),
            _ => NotFound(),
        };
    }

    /// <summary>Nobody's words are lost: those that were typed stay in the form, which now is of the newest version.</summary>
    private async Task<PageResult> ConflictAsync(Result now, JobVersion newest, CancellationToken cancellationToken)
    {
        var team = Caller.Of(User).Team;
        var history = await desk.HistoryAsync(team, JobId, cancellationToken);
        var seen = history.FirstOrDefault(v => v.Sha256 == Typed.Base)?.Result;
        var who = (await People.OfAsync(names, Caller.Of(User), [newest.Author], cancellationToken)).Name(newest.Author);
        _ = LinePlace.TryParse(Typed.Place, out var place);
        var (found, text) = (Typed.Adds || Typed.IsHead, (string?)null);
        if (!found && Typed.IsOfPerson)
        {
            var was = seen is MinutesResult before ? HeadEdit.Find(before, place)?.Name : null;
            var at = now is MinutesResult minutes ? Where(HeadEdit.Count(minutes, place.List), i => HeadEdit.Find(minutes, place with { Index = i })?.Name == was, place.Index) : null;
            (found, text) = (at is not null, at is { } index && now is MinutesResult m ? HeadEdit.Find(m, place with { Index = index })?.Name : null);
            Typed.Place = (place with { Index = at ?? 0 }).ToString();
        }
        else if (!found)
        {
            var was = seen is null ? null : ResultLines.Find(seen, place)?.Text;
            var lines = ResultLines.All(now).Where(l => l.Place.List == place.List && l.Place.Group == place.Group).ToList();
            var at = Where(lines.Count, i => lines[i].Line.Text == was, place.Index);
            (found, text) = (at is not null, at is { } index ? LineText.Of(lines[index].Line) : null);
            Typed.Place = (place with { Index = at ?? 0 }).ToString();
        }

        if (!found)
        {
            // The line has gone: what was typed can still be added as a new one.
            (Typed.Adds, Typed.Do) = (true, null);
        }

        if (Typed.IsHead && now is MinutesResult head)
        {
            text = head.MeetingDate is { } day ? $"{head.Title}, {UkTime.Of(day)}" : head.Title;
        }

        Conflict = new EditConflict(who, UkTime.Of(newest.Created), text, !found, Typed.Removes);
        Typed.Base = newest.Sha256;
        Response.StatusCode = StatusCodes.Status409Conflict;
        await ShowAsync(now, cancellationToken);
        return Page();
    }

    /// <summary>Where the same words stand now: at their old place first, else anywhere in their list; at last whatever stands at the old place.</summary>
    private static int? Where(int count, Func<int, bool> isSame, int index) => index < count && isSame(index) ? index
        : Enumerable.Range(0, count).Where(isSame).Select(i => (int?)i).FirstOrDefault() ?? (index < count ? index : null);

    private async Task<Result?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var team = Caller.Of(User).Team;
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(team, jobId, cancellationToken) is not { } job)
        {
            return null;
        }

        (JobId, TakesApprovalBack) = (jobId, job.State == JobState.Approved);
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        _version = await jobs.VersionAsync(team, jobId, null, cancellationToken);
        return _version is null ? null : ResultReader.Read(_version.Content);
    }

    private static bool Exists(Result result, string? text, bool adds) => text == "head.0"
        ? result is MinutesResult && !adds
        : LinePlace.TryParse(text, out var place) && (HeadEdit.IsOfPeople(place.List)
            ? result is MinutesResult minutes && (adds || HeadEdit.Find(minutes, place) is not null)
            : adds ? ResultLines.HasList(result, place) : ResultLines.Find(result, place) is not null);

    private async Task ShowAsync(Result result, CancellationToken cancellationToken)
    {
        _ = LinePlace.TryParse(Typed.Place, out var place);
        if (Typed.Adds)
        {
            Citations = await SegmentAsync(cancellationToken) is { } one ? [one] : [];
        }
        else if (!Typed.IsHead && !Typed.IsOfPerson)
        {
            Citations = ResultLines.Find(SpeakerOverlay.Shown(result), place)?.Citations ?? [];
            Elsewhere = ResultLines.Elsewhere(result, place).Count;
            var history = LineHistory.Of(await desk.HistoryAsync(Caller.Of(User).Team, JobId, cancellationToken));
            Engines = history.At(place) is { IsChanged: true, Engines: { } words } ? words : null;
        }
    }

    /// <summary>The segment that a new line rests on; null when none was named, or there is none of that number.</summary>
    private async Task<Citation?> SegmentAsync(CancellationToken cancellationToken)
    {
        if (!Typed.Adds || !int.TryParse(Typed.Segment, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || await vault.ReadSourceAsync(Caller.Of(User).Team, JobId, cancellationToken) is not { } json)
        {
            return null;
        }

        var source = SourceTextReader.Read(json);
        return number < source.Segments.Count ? Cite.Whole(source.Segments[number]) : null;
    }

    /// <summary>Back to the line; what has no line any more, and the head, are told of at the top of the page.</summary>
    private string Told(Result before)
    {
        var anchor = Anchor(before);
        return $"/jobs/{JobId}?saved={anchor}{(Typed.IsHead || Typed.Removes ? "" : $"#{anchor}")}";
    }

    private string Anchor(Result before)
    {
        if (Typed.IsHead || Typed.Removes)
        {
            return Typed.Removes ? "removed" : "head";
        }

        _ = LinePlace.TryParse(Typed.Place, out var place);
        var count = HeadEdit.IsOfPeople(place.List)
            ? before is MinutesResult minutes ? HeadEdit.Count(minutes, place.List) : 0
            : ResultLines.All(before).Count(l => l.Place.List == place.List && l.Place.Group == place.Group);
        return JobPageModel.AnchorOf(Typed.Adds ? place with { Index = count } : place);
    }
}

/// <summary>What happened while a person was typing.</summary>
/// <param name="Who">Whose version is the newest.</param>
/// <param name="Text">What stands there now; null when nothing does.</param>
/// <param name="IsGone">Whether the line was taken out meanwhile.</param>
/// <param name="Removes">Whether the person wanted to take it out.</param>
internal sealed record EditConflict(string Who, string When, string? Text, bool IsGone, bool Removes);
