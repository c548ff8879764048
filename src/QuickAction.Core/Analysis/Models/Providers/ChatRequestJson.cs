using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace QuickAction.Core.Analysis.Models.Providers;

/// <summary>
/// The body of <c>POST chat/completions</c>, as OpenAI's published OpenAPI description has it (openai/openai-openapi, CreateChatCompletionRequest). Written
/// here and not by the SDK's model types because compatible servers take different subsets of it, and because nothing may be sent that is not wanted.
/// </summary>
internal static class ChatRequestJson
{
    /// <summary>Room for what stands around the messages, the schema of the answer most of all; English prose is escaped hardly anywhere.</summary>
    private const int Around = 8 * 1024;

    /// <summary>So many characters of a message are written at once.</summary>
    private const int Piece = 512;

    public static ReadOnlyMemory<byte> Write(IEnumerable<ChatMessage> messages, ChatOptions? options, string model, ModelTraits traits, bool stream)
    {
        var said = messages.ToList();
        var bytes = new ArrayBufferWriter<byte>(Around + said.Sum(m => m.Text.Length + (m.Text.Length / 8)));
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            WriteMessages(json, traits.NoSystemRole ? Folded(said) : said);
            WriteParameters(json, options, traits);
            WriteFormat(json, options?.ResponseFormat);
            if (stream)
            {
                json.WriteBoolean("stream", true);
                if (!traits.Rejects("stream_options"))
                {
                    json.WriteStartObject("stream_options");
                    json.WriteBoolean("include_usage", true);
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static void WriteMessages(Utf8JsonWriter json, IEnumerable<ChatMessage> messages)
    {
        json.WriteStartArray("messages");
        foreach (var message in messages)
        {
            if (message.Contents.FirstOrDefault(c => c is not TextContent) is { } other)
            {
                throw new NotSupportedException($"Only text is sent to a model, not {other.GetType().Name}.");
            }

            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            WriteText(json, message.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>In pieces: for a text at once the writer asks for the room that it would take if every character of it were escaped, six times as much as it does.</summary>
    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WritePropertyName("content");
        var rest = text.AsSpan();
        for (; rest.Length > Piece; rest = rest[Piece..])
        {
            json.WriteStringValueSegment(rest[..Piece], isFinalSegment: false);
        }

        json.WriteStringValueSegment(rest, isFinalSegment: true);
    }

    private static void WriteParameters(Utf8JsonWriter json, ChatOptions? options, ModelTraits traits)
    {
        if (options?.MaxOutputTokens is { } most && traits.OutputLimit != OutputLimit.None)
        {
            json.WriteNumber(traits.OutputLimit == OutputLimit.MaxTokens ? "max_tokens" : "max_completion_tokens", Math.Min(most, traits.MostOutput ?? most));
        }

        if (options?.Temperature is { } temperature && !traits.Rejects("temperature"))
        {
            json.WriteNumber("temperature", temperature);
        }

        if (options?.TopP is { } topP && !traits.Rejects("top_p"))
        {
            json.WriteNumber("top_p", topP);
        }

        if (options?.Seed is { } seed && !traits.Rejects("seed"))
        {
            json.WriteNumber("seed", seed);
        }

        if (options?.Reasoning?.Effort is { } effort && !traits.Rejects("reasoning_effort"))
        {
            json.WriteString("reasoning_effort", Word(effort));
        }
    }

    private static void WriteFormat(Utf8JsonWriter json, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson asked)
        {
            return;
        }

        json.WriteStartObject("response_format");
        if (asked.Schema is { } schema)
        {
            json.WriteString("type", "json_schema");
            json.WriteStartObject("json_schema");
            json.WriteString("name", asked.SchemaName ?? "answer");
            json.WriteBoolean("strict", true);
            json.WritePropertyName("schema");
            schema.WriteTo(json);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("type", "json_object");
        }

        json.WriteEndObject();
    }

    /// <summary>The instructions put in front of the first message of the user.</summary>
    private static List<ChatMessage> Folded(IEnumerable<ChatMessage> messages)
    {
        var all = messages.ToList();
        var instructions = string.Join("\n\n", all.Where(m => m.Role == ChatRole.System).Select(m => m.Text));
        var rest = all.Where(m => m.Role != ChatRole.System).ToList();
        return instructions.Length == 0 || rest.Count == 0
            ? all
            : [new ChatMessage(rest[0].Role, $"{instructions}\n\n{rest[0].Text}"), .. rest.Skip(1)];
    }

    private static string Word(ReasoningEffort effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => throw new ArgumentOutOfRangeException(nameof(effort), effort, "No such effort."),
    };
}
