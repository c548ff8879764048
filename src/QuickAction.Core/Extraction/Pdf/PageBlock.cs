namespace QuickAction.Core.Extraction.Pdf;

/// <summary>A part of a page that is read from top to bottom before the next begins.</summary>
internal abstract record PageBlock;

/// <summary>Running text: lines under one another in one column.</summary>
/// <param name="Left">Left edge of the column in points.</param>
/// <param name="Right">Right edge of the column in points.</param>
internal sealed record TextColumn(IReadOnlyList<PdfLine> Lines, float Left, float Right) : PageBlock
{
    /// <summary>A column just as wide as its lines.</summary>
    public static TextColumn Around(IReadOnlyList<PdfLine> lines) => new(lines, PdfLine.LeftOf(lines), PdfLine.RightOf(lines));
}

/// <summary>A table: rows of cells, each cell the lines in it from top to bottom. A row can have fewer cells than the table has columns.</summary>
internal sealed record PageTable(IReadOnlyList<TableRow> Rows) : PageBlock;

/// <param name="Cells">From left to right, without the empty ones.</param>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <param name="Column">Number of the column, from 0.</param>
internal sealed record TableCell(int Column, IReadOnlyList<PdfLine> Lines)
{
    public float Top => Lines[0].YMin;

    public float Bottom => Lines[^1].YMax;
}
