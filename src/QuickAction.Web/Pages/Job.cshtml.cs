using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuickAction.Core;
using QuickAction.Core.Access;
using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Jobs;
using QuickAction.Core.Minutes;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;
using QuickAction.Core.Work;
using QuickAction.Web.Api;
using QuickAction.Web.Identity;

namespace QuickAction.Web.Pages;

/// <summary>One job: how far it is, and then its draft with the words of the source beside every line.</summary>
[Authorize(Policy = Policies.Work)]
internal sealed partial class JobPageModel(
    IJobStore jobs, IReviewStore reviews, ShownContent shown, ReviewDesk desk, IBreakGlass glasses, IPersonNames names, IAntiforgery forgery, TimeProvider clock) : PageModel
{
    private static readonly string[] Stages = ["Waiting", "Reading the file", "Analysing", "Ready to review"];

    /// <summary>Codes of failures that do not go away by themselves. What took too long or too much memory may go better at another time.</summary>
    private static readonly FrozenSet<string> FaultsOfFiles = FrozenSet.Create(
        StringComparer.Ordinal,
        ProblemNames.Of(ProblemCode.InputRefused), RefusalReason.Empty, RefusalReason.TooLarge, RefusalReason.TypeNotRead, RefusalReason.PasswordProtected, RefusalReason.Macros, RefusalReason.OldFormat,
        RefusalReason.Archive, RefusalReason.Damaged, RefusalReason.UnsafeNames, RefusalReason.TooManyParts, RefusalReason.UnpacksTooLarge, RefusalReason.TooMuchText, RefusalReason.Malware);

    private const int MostNameless = 6;

    private Job? _job;

    public Job Job => _job ?? throw new InvalidOperationException("The page has no job.");

    public string Heading { get; private set; } = "";

    /// <summary>The files as the person named them.</summary>
    public string Files { get; private set; } = "";

    public string FormToken { get; private set; } = "";

    public Result? Result { get; private set; }

    /// <summary>What the review form is about; null when there is nothing to review, or when this person is no reviewer.</summary>
    public ReviewQuestion? Question { get; private set; }

    public IReadOnlyList<RecordedReview> Reviews { get; private set; } = [];

    /// <summary>Why the form that was sent changed nothing; null otherwise.</summary>
    public string? ProblemSentence { get; private set; }

    /// <summary>Whether the page is to stay as it is while the job goes on, for a reader whom a page that loads itself again would disturb.</summary>
    public bool IsStill { get; private set; }

    /// <summary>When governance has lately opened it.</summary>
    public IReadOnlyList<BrokenGlass> Opened { get; private set; } = [];

    public bool IsFinal => Job.State == JobState.Approved;

    /// <summary>The stages of the work, with the one that it is in.</summary>
    public IReadOnlyList<StageView> Steps
    {
        get
        {
            var at = Job.State == JobState.Queued ? 0 : Job.Progress.Stage == JobStage.Analysing ? 2 : 1;
            return [.. Stages.Select((name, i) => new StageView(name, i < at, i == at))];
        }
    }

    public string ProgressWords => Job switch
    {
        { Problem: { } problem } => problem.Message,
        { Progress: { Stage: JobStage.Analysing, Asked: > 0 } p } => $"{p.Done} of {p.Asked} parts analysed so far",
        { State: JobState.Queued } => "It starts as soon as there is room.",
        _ => "This usually takes less than a minute.",
    };

    /// <summary>Whether it failed for something that only another file mends.</summary>
    public bool IsFileAtFault => Job is { State: JobState.Failed, Problem.Code: { } code } && FaultsOfFiles.Contains(code);

    public IReadOnlyList<Warning> Warnings => [.. (Result?.Warnings ?? []).Where(w => w.Severity != Severity.Info).OrderByDescending(w => w.Severity)];

    public IReadOnlyList<Warning> Notes => [.. (Result?.Warnings ?? []).Where(w => w.Severity == Severity.Info)];

    public IReadOnlyList<OutlinePart> Parts { get; private set; } = [];

    public int Unsupported => Result?.Claims().Count(c => !c.Supported) ?? 0;

    public string DownloadOf(string format) => $"/jobs/{Job.Id}/download?format={format}{(IsFinal ? "&final=true" : "")}";

    /// <summary>Whether lines may be changed.</summary>
    public bool MayBeEdited => Result is not null && Job.State.MayBeEdited();

    public bool HasSpeakers { get; private set; }

    /// <summary>The last change that a person made, which can be undone; null when there is none.</summary>
    public LastChange? Last { get; private set; }

    /// <summary>What was just saved, in words; null when nothing was.</summary>
    public string? Saved { get; private set; }

    /// <summary>The line or person that was just saved, by its id on the page; null when none was, or it is not on the page.</summary>
    public string? SavedAt { get; private set; }

    /// <summary>Labels such as SPEAKER_01 that lines of the draft rest on, and that nobody has given a name.</summary>
    public IReadOnlyList<string> Nameless { get; private set; } = [];

    private LineHistory? _history;
    private People? _people;

    /// <summary>Where a line comes from; null for a line that is as the engine wrote it.</summary>
    public LineOrigin? OriginOf(PlacedLine line) =>
        line.Place.List is not null && _history?.At(line.Place) is { IsChanged: true } origin && origin.Engines != LineText.Of(line.Line) ? origin : null;

    public string WhoOf(LineOrigin origin) => origin.By is { } by ? _people?.Name(by) ?? "" : "";

    public async Task<IActionResult> OnGetAsync(string id, string? problem, string? still, string? saved, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(User);
        var team = caller.Team;
        if (!JobId.TryParse(id, out var jobId) || await jobs.FindAsync(team, jobId, cancellationToken) is not { } job)
        {
            return NotFound();
        }

        _job = job;
        Opened = await OpenedLately.OfAsync(glasses, clock, team, jobId.ToString(), cancellationToken);
        IsStill = still is not null;
        FormToken = forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";
        ProblemSentence = ReviewSentences.Sentence(problem);
        var shownVersion = 0;
        if (await jobs.VersionAsync(team, jobId, null, cancellationToken) is { } version)
        {
            shownVersion = version.Number;
            var stored = ResultReader.Read(version.Content);
            Result = SpeakerOverlay.Shown(stored);
            Parts = Outline.Of(Result);
            HasSpeakers = stored.Claims().SelectMany(c => c.Citations).Any(c => c.Speaker is not null);
            Nameless =
            [
                .. (Result is MinutesResult ? Result.Claims().SelectMany(c => c.Citations) : []).Select(c => c.Speaker).OfType<string>()
                    .Where(s => NumberedSpeaker().IsMatch(s)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostNameless),
            ];
            await TellChangesAsync(version, saved, cancellationToken);
            Reviews = [.. (await reviews.ReviewsAsync(team, jobId, cancellationToken)).Where(r => r.Sha256 == version.Sha256)];
            Question = job.State is JobState.NeedsReview or JobState.NeedsReviewWithGaps && caller.Has(Roles.Reviewer)
                ? await ReviewQuestion.OfAsync(desk, job, version, Result, caller, cancellationToken)
                : null;
        }

        Files = await jobs.RequestOfAsync(team, jobId, cancellationToken) is { } request ? string.Join(" + ", request.Files.Select(f => f.Name)) : "";
        Heading = Result is MinutesResult minutes ? minutes.Title : Files.Length > 0 ? Files : "Deleted work";
        // While the job goes on the page loads itself again: that nobody looks at it for an hour is no reading.
        if (job.State.IsAtRest() && shownVersion > 0)
        {
            await shown.VersionAsync(HttpContext, caller, jobId, shownVersion, cancellationToken);
        }

        return Page();
    }

    private async Task TellChangesAsync(JobVersion version, string? saved, CancellationToken cancellationToken)
    {
        var versions = await desk.HistoryAsync(Job.Team, Job.Id, cancellationToken);
        if (versions.Count < 2)
        {
            return;
        }

        _history = LineHistory.Of(versions);
        _people = await People.OfAsync(names, Caller.Of(User), versions.Select(v => v.Author), cancellationToken);
        Last = new LastChange(version.Number, version.Sha256, _people.Name(version.Author), UkTime.Of(version.Created));
        SavedAt = saved is not null && Parts.Any(p =>
            p.Groups.SelectMany(g => g.Lines).Any(l => l.Place.List is not null && AnchorOf(l.Place) == saved)
            || p.People.Index().Any(person => saved == $"line-{p.PeopleOf}-{person.Index}")) ? saved : null;
        Saved = saved switch
        {
            null => null,
            "removed" => "The line was taken out.",
            "restored" => "The earlier version is back.",
            "speakers" => "The speakers have their names.",
            "head" => "The title and date are saved.",
            _ when Parts.SelectMany(p => p.Groups).SelectMany(g => g.Lines).FirstOrDefault(l => AnchorOf(l.Place) == saved) is { Line.Supported: false } =>
                "Saved. The source does not carry these words, so the line is marked as the reviewer’s own.",
            _ => "Saved.",
        };
    }

    /// <summary>Who and when, in words.</summary>
    public static string Place(Citation citation)
    {
        var time = citation.TimeMs is { } ms ? Clock(ms) : null;
        var page = citation.Page is { } number ? $"page {number}" : null;
        var place = string.Join(", ", new[] { citation.Speaker, time, page }.Where(part => part is not null));
        return place.Length > 0 ? place : $"passage {citation.Segment + 1}";
    }

    /// <summary>The id of a line on the page.</summary>
    public static string AnchorOf(LinePlace place) => "line-" + place.ToString().Replace('.', '-');

    /// <summary>The page of the source at the place of a citation.</summary>
    public static string SourceOf(Job job, Citation citation) => $"/jobs/{job.Id}/source/{citation.Segment}?start={citation.Start}&end={citation.End}";

    /// <summary>What recorders call speakers whom they do not know.</summary>
    [GeneratedRegex("^(speaker|participant|person|unknown|spk)[ _-]?\\d{0,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberedSpeaker();

    public static string Clock(long ms) => TimeSpan.FromMilliseconds(ms).ToString(@"h\:mm\:ss", System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Number">Of the version that it made.</param>
/// <param name="ContentHash">Of that version.</param>
internal sealed record LastChange(int Number, string ContentHash, string Who, string When);

internal sealed record StageView(string Name, bool IsDone, bool IsNow);
