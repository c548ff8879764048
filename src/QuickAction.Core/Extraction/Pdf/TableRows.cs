namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Finds the rows of a table whose rulings are not known, from the gaps between its lines and the way its cells are filled.</summary>
internal static class TableRows
{
    /// <summary>Room between cells beyond that between lines, as a share of the height of a line, when the table's maker gave them any.</summary>
    public const float RoomBetweenCells = 0.3f;

    public static PageTable Find(Region region)
    {
        var rows = ByGaps(region).SelectMany(r => r.Any(c => HasSeveral(region, c)) ? ByFilling(region, PrintedRows(r)) : [r]);
        return new PageTable([.. rows.Select(static r => new TableRow(r))]);
    }

    /// <summary>Rows whose cells overlap in height, cells being lines with little room between them. A cell apart from others is a row of its own.</summary>
    public static List<List<TableCell>> ByGaps(Region region)
    {
        var cells = new List<TableCell>();
        for (var column = 0; column < region.Columns.Count; column++)
        {
            AddCells(region.Columns[column], column, region.Leading, cells);
        }

        Sort(cells, static (a, b) => a.Top > b.Top);
        var rows = new List<List<TableCell>>();
        var bottom = float.MinValue;
        foreach (var cell in cells)
        {
            var height = cell.Lines[0].YMax - cell.Lines[0].YMin;
            if (rows.Count == 0 || cell.Top > bottom - (0.4f * height))
            {
                rows.Add([]);
                bottom = cell.Bottom;
            }

            rows[^1].Add(cell);
            bottom = Math.Max(bottom, cell.Bottom);
        }

        foreach (var row in rows)
        {
            Sort(row, static (a, b) => a.Column > b.Column || (a.Column == b.Column && a.Top > b.Top));
        }

        return rows;
    }

    /// <summary>By insertion: cells come nearly in order, and those that are alike keep theirs.</summary>
    private static void Sort(List<TableCell> cells, Func<TableCell, TableCell, bool> isAfter)
    {
        for (var i = 1; i < cells.Count; i++)
        {
            var cell = cells[i];
            var at = i;
            for (; at > 0 && isAfter(cells[at - 1], cell); at--)
            {
                cells[at] = cells[at - 1];
            }

            cells[at] = cell;
        }
    }

    private static void AddCells(List<PdfLine> lines, int column, float leading, List<TableCell> cells)
    {
        var cell = new List<PdfLine>();
        foreach (var line in lines)
        {
            if (cell.Count > 0 && line.YMin - cell[^1].YMax > (leading + RoomBetweenCells) * line.Size)
            {
                cells.Add(new TableCell(column, cell));
                cell = [];
            }

            cell.Add(line);
        }

        cells.Add(new TableCell(column, cell));
    }

    /// <summary>Whether lines of the cell were ended on purpose, so that it is several cells that stand close together.</summary>
    private static bool HasSeveral(Region region, TableCell cell)
    {
        for (var i = 1; i < cell.Lines.Count; i++)
        {
            if (IsNewCell(region, cell.Column, cell.Lines[i - 1], cell.Lines[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A line that had room for the next one's first word does not go on there, and figures do not run over lines.</summary>
    private static bool IsNewCell(Region region, int column, PdfLine above, PdfLine line)
    {
        var isNumber = !line.Text.AsSpan().ContainsAnyInRange('A', 'z') && !above.Text.AsSpan().ContainsAnyInRange('A', 'z');
        return isNumber || above.XMax + (line.Words[0].XMax - line.Words[0].XMin) + (0.3f * line.Size) < region.Extent(column).To;
    }

    /// <summary>Lines on one base line, per printed row, with the column of each.</summary>
    private static List<List<PrintedCell>> PrintedRows(List<TableCell> cells)
    {
        var lines = new List<PrintedCell>();
        foreach (var cell in cells)
        {
            lines.AddRange(cell.Lines.Select(l => new PrintedCell(l, cell.Column)));
        }

        var rows = new List<List<PrintedCell>>();
        var baseline = float.MinValue;
        foreach (var line in Placed.By(lines, static l => l.Line.YMax))
        {
            if (rows.Count == 0 || line.Line.YMax - baseline > 0.4f * line.Line.Size)
            {
                rows.Add([]);
                baseline = line.Line.YMax;
            }

            rows[^1].Add(line);
        }

        return rows.ConvertAll(static r => Placed.By(r, static l => l.Line.XMin));
    }

    /// <summary>A printed row begins a row of the table unless all its cells read on from the cells above.</summary>
    private static List<List<TableCell>> ByFilling(Region region, List<List<PrintedCell>> printed)
    {
        var rows = new List<List<PdfLine>?[]>();
        List<PrintedCell> above = [];
        foreach (var row in printed)
        {
            if (rows.Count == 0 || BeginsRow(region, above, row))
            {
                rows.Add(new List<PdfLine>?[region.Columns.Count]);
            }

            foreach (var (line, column) in row)
            {
                (rows[^1][column] ??= []).Add(line);
            }

            above = row;
        }

        return rows.ConvertAll(Cells);
    }

    private static List<TableCell> Cells(List<PdfLine>?[] columns)
    {
        var cells = new List<TableCell>();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is { } lines)
            {
                cells.Add(new TableCell(i, lines));
            }
        }

        return cells;
    }

    private static bool BeginsRow(Region region, List<PrintedCell> above, List<PrintedCell> row)
    {
        if (row.Exists(r => !above.Exists(a => a.Column == r.Column)))
        {
            return true;
        }

        var startsLikeRow = row[0].Column == 0;
        foreach (var (line, column) in row)
        {
            // There is one, or the row would have begun above.
            var before = above.FindLast(a => a.Column == column)?.Line ?? line;
            if (IsNewCell(region, column, before, line) || line.YMin - before.YMax > (region.Leading + RoomBetweenCells) * line.Size)
            {
                return true;
            }

            startsLikeRow &= !char.IsLower(line.Text[0]);
        }

        return startsLikeRow;
    }

    /// <param name="Column">Number of the column, from 0.</param>
    private sealed record PrintedCell(PdfLine Line, int Column);
}
