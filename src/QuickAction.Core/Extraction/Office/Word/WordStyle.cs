namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>What a style says that matters for reading, its ancestors' word included.</summary>
internal sealed record WordStyle
{
    public static readonly WordStyle Plain = new();

    /// <summary>Heading level from 1; null when it is no heading.</summary>
    public int? Heading { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>A line of the table of contents: it repeats a heading with a page number.</summary>
    public bool IsContents { get; init; }

    /// <summary>List that paragraphs of the style belong to; 0 takes them out of one.</summary>
    public int? List { get; init; }

    public int? ListLevel { get; init; }
    public bool IsHidden { get; init; }
}
