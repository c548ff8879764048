using System.Text.Json.Serialization;

namespace QuickAction.Core.Analysis.Tasks;

/// <summary>The closed list of what engines are asked.</summary>
public static class AnalysisTasks
{
    public static AnalysisTask<MinutesInput, MinutesFindings> Minutes { get; } =
        new("minutes", 1, TaskJson.Default.MinutesInput, TaskJson.Default.MinutesFindings);

    public static AnalysisTask<SummaryInput, SummaryFindings> Summary { get; } =
        new("summary", 1, TaskJson.Default.SummaryInput, TaskJson.Default.SummaryFindings);
}

/// <summary>Source-generated, so that a cold start pays for no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MinutesInput))]
[JsonSerializable(typeof(MinutesFindings))]
[JsonSerializable(typeof(SummaryInput))]
[JsonSerializable(typeof(SummaryFindings))]
internal sealed partial class TaskJson : JsonSerializerContext;
