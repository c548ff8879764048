using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>A job that is about to be submitted, with its files already in the vault.</summary>
public sealed record NewJob
{
    public required JobId Id { get; init; }
    public string? Batch { get; init; }
    public required DecisionActor Actor { get; init; }

    /// <summary>Without its files: they are those of <see cref="Files"/>.</summary>
    public required JobRequest Request { get; init; }
    public required IReadOnlyList<VaultFile> Files { get; init; }
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>How long its content may be kept; null when nothing was settled.</summary>
    public DecisionRetention? Retention { get; init; }
}
