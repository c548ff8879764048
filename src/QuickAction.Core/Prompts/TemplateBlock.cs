namespace QuickAction.Core.Prompts;

/// <summary>A piece of a value with the line on which it stands.</summary>
internal readonly record struct TemplatePiece(int Line, string Text);

/// <summary>One <c>key: value</c> of a template file; a long value goes on over indented lines.</summary>
internal sealed class TemplateEntry(int line, string key)
{
    public int Line { get; } = line;
    public string Key { get; } = key;
    public List<TemplatePiece> Pieces { get; } = [];

    /// <summary>The whole value, its lines joined by a space.</summary>
    public string Text => string.Join(' ', Pieces.Select(p => p.Text));
}

/// <summary>The keys of the front matter or of one section.</summary>
internal sealed class TemplateBlock(int line, string title)
{
    /// <summary>Line of the heading; of the opening <c>---</c> for the front matter.</summary>
    public int Line { get; } = line;

    /// <summary>Text of the heading; empty for the front matter.</summary>
    public string Title { get; } = title;
    public Dictionary<string, TemplateEntry> Entries { get; } = new(StringComparer.Ordinal);

    public TemplateEntry? this[string key] => Entries.GetValueOrDefault(key);
}
