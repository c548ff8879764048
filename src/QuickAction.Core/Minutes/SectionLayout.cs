using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Minutes;

/// <summary>Puts what was found under the template's headings, in the template's order.</summary>
internal static class SectionLayout
{
    public static IEnumerable<MinutesSection> Fill(MinutesTemplate template, MinutesFindings found) => template.Sections
        .Select(section => new MinutesSection
        {
            Id = section.Id,
            Title = section.Title,
            Kind = section.Kind.ToString().ToLowerInvariant(),
            From = section.Source.ToString().ToLowerInvariant(),
            WhenEmpty = section.WhenEmpty,
            Items = Items(section, found),
        })
        .Where(section => section.Items.Count > 0 || template.Sections.Any(t => t.Id == section.Id && t.Required));

    private static IReadOnlyList<Statement> Items(TemplateSection section, MinutesFindings found) => section.Source switch
    {
        SectionSource.Cues => found.Sections.TryGetValue(section.Id, out var items) ? items : [],
        SectionSource.Attendees => [.. found.Attendees.Select(Person)],
        SectionSource.Apologies => [.. found.Apologies.Select(Person)],
        SectionSource.Summary => found.Summary,
        SectionSource.Topics => [.. found.Topics.SelectMany(t => t.Points)],
        SectionSource.Decisions => found.Decisions,
        SectionSource.Actions => found.Actions,
        SectionSource.Risks => found.Risks,
        SectionSource.Questions => found.Questions,
        SectionSource.Hand => [],
        _ => throw new ArgumentOutOfRangeException(nameof(section), section.Source, "No such source of a section."),
    };

    internal static Statement Person(Attendee person) => new()
    {
        Text = string.Join(", ", new[] { person.Name, person.Role, person.Organisation }.Where(part => !string.IsNullOrEmpty(part))),
        Citations = person.Citations,
    };
}
