using System.Text;

namespace QuickAction.Core.Extraction.Office;

/// <summary>Makes a row of its cells. Tables that only lay out a page are no rows: a row with one filled cell of several paragraphs gives those.</summary>
internal static class TableRows
{
    /// <summary>The row, then the notes of its cells and the rows of tables within them.</summary>
    public static List<OfficeBlock> Blocks(List<List<OfficeBlock>> cells, int row)
    {
        var filled = cells.Where(c => c.Count > 0).ToList();
        if (filled.Count == 1 && filled[0].Count(IsOwn) > 1)
        {
            return filled[0];
        }

        var blocks = new List<OfficeBlock>();
        var text = Text(cells);
        if (text.Length > 0)
        {
            blocks.Add(new OfficeBlock(text, SegmentKind.TableRow, Row: row));
        }

        blocks.AddRange(filled.SelectMany(c => c).Where(b => !IsOwn(b)));
        return blocks;
    }

    private static string Text(List<List<OfficeBlock>> cells)
    {
        var text = new StringBuilder();
        foreach (var cell in cells)
        {
            text.Append('\t');
            var first = true;
            foreach (var block in cell.Where(IsOwn))
            {
                text.Append(first ? "" : "\n").Append(block.Text.Replace('\t', ' '));
                first = false;
            }
        }

        return text.ToString().Trim();
    }

    private static bool IsOwn(OfficeBlock block) => block.Kind is not (SegmentKind.TableRow or SegmentKind.Footnote);
}
