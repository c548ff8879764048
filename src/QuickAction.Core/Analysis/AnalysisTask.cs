using System.Text.Json.Serialization.Metadata;

namespace QuickAction.Core.Analysis;

/// <summary>
/// A question that an engine can answer, with the types of what goes in and comes out. Name and version are part of every decision's key: a
/// change of meaning is a new version.
/// </summary>
/// <param name="Name">Stable kebab-case name, such as <c>minutes</c>.</param>
public sealed record AnalysisTask<TIn, TOut>(string Name, int Version, JsonTypeInfo<TIn> InputJson, JsonTypeInfo<TOut> OutputJson)
    where TIn : notnull
    where TOut : notnull
{
    /// <summary>The governed files that an input carries and that shape the answer, such as the template of minutes: they stand in the records.</summary>
    public Func<TIn, IReadOnlyList<PromptUse>> Prompts { get; init; } = _ => [];
}
