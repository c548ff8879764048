using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Models;

/// <summary>How answers of models are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(MinutesNotes))]
[JsonSerializable(typeof(MinutesMerge))]
[JsonSerializable(typeof(SummaryNotes))]
[JsonSerializable(typeof(SummaryMerge))]
internal sealed partial class AnswerJson : JsonSerializerContext;
