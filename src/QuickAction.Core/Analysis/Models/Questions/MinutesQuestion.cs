using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Models.Questions;

/// <summary>The inputs of <c>minutes-notes</c> beside the source itself.</summary>
internal static class MinutesQuestion
{
    private const int MostSpeakers = 60;

    /// <summary>Where the people stand. Labels are words of the source, and a chair's name is anybody's: neither stands here, before the code is named.</summary>
    public static string People(MinutesNotesInput input) => (input.Speakers.Count, input.Chair) switch
    {
        (0, null) => "The transcript does not say who speaks.",
        (0, _) => "The transcript does not say who speaks. Who chaired stands on the first line behind the code.",
        _ => "Who speaks in the meeting stands on the first lines behind the code, before the segments.",
    };

    /// <summary>Everybody whom the meeting names as a speaker, one a line, and what is known of people whose names are replaced.</summary>
    public static IReadOnlyList<QuestionLine> PeopleLines(MinutesNotesInput input, ISourceMask mask)
    {
        List<QuestionLine> lines = [.. input.Speakers.Take(MostSpeakers).Select(s => new QuestionLine("speaker:", null, Name(s, mask)))];
        if (input.Chair is { } chair)
        {
            lines.Add(new QuestionLine("chair:", null, Name(chair, mask)));
        }

        if (mask.Legend.Count > 0)
        {
            lines.Add(new QuestionLine("said of people whose names are replaced:", null, string.Join("; ", mask.Legend)));
        }

        return lines;
    }

    /// <summary>No name has cells.</summary>
    private static string Name(string label, ISourceMask mask) => mask.Speaker(label).Replace('\t', ' ');

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
}
