namespace QuickAction.Core.Analysis.Models;

/// <summary>What one model at one endpoint was found to take. Everything but the start is learnt from a refusal, once.</summary>
public sealed record ModelTraits
{
    public AnswerFormat Format { get; init; } = AnswerFormat.JsonSchema;

    /// <summary>It takes a schema and does not keep to it: the prompt has to carry the schema as well.</summary>
    public bool SchemaIgnored { get; init; }

    public OutputLimit OutputLimit { get; init; } = OutputLimit.MaxCompletionTokens;

    /// <summary>The most tokens that it writes in one answer; null until it has refused to write as many as it was asked for.</summary>
    public int? MostOutput { get; init; }

    /// <summary>Its server counts a prompt's tokens in a way of its own, always far fewer than there are: a low count does not say that the prompt was cut.</summary>
    public bool CountsApart { get; init; }

    /// <summary>It has no system role: instructions go in front of the first message of the user.</summary>
    public bool NoSystemRole { get; init; }

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

/// <summary>By which parameter a server is told how long an answer may get.</summary>
public enum OutputLimit
{
    /// <summary><c>max_completion_tokens</c>: OpenAI's own; its reasoning models know no other.</summary>
    MaxCompletionTokens,

    /// <summary><c>max_tokens</c>: the older name that every compatible server knows; some ignore the newer one without a word.</summary>
    MaxTokens,

    /// <summary>Neither: the model's own limit holds.</summary>
    None,
}
