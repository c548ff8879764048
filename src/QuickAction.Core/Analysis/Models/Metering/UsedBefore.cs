namespace QuickAction.Core.Analysis.Models.Metering;

/// <summary>What one decision of a job has taken of a model in a run before this one, as its record says.</summary>
/// <param name="Model">The model that was asked, as the price table names it.</param>
/// <param name="Calls">Calls that were answered.</param>
public sealed record UsedBefore(string Model, int Calls, long InputTokens, long OutputTokens)
{
    public long CachedTokens { get; init; }

    public long ReasoningTokens { get; init; }

    /// <summary>True when the server did not count.</summary>
    public bool IsEstimated { get; private init; }

    /// <summary>Of calls that the server did not count: from the bytes that left and came back, with what stands around the texts, so that no budget is overshot.</summary>
    public static UsedBefore Uncounted(string model, int calls, long sentBytes, long returnedBytes) =>
        new(model, calls, MeteredChatClient.Tokens(sentBytes), MeteredChatClient.Tokens(returnedBytes)) { IsEstimated = true };
}
