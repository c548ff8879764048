using System.Globalization;
using System.Xml;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>Reads the rows of one worksheet as they are shown (ECMA-376 part 1, 18.3). Only values: formulas are not worked out, what they last gave is read.</summary>
internal sealed class SheetReader(Workbook workbook, DocumentLimits limits)
{
    private readonly List<string> _cells = [];

    /// <summary>How many rows hold something, as far as one needs to know: none, one (headings at most) or two and more.</summary>
    public int FilledRows(Sheet sheet)
    {
        using var reader = workbook.Read(sheet.Part);
        var rows = 0;
        var isCounted = true;
        while (rows < 2 && reader is not null && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "row")
            {
                isCounted = false;
            }
            else if (!isCounted && reader.LocalName is "v" or "is" && !reader.IsEmptyElement)
            {
                isCounted = true;
                rows++;
            }
        }

        return rows;
    }

    /// <summary>Gives every row to the table, empty ones between others too, so that rows keep their distance.</summary>
    public void Read(Sheet sheet, TableBuilder table)
    {
        using var reader = workbook.Read(sheet.Part);
        var given = 0;
        var row = 0;
        while (reader is not null && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                continue;
            }

            row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > row ? number : row + 1;
            ReadRow(reader, table);
            if (_cells.Count == 0)
            {
                continue;
            }

            // Empty rows before the first are margin.
            for (given = given == 0 ? row - 1 : given; given < row - 1; given++)
            {
                table.Add([""]);
            }

            table.Add([.. _cells]);
            given = row;
        }
    }

    private void ReadRow(XmlReader reader, TableBuilder table)
    {
        _cells.Clear();
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        var column = -1;
        while (SafeXml.ReadInside(reader, depth, ref isEmpty))
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            column = Column(reader.GetAttribute("r")) ?? column + 1;
            var text = ReadCell(reader);
            if (text.Length == 0 || column < 0)
            {
                continue;
            }

            table.CheckWidth(column + 1);
            while (_cells.Count <= column)
            {
                _cells.Add("");
            }

            _cells[column] = text;
        }
    }

    private string ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        var text = "";
        while (SafeXml.ReadInside(reader, depth, ref isEmpty))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "v" or "is")
            {
                var isValue = reader.LocalName == "v";
                var value = Workbook.ReadItem(reader);
                text = isValue ? Shown(type, value, style) : value;
            }
        }

        return text;
    }

    private string Shown(string? type, string value, int style) => type switch
    {
        "s" => workbook.Text(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1),
        "b" => value.Trim() is "1" or "true" ? "TRUE" : "FALSE",
        "str" or "inlineStr" or "e" or "d" => value,
        _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? workbook.Format(style).Show(number, workbook.CountsFrom1904)
            : value,
    };

    /// <summary>"BC12" is column 54, counted from 0; null without a reference. Beyond what any sheet has it stays at a number that the limits refuse.</summary>
    private int? Column(string? reference)
    {
        var column = 0;
        var letters = 0;
        while (reference is not null && letters < reference.Length && char.IsAsciiLetter(reference[letters]))
        {
            column = Math.Min(limits.TableColumns + 1, (column * 26) + (char.ToUpperInvariant(reference[letters]) - 'A' + 1));
            letters++;
        }

        return letters == 0 ? null : column - 1;
    }
}
