using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering;

/// <summary>The pieces of an HTML page that others are made of: lines with their notes' marks, and tables.</summary>
internal static class HtmlParts
{
    public static StringBuilder Line(this StringBuilder html, Line line)
    {
        if (line.Lead is not null)
        {
            html.Append("<strong>").Text(line.Lead).Append("</strong> ");
        }

        html.Text(line.Text);
        if (line.Mark is { } mark)
        {
            html.Append(" <strong class=\"unsupported\">").Text(mark).Append("</strong>");
        }

        for (var i = 0; i < line.Notes.Count; i++)
        {
            var note = line.Notes[i];
            html.Append(i == 0 ? "<sup>" : "<sup>, ")
                .Append(CultureInfo.InvariantCulture, $"<a id=\"mark-{note}\" role=\"doc-noteref\" href=\"#note-{note}\" aria-label=\"Note {note}\">{note}</a></sup>");
        }

        return html;
    }

    // The roles say what the elements say already; browsers forget them where the phone's style sheet lays a row out as a card.
    public static void Table(this StringBuilder html, Table table)
    {
        html.Append("<table role=\"table\">\n<caption class=\"hidden\">").Text(table.Caption).Append("</caption>\n<thead role=\"rowgroup\">\n<tr role=\"row\">");
        foreach (var column in table.Columns)
        {
            html.Append("<th role=\"columnheader\" scope=\"col\">").Text(column.Heading).Append("</th>");
        }

        html.Append("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr role=\"row\">");
            var first = row.Number is null ? 0 : 1;
            if (row.Number is not null)
            {
                html.Append("<td role=\"cell\" class=\"number\" data-heading=\"").Text(table.Columns[0].Heading).Append("\" id=\"item-").Append(row.Number).Append("\">")
                    .Append(row.Number).Append("</td>");
            }

            for (var i = 0; i < row.Cells.Count; i++)
            {
                html.Append("<td role=\"cell\" data-heading=\"").Text(table.Columns[first + i].Heading).Append("\">");
                html.Line(row.Cells[i]);
                html.Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }
}
