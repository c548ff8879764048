using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Review;

/// <summary>
/// A result as a person reads and edits it: the parts of the finished document in their order, every line with its place. What the template has no section for
/// stands at the end, as in the document: nothing that the result states is left out.
/// </summary>
public static class Outline
{
    private static readonly string[] Lists = ["decisions", "actions", "risks", "questions"];

    public static IReadOnlyList<OutlinePart> Of(Result result) => result switch
    {
        MinutesResult minutes => [.. Minutes(minutes)],
        SummaryResult summary => [.. Summary(summary)],
        _ => [],
    };

    private static IEnumerable<OutlinePart> Minutes(MinutesResult minutes)
    {
        if (!Has(minutes, "attendees"))
        {
            yield return People("Present", "attendees", minutes.Attendees, "Nobody is named as present in the source");
        }

        if (!Has(minutes, "apologies"))
        {
            yield return People("Apologies", "apologies", minutes.Apologies, "None recorded");
        }

        var shown = minutes.Sections.SelectMany(s => s.Items).Select(i => i.Text).ToHashSet(StringComparer.Ordinal);
        if (!Has(minutes, "summary") && Lines(minutes.Summary, "summary").Where(l => !shown.Contains(l.Line.Text)).ToList() is { Count: > 0 } summary)
        {
            yield return new OutlinePart("summary", "Summary", "", [new OutlineGroup(null, LinePlace.In("summary", 0), summary)]);
        }

        foreach (var (index, section) in minutes.Sections.Index())
        {
            yield return Section(minutes, section, index);
        }

        shown.UnionWith(minutes.Summary.Select(s => s.Text));
        var topics = Has(minutes, "topics") ? [] : Topics(minutes, shown).Where(t => t.Lines.Count > 0).ToList();
        if (topics.Count > 0)
        {
            yield return new OutlinePart("topics", "Matters discussed", "", topics);
        }

        foreach (var list in Lists.Where(l => !Has(minutes, l) && ResultLines.Listed(minutes, l).Count > 0))
        {
            yield return new OutlinePart(list, Named(list), "", [new OutlineGroup(null, LinePlace.In(list, 0), Lines(ResultLines.Listed(minutes, list), list))]);
        }
    }

    private static OutlinePart Section(MinutesResult minutes, MinutesSection section, int index) => section.From switch
    {
        "attendees" => People(section.Title, "attendees", minutes.Attendees, section.WhenEmpty),
        "apologies" => People(section.Title, "apologies", minutes.Apologies, section.WhenEmpty),
        "topics" => new OutlinePart(section.Id, section.Title, section.WhenEmpty, [.. Topics(minutes, []), .. Only(section, ResultLines.Listed(minutes, "topics"))]),
        "cues" or "hand" => new OutlinePart(
            section.Id,
            section.Title,
            section.WhenEmpty,
            [new OutlineGroup(null, new LinePlace("sections", index, 0), [.. section.Items.Select((line, i) => new PlacedLine(new LinePlace("sections", index, i), line))])]),
        _ => new OutlinePart(
            section.Id,
            section.Title,
            section.WhenEmpty,
            [
                new OutlineGroup(null, LinePlace.In(section.From, 0), Lines(ResultLines.Listed(minutes, section.From), section.From)),
                .. Only(section, ResultLines.Listed(minutes, section.From)),
            ]),
    };

    /// <summary>What a section holds beyond the list that it shows: read, and not changed here.</summary>
    private static IEnumerable<OutlineGroup> Only(MinutesSection section, IReadOnlyList<Statement> listed)
    {
        var known = listed.Select(l => l.Text).ToHashSet(StringComparer.Ordinal);
        List<PlacedLine> rest = [.. section.Items.Where(i => !known.Contains(i.Text)).Select(line => new PlacedLine(default, line))];
        return rest.Count == 0 ? [] : [new OutlineGroup("Other points", null, rest)];
    }

    private static IEnumerable<OutlineGroup> Topics(MinutesResult minutes, HashSet<string> shown) => minutes.Topics.Select((topic, group) => new OutlineGroup(
        topic.Title,
        new LinePlace("topics", group, 0),
        [.. topic.Points.Select((line, i) => new PlacedLine(new LinePlace("topics", group, i), line)).Where(l => !shown.Contains(l.Line.Text))]));

    private static OutlinePart People(string title, string list, IReadOnlyList<Attendee> people, string whenEmpty) => new(list, title, whenEmpty, []) { PeopleOf = list, People = people };

    private static IEnumerable<OutlinePart> Summary(SummaryResult summary)
    {
        if (summary.Headline is { } headline)
        {
            yield return new OutlinePart("headline", "In short", "", [new OutlineGroup(null, null, [new PlacedLine(LinePlace.In("headline", 0), headline)])]);
        }

        yield return new OutlinePart("keyPoints", "Key points", "No key points were found", [new OutlineGroup(null, LinePlace.In("keyPoints", 0), Lines(summary.KeyPoints, "keyPoints"))]);
        if (summary.Sections.Count > 0)
        {
            yield return new OutlinePart("sections", "Section by section", "", [.. summary.Sections.Select((section, group) => new OutlineGroup(
                section.Page is { } page ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{section.Title} (page {page})") : section.Title,
                new LinePlace("sections", group, 0),
                [.. section.Points.Select((line, i) => new PlacedLine(new LinePlace("sections", group, i), line))]))]);
        }
    }

    private static List<PlacedLine> Lines(IReadOnlyList<Statement> lines, string list) => [.. lines.Select((line, i) => new PlacedLine(LinePlace.In(list, i), line))];

    private static bool Has(MinutesResult minutes, string from) => minutes.Sections.Any(s => s.From == from);

    private static string Named(string list) => char.ToUpperInvariant(list[0]) + list[1..];
}

/// <summary>A part of the document under a heading.</summary>
/// <param name="Id">Names the part; not unique by itself.</param>
/// <param name="WhenEmpty">What stands there when it has no line.</param>
public sealed record OutlinePart(string Id, string Title, string WhenEmpty, IReadOnlyList<OutlineGroup> Groups)
{
    /// <summary>attendees or apologies, where the part is of people; null elsewhere.</summary>
    public string? PeopleOf { get; init; }
    public IReadOnlyList<Attendee> People { get; init; } = [];
    public bool IsEmpty => People.Count == 0 && Groups.All(g => g.Lines.Count == 0);

    public override string ToString() => $"OutlinePart {Id}";
}

/// <param name="Title">Of the topic or section; null where the part has one group only.</param>
/// <param name="AddTo">Where a line can be added; null where none can.</param>
/// <param name="Lines">A place with an empty list names a line that cannot be changed.</param>
public sealed record OutlineGroup(string? Title, LinePlace? AddTo, IReadOnlyList<PlacedLine> Lines)
{
    public override string ToString() => $"OutlineGroup of {Lines.Count}";
}
