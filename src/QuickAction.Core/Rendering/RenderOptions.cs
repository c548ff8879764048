using System.Globalization;

namespace QuickAction.Core.Rendering;

/// <summary>What the renderers have to know beyond the result itself.</summary>
public sealed record RenderOptions
{
    public static RenderOptions Default { get; } = new();

    /// <summary>Who approved this version; null while it is a draft, and then the rendering says DRAFT.</summary>
    public Approval? Approval { get; init; }

    /// <summary>The texts of lines that a person has written and that the source does not carry: they are marked as the person's own words.</summary>
    public IReadOnlySet<string> OwnWords { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;

    /// <summary>The state of the decision log that holds the result's records, printed at the foot of a Word document; null when it is not known.</summary>
    public LogState? Log { get; init; }

    /// <summary>
    /// Bytes of a council's own DOCX whose headers, footers, page set-up, theme and styles the Word document takes; null for the product's own look.
    /// Other formats take no notice of it.
    /// </summary>
    public ReadOnlyMemory<byte>? Letterhead { get; init; }
}

/// <summary>A signed state of the decision log.</summary>
/// <param name="Size">How many records it has.</param>
/// <param name="Root">Its root hash in base64, as in its checkpoint.</param>
public sealed record LogState(long Size, string Root)
{
    private const int Shown = 10;

    /// <summary>Enough of the root to compare with a checkpoint that somebody else keeps: 60 bits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"log root {Root[..Shown]}… at {Size}");
}

/// <summary>A named person's approval.</summary>
public sealed record Approval(string By, DateOnly On);
