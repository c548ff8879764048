namespace QuickAction.Core.Analysis;

/// <summary>
/// Where decisions are recorded. Three promises that every implementation keeps, and that <c>DecisionLogSuite</c> tests: records stay in order of
/// appending, an append that returns is durable, and an answer is stored if and only if its <c>decision.completed</c> is.
/// </summary>
public interface IDecisionLog
{
    /// <summary>Appends <c>decision.requested</c> or <c>decision.failed</c>.</summary>
    ValueTask AppendAsync(DecisionRecord record, CancellationToken cancellationToken);

    /// <summary>Appends <c>decision.completed</c> and stores the answer under the key in one step.</summary>
    ValueTask CompleteAsync(DecisionRecord record, JournalKey key, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken);

    /// <summary>The answer that the same job has had to the same question, or null. The scope is one job.</summary>
    ValueTask<JournalledAnswer?> FindAnswerAsync(JournalKey key, CancellationToken cancellationToken);
}

public enum DecisionEvent
{
    Requested,
    Completed,
    Failed,
}

/// <summary>One record of the log. Holds no content and no personal data: digests are keyed (HMAC-SHA-256) by the log.</summary>
public sealed record DecisionRecord
{
    public required DecisionEvent Event { get; init; }
    public required DecisionId Decision { get; init; }

    public required DecisionJob Job { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string Task { get; init; }
    public required int TaskVersion { get; init; }
    public required EngineIdentity Engine { get; init; }

    /// <summary>SHA-256 of the input's canonical JSON; a log stores it keyed, never as it is.</summary>
    public required string InputSha256 { get; init; }
    public string? OutputSha256 { get; init; }

    /// <summary>Why it failed: the type of the error, never its message.</summary>
    public string? Failure { get; init; }
}

/// <summary>The piece of work that decisions belong to.</summary>
/// <param name="Id">All decisions of a job share it.</param>
/// <param name="CaseReference">The case as the user named it; a log stores it keyed, never as it is.</param>
public sealed record DecisionJob(string Id, string? CaseReference = null);

/// <summary>What makes two questions of one job the same.</summary>
public sealed record JournalKey(string Job, string Task, int TaskVersion, string InputSha256, string PromptsSha256, string Engine);

public sealed record JournalledAnswer(DecisionId Decision, ReadOnlyMemory<byte> Answer);
