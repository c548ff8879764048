using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QuickAction.Core.Samples.Markup;

namespace QuickAction.Core.Samples.Office;

/// <summary>
/// A marked-up document as Word would have it after a round of review: headings, lists and tables, a header and a footer, footnotes,
/// a tracked insertion and deletion, a comment, a link, a content control and a text box.
/// </summary>
internal static class MarkupDocx
{
    public static byte[] Write(MarkupFile file) => WordPackage.Write(file.Title, file.Author, main => Fill(main, file));

    private static void Fill(MainDocumentPart main, MarkupFile file)
    {
        var inlines = new DocxInlines(main);
        var body = new DocxBody(inlines);
        main.Document = new Document(new Body(
        [
            Styled("Title", file.Title),
            Styled("Subtitle", file.Subtitle),
            .. file.Blocks.SelectMany(body.Elements).ToList(),
            Section(),
        ]));

        main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = DocxStyles.Styles();
        main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering").Numbering = DocxStyles.Numbering(body.NumberedLists);
        main.AddNewPart<HeaderPart>("rIdHeader").Header = new Header(new Paragraph(new Run(WordPackage.Text(file.Header))));
        main.AddNewPart<FooterPart>("rIdFooter").Footer = new Footer(new Paragraph(
            new Run(WordPackage.Text(file.Footer + ", page ")),
            new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" }));
        main.AddNewPart<FootnotesPart>("rIdFootnotes").Footnotes = Footnotes(file, inlines);
        main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = new(new FootnoteDocumentWideProperties(
            new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }));
        main.AddNewPart<WordprocessingCommentsPart>("rIdComments").Comments = new Comments(inlines.Comments);
    }

    /// <summary>The separators that Word expects as notes -1 and 0, then the document's own.</summary>
    private static Footnotes Footnotes(MarkupFile file, DocxInlines inlines) => new(
    [
        Separator(-1, FootnoteEndnoteValues.Separator, new SeparatorMark()),
        Separator(0, FootnoteEndnoteValues.ContinuationSeparator, new ContinuationSeparatorMark()),
        .. file.Notes.Select(note => new Footnote(new Paragraph(
        [
            new ParagraphProperties(new ParagraphStyleId { Val = "FootnoteText" }),
            new Run(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new FootnoteReferenceMark()),
            new Run(WordPackage.Text(" ")),
            .. inlines.Runs(note.Value),
        ])) { Id = int.Parse(note.Key, CultureInfo.InvariantCulture) }),
    ]);

    private static Footnote Separator(long id, FootnoteEndnoteValues type, OpenXmlElement mark) =>
        new(new Paragraph(new Run(mark))) { Type = type, Id = id };

    private static SectionProperties Section() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "rIdHeader" },
        new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdFooter" },
        new PageSize { Width = 11_906, Height = 16_838 },
        new PageMargin { Top = 1_440, Right = 1_440, Bottom = 1_440, Left = 1_440, Header = 708, Footer = 708, Gutter = 0 });

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(WordPackage.Text(text)));
}
