using QuickAction.Core.Analysis;

namespace QuickAction.Core.Jobs;

/// <summary>One piece of work as its row says it. Holds no content: names of files and options are in the sealed <see cref="JobRequest"/>.</summary>
public sealed record Job
{
    public required JobId Id { get; init; }

    /// <summary>The jobs that were submitted together; null for one alone.</summary>
    public string? Batch { get; init; }
    public required string Team { get; init; }

    /// <summary>Who submitted it.</summary>
    public required DecisionActor Actor { get; init; }
    public required JobKind Kind { get; init; }

    /// <summary>The engine that was asked for by name.</summary>
    public required string Engine { get; init; }
    public required JobState State { get; init; }

    /// <summary>Raised at each start; every change that a run makes names its own, so that a stalled one cannot finish late.</summary>
    public required long Attempt { get; init; }

    /// <summary>Raised with every change of the row.</summary>
    public required long Revision { get; init; }
    public required JobProgress Progress { get; init; }

    /// <summary>Why it failed; null unless it has.</summary>
    public JobProblem? Problem { get; init; }
    public required int Files { get; init; }
    public required long Bytes { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public DateTimeOffset? Started { get; init; }
    public DateTimeOffset? Ended { get; init; }

    /// <summary>When it is given up, if it has not ended by then.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The newest version of its result; 0 while there is none.</summary>
    public required int ResultVersion { get; init; }

    public override string ToString() => $"Job {Id} {State.Text()}";
}

/// <summary>Why a job failed.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Message">One plain sentence that says what to do next; never holds content.</param>
public sealed record JobProblem(string Code, string Message);
