namespace QuickAction.Core.Rendering;

/// <summary>What a result can be written as. All but <see cref="Json"/> carry the same words, for people; JSON is the whole result, for programs.</summary>
public enum OutputFormat
{
    Json,
    Markdown,
    Html,
    Docx,
}
