using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Office;

/// <summary>What was read of a word-processor document: its stories in order, ready to become segments.</summary>
internal sealed record OfficeDocument
{
    public required IReadOnlyList<OfficeBlock> Headers { get; init; }
    public required IReadOnlyList<OfficeBlock> Body { get; init; }
    public required IReadOnlyList<OfficeBlock> Footers { get; init; }
    public string? Title { get; init; }
    public required OfficeTally Tally { get; init; }

    /// <exception cref="QuickActionException">The body has no text: running headers alone are no document.</exception>
    public SourceText Build(SourceTextBuilder builder)
    {
        var body = Body.Select(b => b with { Text = builder.Clean(b.Text) }).Where(b => b.Text.Length > 0).ToList();
        if (body.Count == 0)
        {
            throw QuickActionException.Refused(WhyNothing());
        }

        builder.Title = Title;
        AddFurniture(Headers, builder);
        var shape = !IsList(body) && Dialogue.TryAdd(TalkLines.Of(body), builder) ? SourceShape.Transcript : SourceShape.Document;
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

    private string WhyNothing() =>
        Tally.EmbeddedParts > 0 ? "The document's text lies in other documents embedded in it, which are not read; open it in Word, save it again and try the new copy."
        : Tally.HiddenRuns > 0 ? "All text of the document is hidden; show it in the program that made it, save it and try again."
        : Tally.HasPictures ? "The document holds pictures but no text; save the text of the pictures into a document and try again."
        : Headers.Count + Footers.Count > 0 ? "The document has headers or footers but no text between them; check that it is the right one."
        : "No text was found in the document; check that it is the right one and is not empty.";

    /// <summary>Whether it is mostly points: "Goal: ..." under each of ten projects is a plan, and nobody speaks in a numbered list.</summary>
    private static bool IsList(List<OfficeBlock> body) => body.Count(b => b.Kind == SegmentKind.ListItem) * 2 > body.Count;

    /// <summary>Pages and sections repeat their headers: each is said once.</summary>
    private static void AddFurniture(IReadOnlyList<OfficeBlock> blocks, SourceTextBuilder builder)
    {
        foreach (var text in blocks.Select(b => b.Text.Replace('\t', ' ')).Distinct(StringComparer.Ordinal))
        {
            builder.Add(text, SegmentKind.PageFurniture);
        }
    }
}
