using QuickAction.Core.Analysis;
using QuickAction.Core.Analysis.Parts;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Summaries;

/// <summary>What a model noted of a document, with its evidence looked up and the words of its head within their bound.</summary>
internal sealed class DraftedSummary(SourceText source, int words)
{
    private readonly Drafted _drafted = new(source);

    public List<Warning> Warnings { get; } = [];

    public SummaryFindings Findings(SummaryNotes notes)
    {
        var headline = notes.Headline is { } draft ? _drafted.Statement(draft) : null;
        var findings = Bounded(headline, _drafted.Statements(notes.KeyPoints)) with
        {
            Sections = [.. notes.Sections.Where(s => s.Points.Count > 0).Select(Section)],
            UseCases = UseCases(notes.UseCases),
        };
        Warnings.AddRange(_drafted.Warnings);
        return findings;
    }

    /// <summary>The points come most important first: whole ones are left out from the end until the rest keeps to the bound.</summary>
    private SummaryFindings Bounded(Statement? headline, IReadOnlyList<Statement> keyPoints)
    {
        var left = words;
        if (headline is not null && Words.Count(headline.Text) > left)
        {
            Warnings.Add(new Warning("headline-too-long", Severity.Info, "The model's headline alone was longer than the words that were asked for, and was left out."));
            headline = null;
        }

        left -= headline is null ? 0 : Words.Count(headline.Text);
        var kept = new List<Statement>();
        foreach (var point in keyPoints)
        {
            left -= Words.Count(point.Text);
            if (left < 0)
            {
                Warnings.Add(new Warning(
                    "key-points-left-out",
                    Severity.Info,
                    $"{keyPoints.Count - kept.Count} key point(s) did not fit the words that were asked for and were left out; --words gives more room."));
                break;
            }

            kept.Add(point);
        }

        // A summary without a headline begins with its most important point.
        return headline is null && kept.Count > 0
            ? new SummaryFindings { Headline = kept[0], KeyPoints = [.. kept.Skip(1)] }
            : new SummaryFindings { Headline = headline, KeyPoints = kept };
    }

    private SectionSummary Section(DraftSummarySection draft)
    {
        var points = _drafted.Statements(draft.Points);
        var heading = draft.Heading is { } at && at >= 0 && at < source.Segments.Count ? source.Segments[at] : null;
        return new SectionSummary
        {
            Title = draft.Title.Trim(),
            Page = heading?.Page ?? points.SelectMany(p => p.Citations).Select(c => c.Page).FirstOrDefault(p => p is not null),
            Points = points,
        };
    }

    private List<UseCase> UseCases(IReadOnlyList<DraftUseCase> drafts)
    {
        List<DraftUseCase> known = [.. drafts.Where(d => d.Segment >= 0 && d.Segment < source.Segments.Count)];
        if (known.Count < drafts.Count)
        {
            Warnings.Add(new Warning(
                "use-case-not-found", Severity.Warn, $"{drafts.Count - known.Count} use case(s) were left out because they name no place in the source."));
        }

        return [.. known.DistinctBy(d => d.Segment).OrderBy(d => d.Segment).Select(d => new UseCase
        {
            Title = d.Title.Trim(),
            Quote = source.Segments[d.Segment].Text,
            Citation = Cite.Whole(source.Segments[d.Segment]),
            Why = string.Join(", ", d.Why.Distinct()),
        })];
    }
}
