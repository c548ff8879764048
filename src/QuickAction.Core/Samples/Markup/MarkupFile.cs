namespace QuickAction.Core.Samples.Markup;

/// <summary>A document as its source describes it: the head's values, the blocks in order, and the footnotes by number.</summary>
internal sealed record MarkupFile
{
    public required IReadOnlyDictionary<string, string> Head { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<Inline>> Notes { get; init; }

    public string Title => Head["title"];

    public string Subtitle => Head["subtitle"];

    public string Author => Head["author"];

    public string Header => Head["header"];

    public string Footer => Head["footer"];
}
