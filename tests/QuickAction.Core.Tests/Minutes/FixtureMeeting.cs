using System.Text.RegularExpressions;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Tests.Minutes;

/// <summary>
/// A small invented meeting of one kind with what is expected of it. <c>#section</c> at the end of a turn: that turn is quoted there. The line
/// <c>Empty:</c> names sections about which nothing was said.
/// </summary>
internal sealed partial record FixtureMeeting(SourceText Source, IReadOnlyList<(int Segment, string Section)> Expected, IReadOnlyList<string> Empty)
{
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "adult-safeguarding", "care-act-assessment", "child-in-care-review", "child-protection-conference", "committee", "family-group-conference",
        "general-meeting", "multi-agency-meeting", "planning-committee", "strategy-discussion", "supervision", "team-meeting",
    ];

    public static FixtureMeeting Of(string kind)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Minutes", "Fixtures", kind + ".txt")).Where(l => l.Length > 0).ToList();
        var empty = lines[0]["Empty:".Length..].Split(',', StringSplitOptions.TrimEntries);
        var turns = lines.Skip(1).ToList();
        var expected = turns.SelectMany((line, i) => Marks().Matches(line).Select(m => (i, m.Value[1..]))).ToList();
        return new FixtureMeeting(Talk.Of(string.Join('\n', turns.Select(t => Marks().Replace(t, "").TrimEnd()))), expected, empty);
    }

    [GeneratedRegex("#[a-z-]+")]
    private static partial Regex Marks();
}
