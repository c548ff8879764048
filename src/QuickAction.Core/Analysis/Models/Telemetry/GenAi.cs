namespace QuickAction.Core.Analysis.Models.Telemetry;

/// <summary>
/// Names of the OpenTelemetry conventions for generative AI, all in this file because they are still in development (semantic-conventions v1.41, the set that
/// Microsoft.Extensions.AI emits). The names of content (<c>gen_ai.input.messages</c> and its like) are missing on purpose: content is never emitted.
/// </summary>
internal static class GenAi
{
    /// <summary>Of the activity source and the meter.</summary>
    public const string SourceName = "QuickAction.Models";

    public const string Chat = "chat";

    public const string Operation = "gen_ai.operation.name";
    public const string Provider = "gen_ai.provider.name";
    public const string PromptName = "gen_ai.prompt.name";
    public const string PromptVersion = "gen_ai.prompt.version";
    public const string OutputType = "gen_ai.output.type";
    public const string RequestModel = "gen_ai.request.model";
    public const string RequestMaxTokens = "gen_ai.request.max_tokens";
    public const string RequestTemperature = "gen_ai.request.temperature";
    public const string RequestSeed = "gen_ai.request.seed";
    public const string ResponseModel = "gen_ai.response.model";
    public const string ResponseId = "gen_ai.response.id";
    public const string FinishReasons = "gen_ai.response.finish_reasons";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string CachedTokens = "gen_ai.usage.cache_read.input_tokens";
    public const string ReasoningTokens = "gen_ai.usage.reasoning.output_tokens";
    public const string TokenType = "gen_ai.token.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string ErrorType = "error.type";

    /// <summary>Histogram, in tokens.</summary>
    public const string TokenUsage = "gen_ai.client.token.usage";

    /// <summary>Histogram, in seconds.</summary>
    public const string Duration = "gen_ai.client.operation.duration";
}
