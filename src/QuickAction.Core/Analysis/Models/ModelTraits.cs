namespace QuickAction.Core.Analysis.Models;

/// <summary>What one model at one endpoint was found to take. The defaults are OpenAI's own API; everything else is learnt from a refusal, once.</summary>
public sealed record ModelTraits
{
    public AnswerFormat Format { get; init; } = AnswerFormat.JsonSchema;

    /// <summary>It takes a schema and does not keep to it: the prompt has to carry the schema as well.</summary>
    public bool SchemaIgnored { get; init; }

    /// <summary>It knows <c>max_tokens</c> and not <c>max_completion_tokens</c>.</summary>
    public bool OldMaxTokens { get; init; }

    /// <summary>Parameters that it rejects (reasoning models: <c>temperature</c>); they are left out from then on.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];

    public bool Rejects(string parameter) => Rejected.Contains(parameter);
}

/// <summary>How an answer can be asked to be JSON, from the strictest down.</summary>
public enum AnswerFormat
{
    /// <summary><c>response_format</c> <c>json_schema</c> with <c>strict</c>: the server keeps to the schema.</summary>
    JsonSchema,

    /// <summary><c>json_object</c>: some JSON object; the schema stands in the prompt.</summary>
    JsonObject,

    /// <summary>No response format: the JSON is taken out of the text.</summary>
    Text,
}
