using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models;

/// <summary>What was found out about models, for as long as the process lives. Safe for use by many calls at once.</summary>
public sealed class ModelMemory
{
    private readonly ConcurrentDictionary<string, ModelTraits> _traits = new(StringComparer.Ordinal);

    public ModelTraits Of(string model) => _traits.GetValueOrDefault(model) ?? new ModelTraits();

    public void Learn(string model, Func<ModelTraits, ModelTraits> lesson) =>
        _traits.AddOrUpdate(model, _ => lesson(new ModelTraits()), (_, known) => lesson(known));

    /// <summary>The name under which a model of a client is remembered: endpoint and model together.</summary>
    public static string Key(IChatClient client, string? model)
    {
        var metadata = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        return $"{metadata?.ProviderUri} {model ?? metadata?.DefaultModelId}";
    }
}
