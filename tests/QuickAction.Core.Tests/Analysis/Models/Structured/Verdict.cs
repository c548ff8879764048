using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using QuickAction.Core.Analysis.Models;
using QuickAction.Core.Analysis.Models.Structured;

namespace QuickAction.Core.Tests.Analysis.Models.Structured;

/// <summary>A small answer to ask for in tests.</summary>
internal sealed record Verdict(string Text, IReadOnlyList<int> Segments)
{
    public const string Good = """{"text":"The gate is mended.","segments":[3,4]}""";

    public static AnswerSchema Schema { get; } = AnswerSchema.Parse("verdict", """
        {
          "type": "object",
          "properties": {
            "text": { "type": "string", "minLength": 1, "maxLength": 200 },
            "segments": { "type": "array", "items": { "type": "integer", "minimum": 0 } }
          },
          "required": ["text", "segments"],
          "additionalProperties": false
        }
        """);

    public static StructuredQuestion<Verdict> Question { get; } = new()
    {
        Instructions = "Say what was settled.",
        Input = "3 Ann: The gate is mended. 4 Bob: Good.",
        Schema = Schema,
        Json = VerdictJson.Default.Verdict,
        MaxOutputTokens = 200,
    };

    public static ValueTask<StructuredReply<Verdict>> AskAsync(IChatClient client, ModelMemory? memory = null, StructuredQuestion<Verdict>? question = null) =>
        new StructuredCall(client, memory ?? new ModelMemory(), new CallSettings()).AskAsync(question ?? Question, TestContext.Current.CancellationToken);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Verdict))]
internal sealed partial class VerdictJson : JsonSerializerContext;
