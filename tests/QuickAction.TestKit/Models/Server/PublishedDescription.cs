using System.Text.Json;

namespace QuickAction.TestKit.Models.Server;

/// <summary>
/// What OpenAI's published API description asks of a request to <c>/chat/completions</c>, as far as we could break it. Facts read out of
/// openai/openai-openapi at f85dbe2 (CreateChatCompletionRequest and what it refers to), and of the rules for strict schemas that its
/// <c>ResponseFormatJsonSchema</c> points to.
/// </summary>
public static class PublishedDescription
{
    private static readonly HashSet<string> Parameters = new(StringComparer.Ordinal)
    {
        "messages", "model", "service_tier", "modalities", "verbosity", "reasoning_effort", "max_completion_tokens", "frequency_penalty", "presence_penalty",
        "web_search_options", "top_logprobs", "response_format", "audio", "store", "moderation", "stream", "stop", "logit_bias", "logprobs", "max_tokens", "n",
        "prediction", "seed", "stream_options", "tools", "tool_choice", "parallel_tool_calls", "function_call", "functions", "metadata", "temperature", "top_p",
        "user", "safety_identifier", "prompt_cache_key", "prompt_cache_retention", "prompt_cache_options",
    };

    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh"];

    private static readonly string[] Roles = ["developer", "system", "user", "assistant"];

    /// <summary>Every breach, in words; empty for a request that the description allows.</summary>
    public static IReadOnlyList<string> Breaches(StandInCall call)
    {
        var found = new List<string>();
        Check(call.Headers.GetValueOrDefault("content-type")?.StartsWith("application/json", StringComparison.Ordinal) is true, "content-type is not application/json");
        var body = call.Json;
        foreach (var unknown in body.EnumerateObject().Where(p => !Parameters.Contains(p.Name)))
        {
            found.Add($"{unknown.Name} is no parameter");
        }

        Check(body.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String, "model is missing");
        Check(body.TryGetProperty("messages", out var messages) && messages.GetArrayLength() > 0, "messages are missing");
        foreach (var message in messages.EnumerateArray())
        {
            Check(Roles.Contains(message.GetProperty("role").GetString()), "role is none of those there are");
            Check(message.GetProperty("content").ValueKind == JsonValueKind.String, "content is not a string");
            Check(message.EnumerateObject().Count() == 2, "a message has more than role and content");
        }

        Check(Integer("max_completion_tokens", 1, long.MaxValue) && Integer("max_tokens", 1, long.MaxValue), "an output limit is no positive integer");
        Check(!(call.Has("max_tokens") && call.Has("max_completion_tokens")), "there are two output limits");
        Check(Integer("seed", long.MinValue, long.MaxValue), "seed is no 64-bit integer");
        Check(Number("temperature", 0, 2) && Number("top_p", 0, 1), "temperature or top_p is out of range");
        Check(!body.TryGetProperty("reasoning_effort", out var effort) || Efforts.Contains(effort.GetString()), "reasoning_effort is none of those there are");
        Check(!call.Has("stream_options") || call.Streamed, "stream_options without stream");
        if (body.TryGetProperty("response_format", out var format))
        {
            CheckFormat(format);
        }

        return found;

        void CheckFormat(JsonElement asked)
        {
            Check(asked.GetProperty("type").GetString() is "json_schema" or "json_object", "response_format is none of those there are");
            // "the model may generate an unending stream of whitespace" without: OpenAI refuses such a request.
            Check(call.Format != "json_object" || call.Said("system").Contains("JSON", StringComparison.OrdinalIgnoreCase), "json_object without the word JSON in a message");
            if (call.Schema is { } schema)
            {
                var named = asked.GetProperty("json_schema");
                Check(named.GetProperty("name").GetString() is { Length: > 0 and <= 64 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), "the schema's name is not allowed");
                Check(named.EnumerateObject().All(p => p.Name is "name" or "schema" or "strict" or "description"), "json_schema has a property that is not allowed");
                CheckStrict(schema);
            }
        }

        void CheckStrict(JsonElement schema)
        {
            if (schema.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in schema.EnumerateArray())
                {
                    CheckStrict(item);
                }
            }
            else if (schema.ValueKind == JsonValueKind.Object)
            {
                if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
                {
                    Check(schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False, "an object of a strict schema allows more properties");
                    Check(
                        schema.GetProperty("required").EnumerateArray().Select(r => r.GetString()).Order().SequenceEqual(properties.EnumerateObject().Select(p => p.Name).Order()),
                        "an object of a strict schema does not require all its properties");
                }

                foreach (var part in schema.EnumerateObject())
                {
                    CheckStrict(part.Value);
                }
            }
        }

        void Check(bool holds, string breach)
        {
            if (!holds)
            {
                found.Add(breach);
            }
        }

        bool Integer(string name, long least, long most) => !body.TryGetProperty(name, out var value) || (value.TryGetInt64(out var number) && number >= least && number <= most);

        bool Number(string name, double least, double most) => !body.TryGetProperty(name, out var value) || (value.TryGetDouble(out var number) && number >= least && number <= most);
    }
}
