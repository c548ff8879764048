using QuickAction.Core.Analysis.Models.Structured;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Analysis.Models;

/// <summary>A job's way to its models: structured calls within its budget, and which model does which work.</summary>
public sealed record ModelAccess
{
    /// <summary>The engine's name in the settings.</summary>
    public required string Name { get; init; }
    public required string Provider { get; init; }

    /// <summary>The model for work that needs judgement.</summary>
    public required string Best { get; init; }

    /// <summary>The model for the rest; the same where there is only one.</summary>
    public required string Fast { get; init; }
    public required EngineOptions Options { get; init; }

    /// <summary>Calls in flight that are worth having.</summary>
    public required int AtOnce { get; init; }
    public required StructuredCall Calls { get; init; }

    /// <summary>What so many tokens read and written cost; null where no price is known.</summary>
    public Func<string, long, long, decimal?> Price { get; init; } = (_, _, _) => null;

    public string Currency { get; init; } = "GBP";

    /// <summary>Name of the price list.</summary>
    public string PriceList { get; init; } = "";

    /// <summary>The recognisers with which what is sent is looked at a second time.</summary>
    public PrivacyOptions Privacy { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What calls of a model cost together; null where no price is known, or a server has not counted.</summary>
    public CallCost? Cost(string model, IReadOnlyList<CallFacts> calls)
    {
        decimal sum = 0;
        foreach (var call in calls)
        {
            if (call.InputTokens is not { } read || call.OutputTokens is not { } written || Price(model, read, written) is not { } cost)
            {
                return null;
            }

            sum += cost;
        }

        return calls.Count == 0 ? null : new CallCost((long)Math.Round(sum * 1_000_000), Currency, PriceList);
    }
}
