using System.Text.Json;
using System.Text.Json.Serialization;

namespace QuickAction.Core.Evaluation;

/// <summary>A source with what people say of it: the layout is described in docs/evaluation.md.</summary>
/// <param name="Reference">The text of <c>NAME.reference.txt</c>; null when there is none.</param>
/// <param name="Gold">The decisions and actions of <c>NAME.gold.json</c>; null when there is none.</param>
public sealed record EvaluationCase(string Name, string SourcePath, string? Reference, GoldMinutes? Gold);

/// <summary>The decisions and actions that a person found in a meeting.</summary>
public sealed record GoldMinutes
{
    public IReadOnlyList<GoldItem> Decisions { get => field ?? []; init; } = [];
    public IReadOnlyList<GoldItem> Actions { get => field ?? []; init; } = [];

    /// <summary>Small undertakings that are neither right nor wrong to list.</summary>
    public IReadOnlyList<GoldItem> Optional { get => field ?? []; init; } = [];

    /// <summary>What only seems settled; listing it is wrong.</summary>
    public IReadOnlyList<GoldItem> NonDecisions { get => field ?? []; init; } = [];
    public DateOnly? MeetingDate { get; init; }
}

/// <param name="Spans">The exact words of the source that settle it.</param>
public sealed record GoldItem(string? Id, string? Text, IReadOnlyList<string>? Spans, string? Owner = null, IReadOnlyList<string>? OwnerAlso = null);

/// <summary>Reads a folder of sources with references.</summary>
public static class EvaluationFolder
{
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: there is no such folder, no source with a reference, or a reference that cannot be read.</exception>
    public static IReadOnlyList<EvaluationCase> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw QuickActionException.Refused($"There is no folder {folder}; name a folder of sources with references.");
        }

        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var cases = files
            .Where(f => !IsReference(f))
            .Select(f => Case(f, Path.Combine(folder, Path.GetFileNameWithoutExtension(f))))
            .OfType<EvaluationCase>()
            .ToList();
        return cases.Count > 0
            ? cases
            : throw QuickActionException.Refused("The folder holds no source with a reference; put NAME.reference.txt or NAME.gold.json beside NAME.vtt, NAME.docx and so on.");
    }

    private static bool IsReference(string file) =>
        file.EndsWith(".reference.txt", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static EvaluationCase? Case(string source, string stem)
    {
        var (reference, gold) = (stem + ".reference.txt", stem + ".gold.json");
        return !File.Exists(reference) && !File.Exists(gold)
            ? null
            : new EvaluationCase(
                Path.GetFileName(stem),
                source,
                File.Exists(reference) ? File.ReadAllText(reference) : null,
                File.Exists(gold) ? Gold(gold) : null);
    }

    private static GoldMinutes Gold(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), GoldJson.Default.GoldMinutes) ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            throw QuickActionException.Refused($"{Path.GetFileName(path)} is not a reference of decisions and actions; docs/evaluation.md shows one.", error);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GoldMinutes))]
internal sealed partial class GoldJson : JsonSerializerContext;
