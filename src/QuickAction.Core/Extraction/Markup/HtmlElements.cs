using AngleSharp.Dom;

namespace QuickAction.Core.Extraction.Markup;

/// <summary>What the elements of a page mean for its text.</summary>
internal static class HtmlElements
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "ol", "p", "pre", "search", "section",
        "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
    };

    // Not text of the page: code, styles, what is drawn or played, what a person fills in.
    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "map", "select", "datalist", "button", "input",
        "textarea", "head", "title", "meta", "link", "base",
    };

    // Text that helps to find one's way and is not part of what the page says.
    private static readonly HashSet<string> Roles = new(StringComparer.OrdinalIgnoreCase) { "navigation", "search", "menubar" };

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    public static bool IsLeftOut(IElement element) =>
        NoText.Contains(element.LocalName)
        || element.LocalName == "nav"
        || element.ClassList.Contains("footnote-back-ref")
        || element.GetAttribute("role") == "doc-backlink"
        || (element.GetAttribute("role") is { } role && Roles.Contains(role))
        || IsHidden(element);

    /// <summary>Scripts and styles are nobody's loss; the rest is told.</summary>
    public static bool IsCounted(IElement element) =>
        element.LocalName is not ("script" or "style" or "template" or "head" or "title" or "meta" or "link" or "base" or "a") && !string.IsNullOrWhiteSpace(element.TextContent);

    /// <summary>A header or footer of the page rather than of one of its articles.</summary>
    public static bool IsOfThePage(IElement element) => element.ParentElement is { LocalName: "body" };

    /// <summary>A link in the text to a footnote, as Markdig and Pandoc write it.</summary>
    public static bool IsFootnoteMark(IElement element) => element.ClassList.Contains("footnote-ref") || element.GetAttribute("role") == "doc-noteref";

    public static bool HoldsFootnotes(IElement element) => element.ClassList.Contains("footnotes") || element.GetAttribute("role") == "doc-endnotes";

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var style = element.GetAttribute("style");
        if (string.IsNullOrEmpty(style))
        {
            return false;
        }

        var plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase) || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
