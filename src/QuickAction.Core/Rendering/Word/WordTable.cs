using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>Writes a table with one header row, which is repeated on every page that the table reaches; no row is parted by the end of a page.</summary>
internal sealed class WordTable(StringBuilder xml, WordLook look)
{
    public void Write(Table table)
    {
        xml.Append("<w:tbl><w:tblPr><w:tblStyle w:val=\"").Text(look.Id(WordStyle.Table)).Append("\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>")
            .Append("<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/><w:tblCaption w:val=\"")
            .Text(table.Caption).Append("\"/></w:tblPr><w:tblGrid>");
        foreach (var column in table.Columns)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{Width(column)}\"/>");
        }

        xml.Append("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        foreach (var column in table.Columns)
        {
            OpenCell(column, "<w:keepNext/>").Run(column.Heading, bold: true);
            CloseCell();
        }

        xml.Append("</w:tr>");
        foreach (var row in table.Rows)
        {
            Row(table, row);
        }

        xml.Append("</w:tbl>");
    }

    private void Row(Table table, Row row)
    {
        xml.Append("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        if (row.Number is not null)
        {
            // The number hangs in the whole width of its narrow cell; the list's own indent would push it out.
            var width = Width(table.Columns[0]) - 216;
            OpenCell(table.Columns[0], WordXml.List(look.NumberedList, WordXml.Depth(row.Number)) + string.Create(CultureInfo.InvariantCulture, $"<w:ind w:left=\"{width}\" w:hanging=\"{width}\"/>"));
            CloseCell();
        }

        var first = row.Number is null ? 0 : 1;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            OpenCell(table.Columns[first + i]);
            xml.Line(row.Cells[i], look);
            CloseCell();
        }

        xml.Append("</w:tr>");
    }

    private StringBuilder OpenCell(Column column, string properties = "")
    {
        xml.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{Width(column)}\" w:type=\"dxa\"/></w:tcPr>");
        return xml.Paragraph(look.Id(WordStyle.TableText), properties);
    }

    private void CloseCell() => xml.EndParagraph().Append("</w:tc>");

    private int Width(Column column) => look.TextWidth * column.Share / 100;
}
