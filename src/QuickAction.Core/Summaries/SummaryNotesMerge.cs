using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Summaries;

/// <summary>Notes of consecutive parts of one document, as one: sections and stories stay as they are, the head is written anew over notes that it names.</summary>
internal sealed class SummaryNotesMerge
{
    private readonly IReadOnlyList<SummaryNotes> _parts;
    private readonly Dictionary<string, DraftStatement> _drafts = new(StringComparer.Ordinal);
    private readonly List<MergeNote> _notes = [];

    public SummaryNotesMerge(IReadOnlyList<SummaryNotes> parts)
    {
        _parts = parts;
        foreach (var part in parts)
        {
            if (part.Headline is { } headline)
            {
                Add("headline of a part", headline);
            }

            foreach (var point in part.KeyPoints)
            {
                Add("key point", point);
            }
        }
    }

    public IReadOnlyList<MergeNote> Notes => _notes;

    public SummaryNotes Joined() => new()
    {
        Headline = _parts.Select(p => p.Headline).FirstOrDefault(h => h is not null),
        KeyPoints = [.. _parts.SelectMany(p => p.KeyPoints)],
        Sections = Sections(),
        UseCases = [.. _parts.SelectMany(p => p.UseCases)],
    };

    public SummaryNotes Apply(SummaryMerge merge) => Joined() with
    {
        Headline = merge.Headline is { } headline ? Over(headline) : null,
        KeyPoints = [.. merge.KeyPoints.Select(Over)],
    };

    private DraftStatement Over(MergedStatement statement) => new()
    {
        Text = statement.Text,
        Evidence = [.. statement.From.Distinct().Select(id => _drafts.GetValueOrDefault(id.Trim())).OfType<DraftStatement>().SelectMany(d => d.Evidence).Distinct()],
    };

    /// <summary>A section that goes on in the next part is one section.</summary>
    private List<DraftSummarySection> Sections()
    {
        var sections = new List<DraftSummarySection>();
        foreach (var section in _parts.SelectMany(p => p.Sections))
        {
            if (sections.Count > 0 && section.Title.Trim().Equals(sections[^1].Title.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                sections[^1] = sections[^1] with { Points = [.. sections[^1].Points, .. section.Points] };
            }
            else
            {
                sections.Add(section);
            }
        }

        return sections;
    }

    private void Add(string kind, DraftStatement draft)
    {
        var id = $"n{_notes.Count + 1}";
        _notes.Add(new MergeNote(id, kind, draft.Text));
        _drafts.Add(id, draft);
    }
}
