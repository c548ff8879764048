using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Jobs;
using QuickAction.Core.Minutes;
using QuickAction.Core.Privacy;
using QuickAction.Core.Rendering;
using QuickAction.Core.Review;

namespace QuickAction.Core.Work;

/// <summary>Where people edit and review results, whichever page or route they come by: all that has to hold is checked here.</summary>
public sealed class ReviewDesk(IJobStore jobs, IReviewStore reviews, IFileVault vault, Workshop shop)
{
    /// <summary>The role that a reviewer acts in.</summary>
    public const string ReviewerRole = "Reviewer";
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 2_000;

    /// <summary>Stores an edit as a new version; one that changes nothing is done already.</summary>
    /// <param name="version">The version that was edited.</param>
    /// <param name="edited">The whole result as it is to be.</param>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: it is no result at all.</exception>
    public async Task<DeskAnswer> EditAsync(DecisionActor by, Job job, JobVersion version, ReadOnlyMemory<byte> edited, CancellationToken cancellationToken)
    {
        if (!job.State.MayBeEdited())
        {
            return new DeskAnswer(DeskOutcome.WrongState);
        }

        if (await vault.ReadSourceAsync(by.Team, job.Id, cancellationToken) is not { } source)
        {
            return new DeskAnswer(DeskOutcome.NotFound);
        }

        var check = EditCheck.Of(version.Content, edited, SourceSegments.Read(source));
        return check.Faults.Count > 0
            ? new DeskAnswer(DeskOutcome.Invalid) { Faults = check.Faults }
            : await StoreAsync(by, job, version, check.Result, source, cancellationToken);
    }

    /// <summary>Stores what was made of a version by the rules of <see cref="ResultLines"/>, as a page does that changes one line.</summary>
    public async Task<DeskAnswer> EditAsync(DecisionActor by, Job job, JobVersion version, Result edited, CancellationToken cancellationToken) => !job.State.MayBeEdited()
        ? new DeskAnswer(DeskOutcome.WrongState)
        : await vault.ReadSourceAsync(by.Team, job.Id, cancellationToken) is { } source
            ? await StoreAsync(by, job, version, edited, source, cancellationToken)
            : new DeskAnswer(DeskOutcome.NotFound);

    /// <summary>Makes an earlier version the newest once more, as it was.</summary>
    /// <param name="version">The newest, which it is to follow.</param>
    /// <param name="number">Of the version to put back.</param>
    public async Task<DeskAnswer> RestoreAsync(DecisionActor by, Job job, JobVersion version, int number, CancellationToken cancellationToken)
    {
        if (!job.State.MayBeEdited())
        {
            return new DeskAnswer(DeskOutcome.WrongState);
        }

        var versions = await reviews.VersionsAsync(by.Team, job.Id, cancellationToken);
        // What an engine made before it was asked again is of other decisions.
        return number >= EnginesOwn(versions, version.Number) && number < version.Number && await jobs.VersionAsync(by.Team, job.Id, number, cancellationToken) is { } earlier
            ? await SaveAsync(by, job, version, ResultReader.Read(earlier.Content), earlier.Content, cancellationToken)
            : new DeskAnswer(DeskOutcome.NotFound);
    }

    /// <summary>Gives the source's speakers names: the result follows, the source stays as it is.</summary>
    /// <param name="speakers">All the names from now on; labels that the source does not have are faults.</param>
    public async Task<DeskAnswer> NameSpeakersAsync(DecisionActor by, Job job, JobVersion version, IReadOnlyList<SpeakerName> speakers, CancellationToken cancellationToken)
    {
        if (!job.State.MayBeEdited())
        {
            return new DeskAnswer(DeskOutcome.WrongState);
        }

        if (await vault.ReadSourceAsync(by.Team, job.Id, cancellationToken) is not { } source)
        {
            return new DeskAnswer(DeskOutcome.NotFound);
        }

        var labels = SpeakerLabels.Of(SourceTextReader.Read(source));
        if (SpeakerLabels.Faults(speakers, labels.Select(l => l.Label).ToHashSet(StringComparer.Ordinal)).ToList() is { Count: > 0 } faults)
        {
            return new DeskAnswer(DeskOutcome.Invalid) { Faults = faults };
        }

        List<SpeakerName> names = [.. speakers.Where(s => s.Name != s.Label).OrderBy(s => s.Label, StringComparer.Ordinal)];
        var named = SpeakerRenaming.Of(ResultReader.Read(version.Content), names);
        var versions = await reviews.VersionsAsync(by.Team, job.Id, cancellationToken);
        if (named is MinutesResult minutes && await OriginalAsync(by.Team, job.Id, versions, version.Number, cancellationToken) is MinutesResult original)
        {
            named = SpeakerPresence.Of(minutes, labels, original);
        }

        return await StoreAsync(by, job, version, named, source, cancellationToken);
    }

    /// <summary>Checks against the source what a person has written, and stores it.</summary>
    private async Task<DeskAnswer> StoreAsync(DecisionActor by, Job job, JobVersion version, Result edited, ReadOnlyMemory<byte> source, CancellationToken cancellationToken)
    {
        var versions = await reviews.VersionsAsync(by.Team, job.Id, cancellationToken);
        var original = SpeakerRenaming.Of(await OriginalAsync(by.Team, job.Id, versions, version.Number, cancellationToken), edited.Speakers);
        var named = SpeakerOverlay.Shown(SourceTextReader.Read(source), edited.Speakers);
        var grounded = new EditGrounding(named, original).Of(edited);
        return await SaveAsync(by, job, version, grounded, Renderer.Render(grounded, OutputFormat.Json, RenderOptions.Default), cancellationToken);
    }

    private async Task<DeskAnswer> SaveAsync(DecisionActor by, Job job, JobVersion version, Result edited, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (content.Span.SequenceEqual(version.Content.Span))
        {
            return new DeskAnswer(DeskOutcome.Done);
        }

        var versions = await reviews.VersionsAsync(by.Team, job.Id, cancellationToken);
        var original = await OriginalAsync(by.Team, job.Id, versions, version.Number, cancellationToken);
        var size = EditSize.Of(ResultText.Of(original), ResultText.Of(edited));
        return Told(await reviews.EditAsync(by.Team, job.Id, new NewEdit(by, version.Number, content, size, ToBeReviewed(job.State, edited), edited.Records), cancellationToken));
    }

    /// <summary>What the newest version came to be through: from the engine's own version to the newest. Empty when there is none.</summary>
    public async Task<IReadOnlyList<VersionContent>> HistoryAsync(string team, JobId id, CancellationToken cancellationToken)
    {
        var versions = await reviews.VersionsAsync(team, id, cancellationToken);
        var history = new List<VersionContent>();
        foreach (var note in versions.Count == 0 ? [] : versions.Where(v => v.Number >= EnginesOwn(versions, versions[^1].Number)))
        {
            if (await jobs.VersionAsync(team, id, note.Number, cancellationToken) is { } version)
            {
                history.Add(new VersionContent(note.Number, note.Sha256, note.Author, note.Created, ResultReader.Read(version.Content)));
            }
        }

        return history;
    }

    /// <summary>The texts of a version that are a person's own words: no source carries them.</summary>
    public async Task<IReadOnlySet<string>> OwnWordsAsync(string team, JobId id, JobVersion version, CancellationToken cancellationToken)
    {
        var versions = await reviews.VersionsAsync(team, id, cancellationToken);
        return EnginesOwn(versions, version.Number) == version.Number
            ? new HashSet<string>()
            : OwnWords.Of(await OriginalAsync(team, id, versions, version.Number, cancellationToken), ResultReader.Read(version.Content));
    }

    /// <summary>Records what a reviewer has decided, if nothing stands in its way.</summary>
    /// <param name="by">The reviewer, in the role in which they act.</param>
    /// <param name="name">The reviewer's, as documents print it.</param>
    public async Task<DeskAnswer> ReviewAsync(DecisionActor by, string name, JobId id, ReviewOrder order, CancellationToken cancellationToken)
    {
        if (by.Role != ReviewerRole)
        {
            return new DeskAnswer(DeskOutcome.NotAReviewer);
        }

        if (await jobs.FindAsync(by.Team, id, cancellationToken) is not { } job)
        {
            return new DeskAnswer(DeskOutcome.NotFound);
        }

        if (job.State is not (JobState.NeedsReview or JobState.NeedsReviewWithGaps)
            || await jobs.VersionAsync(by.Team, id, null, cancellationToken) is not { } version)
        {
            return new DeskAnswer(DeskOutcome.WrongState);
        }

        if ((order.Version ?? version.Number) != version.Number || (order.Sha256 ?? version.Sha256) != version.Sha256)
        {
            return new DeskAnswer(DeskOutcome.NotCurrent);
        }

        var result = ResultReader.Read(version.Content);
        var versions = await reviews.VersionsAsync(by.Team, id, cancellationToken);
        var original = await OriginalAsync(by.Team, id, versions, version.Number, cancellationToken);
        if (Faults(order, original, result).ToList() is { Count: > 0 } faults)
        {
            return new DeskAnswer(DeskOutcome.Invalid) { Faults = faults };
        }

        var evidence = await reviews.EvidenceAsync(by.Team, id, by, EnginesOwn(versions, version.Number), cancellationToken);
        if (order.Outcome == ReviewOutcome.Approved)
        {
            // Whoever wrote a version has seen what they wrote.
            var hasOpened = evidence.Versions.Contains(version.Number) || (evidence.OpenedAt is not null && IsSame(version.Author, by));
            var blockers = await BlockersAsync(by, job, version, versions, order.Resolutions, hasOpened, cancellationToken);
            if (blockers.Count > 0)
            {
                return new DeskAnswer(DeskOutcome.Blocked) { Blockers = blockers };
            }
        }

        var source = await vault.ReadSourceAsync(by.Team, id, cancellationToken);
        var review = new NewReview
        {
            By = by,
            Name = name,
            Outcome = order.Outcome,
            Version = version.Number,
            Sha256 = version.Sha256,
            ReasonCode = order.ReasonCode,
            Reason = order.Reason,
            Resolutions = order.Resolutions,
            SettledWarnings = [.. order.Resolutions.Select(r => new SettledWarning(result.Warnings[r.Warning].Code, r.How))],
            IsOwnWork = IsOwnWork(by, job, version, versions),
            Evidence = evidence,
            ClaimsChecked = evidence.ClaimsChecked(result),
            Claims = result.Claims().Count(),
            Words = ResultText.Of(result).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
            HasSpecialCategories = source is { } read && SpecialCategory.In(string.Join('\n', SourceSegments.Read(read).Texts)).Count > 0,
            Edits = versions.First(v => v.Number == version.Number).Edits ?? EditSize.None,
            Decisions = result.Records,
        };
        return await reviews.ReviewAsync(by.Team, id, review, cancellationToken) switch
        {
            JobChange.NotAllowed => new DeskAnswer(DeskOutcome.NotCurrent),
            var other => Told(other),
        };
    }

    /// <summary>What stands between a version and its approval by somebody who is looking at it and has not resolved anything yet.</summary>
    public async Task<IReadOnlyList<Blocker>> BlockersAsync(DecisionActor by, Job job, JobVersion version, CancellationToken cancellationToken) =>
        await BlockersAsync(by, job, version, await reviews.VersionsAsync(by.Team, job.Id, cancellationToken), [], hasOpened: true, cancellationToken);

    /// <summary>The warnings of a version of which nobody can say that they were corrected: what they are about stands as it was.</summary>
    public async Task<IReadOnlySet<int>> UncorrectedAsync(string team, Job job, JobVersion version, CancellationToken cancellationToken)
    {
        var original = await OriginalAsync(team, job.Id, await reviews.VersionsAsync(team, job.Id, cancellationToken), version.Number, cancellationToken);
        var current = ResultReader.Read(version.Content);
        return Enumerable.Range(0, current.Warnings.Count).Where(w => ApprovalGate.StandsUnchanged(w, original, current)).ToHashSet();
    }

    private async Task<IReadOnlyList<Blocker>> BlockersAsync(
        DecisionActor by, Job job, JobVersion version, IReadOnlyList<VersionNote> versions, IReadOnlyList<Resolution> given, bool hasOpened, CancellationToken cancellationToken)
    {
        var before = await reviews.ReviewsAsync(by.Team, job.Id, cancellationToken);
        return ApprovalGate.Of(new ApprovalRequest
        {
            Original = await OriginalAsync(by.Team, job.Id, versions, version.Number, cancellationToken),
            Current = ResultReader.Read(version.Content),
            Resolutions = [.. given, .. before.Where(r => r.Sha256 == version.Sha256).SelectMany(r => r.Resolutions)],
            HasOpened = hasOpened,
            IsOwnWork = IsOwnWork(by, job, version, versions),
            OtherThanAuthor = shop.Settings.Service.WantsOtherReviewer(by.Team),
        });
    }

    private static bool IsOwnWork(DecisionActor by, Job job, JobVersion version, IReadOnlyList<VersionNote> versions)
    {
        var engines = EnginesOwn(versions, version.Number);
        return IsSame(job.Actor, by) || versions.Any(v => v.Number >= engines && !v.IsEngines && IsSame(v.Author, by));
    }

    private static IEnumerable<EditFault> Faults(ReviewOrder order, Result original, Result result)
    {
        if (order.ReasonCode is { } code && !ReviewWords.ReasonCodes.Contains(code))
        {
            yield return new EditFault("/reasonCode", "unknown-reason-code", $"reasonCode is one of {string.Join(", ", ReviewWords.ReasonCodes)}");
        }

        if (order.Outcome != ReviewOutcome.Approved && string.IsNullOrWhiteSpace(order.Reason))
        {
            yield return new EditFault("/reason", "missing-reason", "Say why");
        }

        if (order.Reason?.Length > LongestReason)
        {
            yield return new EditFault("/reason", "too-long", $"At most {LongestReason} characters");
        }

        if (order.Reason is { } reason && !VisibleText.Is(reason))
        {
            yield return new EditFault("/reason", EditCheck.NotShown, EditCheck.NotShownDetail);
        }

        foreach (var (i, resolution) in order.Resolutions.Index())
        {
            var at = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/resolutions/{i}");
            if (resolution.Warning < 0 || resolution.Warning >= result.Warnings.Count || !resolution.Settles(resolution.Warning) || resolution.Reason.Length > LongestReason)
            {
                yield return new EditFault(
                    at,
                    "not-a-resolution",
                    $"A resolution has the index of a warning, how as one of {string.Join(", ", Resolution.Ways)}, and a reason of at most {LongestReason} characters");
            }
            else if (!VisibleText.Is(resolution.Reason))
            {
                yield return new EditFault($"{at}/reason", EditCheck.NotShown, EditCheck.NotShownDetail);
            }
            else if (resolution.How == Resolution.Corrected && ApprovalGate.StandsUnchanged(resolution.Warning, original, result))
            {
                yield return new EditFault($"{at}/how", "not-corrected", "What the warning is about stands as it was; edit it, or say that it was checked or is accepted");
            }
        }
    }

    private async Task<Result> OriginalAsync(string team, JobId id, IReadOnlyList<VersionNote> versions, int number, CancellationToken cancellationToken) =>
        await jobs.VersionAsync(team, id, EnginesOwn(versions, number), cancellationToken) is { } original
            ? ResultReader.Read(original.Content)
            : throw new QuickActionException(ProblemCode.Unavailable, "The engine's own version of the result is gone; the job was erased, or the database was changed.");

    /// <summary>The number of the engine's own version that a version came from.</summary>
    private static int EnginesOwn(IReadOnlyList<VersionNote> versions, int number) => versions.Where(v => v.IsEngines && v.Number <= number).Select(v => v.Number).DefaultIfEmpty(number).Max();

    private static JobState ToBeReviewed(JobState state, Result result) => state switch
    {
        JobState.NeedsReview or JobState.NeedsReviewWithGaps => state,
        _ => result.Coverage.Failed > 0 ? JobState.NeedsReviewWithGaps : JobState.NeedsReview,
    };

    private static bool IsSame(DecisionActor one, DecisionActor other) => one.Tenant == other.Tenant && one.Person == other.Person;

    private static DeskAnswer Told(JobChange change) => new(change switch
    {
        JobChange.Done => DeskOutcome.Done,
        JobChange.NotFound => DeskOutcome.NotFound,
        JobChange.NotAllowed => DeskOutcome.NotCurrent,
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "No such outcome."),
    });
}

/// <summary>What a reviewer asks to be recorded.</summary>
public sealed record ReviewOrder
{
    public required ReviewOutcome Outcome { get; init; }

    /// <summary>The version that it is about, by its number, its content hash or both.</summary>
    public int? Version { get; init; }
    public string? Sha256 { get; init; }
    public string? ReasonCode { get; init; }
    public string? Reason { get; init; }
    public IReadOnlyList<Resolution> Resolutions { get; init; } = [];

    public override string ToString() => $"ReviewOrder {Outcome}";
}

/// <param name="Outcome">Whether it was done; else nothing was changed.</param>
public sealed record DeskAnswer(DeskOutcome Outcome)
{
    /// <summary>What is wrong with what was sent.</summary>
    public IReadOnlyList<EditFault> Faults { get; init; } = [];

    /// <summary>What stands in the way of the approval.</summary>
    public IReadOnlyList<Blocker> Blockers { get; init; } = [];
}

/// <summary>What became of an edit or a review.</summary>
public enum DeskOutcome
{
    Done,
    NotFound,

    /// <summary>There is nothing to edit or to review, or it is decided already.</summary>
    WrongState,

    /// <summary>There is a newer version.</summary>
    NotCurrent,
    Invalid,
    Blocked,
    NotAReviewer,
}
