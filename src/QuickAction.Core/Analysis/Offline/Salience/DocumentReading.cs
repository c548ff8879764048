using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A document read for what matters in it, section by section.</summary>
internal sealed class DocumentReading : Reading
{
    private readonly List<Passage> _passages = [];
    private readonly List<ReadSection> _sections = [];

    private DocumentReading(SourceText source) => Source = source;

    public SourceText Source { get; }
    public override IReadOnlyList<Passage> Passages => _passages;
    public IReadOnlyList<ReadSection> Sections => _sections;

    public static DocumentReading From(SourceText source, CancellationToken cancellationToken)
    {
        var reading = new DocumentReading(source);
        reading.Read(cancellationToken);
        return reading;
    }

    private void Read(CancellationToken cancellationToken)
    {
        var reader = new WrittenPassages(Words);
        foreach (var section in DocumentSections.Find(Source.Segments))
        {
            var isContents = section.Heading is { } title && SectionWeight.IsContents(title.Text);
            var passages = isContents ? [] : reader.Read(section.Body, cancellationToken);
            var heading = new List<int>();
            Words.Read(section.Heading?.Text, heading);
            _sections.Add(new ReadSection(section.Heading, [.. heading.Distinct()], passages));
            _passages.AddRange(passages);
            Length += passages.Sum(p => p.Length);
        }

        Turns = Math.Max(1, Source.Segments.Count);
        ReadMatter();
    }
}

/// <summary>A heading with the passages under it.</summary>
/// <param name="Heading">Null for what stands before the first heading.</param>
/// <param name="Asked">The heading's words by number.</param>
internal sealed record ReadSection(Segment? Heading, int[] Asked, IReadOnlyList<Passage> Passages)
{
    public int Length { get; } = Passages.Sum(p => p.Length);
}
