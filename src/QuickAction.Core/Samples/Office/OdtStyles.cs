using System.Xml.Linq;
using QuickAction.Core.Samples.Markup;
using static QuickAction.Core.Samples.Office.OdtNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>The styles of the sample handbook, and the page that carries its header and footer.</summary>
internal static class OdtStyles
{
    public static XElement Document(MarkupFile file) => new(
        Root + "document-styles",
        Declarations,
        new XAttribute(Root + "version", "1.2"),
        new XElement(
            Root + "styles",
            Paragraph("Standard", "11pt"),
            Paragraph("Title", "24pt"),
            Paragraph("Subtitle", "14pt"),
            Paragraph("Heading_20_1", "18pt"),
            Paragraph("Heading_20_2", "14pt"),
            Paragraph("Text_20_body", "11pt"),
            Paragraph("Table_20_Contents", "10pt"),
            Character("Strong", new XAttribute(Format + "font-weight", "bold")),
            Character("Emphasis", new XAttribute(Format + "font-style", "italic"))),
        new XElement(Root + "automatic-styles", new XElement(
            Style + "page-layout",
            new XAttribute(Style + "name", "A4"),
            new XElement(
                Style + "page-layout-properties",
                new XAttribute(Format + "page-width", "21cm"),
                new XAttribute(Format + "page-height", "29.7cm"),
                new XAttribute(Format + "margin", "2cm")))),
        new XElement(Root + "master-styles", new XElement(
            Style + "master-page",
            new XAttribute(Style + "name", "Standard"),
            new XAttribute(Style + "page-layout-name", "A4"),
            new XElement(Style + "header", new XElement(Text + "p", file.Header)),
            new XElement(Style + "footer", new XElement(Text + "p", file.Footer + ", page ", new XElement(Text + "page-number", "1"))))));

    /// <summary>The list styles that the text itself uses.</summary>
    public static IEnumerable<XElement> Automatic() =>
    [
        new(
            Text + "list-style",
            new XAttribute(Style + "name", "Numbers"),
            new XElement(
                Text + "list-level-style-number",
                new XAttribute(Text + "level", 1),
                new XAttribute(Style + "num-suffix", "."),
                new XAttribute(Style + "num-format", "1"))),
        new(
            Text + "list-style",
            new XAttribute(Style + "name", "Points"),
            new XElement(
                Text + "list-level-style-bullet",
                new XAttribute(Text + "level", 1),
                new XAttribute(Text + "bullet-char", "\u2022"))),
    ];

    private static XElement Paragraph(string name, string size) => new(
        Style + "style",
        new XAttribute(Style + "name", name),
        new XAttribute(Style + "family", "paragraph"),
        new XElement(
            Style + "text-properties",
            new XAttribute(Format + "font-size", size),
            new XAttribute(Format + "language", "en"),
            new XAttribute(Format + "country", "GB")));

    private static XElement Character(string name, XAttribute property) => new(
        Style + "style",
        new XAttribute(Style + "name", name),
        new XAttribute(Style + "family", "text"),
        new XElement(Style + "text-properties", property));
}
