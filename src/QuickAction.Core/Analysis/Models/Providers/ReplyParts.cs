using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>
/// What has come of an answer so far, whole or chunk by chunk. Tolerant where servers differ (usage, ids, unknown finish reasons, content in parts) and
/// strict where half an answer could pass for a whole one.
/// </summary>
internal sealed class ReplyParts
{
    private const long MostTokens = 1_000_000_000;

    /// <summary>As OpenRouter, vLLM, DeepSeek and Zhipu say that they did not get to the end.</summary>
    private static readonly HashSet<string> Failures = new(StringComparer.OrdinalIgnoreCase) { "error", "abort", "cancelled", "insufficient_system_resource", "network_error" };

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _refusal = new();
    private string? _id;
    private string? _model;
    private string? _finish;
    private string? _filtered;
    private long? _created;
    private UsageDetails? _usage;

    /// <summary>True once a choice was seen: what has none is no completion.</summary>
    public bool HasChoice { get; private set; }

    /// <summary>True once the server has said that, and why, the answer ends.</summary>
    public bool Finished => _finish is not null;

    /// <summary>True once the server has said that the answer ends because something failed.</summary>
    public bool Broken => _finish is not null && Failures.Contains(_finish);

    public int Length => _text.Length + _refusal.Length;

    /// <param name="body">A chat completion, or a chunk of one.</param>
    /// <param name="part"><c>message</c> in a completion, <c>delta</c> in a chunk.</param>
    /// <returns>The text that this part added.</returns>
    /// <exception cref="ModelCallException">The body is an error, or nothing of the kind.</exception>
    public string Add(JsonElement body, string part)
    {
        if (ErrorReply.In(body) is { } error)
        {
            throw FaultReader.Read(error);
        }

        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new ModelCallException(ModelFault.BadReply);
        }

        _id ??= Text(body, "id");
        _model ??= Text(body, "model");
        _created ??= Number(body, "created");
        _filtered = FilterResults.Stopped(body) ?? _filtered;
        _usage = Usage(body) ?? _usage;
        if (!body.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array)
        {
            return part == "delta" ? "" : throw new ModelCallException(ModelFault.BadReply);
        }

        // One choice is asked for; a second one would be another answer.
        return choices.EnumerateArray().Where(c => Number(c, "index") is null or 0).Take(1).Aggregate("", (_, choice) => AddChoice(choice, part));
    }

    public ChatResponse ToResponse()
    {
        List<AIContent> contents = [new TextContent(_text.ToString())];
        if (_refusal.Length > 0)
        {
            contents.Add(new ErrorContent(_refusal.ToString()) { ErrorCode = ReplyCodes.Refusal });
        }

        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            ResponseId = _id,
            ModelId = _model,
            FinishReason = _finish is null ? null : new ChatFinishReason(_finish),
            CreatedAt = _created is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(_created.Value) : null,
            Usage = _usage,
        };
        if (_filtered is not null)
        {
            response.AdditionalProperties = new() { [ReplyCodes.Filtered] = _filtered };
        }

        return response;
    }

    private string AddChoice(JsonElement choice, string part)
    {
        HasChoice = true;
        _filtered = FilterResults.Stopped(choice) ?? _filtered;
        _finish = Text(choice, "finish_reason") is { Length: > 0 } finish ? finish : _finish;
        if (!choice.TryGetProperty(part, out var message) || message.ValueKind != JsonValueKind.Object)
        {
            return part == "delta" || _finish == "content_filter" ? "" : throw new ModelCallException(ModelFault.BadReply);
        }

        _refusal.Append(Text(message, "refusal"));
        var added = Content(message);
        _text.Append(added);
        return added;
    }

    /// <summary>A string, null, or parts of which the text ones count.</summary>
    private static string Content(JsonElement message) => !message.TryGetProperty("content", out var content) ? "" : content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(p => Text(p, "text"))),
        _ => "",
    };

    private static UsageDetails? Usage(JsonElement body)
    {
        if (!body.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object || Tokens(usage, "prompt_tokens") is not { } input)
        {
            return null;
        }

        var output = Tokens(usage, "completion_tokens") ?? 0;
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = Tokens(usage, "total_tokens") ?? (input + output),
            CachedInputTokenCount = Inner(usage, "prompt_tokens_details", "cached_tokens"),
            ReasoningTokenCount = Inner(usage, "completion_tokens_details", "reasoning_tokens"),
        };
    }

    private static long? Inner(JsonElement usage, string details, string name) => usage.TryGetProperty(details, out var inner) ? Tokens(inner, name) : null;

    /// <summary>A count that no call can have is none: sums of such would run over, and a budget with them.</summary>
    private static long? Tokens(JsonElement usage, string name) => Number(usage, name) is { } count and <= MostTokens ? count : null;

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var number) && number >= 0
            ? number
            : null;
}
