using System.Text.Json.Serialization;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Tasks;

/// <summary>The closed list of what engines are asked.</summary>
public static class AnalysisTasks
{
    public static AnalysisTask<MinutesInput, MinutesFindings> Minutes { get; } =
        new("minutes", 1, TaskJson.Default.MinutesInput, TaskJson.Default.MinutesFindings) { Prompts = input => [UseOf(input.Template)] };

    public static AnalysisTask<SummaryInput, SummaryFindings> Summary { get; } =
        new("summary", 1, TaskJson.Default.SummaryInput, TaskJson.Default.SummaryFindings);

    /// <summary>A template as the records and the results name it.</summary>
    public static PromptUse UseOf(MinutesTemplate template) => new($"templates/{template.Id}", template.Version, template.Sha256);
}

/// <summary>Source-generated, so that a cold start pays for no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MinutesInput))]
[JsonSerializable(typeof(MinutesFindings))]
[JsonSerializable(typeof(SummaryInput))]
[JsonSerializable(typeof(SummaryFindings))]
internal sealed partial class TaskJson : JsonSerializerContext;
