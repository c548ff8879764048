using System.Text.Json;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Rendering;

namespace QuickAction.Fitting;

/// <summary>
/// Reads every transcript of a folder of council meetings with gold and writes what the scorer of that folder reads: minutes and segments. One process
/// for the whole folder, so that a change of the rules is measured in seconds.
/// </summary>
internal static class CouncilRun
{
    private static readonly SourceReader Reader = new(Extractors.All, new DocumentLimits());
    private static readonly MinutesTemplate Template = new() { Id = "general-meeting", Title = "Meeting", Version = 1, Sections = [], Sha256 = "" };

    public static async Task RunAsync(string gold, string results, OutcomeModel model)
    {
        Directory.CreateDirectory(results);
        foreach (var file in Directory.EnumerateFiles(gold, "*.gold.json").Order(StringComparer.Ordinal))
        {
            var source = await ReadAsync(file);
            var found = MeetingMinutes.Find(new MinutesInput { Source = source, Template = Template }, model, CancellationToken.None);
            var name = Path.Combine(results, Path.GetFileName(file)[..^".gold.json".Length]);
            await File.WriteAllBytesAsync($"{name}.json", ResultJson.Write(Result(source, found)));
            await File.WriteAllBytesAsync($"{name}.segments.json", SourceJson.Write(source));
        }
    }

    /// <summary>The transcript that a gold file speaks of, read as the product reads an upload.</summary>
    public static async Task<SourceText> ReadAsync(string gold)
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(gold));
        var transcript = json.RootElement.GetProperty("transcript").GetString() ?? throw new InvalidDataException($"{gold} names no transcript.");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(gold) ?? "", transcript));
        return await Reader.ReadAsync(new SourceFile(transcript, bytes), CancellationToken.None);
    }

    private static MinutesResult Result(SourceText source, MinutesFindings found) => new()
    {
        Engine = new OfflineEngine().Identity,
        Source = Core.Analysis.ResultParts.Source(source),
        Coverage = Core.Analysis.ResultParts.Coverage(source, 0),
        Warnings = [],
        Records = [],
        Title = found.Title ?? "Meeting",
        MeetingDate = found.MeetingDate,
        Template = Template.Id,
        Attendees = found.Attendees,
        Apologies = found.Apologies,
        Summary = found.Summary,
        Topics = found.Topics,
        Decisions = found.Decisions,
        Actions = found.Actions,
        Risks = found.Risks,
        Questions = found.Questions,
        Sections = [],
    };
}
