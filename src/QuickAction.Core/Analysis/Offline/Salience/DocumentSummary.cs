using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Summary of a written document: the whole at the length asked for, then section by section.</summary>
internal static class DocumentSummary
{
    /// <summary>A section gives a point, and another for every so many of its words.</summary>
    private const int WordsForAPoint = 120;

    private const int MostPoints = 8;

    public static SummaryFindings Find(SourceText source, int words, CancellationToken cancellationToken)
    {
        var index = new WordIndex();
        var sections = DocumentSections.Find(source.Segments);
        var reader = new WrittenPassages(index);
        var read = sections.Select(s => (Section: s, Passages: reader.Read(s.Body, cancellationToken))).ToList();
        var passages = read.SelectMany(r => r.Passages).ToList();
        var weights = new PassageWeights(passages, index);
        var chosen = Selection.Take(passages, p => weights.Of(p) * EarlyBonus(p.Place, passages.Count), weights, words);
        return new SummaryFindings
        {
            Headline = chosen.Count == 0 ? null : chosen[0].State(),
            KeyPoints = [.. chosen.Skip(1).Select(p => p.State())],
            Sections = [.. read.Where(r => r.Section.Heading is not null).Select(r => Summarise(r.Section, r.Passages, weights, index))],
        };
    }

    private static double EarlyBonus(int place, int passages) => 1 + (0.3 * (1 - ((double)place / passages)));

    private static SectionSummary Summarise(DocumentSection section, List<Passage> passages, PassageWeights weights, WordIndex index)
    {
        var asked = new List<int>();
        index.Read(section.Heading?.Text, asked);
        asked.RemoveAll(word => !weights.IsMatter(word));
        var points = Math.Clamp(1 + (passages.Sum(p => p.Length) / WordsForAPoint), 1, MostPoints);
        var most = passages.Count == 0 ? 1 : Math.Max(1e-9, passages.Max(weights.Of));
        var chosen = Selection.Take(passages, p => (weights.Of(p) / most) + (2 * Answers(p, asked)) + Figures(p), weights, int.MaxValue, points);
        return new SectionSummary
        {
            Title = WrittenText.Tidy(section.Heading?.Text),
            Page = section.Heading?.Page,
            Points = [.. chosen.Select(p => p.State())],
        };
    }

    /// <summary>How much of what the heading names the passage takes up, 0 to 1.</summary>
    private static double Answers(Passage passage, List<int> asked) =>
        asked.Count == 0 ? 0 : asked.Count(word => Array.IndexOf(passage.Words, word) >= 0) / (double)asked.Count;

    private static double Figures(Passage passage) => passage.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 ? 0.5 : 0;
}
