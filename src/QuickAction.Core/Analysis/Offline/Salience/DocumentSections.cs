using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A heading and what stands under it, up to the next heading.</summary>
/// <param name="Heading">Null for what stands before the first heading.</param>
internal sealed record DocumentSection(Segment? Heading, IReadOnlyList<Segment> Body);

internal static class DocumentSections
{
    public static IReadOnlyList<DocumentSection> Find(IReadOnlyList<Segment> segments)
    {
        var sections = new List<DocumentSection>();
        Segment? heading = null;
        var body = new List<Segment>();
        foreach (var segment in segments)
        {
            if (segment.Kind == SegmentKind.Heading)
            {
                Close();
                heading = segment;
                body = [];
            }
            else if (segment.Kind != SegmentKind.PageFurniture)
            {
                body.Add(segment);
            }
        }

        Close();
        return sections;

        void Close()
        {
            if (heading is not null || body.Count > 0)
            {
                sections.Add(new DocumentSection(heading, body));
            }
        }
    }
}
