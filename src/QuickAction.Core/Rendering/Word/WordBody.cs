using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// Writes a page's blocks as paragraphs and tables. Text goes out as XML text, never as XML: the look brings the only ids, and numbers of headings and items are
/// Word's own, so that they follow when somebody edits the draft.
/// </summary>
internal sealed class WordBody(WordLook look)
{
    private readonly StringBuilder _xml = new(64 * 1024);

    public static string Write(Page page, WordLook look)
    {
        var body = new WordBody(look);
        body.All(page);
        return body._xml.ToString();
    }

    private void All(Page page)
    {
        Open(WordStyle.Title).Run(page.Title).EndParagraph();
        Open(WordStyle.Subtitle).Run(page.Status).EndParagraph();
        foreach (var block in page.Blocks)
        {
            Block(block);
        }
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case Heading heading:
                var style = heading.Level == 1 ? WordStyle.Heading1 : WordStyle.Heading2;
                Open(style, heading.Number is null ? List(0, 0) : List(look.NumberedList, heading.Level - 1)).Run(heading.Text).EndParagraph();
                break;
            case Headline headline:
                Open(WordStyle.Headline);
                Line(headline.Line).EndParagraph();
                break;
            case Nothing nothing:
                Open(WordStyle.Nothing, nothing.Indented ? WordNumbering.IndentXml : "").Run(nothing.Text).EndParagraph();
                break;
            case Item item:
                Open(WordStyle.ListNumber, List(look.NumberedList, Depth(item.Number)));
                Line(item.Line).EndParagraph();
                break;
            case Quotation quotation:
                Open(WordStyle.Quote);
                Line(quotation.Line).EndParagraph();
                Open(WordStyle.Source).Run(quotation.Source).EndParagraph();
                break;
            case Bullets bullets:
                foreach (var line in bullets.Lines)
                {
                    Open(WordStyle.ListBullet, look.BulletList is { } list ? List(list, 0) : "");
                    Line(line).EndParagraph();
                }

                break;
            case Facts facts:
                Facts(facts);
                break;
            case Table table:
                Table(table);
                break;
            case Callout callout:
                Open(WordStyle.Callout).Run(callout.Lead, bold: true).Run($" {callout.Text}").EndParagraph();
                break;
            case SignOff signOff:
                SignOff(signOff);
                break;
            default:
                throw new NotSupportedException($"There is no Word for {block.GetType().Name}.");
        }
    }

    private void Facts(Facts facts)
    {
        foreach (var fact in facts.Rows)
        {
            for (var i = 0; i < fact.Values.Count; i++)
            {
                Open(WordStyle.Fact, i + 1 < fact.Values.Count ? "<w:keepNext/>" : "");
                if (i == 0)
                {
                    _xml.Run($"{fact.Term}:", bold: true);
                }

                _xml.Tab();
                Line(fact.Values[i]).EndParagraph();
            }
        }
    }

    /// <summary>Room to sign: the line is drawn by a tab, so that no row of underscores is read aloud.</summary>
    private void SignOff(SignOff signOff)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"<w:tabs><w:tab w:val=\"left\" w:leader=\"underscore\" w:pos=\"{Math.Min(look.TextWidth, 7938)}\"/></w:tabs><w:spacing w:before=\"300\"/>");
        foreach (var signature in signOff.Lines)
        {
            Open(WordStyle.Fact, signature.Value is null ? line : "").Run($"{signature.Label}:", bold: true).Tab();
            if (signature.Value is null)
            {
                _xml.Tab();
            }
            else
            {
                _xml.Run(signature.Value);
            }

            _xml.EndParagraph();
        }
    }

    private void Table(Table table)
    {
        _xml.Append("<w:tbl><w:tblPr><w:tblStyle w:val=\"").Text(look.Id(WordStyle.Table)).Append("\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>")
            .Append("<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/><w:tblCaption w:val=\"")
            .Text(table.Caption).Append("\"/></w:tblPr><w:tblGrid>");
        foreach (var column in table.Columns)
        {
            _xml.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{Width(column)}\"/>");
        }

        _xml.Append("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        foreach (var column in table.Columns)
        {
            OpenCell(column, "<w:keepNext/>").Run(column.Heading, bold: true);
            CloseCell();
        }

        _xml.Append("</w:tr>");
        foreach (var row in table.Rows)
        {
            Row(table, row);
        }

        _xml.Append("</w:tbl>");
    }

    private void Row(Table table, Row row)
    {
        _xml.Append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        if (row.Number is not null)
        {
            // The number hangs in the whole width of its narrow cell; the list's own indent would push it out.
            var width = Width(table.Columns[0]) - 216;
            OpenCell(table.Columns[0], List(look.NumberedList, Depth(row.Number)) + string.Create(CultureInfo.InvariantCulture, $"<w:ind w:left=\"{width}\" w:hanging=\"{width}\"/>"));
            CloseCell();
        }

        var first = row.Number is null ? 0 : 1;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            OpenCell(table.Columns[first + i]);
            Line(row.Cells[i]);
            CloseCell();
        }

        _xml.Append("</w:tr>");
    }

    private StringBuilder OpenCell(Column column, string properties = "")
    {
        _xml.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{Width(column)}\" w:type=\"dxa\"/></w:tcPr>");
        return Open(WordStyle.TableText, properties);
    }

    private void CloseCell() => _xml.EndParagraph().Append("</w:tc>");

    private int Width(Column column) => look.TextWidth * column.Share / 100;

    private StringBuilder Line(Line line)
    {
        if (line.Lead is not null)
        {
            _xml.Run(line.Lead, bold: true).Run(" ");
        }

        _xml.Run(line.Text);
        if (line.Unsupported)
        {
            _xml.Run($" {Pages.Line.UnsupportedMark}", bold: true);
        }

        for (var i = 0; i < line.Notes.Count; i++)
        {
            // Two marks side by side would read as one number.
            _xml.Append("<w:r><w:rPr><w:rStyle w:val=\"").Text(look.Id(WordStyle.FootnoteReference)).Append("\"/></w:rPr>")
                .Append(i == 0 ? "" : "<w:t>,</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"" + look.Id(WordStyle.FootnoteReference) + "\"/></w:rPr>")
                .Append(CultureInfo.InvariantCulture, $"<w:footnoteReference w:id=\"{line.Notes[i]}\"/></w:r>");
        }

        return _xml;
    }

    private StringBuilder Open(WordStyle style, string properties = "") => _xml.Paragraph(look.Id(style), properties);

    /// <summary>A paragraph's place in a list; list 0 takes it out of any list that its style has.</summary>
    private static string List(int list, int depth) =>
        string.Create(CultureInfo.InvariantCulture, $"<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    /// <summary>The level of the numbered list: 4 is level 0, 4.1 level 1, 4.1.2 level 2.</summary>
    private static int Depth(string number) => number.Count(c => c == '.');
}
