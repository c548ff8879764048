namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>What the stories of one document share.</summary>
internal sealed record WordSource(WordStyles Styles, WordNumbering Numbering, OfficeTally Tally, OfficeBudget Budget)
{
    /// <summary>Text of the footnotes and endnotes by kind and id, filled before the body is read.</summary>
    public Dictionary<(string Kind, string Id), OfficeBlock> Notes { get; } = [];

    /// <summary>Text of the first title paragraph.</summary>
    public string? Title { get; set; }
}
