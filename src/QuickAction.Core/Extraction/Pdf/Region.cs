namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Lines of a page that stand in two or more columns with free gutters between them.</summary>
internal sealed class Region
{
    private const int FewestLinesOfProse = 6;
    private const int MostColumnsOfProse = 4;
    private readonly List<PdfLine> _lines;
    private readonly Gutters _gutters;

    /// <param name="leading">Free height between lines of the document's text, as a share of their height.</param>
    public Region(List<PdfLine> lines, float leading)
    {
        _lines = lines;
        _gutters = new Gutters(Smallest(lines) * 0.35f);
        foreach (var line in lines)
        {
            _gutters.Cover(line);
        }

        var columns = new List<PdfLine>[_gutters.Columns];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = [];
        }

        foreach (var line in lines)
        {
            columns[_gutters.ColumnOf(line)].Add(line);
        }

        Columns = columns;
        Leading = Math.Min(leading, LeastLeading());
    }

    /// <summary>The lines of each column from top to bottom, the columns from left to right.</summary>
    public IReadOnlyList<List<PdfLine>> Columns { get; }

    /// <summary>Free height between the lines of one cell, as a share of their height.</summary>
    public float Leading { get; }

    public bool IsOneRow => Columns.All(static c => c.Count == 1);

    /// <summary>
    /// Columns of running text have lines of several words that fill their column, and paragraphs that do not begin side by side as the cells of a row do.
    /// One such column is enough when the lines of the others stand at heights of their own: they are pictures with words in them.
    /// </summary>
    public bool IsProse
    {
        get
        {
            if (Columns.Count > MostColumnsOfProse || _lines.Count < FewestLinesOfProse || HasRows())
            {
                return false;
            }

            return Columns.All(static c => IsText(c, 3, 3))
                ? AreAlikeWide() || !ShareBaselines()
                : Columns.Any(static c => IsText(c, 10, 5)) && !ShareBaselines();
        }
    }

    public float Width(int column) => _gutters[column].To - _gutters[column].From;

    public (float From, float To) Extent(int column) => _gutters[column];

    /// <summary>Whether the two stand side by side; neighbours in two columns of text may share little of their height.</summary>
    public static bool AreBeside(PdfLine a, PdfLine b, float leastOverlap = 0.1f)
    {
        var overlap = Math.Min(a.YMax, b.YMax) - Math.Max(a.YMin, b.YMin);
        return overlap > leastOverlap * Math.Min(a.YMax - a.YMin, b.YMax - b.YMin) && (a.XMax <= b.XMin + 1 || b.XMax <= a.XMin + 1);
    }

    public PdfLine AsOneLine()
    {
        var words = new List<PdfWord>();
        foreach (var column in Columns)
        {
            words.AddRange(column[0].Words);
        }

        return new PdfLine([.. words], _lines[0].Block);
    }

    public IEnumerable<TextColumn> AsColumns() => Columns.Select((lines, i) => new TextColumn(lines, _gutters[i].From, _gutters[i].To));

    /// <summary>Takes in the next line below when it goes on one of the columns.</summary>
    public bool TryExtend(PdfLine line, float mostLineHeights)
    {
        var column = _gutters.ColumnOf(line);
        if (!_gutters.IsWithinColumn(line) || line.YMin - BottomOf(Columns[column]) > mostLineHeights * line.Size)
        {
            return false;
        }

        _lines.Add(line);
        Columns[column].Add(line);
        return true;
    }

    /// <summary>Takes in the last line above when it begins one of the columns.</summary>
    public bool TryExtendUp(PdfLine line, float mostLineHeights)
    {
        var column = _gutters.ColumnOf(line);
        if (!_gutters.IsWithinColumn(line) || Columns[column][0].YMin - line.YMax > mostLineHeights * line.Size)
        {
            return false;
        }

        _lines.Insert(0, line);
        Columns[column].Insert(0, line);
        return true;
    }

    private bool AreAlikeWide()
    {
        var (narrowest, widest) = (Width(0), Width(0));
        for (var i = 1; i < Columns.Count; i++)
        {
            (narrowest, widest) = (Math.Min(narrowest, Width(i)), Math.Max(widest, Width(i)));
        }

        return widest < narrowest * 1.25f;
    }

    private static float BottomOf(List<PdfLine> lines)
    {
        var bottom = float.MinValue;
        foreach (var line in lines)
        {
            bottom = Math.Max(bottom, line.YMax);
        }

        return bottom;
    }

    private float LeastLeading()
    {
        var gaps = new float[_lines.Count];
        var count = 0;
        foreach (var column in Columns)
        {
            for (var i = 1; i < column.Count; i++)
            {
                gaps[count++] = (column[i].YMin - column[i - 1].YMax) / Math.Max(column[i - 1].Size, 1);
            }
        }

        return count == 0 ? 0 : Math.Max(-0.5f, Quantile.AtPlace(gaps, count, count / 5));
    }

    private static float Smallest(List<PdfLine> lines)
    {
        var smallest = lines[0].Size;
        foreach (var line in lines)
        {
            smallest = Math.Min(smallest, line.Size);
        }

        return smallest;
    }

    /// <summary>Whether cells begin side by side, with room above them, often enough to be rows.</summary>
    private bool HasRows()
    {
        var rows = TableRows.ByGaps(this);
        var aligned = 0;
        foreach (var row in rows)
        {
            var top = row[0].Top;
            foreach (var cell in row)
            {
                top = Math.Min(top, cell.Top);
            }

            var level = 0;
            foreach (var cell in row)
            {
                level += cell.Top - top < 0.5f * cell.Lines[0].Size ? 1 : 0;
            }

            aligned += level > 1 ? 1 : 0;
        }

        return aligned >= 3 && aligned * 3 >= rows.Count * 2;
    }

    private static bool IsText(List<PdfLine> column, int fewestLines, int fewestWords)
    {
        if (column.Count < fewestLines)
        {
            return false;
        }

        var words = new int[column.Count];
        var fill = new float[column.Count];
        var (left, right) = (column[0].XMin, column[0].XMax);
        for (var i = 0; i < column.Count; i++)
        {
            var line = column[i];
            words[i] = line.Words.Length;
            fill[i] = line.XMax - line.XMin;
            (left, right) = (Math.Min(left, line.XMin), Math.Max(right, line.XMax));
        }

        Array.Sort(words);
        return words[words.Length / 2] >= fewestWords && Quantile.AtPlace(fill, fill.Length, fill.Length / 2) > 0.55f * (right - left);
    }

    /// <summary>Whether most lines of the other columns stand on a base line of the first.</summary>
    private bool ShareBaselines()
    {
        var others = Columns.Skip(1).SelectMany(static c => c).ToList();
        return others.Count(l => Columns[0].Exists(f => Math.Abs(f.YMax - l.YMax) < 1.5f)) * 5 > others.Count * 3;
    }
}
