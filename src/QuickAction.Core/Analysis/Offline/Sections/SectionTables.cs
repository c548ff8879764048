using System.Runtime.CompilerServices;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>What the sections that are filled by their cues look for: of the template alone, so it is made once for as long as the template is there.</summary>
/// <param name="Cues">By which words a section is known.</param>
/// <param name="Speakers">Whose every word each section takes.</param>
/// <param name="Only">To whom each section is limited.</param>
internal sealed record SectionTables(IReadOnlyList<TemplateSection> Sections, CueBook Cues, RoleMatch Speakers, RoleMatch Only)
{
    private static readonly ConditionalWeakTable<MinutesTemplate, SectionTables> Made = new();

    public static SectionTables Of(MinutesTemplate template) => Made.GetValue(template, static t => Read([.. t.Sections.Where(s => s.Source == SectionSource.Cues)]));

    private static SectionTables Read(List<TemplateSection> sections) => new(
        sections, new CueBook(sections), new RoleMatch([.. sections.Select(s => s.Speakers)]), new RoleMatch([.. sections.Select(s => s.Only)]));
}
