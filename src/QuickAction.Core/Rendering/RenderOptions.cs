namespace QuickAction.Core.Rendering;

/// <summary>What the renderers have to know beyond the result itself.</summary>
public sealed record RenderOptions
{
    public static RenderOptions Default { get; } = new();

    /// <summary>Who approved this version; null while it is a draft, and then the rendering says DRAFT.</summary>
    public Approval? Approval { get; init; }

    /// <summary>
    /// Bytes of a council's own DOCX whose headers, footers, page set-up, theme and styles the Word document takes; null for the product's own look.
    /// Other formats take no notice of it.
    /// </summary>
    public ReadOnlyMemory<byte>? Letterhead { get; init; }
}

/// <summary>A named person's approval.</summary>
public sealed record Approval(string By, DateOnly On);
