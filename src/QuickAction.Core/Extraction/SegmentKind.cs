namespace QuickAction.Core.Extraction;

/// <summary>What a segment is in its source. Only what the format says or shows: nothing is guessed from the words alone.</summary>
public enum SegmentKind
{
    /// <summary>Words of one speaker, or captions without a speaker.</summary>
    Turn,
    Paragraph,
    Heading,
    ListItem,

    /// <summary>One row of a table inside a document; cells are parted by a tab.</summary>
    TableRow,
    Footnote,

    /// <summary>Running header or footer, page number: part of the source, never of a summary.</summary>
    PageFurniture,

    /// <summary>One cell of a data table (CSV, XLSX).</summary>
    Cell,
}
