using System.Text.Json.Nodes;

namespace QuickAction.TestKit.Models.Server;

/// <summary>
/// The bodies of the wire format, as OpenAI's published description has them (openai/openai-openapi: CreateChatCompletionResponse,
/// CreateChatCompletionStreamResponse, ErrorResponse) and Azure's documentation of content filter results.
/// </summary>
internal static class StandInWire
{
    private static readonly string[] Categories = ["hate", "self_harm", "sexual", "violence"];

    private const long Created = 1_776_762_000;

    public static JsonObject Whole(StandInCall call, StandInAnswer.Says says)
    {
        var choice = new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = says.Text, ["refusal"] = says.Refusal },
            ["logprobs"] = null,
            ["finish_reason"] = says.Finish,
        };
        var body = Head(call, "chat.completion", choice);
        AddFilter(body, choice, says.Filtered);
        if (says.Usage is { } usage)
        {
            body["usage"] = Usage(usage);
        }

        return body;
    }

    public static JsonObject Chunk(StandInCall call, string? text, string? refusal, string? finish, bool first)
    {
        var delta = new JsonObject();
        if (first)
        {
            delta["role"] = "assistant";
        }

        if (text is not null)
        {
            delta["content"] = text;
        }

        if (refusal is not null)
        {
            delta["refusal"] = refusal;
        }

        return Head(call, "chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish });
    }

    public static JsonObject UsageChunk(StandInCall call, StandInUsage usage)
    {
        var body = Head(call, "chat.completion.chunk");
        body["usage"] = Usage(usage);
        return body;
    }

    public static JsonObject Error(StandInAnswer.Fails fails) => new()
    {
        ["error"] = new JsonObject
        {
            ["message"] = fails.Message,
            ["type"] = "invalid_request_error",
            ["param"] = fails.Parameter,
            ["code"] = fails.Code,
            ["innererror"] = fails.InnerError?.DeepClone(),
        },
    };

    public static JsonObject Models(IEnumerable<string> models) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. models.Select(m => new JsonObject { ["id"] = m, ["object"] = "model", ["created"] = Created, ["owned_by"] = "quickaction" })]),
    };

    /// <summary>As Azure has them, for each category.</summary>
    public static JsonObject FilterResults(string? filtered) => new(
        Categories.Select(c => KeyValuePair.Create<string, JsonNode?>(
            c, new JsonObject { ["filtered"] = c == filtered, ["severity"] = c == filtered ? "high" : "safe" })));

    public static void AddFilter(JsonObject body, JsonObject choice, string? filtered)
    {
        if (filtered is not null)
        {
            choice["content_filter_results"] = FilterResults(filtered);
            body["prompt_filter_results"] = new JsonArray(new JsonObject { ["prompt_index"] = 0, ["content_filter_results"] = FilterResults(null) });
        }
    }

    private static JsonObject Head(StandInCall call, string kind, params JsonNode[] choices) => new()
    {
        ["id"] = $"chatcmpl-{call.Number}",
        ["object"] = kind,
        ["created"] = Created,
        ["model"] = $"{call.Model}-stand-in",
        ["choices"] = new JsonArray(choices),
    };

    private static JsonObject Usage(StandInUsage usage)
    {
        var body = new JsonObject { ["prompt_tokens"] = usage.Input, ["completion_tokens"] = usage.Output, ["total_tokens"] = usage.Input + usage.Output };
        if (usage.Cached is { } cached)
        {
            body["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached };
        }

        if (usage.Reasoning is { } reasoning)
        {
            body["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reasoning };
        }

        return body;
    }
}
