using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>The inputs of <c>minutes-notes</c> beside the source itself.</summary>
internal static class MinutesQuestion
{
    private const int MostSpeakers = 60;

    public static string People(MinutesNotesInput input, ISourceMask mask)
    {
        var lines = new List<string>
        {
            input.Speakers.Count == 0
                ? "The transcript does not say who speaks."
                : $"People who speak in the meeting: {string.Join(", ", input.Speakers.Take(MostSpeakers).Select(s => OneLine(mask.Speaker(s))))}.",
        };
        if (input.Chair is { } chair)
        {
            lines.Add($"Chair: {OneLine(mask.Speaker(chair))}.");
        }

        if (mask.Legend.Count > 0)
        {
            lines.Add($"What the transcript says of people whose names are replaced: {string.Join("; ", mask.Legend)}.");
        }

        return string.Join('\n', lines);
    }

    /// <summary>What the template asks for: its own sections by id, then what it says of the lists that every answer has.</summary>
    public static string Sections(MinutesNotesInput input)
    {
        var own = input.Sections.Where(s => !s.IsList).Select(s => $"- {s.Id} ({s.Title}): {s.Instruction}").ToList();
        var lists = input.Sections.Where(s => s.IsList).Select(s => $"- {s.Id}: {s.Instruction}").ToList();
        List<string> lines = [.. own.Count > 0 ? own : ["(none)"]];
        if (lists.Count > 0)
        {
            lines.AddRange(["", "For this kind of meeting the lists hold:", .. lists]);
        }

        if (input.Forbidden.Count > 0)
        {
            lines.AddRange(["", $"These minutes never contain the words: {string.Join(", ", input.Forbidden.Select(Readable))}. Leave out what cannot be said without them."]);
        }

        return string.Join('\n', lines);
    }

    /// <summary>Templates write phrases with stars and dots for other endings and words between.</summary>
    private static string Readable(string phrase) => $"\"{phrase.Replace("*", "", StringComparison.Ordinal)}\"";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
