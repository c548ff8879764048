namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>What came of a <see cref="StructuredQuestion{T}"/>: <see cref="Answered"/> or <see cref="Unusable"/>, never half of an answer.</summary>
public abstract record StructuredReply<T>
    where T : class
{
    private StructuredReply()
    {
    }

    /// <summary>Every call that was made for it (a repair is a second one), in order. Empty only when the very first was stopped before an answer.</summary>
    public required IReadOnlyList<CallFacts> Calls { get; init; }

    /// <summary>Without the answer: a record's own text would hold it.</summary>
    public sealed override string ToString() => this is Unusable no ? $"{no.Reason}: {no.Detail}" : "answered";

    /// <summary>The whole answer: complete JSON that keeps to the schema.</summary>
    /// <param name="Repaired">True when it took the second attempt.</param>
    public sealed record Answered(T Value, bool Repaired) : StructuredReply<T>;

    /// <summary>No answer.</summary>
    /// <param name="Detail">What was wrong, without a word of prompt or answer: JSON pointers and keywords, filter categories.</param>
    public sealed record Unusable(UnusableReason Reason, string Detail) : StructuredReply<T>;
}

/// <summary>What is known of one call; unknown is null, never zero.</summary>
/// <param name="Model">The model that says it answered.</param>
/// <param name="ResponseId">The provider's id of the answer.</param>
/// <param name="InputTokens">All tokens read, cached ones included.</param>
/// <param name="OutputTokens">All tokens written, reasoning included.</param>
public sealed record CallFacts(
    string? Model, string? ResponseId, string? FinishReason, long? InputTokens, long? OutputTokens, long? CachedTokens, long? ReasoningTokens);
