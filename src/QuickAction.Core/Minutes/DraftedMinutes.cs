using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>
/// What a model noted of a meeting, with its evidence looked up. What the transcript itself settles is not left to a model: the title and the date that it
/// states, who speaks, the day that a due phrase means.
/// </summary>
internal sealed class DraftedMinutes(SourceText source, MinutesTemplate template, MinutesRequest request)
{
    private readonly Drafted _drafted = new(source);

    public MinutesFindings Findings(MinutesNotes notes, IReadOnlyList<Warning> warnings)
    {
        var talk = Talk.Of(source);
        var people = MeetingPeople.Find(talk, request.Chair);
        var day = request.MeetingDate ?? MeetingDay.Find(talk);
        var attendees = People(people.Attendees, notes.Attendees);
        var asked = template.Sections.Where(s => s.Source == SectionSource.Cues).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var findings = new MinutesFindings
        {
            Title = MeetingTitle.Find(talk),
            MeetingDate = day,
            Attendees = attendees,
            Apologies = People(people.Apologies, notes.Apologies),
            Summary = _drafted.Statements(notes.Summary),
            Topics = [.. notes.Topics.Select(t => new Topic { Title = t.Title.Trim(), Points = _drafted.Statements(t.Points) })],
            Decisions = _drafted.Statements(notes.Decisions),
            Actions = [.. notes.Actions.Select(a => Action(a, attendees, day))],
            Risks = _drafted.Statements(notes.Risks),
            Questions = _drafted.Statements(notes.Questions),
            Sections = notes.Sections
                .Where(s => asked.Contains(s.Id))
                .GroupBy(s => s.Id)
                .ToDictionary(g => g.Key, g => _drafted.Statements(g.SelectMany(s => s.Items))),
        };
        return findings with { Warnings = [.. warnings, .. Unasked(notes, asked), .. _drafted.Warnings] };
    }

    private ActionItem Action(DraftAction draft, IReadOnlyList<Attendee> attendees, DateOnly? meeting)
    {
        var statement = _drafted.Statement(draft);
        var due = NonEmpty(draft.Due);
        return new ActionItem
        {
            Text = statement.Text,
            Supported = statement.Supported,
            Citations = statement.Citations,
            Owner = NonEmpty(draft.Owner) is { } owner ? Known(owner, attendees) : null,
            Due = due,
            DueDate = due is not null && meeting is { } day ? DueDates.OfWords(due, day) : null,
        };
    }

    /// <summary>The name as the list of those present has it, when it can only be one of them: "Priya" is Priya Raman.</summary>
    private static string Known(string name, IReadOnlyList<Attendee> attendees) =>
        attendees.Where(a => NameBook.Same(a.Name, name)).Select(a => a.Name).Distinct().ToList() is [var only] ? only : name;

    /// <summary>Who speaks is present; a model adds roles, and people who are said to be there.</summary>
    private List<Attendee> People(IReadOnlyList<Attendee> known, IReadOnlyList<DraftPerson> drafts)
    {
        var people = known.ToList();
        foreach (var draft in drafts)
        {
            var citations = _drafted.Citations(draft.Evidence);
            var at = people.FindIndex(p => NameBook.Same(p.Name, draft.Name));
            if (at < 0)
            {
                people.Add(new Attendee { Name = draft.Name.Trim(), Role = NonEmpty(draft.Role), Organisation = NonEmpty(draft.Organisation), Citations = citations });
            }
            else if (citations.Count > 0)
            {
                people[at] = people[at] with
                {
                    Role = people[at].Role ?? NonEmpty(draft.Role),
                    Organisation = people[at].Organisation ?? NonEmpty(draft.Organisation),
                    Citations = [.. people[at].Citations.Concat(citations).Distinct()],
                };
            }
        }

        return people;
    }

    private static IEnumerable<Warning> Unasked(MinutesNotes notes, HashSet<string> asked)
    {
        var count = notes.Sections.Where(s => !asked.Contains(s.Id)).Sum(s => s.Items.Count);
        if (count > 0)
        {
            yield return new Warning(
                "section-not-asked-for", Severity.Warn, $"The model filed {count} item(s) under sections that the template does not have; they were left out.");
        }
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
