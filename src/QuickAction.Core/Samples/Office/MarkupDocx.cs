using System.Xml.Linq;
using QuickAction.Core.Samples.Markup;
using static QuickAction.Core.Samples.Office.DocxElements;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>
/// A marked-up document as Word would have it after a round of review: headings, lists and tables, a header and a footer, footnotes,
/// a tracked insertion and deletion, a comment, a link, a content control and a text box.
/// </summary>
internal static class MarkupDocx
{
    public static byte[] Write(MarkupFile file)
    {
        var inlines = new DocxInlines();
        var body = new DocxBody(inlines);
        var document = WordPackage.Document(
        [
            Styled("Title", Run(Text(file.Title))),
            Styled("Subtitle", Run(Text(file.Subtitle))),
            .. file.Blocks.SelectMany(body.Elements),
            Section(),
        ]);

        // After the text, which says how many lists are numbered and who commented; and comments last, because notes may have some too.
        return WordPackage.Write(file.Title, file.Author, document with
        {
            Parts =
            [
                WordPackage.Part("styles", "styles.xml", "rIdStyles", DocxStyles.Part()),
                WordPackage.Part("numbering", "numbering.xml", "rIdNumbering", DocxNumbering.Part(body.NumberedLists)),
                WordPackage.Part("header", "header1.xml", "rIdHeader", Root("hdr", Paragraph(Run(Text(file.Header))))),
                WordPackage.Part("footer", "footer1.xml", "rIdFooter", Footer(file.Footer)),
                WordPackage.Part("footnotes", "footnotes.xml", "rIdFootnotes", Footnotes(file, inlines)),
                WordPackage.Part("settings", "settings.xml", "rIdSettings", Settings()),
                WordPackage.Part("comments", "comments.xml", "rIdComments", Root("comments", inlines.Comments)),
            ],
            Links = inlines.Links,
        });
    }

    private static XElement Footer(string text) => Root("ftr", Paragraph(
        Run(Text(text + ", page ")),
        new XElement(Word + "fldSimple", new XAttribute(Word + "instr", "PAGE"), Run(new XElement(Word + "t", 1)))));

    /// <summary>The separators that Word expects as notes -1 and 0, then the document's own.</summary>
    private static XElement Footnotes(MarkupFile file, DocxInlines inlines) => Root(
        "footnotes",
        Separator(-1, "separator"),
        Separator(0, "continuationSeparator"),
        file.Notes.Select(note => new XElement(
            Word + "footnote",
            new XAttribute(Word + "id", note.Key),
            Styled(
                "FootnoteText",
                Run(Look(Value("rStyle", "FootnoteReference")), new XElement(Word + "footnoteRef")),
                Run(Text(" ")),
                inlines.Runs(note.Value)))));

    private static XElement Separator(int id, string kind) => new(
        Word + "footnote",
        new XAttribute(Word + "type", kind),
        new XAttribute(Word + "id", id),
        Paragraph(Run(new XElement(Word + kind))));

    private static XElement Settings() => Root("settings", new XElement(
        Word + "footnotePr",
        new XElement(Word + "footnote", new XAttribute(Word + "id", -1)),
        new XElement(Word + "footnote", new XAttribute(Word + "id", 0))));

    private static XElement Section() => new(
        Word + "sectPr",
        new XElement(Word + "headerReference", new XAttribute(Word + "type", "default"), new XAttribute(Relation + "id", "rIdHeader")),
        new XElement(Word + "footerReference", new XAttribute(Word + "type", "default"), new XAttribute(Relation + "id", "rIdFooter")),
        new XElement(Word + "pgSz", new XAttribute(Word + "w", 11_906), new XAttribute(Word + "h", 16_838)),
        new XElement(
            Word + "pgMar",
            new XAttribute(Word + "top", 1_440),
            new XAttribute(Word + "right", 1_440),
            new XAttribute(Word + "bottom", 1_440),
            new XAttribute(Word + "left", 1_440),
            new XAttribute(Word + "header", 708),
            new XAttribute(Word + "footer", 708),
            new XAttribute(Word + "gutter", 0)));
}
