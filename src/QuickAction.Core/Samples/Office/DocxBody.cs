using System.Xml.Linq;
using QuickAction.Core.Samples.Markup;
using static QuickAction.Core.Samples.Office.DocxElements;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>Turns the blocks of a document into the elements of Word's body.</summary>
internal sealed class DocxBody(DocxInlines inlines)
{
    /// <summary>How many numbered lists there have been: each needs a numbering instance of its own to begin again at one.</summary>
    public int NumberedLists { get; private set; }

    public IEnumerable<XElement> Elements(Block block) => block switch
    {
        Heading heading => [Styled($"Heading{heading.Level}", Run(Text(heading.Text)))],
        ListBlock list => List(list),
        TableBlock table => [Table(table), Paragraph()],
        FrameBlock { Control: true } frame => [Control(frame)],
        FrameBlock frame => [DocxTextBox.Around(Styled("BoxTitle", Run(Text(frame.Title))), Paragraph(inlines.Runs(frame.Inlines)))],
        TextBlock paragraph => [Paragraph(inlines.Runs(paragraph.Inlines))],
        _ => throw new InvalidDataException("A Word document cannot hold this block."),
    };

    private IEnumerable<XElement> List(ListBlock list)
    {
        var instance = list.Numbered ? DocxNumbering.FirstNumberedList + NumberedLists++ : DocxNumbering.PointList;
        return list.Items.Select(item => Paragraph(
            new XElement(Word + "pPr", Value("pStyle", "ListParagraph"), DocxNumbering.Place(level: 0, instance)),
            inlines.Runs(item)));
    }

    private static XElement Table(TableBlock table) => new(
        Word + "tbl",
        new XElement(
            Word + "tblPr",
            Value("tblStyle", "TableGrid"),
            new XElement(Word + "tblW", new XAttribute(Word + "w", 5_000), new XAttribute(Word + "type", "pct"))),
        new XElement(
            Word + "tblGrid",
            table.Rows[0].Select(_ => new XElement(Word + "gridCol", new XAttribute(Word + "w", 9_000 / table.Rows[0].Count)))),
        Row(
            table.Rows[0].Select(Bold),
            new XElement(Word + "trPr", new XElement(Word + "tblHeader"))),
        table.Rows.Skip(1).Select(cells => Row(cells.Select(cell => Run(Text(cell))))));

    private static XElement Row(IEnumerable<XElement> cells, XElement? properties = null) => new(
        Word + "tr",
        properties,
        cells.Select(run => new XElement(Word + "tc", Paragraph(run))));

    private XElement Control(FrameBlock frame) => new(
        Word + "sdt",
        new XElement(Word + "sdtPr", Value("alias", frame.Title), Value("tag", "course-owner"), Value("id", 440_117)),
        new XElement(Word + "sdtContent", Paragraph(inlines.Runs(frame.Inlines))));
}
