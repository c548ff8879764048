namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Parts lines in which poppler has run two cells of a table together: where the words of every line of a column leave a gutter that is wider than a
/// space, there are two columns.
/// </summary>
internal static class ColumnSplitter
{
    private const int FewestLines = 4;

    /// <summary>Narrowest gutter, in spaces between words.</summary>
    private const float NarrowestGutter = 1.4f;

    /// <summary>The lines of the columns, parted where they have to be.</summary>
    /// <param name="space">Width of a space in the document, as a share of the height of a line.</param>
    public static List<PdfLine> Split(IReadOnlyList<List<PdfLine>> columns, float space) => [.. columns.SelectMany(c => Split(c, space))];

    private static IEnumerable<PdfLine> Split(List<PdfLine> column, float space)
    {
        if (column.Count < FewestLines || column.Any(static l => l.Words.Length < 2))
        {
            return column;
        }

        var smallest = column[0].Size;
        foreach (var line in column)
        {
            smallest = Math.Min(smallest, line.Size);
        }

        var gutters = new Gutters(smallest * space * NarrowestGutter);
        foreach (var line in column)
        {
            foreach (ref readonly var word in line.Words.AsSpan())
            {
                gutters.Cover(word.XMin, word.XMax);
            }
        }

        return gutters.Columns == 1 ? column : column.SelectMany(l => Split(l, gutters));
    }

    private static IEnumerable<PdfLine> Split(PdfLine line, Gutters gutters)
    {
        var parts = new List<PdfWord>?[gutters.Columns];
        foreach (var word in line.Words)
        {
            (parts[gutters.ColumnOf(word.XMin)] ??= []).Add(word);
        }

        foreach (var part in parts)
        {
            if (part is not null)
            {
                yield return new PdfLine([.. part], line.Block);
            }
        }
    }
}
