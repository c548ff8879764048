namespace QuickAction.Core.Extraction;

/// <summary>
/// A numbered piece of a source that never changes after extraction. Citations point into <see cref="Text"/> by UTF-16 offsets.
/// What the format does not know is null: no time, page or speaker is ever invented.
/// </summary>
public sealed record Segment
{
    /// <summary>Place in the source, from 0, without gaps.</summary>
    public required int Index { get; init; }

    /// <summary>NFC text without invisible characters; never empty.</summary>
    public required string Text { get; init; }

    public SegmentKind Kind { get; init; } = SegmentKind.Paragraph;

    /// <summary>Who speaks, as the source labels them.</summary>
    public string? Speaker { get; init; }

    /// <summary>Start in milliseconds from the beginning of the recording.</summary>
    public long? StartMs { get; init; }

    /// <summary>End in milliseconds from the beginning of the recording.</summary>
    public long? EndMs { get; init; }

    /// <summary>Page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>Data record, from 1, the header not counted; in a document's table the row from 1.</summary>
    public int? Row { get; init; }

    /// <summary>The column's heading, or its number from 1 when it has none.</summary>
    public string? Column { get; init; }

    /// <summary>Heading level from 1, or nesting depth of a list item from 1.</summary>
    public int? Level { get; init; }
}
