using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Analysis.Offline.Sections;

/// <summary>
/// Fills the sections of a template that are known by their cues, from what was said. Everything is quoted; what the template forbids is left out
/// (the pipeline says so); a section about which nothing was said has no entry.
/// </summary>
internal static class SectionFilling
{
    public static IReadOnlyDictionary<string, IReadOnlyList<Statement>> Fill(SourceText source, MinutesTemplate template, CancellationToken cancellationToken) =>
        Fill(Talk.From(source), template, [], cancellationToken);

    /// <param name="attendees">Who is known to be present, for their roles; empty when only the talk is to be heard.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<Statement>> Fill(
        Talk talk, MinutesTemplate template, IReadOnlyList<Attendee> attendees, CancellationToken cancellationToken)
    {
        var filled = new Dictionary<string, IReadOnlyList<Statement>>(StringComparer.Ordinal);
        var tables = SectionTables.Of(template);
        var sections = tables.Sections;
        var units = Allowed(new TalkUnitReader(talk).Read(cancellationToken), template);
        if (sections.Count == 0 || units.Count == 0)
        {
            return filled;
        }

        var speakers = new SectionSpeakers(units, tables, SpeakerRoles.Find(talk, attendees));
        var scores = new SectionScores(units, tables, speakers);
        cancellationToken.ThrowIfCancellationRequested();
        var picks = new SectionPicker(units, sections, scores).Pick();
        var items = new SectionItems(talk.Source);
        for (var i = 0; i < sections.Count; i++)
        {
            if (picks[i].Count > 0)
            {
                filled[sections[i].Id] = items.Write(picks[i], sections[i].Kind);
            }
        }

        return filled;
    }

    private static IReadOnlyList<TalkUnit> Allowed(IReadOnlyList<TalkUnit> units, MinutesTemplate template)
    {
        var forbidden = new ForbiddenWords(template);
        return forbidden.Any ? [.. units.Where(u => !forbidden.In(u.Text)).Select((u, place) => u with { Index = place })] : units;
    }
}
