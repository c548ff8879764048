namespace QuickAction.Core.Extraction.Office.OpenDocument;

/// <summary>What the parts of one document share.</summary>
internal sealed record OdtSource(OdtStyles Styles, OfficeTally Tally, OfficeBudget Budget)
{
    public List<OfficeBlock> Headers { get; } = [];

    public List<OfficeBlock> Footers { get; } = [];

    /// <summary>Text of the first title paragraph.</summary>
    public string? Title { get; set; }
}
