using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Metering;

/// <summary>What calls cost, from the settings. A model without a price costs an unknown amount, not nothing.</summary>
public sealed class PriceTable(ModelOptions options)
{
    private const decimal Million = 1_000_000;

    private readonly Dictionary<string, ModelPrice> _prices = options.Prices.ToDictionary(p => p.Model, StringComparer.Ordinal);

    public string Currency => options.Currency;

    /// <summary>The price list's name, to be recorded with a cost.</summary>
    public string Version => options.PriceList;

    public bool Knows(string model) => _prices.ContainsKey(model);

    /// <summary>The cost of these tokens; null when the model has no price.</summary>
    /// <param name="cached">The part of <paramref name="input"/> that came from the provider's cache.</param>
    public decimal? Cost(string model, long input, long output, long cached = 0)
    {
        if (!_prices.TryGetValue(model, out var price))
        {
            return null;
        }

        var fromCache = Math.Min(cached, input);
        return (((input - fromCache) * price.Input) + (fromCache * (price.CachedInput ?? price.Input)) + (output * price.Output)) / Million;
    }

    public decimal? Cost(string model, UsageDetails usage) =>
        Cost(model, usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0, usage.CachedInputTokenCount ?? 0);
}
