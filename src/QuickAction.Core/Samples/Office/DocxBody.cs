using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using QuickAction.Core.Samples.Markup;

namespace QuickAction.Core.Samples.Office;

/// <summary>Turns the blocks of a document into the elements of Word's body.</summary>
internal sealed class DocxBody(DocxInlines inlines)
{
    /// <summary>How many numbered lists there have been: each needs a numbering instance of its own to begin again at one.</summary>
    public int NumberedLists { get; private set; }

    public IEnumerable<OpenXmlElement> Elements(Block block) => block switch
    {
        Heading heading => [Styled($"Heading{heading.Level}", [new Inline(InlineKind.Plain, heading.Text)])],
        ListBlock list => List(list),
        TableBlock table => [Table(table), new Paragraph()],
        FrameBlock { Control: true } frame => [Control(frame)],
        FrameBlock frame => [DocxTextBox.Around(
            Styled("BoxTitle", [new Inline(InlineKind.Plain, frame.Title)]), new Paragraph(inlines.Runs(frame.Inlines)))],
        TextBlock paragraph => [new Paragraph(inlines.Runs(paragraph.Inlines))],
        _ => throw new InvalidDataException("A Word document cannot hold this block."),
    };

    private Paragraph Styled(string style, IEnumerable<Inline> text) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. inlines.Runs(text)]);

    private IEnumerable<OpenXmlElement> List(ListBlock list)
    {
        var instance = list.Numbered ? DocxStyles.FirstNumberedList + NumberedLists++ : DocxStyles.PointList;
        return list.Items.Select(item => new Paragraph(
        [
            new ParagraphProperties(
                new ParagraphStyleId { Val = "ListParagraph" },
                new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = instance })),
            .. inlines.Runs(item),
        ]));
    }

    private static Table Table(TableBlock table) => new(
    [
        new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
        new TableGrid(table.Rows[0].Select(_ => new GridColumn
        {
            Width = (9_000 / table.Rows[0].Count).ToString(CultureInfo.InvariantCulture),
        })),
        .. table.Rows.Select((cells, row) => Row(cells, head: row == 0)),
    ]);

    private static TableRow Row(IReadOnlyList<string> cells, bool head)
    {
        var row = new TableRow(cells.Select(cell => new TableCell(new Paragraph(head
            ? new Run(new RunProperties(new Bold()), WordPackage.Text(cell))
            : new Run(WordPackage.Text(cell))))));
        if (head)
        {
            row.PrependChild(new TableRowProperties(new TableHeader()));
        }

        return row;
    }

    private SdtBlock Control(FrameBlock frame) => new(
        new SdtProperties(new SdtAlias { Val = frame.Title }, new Tag { Val = "course-owner" }, new SdtId { Val = 440_117 }),
        new SdtContentBlock(new Paragraph(inlines.Runs(frame.Inlines))));
}
