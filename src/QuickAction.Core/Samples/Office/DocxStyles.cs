using System.Xml.Linq;
using static QuickAction.Core.Samples.Office.DocxElements;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>The styles of the sample policy.</summary>
internal static class DocxStyles
{
    /// <summary>Of a table with all its lines, in the order that the schema has.</summary>
    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    public static XElement Part() => Root(
        "styles",
        new XElement(Word + "docDefaults", new XElement(Word + "rPrDefault", new XElement(
            Word + "rPr",
            new XElement(
                Word + "rFonts",
                new XAttribute(Word + "ascii", "Arial"),
                new XAttribute(Word + "hAnsi", "Arial"),
                new XAttribute(Word + "cs", "Arial")),
            Value("sz", 24),
            Value("lang", "en-GB")))),
        Style("paragraph", "Normal", "Normal", new XAttribute(Word + "default", true)),
        Paragraph("Title", "Title", 48),
        Paragraph("Subtitle", "Subtitle", 28),
        Heading("Heading1", "heading 1", 36, level: 0),
        Heading("Heading2", "heading 2", 28, level: 1),
        Paragraph("BoxTitle", "Box title", 26),
        Paragraph("ListParagraph", "List Paragraph", 24),
        Paragraph("FootnoteText", "footnote text", 20),
        Style("character", "FootnoteReference", "footnote reference", Look(Value("vertAlign", "superscript"))),
        Style("character", "Hyperlink", "Hyperlink", Look(Value("u", "single"))),
        Style("table", "TableGrid", "Table Grid", new XElement(Word + "tblPr", Borders())));

    private static XElement Paragraph(string id, string name, int size) =>
        Style("paragraph", id, name, Value("basedOn", "Normal"), Look(Value("sz", size)));

    private static XElement Heading(string id, string name, int size, int level) => Style(
        "paragraph",
        id,
        name,
        Value("basedOn", "Normal"),
        new XElement(
            Word + "pPr",
            new XElement(Word + "keepNext"),
            DocxNumbering.Place(level, DocxNumbering.HeadingList),
            Value("outlineLvl", level)),
        Look(new XElement(Word + "b"), Value("sz", size)));

    private static XElement Style(string type, string id, string name, params object[] content) => new(
        Word + "style",
        new XAttribute(Word + "type", type),
        new XAttribute(Word + "styleId", id),
        Value("name", name),
        content);

    private static XElement Borders() => new(
        Word + "tblBorders",
        Sides.Select(side => new XElement(
            Word + side, new XAttribute(Word + "val", "single"), new XAttribute(Word + "sz", 4))));
}
