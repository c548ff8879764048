namespace QuickAction.Core.Rendering.Word;

/// <summary>What the content has to know of the document that it is put into: the ids of styles and lists there, and how wide a line is.</summary>
internal sealed record WordLook
{
    /// <summary>The product's own look: A4, 2 cm margins.</summary>
    public static WordLook Own { get; } = new() { TextWidth = 11906 - (2 * 1134) };

    /// <summary>Style ids of a letterhead where they are not ours, by our id.</summary>
    public IReadOnlyDictionary<string, string> StyleIds { get; init; } = new Dictionary<string, string>();

    /// <summary>The list that numbers headings and items.</summary>
    public int NumberedList { get; init; } = 1;

    /// <summary>The list of bullets; null when the letterhead's own bullet style brings its bullets.</summary>
    public int? BulletList { get; init; } = 2;

    /// <summary>Width of a line of text in twentieths of a point.</summary>
    public required int TextWidth { get; init; }

    public string Id(WordStyle style) => StyleIds.GetValueOrDefault(style.Id, style.Id);
}
