using QuickAction.Core.Extraction.Text;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Office;

/// <summary>What was read of a word-processor document: its stories in order, ready to become segments.</summary>
internal sealed record OfficeDocument
{
    public required IReadOnlyList<OfficeBlock> Headers { get; init; }
    public required IReadOnlyList<OfficeBlock> Body { get; init; }
    public required IReadOnlyList<OfficeBlock> Footers { get; init; }
    public string? Title { get; init; }
    public bool HasPictures { get; init; }

    /// <exception cref="QuickActionException">The body has no text: running headers alone are no document.</exception>
    public SourceText Build(SourceTextBuilder builder)
    {
        var body = Body.Select(b => b with { Text = builder.Clean(b.Text) }).Where(b => b.Text.Length > 0).ToList();
        if (body.Count == 0)
        {
            throw QuickActionException.Refused(HasPictures
                ? "The document holds pictures but no text; save the text of the pictures into a document and try again."
                : "No text was found in the document; check that it is the right one and is not empty.");
        }

        builder.Title = Title;
        AddFurniture(Headers, builder);
        var shape = Dialogue.TryAdd(Lines(body), builder) ? SourceShape.Transcript : SourceShape.Document;
        if (shape == SourceShape.Document)
        {
            foreach (var block in body)
            {
                builder.Add(block.Text, block.Kind, row: block.Row, level: block.Level);
            }
        }

        AddFurniture(Footers, builder);
        return builder.Build(shape);
    }

    /// <summary>The body as lines with a blank one after each paragraph. Names, times and words in the cells of a row stand on one line.</summary>
    private static List<SourceLine> Lines(List<OfficeBlock> body)
    {
        var lines = new List<SourceLine>(body.Count * 2);
        foreach (var block in body)
        {
            lines.AddRange(SourceLine.Split(block.Text));
            lines.Add(default);
        }

        return lines;
    }

    /// <summary>Pages and sections repeat their headers: each is said once.</summary>
    private static void AddFurniture(IReadOnlyList<OfficeBlock> blocks, SourceTextBuilder builder)
    {
        foreach (var text in blocks.Select(b => b.Text.Replace('\t', ' ')).Distinct(StringComparer.Ordinal))
        {
            builder.Add(text, SegmentKind.PageFurniture);
        }
    }
}
