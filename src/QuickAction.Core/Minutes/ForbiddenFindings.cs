using System.Globalization;
using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>
/// Takes out of an answer, whichever engine gave it, everything that holds a word which the template forbids (such as an eligibility verdict), and
/// says where it was said. The words themselves stand in no warning: a warning is printed with the minutes.
/// </summary>
internal sealed class ForbiddenFindings(MinutesTemplate template, SourceText source)
{
    private const int MostPlaces = 20;

    private readonly ForbiddenWords _forbidden = new(template);
    private readonly SortedSet<int> _places = [];
    private int _uncited;

    public MinutesFindings Remove(MinutesFindings found) => !_forbidden.Any
        ? found
        : found with
        {
            Title = _forbidden.In(found.Title) ? null : found.Title,
            Attendees = [.. found.Attendees.Select(Kept)],
            Apologies = [.. found.Apologies.Select(Kept)],
            Summary = Kept(found.Summary),
            Topics = [.. found.Topics.Select(t => t with { Points = Kept(t.Points), Title = Heading(t) }).Where(t => t.Points.Count > 0)],
            Decisions = Kept(found.Decisions),
            Actions = [.. Kept(found.Actions).Select(Kept)],
            Risks = Kept(found.Risks),
            Questions = Kept(found.Questions),
            Sections = found.Sections.ToDictionary(s => s.Key, s => Kept(s.Value)),
        };

    public MinutesSection? Remove(MinutesSection? section) => section is null ? null : section with { Items = Kept(section.Items) };

    /// <summary>A warning stays; only a quote that holds such a word goes.</summary>
    public Warning Remove(Warning warning) =>
        _forbidden.Any ? warning with { Citations = [.. warning.Citations.Where(c => !_forbidden.In(c.Quote))] } : warning;

    public string? Remove(string? title) => _forbidden.In(title) ? null : title;

    /// <summary>Where such words were said, whether or not an engine would have quoted them; null when nowhere. Ask for it after everything was removed.</summary>
    public Warning? Warning()
    {
        if (_forbidden.Any)
        {
            _places.UnionWith(source.Segments.Where(s => s.Kind != SegmentKind.PageFurniture && _forbidden.In(s.Text)).Select(s => s.Index));
        }

        return _places.Count + _uncited == 0
            ? null
            : new Warning(
                "forbidden-words",
                Severity.Warn,
                $"{Passages(_places.Count + _uncited)} words that the template \"{template.Title}\" does not record{Places()}; they were left out, so check whether "
                    + "they belong in a record of their own.");
    }

    private IReadOnlyList<T> Kept<T>(IReadOnlyList<T> statements)
        where T : Statement
    {
        foreach (var statement in statements.Where(Holds))
        {
            _places.UnionWith(statement.Citations.Select(c => c.Segment));
            _uncited += statement.Citations.Count == 0 ? 1 : 0;
        }

        return [.. statements.Where(s => !Holds(s))];
    }

    /// <summary>Quotes count too: they are printed with the statement.</summary>
    private bool Holds(Statement statement) => _forbidden.In(statement.Text) || statement.Citations.Any(c => _forbidden.In(c.Quote));

    /// <summary>An owner or a date of a kept action holds no such word, or it is not shown.</summary>
    private ActionItem Kept(ActionItem action) => action with
    {
        Owner = _forbidden.In(action.Owner) ? null : action.Owner,
        Due = _forbidden.In(action.Due) ? null : action.Due,
    };

    /// <summary>Who was there stays; only a quote that holds such a word goes.</summary>
    private Attendee Kept(Attendee person) => person with
    {
        Role = _forbidden.In(person.Role) ? null : person.Role,
        Citations = [.. person.Citations.Where(c => !_forbidden.In(c.Quote))],
    };

    private string Heading(Topic topic) => _forbidden.In(topic.Title) ? "Matter discussed" : topic.Title;

    private static string Passages(int count) =>
        count == 1 ? "1 passage holds" : $"{count.ToString(CultureInfo.InvariantCulture)} passages hold";

    private string Places() => _places.Count == 0
        ? ""
        : $" ({string.Join(", ", _places.Take(MostPlaces).Select(Place))}{(_places.Count > MostPlaces ? " and later" : "")})";

    private string Place(int segment)
    {
        var at = source.Segments[segment];
        return at.StartMs is { } ms
            ? $"at {TimeSpan.FromMilliseconds(ms).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)}"
            : string.Create(CultureInfo.InvariantCulture, $"in segment {segment}");
    }
}
