using System.Text.Json.Serialization.Metadata;

namespace QuickAction.Core.Analysis.Models.Structured;

/// <summary>One question whose answer has to be JSON of a given shape.</summary>
/// <typeparam name="T">What the JSON is read into once it keeps to the schema.</typeparam>
public sealed record StructuredQuestion<T>
    where T : class
{
    /// <summary>The system part: what to do. Never holds document text.</summary>
    public required string Instructions { get; init; }

    /// <summary>The user part: the source, as data.</summary>
    public required string Input { get; init; }

    /// <summary>The shape of the answer.</summary>
    public required AnswerSchema Schema { get; init; }

    public required JsonTypeInfo<T> Json { get; init; }

    /// <summary>Upper bound of the answer in tokens, reasoning included where the model reasons.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>
    /// What the two parts are thought to hold in tokens: reserved in the budget before the call, and what the server's count is compared with.
    /// Null: guessed from the bytes.
    /// </summary>
    public int? EstimatedInputTokens { get; init; }

    /// <summary>Which model answers (its name at the provider); null for the client's own.</summary>
    public string? Model { get; init; }

    /// <summary>Who is given the exact bytes of every request before it leaves, and the prompt's name for telemetry.</summary>
    public CallContext Context { get; init; } = CallContext.None;

    /// <summary>Without the source: a record's own text would hold it.</summary>
    public override string ToString() => $"{nameof(StructuredQuestion<>)} {Schema}";
}
