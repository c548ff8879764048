namespace QuickAction.Core.Analysis.Grounding.Quotes;

/// <summary>How a quotation was found in the source, from the strictest way to none.</summary>
public enum QuoteMatch
{
    /// <summary>Nowhere that can be pointed to: the statement is unsupported.</summary>
    None,

    /// <summary>Character by character.</summary>
    Exact,

    /// <summary>But for white space, quotation marks, dashes, letter case and what stands around the quotation.</summary>
    Normalised,

    /// <summary>By alignment with at least 80 per cent of the highest score: some words differ. The citation has the source's own words.</summary>
    Aligned,
}

/// <summary>
/// What became of a quotation that a model gave as evidence. <see cref="Citations"/> always hold the source's own characters, never the model's; a
/// quotation that runs over several segments has one citation in each.
/// </summary>
public sealed record QuoteResolution
{
    public required QuoteMatch Match { get; init; }

    /// <summary>In the source's order; empty when the quotation was not found.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>True when it stands in none of the segments that were named, but in exactly one other place.</summary>
    public bool Reanchored { get; init; }

    /// <summary>Segments that were named and do not exist.</summary>
    public IReadOnlyList<int> UnknownSegments { get; init; } = [];

    public bool Supported => Citations.Count > 0;
}
