using System.Text;
using System.Xml.Linq;
using QuickAction.Core.Samples.Markup;
using static QuickAction.Core.Samples.Office.OdtNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>A marked-up document as an OpenDocument text: headings, lists, tables, a header and a footer.</summary>
internal static class MarkupOdt
{
    private const string MediaType = "application/vnd.oasis.opendocument.text";

    public static byte[] Write(MarkupFile file) => StableZip.Write(
        [
            ("mimetype", Encoding.ASCII.GetBytes(MediaType)),
            StableZip.Entry("content.xml", Content(file)),
            StableZip.Entry("styles.xml", OdtStyles.Document(file)),
            StableZip.Entry("meta.xml", Meta(file)),
            StableZip.Entry("META-INF/manifest.xml", Manifest()),
        ],
        "mimetype");

    private static XElement Content(MarkupFile file) => new(
        Root + "document-content",
        Declarations,
        new XAttribute(Root + "version", "1.2"),
        new XElement(Root + "automatic-styles", OdtStyles.Automatic()),
        new XElement(
            Root + "body",
            new XElement(
                Root + "text",
                Paragraph("Title", file.Title),
                Paragraph("Subtitle", file.Subtitle),
                file.Blocks.Select(Element))));

    private static XElement Element(Block block) => block switch
    {
        Heading heading => new XElement(
            Text + "h",
            new XAttribute(Text + "style-name", $"Heading_20_{heading.Level}"),
            new XAttribute(Text + "outline-level", heading.Level),
            heading.Text),
        ListBlock list => new XElement(
            Text + "list",
            new XAttribute(Text + "style-name", list.Numbered ? "Numbers" : "Points"),
            list.Items.Select(item => new XElement(Text + "list-item", new XElement(Text + "p", Spans(item))))),
        TableBlock table => Table(table),
        TextBlock paragraph => new XElement(Text + "p", new XAttribute(Text + "style-name", "Text_20_body"), Spans(paragraph.Inlines)),
        _ => throw new InvalidDataException("An OpenDocument text cannot hold this block."),
    };

    private static XElement Table(TableBlock table) => new(
        Grid + "table",
        new XAttribute(Grid + "name", "Table"),
        new XElement(Grid + "table-column", new XAttribute(Grid + "number-columns-repeated", table.Rows[0].Count)),
        new XElement(Grid + "table-header-rows", Row(table.Rows[0])),
        table.Rows.Skip(1).Select(Row));

    private static XElement Row(IReadOnlyList<string> cells) => new(
        Grid + "table-row",
        cells.Select(cell => new XElement(
            Grid + "table-cell", new XAttribute(Root + "value-type", "string"), Paragraph("Table_20_Contents", cell))));

    private static XElement Paragraph(string style, string text) => new(Text + "p", new XAttribute(Text + "style-name", style), text);

    private static IEnumerable<object> Spans(IEnumerable<Inline> inlines) => inlines.Select(inline => inline.Kind switch
    {
        InlineKind.Bold => Span("Strong", inline.Text),
        InlineKind.Italic => Span("Emphasis", inline.Text),
        InlineKind.Link => new XElement(Text + "a", new XAttribute(XLink + "href", inline.Target ?? ""), inline.Text),
        _ => (object)inline.Text,
    });

    private static XElement Span(string style, string text) => new(Text + "span", new XAttribute(Text + "style-name", style), text);

    private static XElement Meta(MarkupFile file) => new(
        Root + "document-meta",
        Declarations,
        new XAttribute(Root + "version", "1.2"),
        new XElement(
            Root + "meta",
            new XElement(DublinCore + "title", file.Title),
            new XElement(DublinCore + "creator", file.Author),
            new XElement(DublinCore + "language", "en-GB")));

    private static XElement Manifest() => new(
        Parts + "manifest",
        new XAttribute(XNamespace.Xmlns + "manifest", Parts.NamespaceName),
        new XAttribute(Parts + "version", "1.2"),
        FileEntry("/", MediaType),
        FileEntry("content.xml", "text/xml"),
        FileEntry("styles.xml", "text/xml"),
        FileEntry("meta.xml", "text/xml"));

    private static XElement FileEntry(string path, string type) =>
        new(Parts + "file-entry", new XAttribute(Parts + "full-path", path), new XAttribute(Parts + "media-type", type));
}
