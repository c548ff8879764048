using System.ComponentModel.DataAnnotations;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Questions;
using QuickAction.Core.Privacy;

namespace QuickAction.Core.Settings;

/// <summary>
/// One model engine: where its model is, and how it is given sources. <c>QuickAction:Model</c> is the engine named <c>model</c>; an entry of
/// <c>QuickAction:Engines</c> is one with the entry's name.
/// </summary>
public sealed record EngineSettings : ModelOptions
{
    /// <summary>Tokens of prompt and answer together that the model takes; Ollama takes far fewer unless told.</summary>
    [Range(2_000, 10_000_000)]
    public int Window { get; init; } = 128_000;

    /// <summary>Most tokens of one answer; a prompt may ask for fewer.</summary>
    [Range(200, 1_000_000)]
    public int Output { get; init; } = 8_000;

    /// <summary>What happens to identifiers before anything is sent. Off is no setting: it takes a person's reason for each run.</summary>
    public MaskMode Mask { get; init; } = MaskMode.Pseudonymise;

    /// <summary>Where the code stands that marks the source as data: once before each segment, or also between all words.</summary>
    public Datamarking Datamarking { get; init; } = Datamarking.Segments;

    public EngineOptions EngineOptions() => new() { Window = Window, Output = Output, Datamarking = Datamarking };

    /// <summary>Without the key.</summary>
    public override string ToString() => base.ToString();
}
