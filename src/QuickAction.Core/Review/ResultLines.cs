using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Review;

/// <summary>The lines of a result by their places. Pure: what changes a line gives a new result, in which the sections that show the line once more say the same.</summary>
public static class ResultLines
{
    private static readonly string[] Plain = ["summary", "decisions", "actions", "risks", "questions"];

    /// <summary>Every line that a person may change, each once, in the order of the contract.</summary>
    public static IEnumerable<PlacedLine> All(Result result) =>
        Lists(result).SelectMany(list => (ListAt(result, list) ?? []).Select((line, i) => new PlacedLine(list with { Index = i }, line)));

    /// <returns>Null when there is no such line.</returns>
    public static Statement? Find(Result result, LinePlace place) =>
        ListAt(result, place) is { } list && place.Index >= 0 && place.Index < list.Count ? list[place.Index] : null;

    /// <summary>Whether there is a list or group of that name, to which a line can be added.</summary>
    public static bool HasList(Result result, LinePlace place) => place.List is not "headline" && ListAt(result, place) is not null;

    /// <summary>Every other place where the same words stand.</summary>
    public static IReadOnlyList<LinePlace> Elsewhere(Result result, LinePlace place) =>
        Find(result, place) is { } line ? [.. All(result).Where(l => l.Place != place && l.Line.Text == line.Text).Select(l => l.Place)] : [];

    /// <summary>Puts a statement in the place of a line, and its words wherever the same line stands once more: what is wrong in one place is wrong in the other.</summary>
    public static Result Change(Result result, LinePlace place, Statement changed)
    {
        var others = Elsewhere(result, place);
        var after = Replace(result, place, changed);
        foreach (var other in others)
        {
            var old = Find(after, other) ?? throw new InvalidOperationException("A line has gone.");
            after = Replace(after, other, old with { Text = changed.Text, Supported = changed.Supported, Citations = changed.Citations });
        }

        return after;
    }

    /// <param name="elsewhere">Also wherever the same words stand once more.</param>
    public static Result Remove(Result result, LinePlace place, bool elsewhere)
    {
        var gone = elsewhere ? Elsewhere(result, place).Append(place) : [place];
        var after = result;
        foreach (var one in gone.OrderByDescending(p => p.Index))
        {
            List<Statement> left = [.. ListAt(after, one) ?? []];
            left.RemoveAt(one.Index);
            after = With(after, one, left);
        }

        return after;
    }

    /// <summary>Adds a line at the end of a list or group.</summary>
    /// <returns>The result and the place of the line.</returns>
    public static (Result Result, LinePlace Place) Add(Result result, LinePlace list, Statement line)
    {
        var lines = ListAt(result, list) ?? throw new ArgumentException("There is no such list.", nameof(list));
        return (With(result, list, [.. lines, line]), list with { Index = lines.Count });
    }

    private static Result Replace(Result result, LinePlace place, Statement changed)
    {
        List<Statement> lines = [.. ListAt(result, place) ?? throw new ArgumentException("There is no such line.", nameof(place))];
        lines[place.Index] = changed;
        return With(result, place, lines);
    }

    private static IEnumerable<LinePlace> Lists(Result result) => result switch
    {
        MinutesResult minutes =>
        [
            LinePlace.In("summary", 0),
            .. minutes.Topics.Select((_, i) => new LinePlace("topics", i, 0)),
            .. Plain.Skip(1).Select(list => LinePlace.In(list, 0)),
            .. minutes.Sections.Index().Where(s => IsOwn(s.Item)).Select(s => new LinePlace("sections", s.Index, 0)),
        ],
        SummaryResult summary =>
        [
            LinePlace.In("headline", 0),
            LinePlace.In("keyPoints", 0),
            .. summary.Sections.Select((_, i) => new LinePlace("sections", i, 0)),
        ],
        _ => [],
    };

    /// <summary>Whether a section's lines are its own; the others show a list of the result once more.</summary>
    internal static bool IsOwn(MinutesSection section) => section.From is "cues" or "hand";

    private static IReadOnlyList<Statement>? ListAt(Result result, LinePlace place) => (result, place) switch
    {
        (MinutesResult minutes, { Group: < 0 }) when Plain.Contains(place.List) => Listed(minutes, place.List),
        (MinutesResult minutes, { List: "topics" }) when Has(minutes.Topics, place.Group) => minutes.Topics[place.Group].Points,
        (MinutesResult minutes, { List: "sections" }) when Has(minutes.Sections, place.Group) && IsOwn(minutes.Sections[place.Group]) => minutes.Sections[place.Group].Items,
        (SummaryResult summary, { List: "headline", Group: < 0 }) => summary.Headline is { } headline ? [headline] : [],
        (SummaryResult summary, { List: "keyPoints", Group: < 0 }) => summary.KeyPoints,
        (SummaryResult summary, { List: "sections" }) when Has(summary.Sections, place.Group) => summary.Sections[place.Group].Points,
        _ => null,
    };

    private static Result With(Result result, LinePlace place, List<Statement> lines) => (result, place.List) switch
    {
        (MinutesResult minutes, _) => SectionMirror.Follow(minutes, place.List switch
        {
            "summary" => minutes with { Summary = lines },
            "decisions" => minutes with { Decisions = lines },
            "actions" => minutes with { Actions = [.. lines.Select(AsAction)] },
            "risks" => minutes with { Risks = lines },
            "questions" => minutes with { Questions = lines },
            "topics" => minutes with { Topics = At(minutes.Topics, place.Group, t => t with { Points = lines }) },
            _ => minutes with { Sections = At(minutes.Sections, place.Group, s => s with { Items = lines }) },
        }),
        (SummaryResult summary, "headline") => summary with { Headline = lines.Count == 0 ? null : lines[0] },
        (SummaryResult summary, "keyPoints") => summary with { KeyPoints = lines },
        (SummaryResult summary, _) => summary with { Sections = At(summary.Sections, place.Group, s => s with { Points = lines }) },
        _ => throw new NotSupportedException($"{result.GetType().Name} has no lines."),
    };

    /// <summary>The list of the result that a section of that name shows.</summary>
    internal static IReadOnlyList<Statement> Listed(MinutesResult minutes, string from) => from switch
    {
        "summary" => minutes.Summary,
        "topics" => [.. minutes.Topics.SelectMany(t => t.Points)],
        "decisions" => minutes.Decisions,
        "actions" => minutes.Actions,
        "risks" => minutes.Risks,
        "questions" => minutes.Questions,
        _ => [],
    };

    private static ActionItem AsAction(Statement line) =>
        line as ActionItem ?? new ActionItem { Text = line.Text, Supported = line.Supported, Citations = line.Citations };

    private static bool Has<T>(IReadOnlyList<T> groups, int group) => group >= 0 && group < groups.Count;

    private static List<T> At<T>(IReadOnlyList<T> all, int index, Func<T, T> change) => [.. all.Select((one, i) => i == index ? change(one) : one)];
}

/// <summary>A line with its place.</summary>
public sealed record PlacedLine(LinePlace Place, Statement Line);
