namespace QuickAction.Core.Analysis;

/// <summary>
/// Where decisions are recorded. Three promises that every implementation keeps, and that <c>DecisionLogSuite</c> tests: records stay in order of
/// appending, an append that returns is durable, and an answer is stored if and only if its <c>decision.completed</c> is.
/// </summary>
public interface IDecisionLog
{
    /// <summary>Appends <c>decision.requested</c> and keeps the exact input that the engine is about to be given.</summary>
    ValueTask RequestAsync(DecisionRecord record, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the exact bytes of a request that is about to leave, durably and before it does. They are in the way only of a crash: the record that ends the
    /// decision holds them from then on.
    /// </summary>
    ValueTask SendingAsync(DecisionJob job, DecisionId decision, ReadOnlyMemory<byte> request, CancellationToken cancellationToken);

    /// <summary>Appends <c>decision.failed</c>.</summary>
    ValueTask FailAsync(DecisionRecord record, CancellationToken cancellationToken);

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

    /// <summary>What the engine told of how it came to its answer, or to none; null while it has not been asked.</summary>
    public EngineAccount? Account { get; init; }

    /// <summary>How long the engine took; null while it has not answered.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Why it failed: the type of the error, never its message.</summary>
    public string? Failure { get; init; }
}

/// <summary>The piece of work that decisions belong to.</summary>
/// <param name="Id">All decisions of a job share it.</param>
/// <param name="CaseReference">The case as the user named it; a log stores it keyed, never as it is.</param>
public sealed record DecisionJob(string Id, string? CaseReference = null)
{
    public DecisionActor Actor { get; init; } = DecisionActor.Nobody;

    /// <summary>Which service of the product the work is for: minutes, summary, survey.</summary>
    public string? Service { get; init; }

    /// <summary>For what the work is done, in the council's words; null when it does not say.</summary>
    public string? Purpose { get; init; }

    /// <summary>The reference of the lawful basis in the council's register of processing; null when it does not say.</summary>
    public string? LawfulBasis { get; init; }

    /// <summary>How long the content may be kept; null when nothing was settled.</summary>
    public DecisionRetention? Retention { get; init; }

    /// <summary>The files that the work is about.</summary>
    public IReadOnlyList<DecisionSource> Sources { get; init; } = [];
}

/// <summary>Who asked. Tenant and person are personal data; a log stores them keyed, never as they are.</summary>
public sealed record DecisionActor(string Tenant, string Person, string Team, string Role)
{
    /// <summary>Work that no person asked for.</summary>
    public static DecisionActor Nobody { get; } = new("", "", "none", "System");
}

/// <param name="Sha256">Of the file's bytes; a log stores it keyed, never as it is.</param>
/// <param name="Characters">In the text that was read from it, in UTF-16 code units.</param>
public sealed record DecisionSource(string Sha256, string MediaType, long Bytes, long Characters, int Segments)
{
    /// <summary>Stable codes of what kept the reader from reading all of it; empty when all was read.</summary>
    public IReadOnlyList<string> LimitsHit { get; init; } = [];

    /// <summary>What a malware scanner said before the file was opened; null when there is none.</summary>
    public MalwareScan? Scan { get; init; }
}

/// <param name="Engine">The scanner's name and version.</param>
/// <param name="DatabaseVersion">That of its signatures, as it states it.</param>
/// <param name="Verdict">clean, or why not, as a code.</param>
public sealed record MalwareScan(string Engine, string DatabaseVersion, string Verdict);

/// <summary>How long the content of a job may be kept.</summary>
/// <param name="Class">The kind of work that the time goes with.</param>
/// <param name="DeleteAfter">When it is due for erasure; null for never by itself.</param>
public sealed record DecisionRetention(string Class, DateTimeOffset? DeleteAfter);

/// <summary>What makes two questions of one job the same.</summary>
public sealed record JournalKey(string Job, string Task, int TaskVersion, string InputSha256, string PromptsSha256, string Engine);

public sealed record JournalledAnswer(DecisionId Decision, ReadOnlyMemory<byte> Answer);
