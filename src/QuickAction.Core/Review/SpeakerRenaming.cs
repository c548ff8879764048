using System.Text.RegularExpressions;
using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;
using QuickAction.Core.Summaries;

namespace QuickAction.Core.Review;

/// <summary>
/// Lets a result follow the names that a person gives to the source's speakers: people, owners, and the label wherever a line writes it. Citations keep the
/// source's label. Pure; naming the speakers once more starts from the names that they have.
/// </summary>
public sealed class SpeakerRenaming
{
    private readonly IReadOnlyList<SpeakerName> _speakers;
    private readonly Dictionary<string, string> _new;

    // What each label is called now, so that what was renamed before is found again.
    private readonly ILookup<string, string> _labelsOf;

    private SpeakerRenaming(Result result, IReadOnlyList<SpeakerName> speakers)
    {
        _speakers = speakers;
        _new = speakers.ToDictionary(s => s.Label, s => s.Name, StringComparer.Ordinal);
        var old = result.Speakers.ToDictionary(s => s.Label, s => s.Name, StringComparer.Ordinal);
        _labelsOf = old.Keys.Union(_new.Keys).ToLookup(label => old.GetValueOrDefault(label, label), StringComparer.Ordinal);
    }

    /// <param name="speakers">All the names from now on; a label that is not among them is called by its label again.</param>
    public static Result Of(Result result, IReadOnlyList<SpeakerName> speakers) => new SpeakerRenaming(result, speakers).Renamed(result);

    private Result Renamed(Result result)
    {
        switch (result)
        {
            case MinutesResult m:
                var after = m with
                {
                    Speakers = _speakers,
                    Attendees = People(m.Attendees),
                    Apologies = People(m.Apologies),
                    Summary = Lines(m.Summary),
                    Topics = [.. m.Topics.Select(t => t with { Points = Lines(t.Points) })],
                    Decisions = Lines(m.Decisions),
                    Actions = [.. m.Actions.Select(a => Line(a) is var line && a.Owner is { } owner ? line with { Owner = Name(owner, a.Citations) } : line)],
                    Risks = Lines(m.Risks),
                    Questions = Lines(m.Questions),
                    Sections = [.. m.Sections.Select(s => ResultLines.IsOwn(s) ? s with { Items = Lines(s.Items) } : s)],
                };
                return SectionMirror.Follow(m, after);
            case SummaryResult s:
                return s with
                {
                    Speakers = _speakers,
                    Headline = s.Headline is { } headline ? Line(headline) : null,
                    KeyPoints = Lines(s.KeyPoints),
                    Sections = [.. s.Sections.Select(part => part with { Points = Lines(part.Points) })],
                };
            default:
                return result;
        }
    }

    /// <summary>Two labels that are one person are one line among the people.</summary>
    private List<Attendee> People(IReadOnlyList<Attendee> people) =>
    [
        .. people.Select(p => p with { Name = Name(p.Name, p.Citations) })
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .Select(same => same.First() with
            {
                Role = same.Select(p => p.Role).FirstOrDefault(r => !string.IsNullOrEmpty(r)),
                Organisation = same.Select(p => p.Organisation).FirstOrDefault(o => !string.IsNullOrEmpty(o)),
                Citations = [.. same.SelectMany(p => p.Citations).Distinct()],
            }),
    ];

    private List<Statement> Lines(IReadOnlyList<Statement> lines) => [.. lines.Select(Line)];

    private T Line<T>(T line)
        where T : Statement
    {
        // All at once: one after the other, two who change names would both end up with one.
        var olds = _labelsOf.Select(l => l.Key).Where(old => MayStandInText(old, line.Text)).OrderByDescending(old => old.Length).Select(Regex.Escape).ToList();
        var text = olds.Count == 0 ? line.Text : Regex.Replace(
            line.Text,
            $@"(?<![\p{{L}}\p{{N}}_])(?:{string.Join('|', olds)})(?![\p{{L}}\p{{N}}_])",
            match => Name(match.Value, line.Citations),
            RegexOptions.None,
            TimeSpan.FromSeconds(1));
        return text == line.Text ? line : line with { Text = text };
    }

    /// <summary>"Chair" and "Guest" are words before they are anybody's label: in a text they are left alone unless it begins with them.</summary>
    private static bool MayStandInText(string old, string text) =>
        old.Any(c => char.IsDigit(c) || c is '_' or ' ') || text.StartsWith(old, StringComparison.Ordinal);

    /// <summary>
    /// What somebody is called from now on. Where two labels had one name, the words that are cited tell which of them it is; where they do not, the name stays.
    /// </summary>
    private string Name(string old, IReadOnlyList<Citation> citations)
    {
        var labels = _labelsOf[old].ToList();
        if (labels.Count > 1 && labels.Where(l => citations.Any(c => c.Speaker == l)).ToList() is { Count: > 0 } cited)
        {
            labels = cited;
        }

        return labels.Select(l => _new.GetValueOrDefault(l, l)).Distinct(StringComparer.Ordinal).ToList() is [var name] ? name : old;
    }
}
