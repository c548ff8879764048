namespace QuickAction.Core.Samples.Pdf;

/// <summary>Sets a table with a rule under its head; the head comes again on every page that the table runs on to.</summary>
internal static class PdfTable
{
    private const double Gap = 8;
    private const int ManyColumns = 7;
    private const double After = 14;
    private const double LineHeight = 1.5;

    public static void Set(PdfFlow flow, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        // Wide tables are set smaller, as printers do.
        var size = flow.Size * (rows[0].Count > ManyColumns ? 0.7 : 0.85);
        var widths = Widths(rows, flow.Width, size);
        var head = Wrap(rows[0], widths, PdfFont.Bold, size);
        flow.Need(Height(head, size) + (flow.Leading * 2));
        Row(flow, head, widths, PdfFont.Bold, size);
        foreach (var row in rows.Skip(1))
        {
            var cells = Wrap(row, widths, PdfFont.Regular, size);
            var page = flow.Pages.Count;
            flow.Need(Height(cells, size));
            if (flow.Pages.Count > page)
            {
                Row(flow, head, widths, PdfFont.Bold, size);
            }

            Row(flow, cells, widths, PdfFont.Regular, size);
        }

        flow.Skip(After);
    }

    private static void Row(PdfFlow flow, List<List<string>> cells, double[] widths, PdfFont font, double size)
    {
        var lineHeight = size * LineHeight;
        var x = flow.X;
        for (var column = 0; column < cells.Count; column++)
        {
            for (var line = 0; line < cells[column].Count; line++)
            {
                flow.Page.Text(x, flow.Y - (size) - (line * lineHeight), font, size, cells[column][line]);
            }

            x += widths[column];
        }

        flow.Skip(Height(cells, size));
        if (font == PdfFont.Bold)
        {
            flow.Page.Rule(flow.X, flow.X + flow.Width, flow.Y + 2);
            flow.Skip(4);
        }
    }

    private static double Height(List<List<string>> cells, double size) => cells.Max(cell => cell.Count) * size * LineHeight;

    private static List<List<string>> Wrap(IReadOnlyList<string> row, double[] widths, PdfFont font, double size) =>
        [.. row.Select((cell, i) => Lines(cell, font, size, widths[i] - Gap))];

    private static List<string> Lines(string cell, PdfFont font, double size, double width) =>
        [.. LineBreaker.Break(cell, font, size, width, justify: false).Select(line => line.Text)];

    /// <summary>
    /// Every column as wide as its longest cell, if there is room; else as wide as its longest word, and what is left goes to those
    /// that would use it.
    /// </summary>
    private static double[] Widths(IReadOnlyList<IReadOnlyList<string>> rows, double width, double size)
    {
        double[] Columns(Func<string, double> measure) =>
            [.. Enumerable.Range(0, rows[0].Count).Select(column => rows.Max(row => measure(row[column])) + Gap)];

        var most = Columns(cell => HelveticaWidths.Of(cell, PdfFont.Bold, size));
        var least = Columns(cell => cell.Split(' ').Max(word => HelveticaWidths.Of(word, PdfFont.Bold, size)));
        var share = most.Sum() <= width ? width / most.Sum() : (width - least.Sum()) / (most.Sum() - least.Sum());
        return most.Sum() <= width ? [.. most.Select(w => w * share)] : [.. most.Zip(least, (m, l) => l + ((m - l) * share))];
    }
}
