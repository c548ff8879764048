using System.Text;

namespace QuickAction.Core.Rendering.Word;

/// <summary>The fixed parts of WordprocessingML (ECMA-376, transitional) around what is written.</summary>
internal static class WordXml
{
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string PackageLinks = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>For the root element of a part.</summary>
    public const string Namespaces = $"xmlns:w=\"{Main}\" xmlns:r=\"{Links}\"";

    public static StringBuilder Paragraph(this StringBuilder xml, string styleId, string properties = "") =>
        xml.Append("<w:p><w:pPr><w:pStyle w:val=\"").Text(styleId).Append("\"/>").Append(properties).Append("</w:pPr>");

    public static StringBuilder EndParagraph(this StringBuilder xml) => xml.Append("</w:p>");

    public static StringBuilder Run(this StringBuilder xml, string text, bool bold = false) =>
        xml.Append(bold ? "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">" : "<w:r><w:t xml:space=\"preserve\">").Text(text).Append("</w:t></w:r>");

    public static StringBuilder Tab(this StringBuilder xml) => xml.Append("<w:r><w:tab/></w:r>");

    /// <summary>A field with what it shows until Word works it out, which Word does by itself for page numbers.</summary>
    public static StringBuilder Field(this StringBuilder xml, string instruction, string shown) =>
        xml.Append("<w:fldSimple w:instr=\" ").Append(instruction).Append(" \"><w:r><w:t>").Append(shown).Append("</w:t></w:r></w:fldSimple>");
}
