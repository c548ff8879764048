namespace QuickAction.Core.Rendering.Word;

/// <summary>Content types of parts and types of relationships (ECMA-376 part 1, section 11.3).</summary>
internal static class WordTypes
{
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string Template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
    public const string Styles = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
    public const string Numbering = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
    public const string Settings = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
    public const string Footnotes = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
    public const string Header = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
    public const string Footer = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
    public const string Core = "application/vnd.openxmlformats-package.core-properties+xml";
    public const string App = "application/vnd.openxmlformats-officedocument.extended-properties+xml";

    public const string CoreLink = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    /// <summary>The type of a relationship to such a part, as <c>styles</c>.</summary>
    public static string Link(string kind) => $"{WordXml.Links}/{kind}";
}
