using QuickAction.Core.Analysis;
using QuickAction.Core.Jobs;

namespace QuickAction.Core.Review;

/// <summary>What a reviewer has decided.</summary>
public enum ReviewOutcome
{
    Approved,
    Rejected,

    /// <summary>Somebody else has to look at it; it stays to be reviewed.</summary>
    Escalated,
}

/// <summary>Names and codes of reviews.</summary>
public static class ReviewWords
{
    /// <summary>Why, as a code that may stand in the log.</summary>
    public static IReadOnlyList<string> ReasonCodes { get; } =
        ["accurate", "corrected", "inaccurate", "incomplete", "unsupported", "wrong-source", "safeguarding", "second-opinion", "other"];

    public static string Text(this ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Approved => "approved",
        ReviewOutcome.Rejected => "rejected",
        ReviewOutcome.Escalated => "escalated",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };

    public static ReviewOutcome? Parse(string? text) => Enum.GetValues<ReviewOutcome>().Where(o => o.Text() == text).Select(o => (ReviewOutcome?)o).FirstOrDefault();
}

/// <summary>A version without its content.</summary>
/// <param name="Edits">Against the engine's version that it came from; null for an engine's own.</param>
public sealed record VersionNote(int Number, string Sha256, DecisionActor Author, DateTimeOffset Created, EditSize? Edits)
{
    /// <summary>The role under which an engine's own versions are stored.</summary>
    public const string EngineRole = "System";

    public bool IsEngines => Author.Role == EngineRole;
}

/// <summary>A review as it was recorded.</summary>
/// <param name="Name">The reviewer's, as documents print it. Personal.</param>
/// <param name="Reason">In the reviewer's words; null for none. Personal.</param>
public sealed record RecordedReview(
    int Version, string Sha256, DecisionActor By, string Name, DateTimeOffset Time, ReviewOutcome Outcome, string? ReasonCode, string? Reason, IReadOnlyList<Resolution> Resolutions)
{
    public override string ToString() => $"RecordedReview {Outcome} of version {Version}";
}

/// <summary>What a person was really shown of a job, as the service saw it.</summary>
/// <param name="OpenedAt">When a version from this one on was first shown; null for never.</param>
/// <param name="Versions">The versions that were shown.</param>
/// <param name="Dwell">Time between one thing and the next that was shown, no pause counted for more than five minutes; it ends with the last thing.</param>
/// <param name="LastAt">When something was last shown.</param>
/// <param name="WholeSource">Whether the whole source was fetched.</param>
/// <param name="Segments">The segments whose place in the source was opened.</param>
public sealed record ReviewEvidence(
    DateTimeOffset? OpenedAt, IReadOnlyList<int> Versions, TimeSpan Dwell, DateTimeOffset? LastAt, bool WholeSource, IReadOnlySet<int> Segments)
{
    /// <summary>A longer pause is not taken for reading.</summary>
    public static TimeSpan LongestPause { get; } = TimeSpan.FromMinutes(5);

    public int SourcesOpened => Segments.Count + (WholeSource ? 1 : 0);

    /// <summary>Claims of a result of which at least one cited place was opened.</summary>
    public int ClaimsChecked(Result result) => result.Claims().Count(c => c.Citations.Any(p => Segments.Contains(p.Segment)));

    /// <summary>With the pause until the decision.</summary>
    public TimeSpan DwellUntil(DateTimeOffset time) =>
        LastAt is not { } last || time <= last ? Dwell : Dwell + (time - last < LongestPause ? time - last : LongestPause);
}

/// <summary>A review that is about to be stored.</summary>
public sealed record NewReview
{
    public required DecisionActor By { get; init; }
    public required string Name { get; init; }
    public required ReviewOutcome Outcome { get; init; }
    public required int Version { get; init; }
    public required string Sha256 { get; init; }
    public string? ReasonCode { get; init; }
    public string? Reason { get; init; }
    public required IReadOnlyList<Resolution> Resolutions { get; init; }

    /// <summary>The warnings that <see cref="Resolutions"/> settle, by their codes.</summary>
    public required IReadOnlyList<SettledWarning> SettledWarnings { get; init; }
    public required bool IsOwnWork { get; init; }
    public required ReviewEvidence Evidence { get; init; }
    public required int ClaimsChecked { get; init; }

    /// <summary>Statements of the result.</summary>
    public long Claims { get; init; }

    /// <summary>Words of the result.</summary>
    public long Words { get; init; }

    /// <summary>Whether the source has words of special-category matter.</summary>
    public bool HasSpecialCategories { get; init; }
    public required EditSize Edits { get; init; }

    /// <summary>The decisions that the result is made of.</summary>
    public required IReadOnlyList<string> Decisions { get; init; }

    public override string ToString() => $"NewReview {Outcome} of version {Version}";
}

/// <summary>A warning that a person has settled, without their words.</summary>
/// <param name="How">One of <see cref="Resolution.Ways"/>.</param>
public sealed record SettledWarning(string Code, string How);

/// <summary>An edit that is about to be stored.</summary>
/// <param name="After">The version that was edited; when it is no longer the newest, nothing is stored.</param>
/// <param name="Edits">Against the engine's version.</param>
public sealed record NewEdit(DecisionActor By, int After, ReadOnlyMemory<byte> Content, EditSize Edits, JobState State, IReadOnlyList<string> Decisions)
{
    public override string ToString() => $"NewEdit after version {After}";
}

/// <summary>Versions, reviews and what reviewers were shown. Every method is of one team; a change of state and its records in the log are one transaction.</summary>
public interface IReviewStore
{
    /// <summary>The oldest first; empty when there is no such job, no result, or when it was erased.</summary>
    Task<IReadOnlyList<VersionNote>> VersionsAsync(string team, JobId id, CancellationToken cancellationToken);

    /// <summary>The oldest first; empty when there is none, or when the job was erased.</summary>
    Task<IReadOnlyList<RecordedReview>> ReviewsAsync(string team, JobId id, CancellationToken cancellationToken);

    /// <summary>Notes that a person was shown a version.</summary>
    Task ShownAsync(string team, JobId id, DecisionActor person, int version, CancellationToken cancellationToken);

    /// <summary>Notes that a person opened the source beside a version.</summary>
    /// <param name="segment">The one that was opened; null for all of it.</param>
    Task SourceShownAsync(string team, JobId id, DecisionActor person, int version, int? segment, CancellationToken cancellationToken);

    /// <summary>What a person was shown from a version on.</summary>
    Task<ReviewEvidence> EvidenceAsync(string team, JobId id, DecisionActor person, int fromVersion, CancellationToken cancellationToken);

    /// <summary>Stores an edit as the newest version; a job that was approved or rejected is to be reviewed again.</summary>
    Task<JobChange> EditAsync(string team, JobId id, NewEdit edit, CancellationToken cancellationToken);

    /// <summary>Stores a review with <c>review.recorded</c>, and the job's new state with it. Only while the version is the newest and to be reviewed.</summary>
    Task<JobChange> ReviewAsync(string team, JobId id, NewReview review, CancellationToken cancellationToken);
}
