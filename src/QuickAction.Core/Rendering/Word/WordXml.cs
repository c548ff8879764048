using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

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

    /// <summary>A line of a page with its marks of notes, inside a paragraph that is open.</summary>
    public static StringBuilder Line(this StringBuilder xml, Line line, WordLook look)
    {
        if (line.Lead is not null)
        {
            xml.Run(line.Lead, bold: true).Run(" ");
        }

        xml.Run(line.Text);
        if (line.Mark is { } mark)
        {
            xml.Run($" {mark}", bold: true);
        }

        for (var i = 0; i < line.Notes.Count; i++)
        {
            // Two marks side by side would read as one number.
            if (i > 0)
            {
                xml.MarkRun(look).Append("<w:t>,</w:t></w:r>");
            }

            xml.MarkRun(look).Append(CultureInfo.InvariantCulture, $"<w:footnoteReference w:id=\"{line.Notes[i]}\"/></w:r>");
        }

        return xml;
    }

    private static StringBuilder MarkRun(this StringBuilder xml, WordLook look) =>
        xml.Append("<w:r><w:rPr><w:rStyle w:val=\"").Text(look.Id(WordStyle.FootnoteReference)).Append("\"/></w:rPr>");

    /// <summary>A paragraph's place in a list; list 0 takes it out of any list that its style has.</summary>
    public static string List(int list, int depth) =>
        string.Create(CultureInfo.InvariantCulture, $"<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>The level of the numbered list: 4 is level 0, 4.1 level 1, 4.1.2 level 2.</summary>
    public static int Depth(string number) => number.Count(c => c == '.');
}
