using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>Summary of a written document: the whole at the length asked for, then section by section, then the stories worth telling again.</summary>
internal static class DocumentSummary
{
    private const double FigureCounts = 0.15;
    private const double FirstCounts = 1.2;
    private const double SideKindCounts = 0.4;

    /// <summary>Written sentences are whole; a longer one tells more than its words cost.</summary>
    private const double LengthPower = 0.75;

    public static SummaryFindings Find(SourceText source, int words, CancellationToken cancellationToken)
    {
        var reading = DocumentReading.From(source, cancellationToken);
        var whole = Whole(reading, words);
        var points = new SectionPoints(reading);
        return new SummaryFindings
        {
            Headline = whole.Count == 0 ? null : whole[0],
            KeyPoints = [.. whole.Skip(1)],
            Sections = [.. reading.Sections.Where(s => s.Heading is not null && s.Passages.Count > 0).Select(s => Summarise(s, points))],
            UseCases = Stories.Find(reading.Source.Segments, cancellationToken),
        };
    }

    /// <summary>The weightiest passage first, the others in their order.</summary>
    private static List<Statement> Whole(DocumentReading reading, int words)
    {
        var coverage = new Coverage(reading, reading.Chances, words);
        var factors = Factors(reading);
        var chosen = CoverageSelection.Fill(
            reading.Passages.Where(reading.StandsAlone),
            p => Worth(coverage, factors[p.Place], p),
            coverage,
            p => p.Length,
            words);
        var empty = new Coverage(reading, reading.Chances, words);
        var headline = chosen.MaxBy(p => Worth(empty, factors[p.Place], p));
        return headline is null
            ? [.. Fallback.Find(reading, words)]
            : [headline.State(), .. chosen.Where(p => p != headline).Select(p => p.State())];
    }

    private static double Worth(Coverage coverage, double factor, Passage passage) =>
        factor * coverage.Gain(passage.Words) * (1 + (FigureCounts * passage.Figures)) / Math.Pow(passage.Length, LengthPower);

    /// <summary>What a passage's place makes of its worth: by its section, for opening one, less for a table row or a footnote.</summary>
    private static double[] Factors(DocumentReading reading)
    {
        var factors = new double[reading.Passages.Count];
        var weights = SectionWeight.Of(reading.Sections);
        for (var s = 0; s < reading.Sections.Count; s++)
        {
            var section = reading.Sections[s];
            foreach (var passage in section.Passages)
            {
                var side = passage.Ranges[^1].Segment.Kind is SegmentKind.TableRow or SegmentKind.Footnote;
                factors[passage.Place] = weights[s] * (passage == section.Passages[0] ? FirstCounts : 1) * (side ? SideKindCounts : 1);
            }
        }

        return factors;
    }

    private static SectionSummary Summarise(ReadSection section, SectionPoints points) => new()
    {
        Title = WrittenText.Tidy(section.Heading?.Text),
        Page = section.Heading?.Page,
        Points = [.. points.Find(section).Select(p => p.State())],
    };
}
