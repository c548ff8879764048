using System.Text.Json.Serialization;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Tasks;

/// <summary>The closed list of what engines are asked.</summary>
public static class AnalysisTasks
{
    public static AnalysisTask<MinutesInput, MinutesFindings> Minutes { get; } =
        new("minutes", 1, QuestionJson.Default.MinutesInput, TaskJson.Default.MinutesFindings) { Prompts = input => [UseOf(input.Template)] };

    public static AnalysisTask<SummaryInput, SummaryFindings> Summary { get; } =
        new("summary", 1, QuestionJson.Default.SummaryInput, TaskJson.Default.SummaryFindings);

    public static AnalysisTask<MinutesNotesInput, ModelAnswer<MinutesNotes>> MinutesNotes { get; } =
        new("minutes-notes", 1, TaskJson.Default.MinutesNotesInput, TaskJson.Default.ModelAnswerMinutesNotes) { Prompts = input => [input.Template] };

    public static AnalysisTask<MergeInput, ModelAnswer<MinutesMerge>> MinutesMerge { get; } =
        new("minutes-merge", 1, TaskJson.Default.MergeInput, TaskJson.Default.ModelAnswerMinutesMerge);

    public static AnalysisTask<SummaryNotesInput, ModelAnswer<SummaryNotes>> SummaryNotes { get; } =
        new("summary-notes", 1, TaskJson.Default.SummaryNotesInput, TaskJson.Default.ModelAnswerSummaryNotes);

    public static AnalysisTask<MergeInput, ModelAnswer<SummaryMerge>> SummaryMerge { get; } =
        new("summary-merge", 1, TaskJson.Default.MergeInput, TaskJson.Default.ModelAnswerSummaryMerge);

    /// <summary>A template as the records and the results name it.</summary>
    public static PromptUse UseOf(MinutesTemplate template) => new($"templates/{template.Id}", template.Version, template.Sha256);
}

/// <summary>
/// Questions are written, for the record and its digest, and never read back: without what reading would need, a cold start has some hundreds of methods
/// less to compile.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MinutesInput))]
[JsonSerializable(typeof(SummaryInput))]
internal sealed partial class QuestionJson : JsonSerializerContext;

/// <summary>Answers are also read back, when a job goes on after a stop. Source-generated, so that a cold start pays for no reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(MinutesFindings))]
[JsonSerializable(typeof(SummaryFindings))]
[JsonSerializable(typeof(MinutesNotesInput))]
[JsonSerializable(typeof(ModelAnswer<MinutesNotes>))]
[JsonSerializable(typeof(ModelAnswer<MinutesMerge>))]
[JsonSerializable(typeof(MergeInput))]
[JsonSerializable(typeof(SummaryNotesInput))]
[JsonSerializable(typeof(ModelAnswer<SummaryNotes>))]
[JsonSerializable(typeof(ModelAnswer<SummaryMerge>))]
internal sealed partial class TaskJson : JsonSerializerContext;
