using System.ComponentModel.DataAnnotations;
using QuickAction.Core.Analysis.Models.Questions;

namespace QuickAction.Core.Analysis.Models;

/// <summary>How a model is given sources: what does not depend on who provides it.</summary>
public sealed record EngineOptions
{
    /// <summary>Tokens of prompt and answer together that the model takes. 128,000 for most models of 2024 and later; Ollama's own default is far less.</summary>
    [Range(2_000, 10_000_000)]
    public int Window { get; init; } = 128_000;

    /// <summary>Most tokens of one answer; a prompt may ask for fewer.</summary>
    [Range(200, 1_000_000)]
    public int Output { get; init; } = 8_000;

    /// <summary>Where the code stands that marks the source as data.</summary>
    public Datamarking Datamarking { get; init; } = Datamarking.Segments;
}
