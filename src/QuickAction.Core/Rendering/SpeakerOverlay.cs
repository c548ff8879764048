using QuickAction.Core.Analysis;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Rendering;

/// <summary>Shows the names that people have given to the source's speakers. What is stored keeps the source's labels: the evidence stays as it is.</summary>
public static class SpeakerOverlay
{
    /// <summary>The result with the names in its citations, for whoever shows it; never to be stored.</summary>
    public static Result Shown(Result result)
    {
        if (result.Speakers.Count == 0)
        {
            return result;
        }

        var names = Names(result.Speakers);
        return result switch
        {
            MinutesResult m => m with
            {
                Warnings = Warnings(m.Warnings, names),
                Attendees = People(m.Attendees, names),
                Apologies = People(m.Apologies, names),
                Summary = Lines(m.Summary, names),
                Topics = [.. m.Topics.Select(t => t with { Points = Lines(t.Points, names) })],
                Decisions = Lines(m.Decisions, names),
                Actions = Lines(m.Actions, names),
                Risks = Lines(m.Risks, names),
                Questions = Lines(m.Questions, names),
                Sections = [.. m.Sections.Select(s => s with { Items = Lines(s.Items, names) })],
            },
            SummaryResult s => s with
            {
                Warnings = Warnings(s.Warnings, names),
                Headline = s.Headline is { } headline ? Line(headline, names) : null,
                KeyPoints = Lines(s.KeyPoints, names),
                Sections = [.. s.Sections.Select(part => part with { Points = Lines(part.Points, names) })],
                UseCases = [.. s.UseCases.Select(u => u with { Citation = Cited(u.Citation, names) })],
            },
            _ => result,
        };
    }

    /// <summary>The source with the names in the place of its labels, for whoever checks or shows it; never to be stored.</summary>
    public static SourceText Shown(SourceText source, IReadOnlyList<SpeakerName> speakers)
    {
        var names = Names(speakers);
        return speakers.Count == 0 ? source : source with { Segments = [.. source.Segments.Select(s => s.Speaker is { } label ? s with { Speaker = names.GetValueOrDefault(label, label) } : s)] };
    }

    private static Dictionary<string, string> Names(IReadOnlyList<SpeakerName> speakers) => speakers.ToDictionary(s => s.Label, s => s.Name, StringComparer.Ordinal);

    private static List<Warning> Warnings(IReadOnlyList<Warning> warnings, Dictionary<string, string> names) =>
        [.. warnings.Select(w => w with { Message = Named(w.Message, names), Citations = Cited(w.Citations, names) })];

    /// <summary>A warning says the line that it is about, as it was. A label that could be a word is left alone.</summary>
    private static string Named(string message, Dictionary<string, string> names) => names
        .Where(n => n.Key.Any(c => char.IsDigit(c) || c == '_'))
        .OrderByDescending(n => n.Key.Length)
        .Aggregate(message, (text, n) => text.Replace(n.Key, n.Value, StringComparison.Ordinal));

    private static List<Attendee> People(IReadOnlyList<Attendee> people, Dictionary<string, string> names) => [.. people.Select(p => p with { Citations = Cited(p.Citations, names) })];

    private static List<T> Lines<T>(IReadOnlyList<T> lines, Dictionary<string, string> names)
        where T : Statement => [.. lines.Select(line => Line(line, names))];

    private static T Line<T>(T line, Dictionary<string, string> names)
        where T : Statement => line with { Citations = Cited(line.Citations, names) };

    private static List<Citation> Cited(IReadOnlyList<Citation> citations, Dictionary<string, string> names) => [.. citations.Select(c => Cited(c, names))];

    private static Citation Cited(Citation citation, Dictionary<string, string> names) =>
        citation.Speaker is { } label && names.TryGetValue(label, out var name) ? citation with { Speaker = name } : citation;
}
