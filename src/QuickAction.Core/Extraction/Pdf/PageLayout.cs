namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Puts the lines of a page into the order in which a person reads them. Where lines stand beside one another with a gutter between them that no line
/// crosses, they are columns of text, read one after the other, or a table, read row by row; all else is read from top to bottom.
/// </summary>
internal sealed class PageLayout
{
    /// <summary>A page with more lines is a drawing or an attack: the lines keep poppler's order, as looking for columns takes quadratic time.</summary>
    private const int MostLines = 2_000;

    /// <summary>Narrowest gutter, as a share of the height of a line.</summary>
    private const float NarrowestGutter = 0.35f;

    /// <summary>Text of one column goes on after a gap of up to so many line heights; beyond that it is something else that happens to stand there.</summary>
    private const float WidestGapInColumn = 2.5f;

    private readonly List<PdfLine> _lines;
    private readonly bool[] _beside;
    private readonly List<PageBlock> _blocks = [];
    private readonly List<PdfLine> _prose = [];
    private readonly PdfStyle _style;

    private PageLayout(List<PdfLine> lines, PdfStyle style)
    {
        _lines = lines;
        _style = style;
        _beside = FindBeside(lines);
    }

    /// <param name="style">Edges and leading of the document's text, for pages that have too little to tell.</param>
    public static IReadOnlyList<PageBlock> Lay(IReadOnlyList<PdfLine> lines, PdfStyle style)
    {
        var upright = lines.Where(static l => !IsTurned(l)).ToList();
        if (lines.Count > MostLines || upright.Count * 2 < lines.Count)
        {
            return [TextColumn.Around(lines)];
        }

        upright.Sort(PdfLine.ByPlace);
        var layout = new PageLayout(MarkJoiner.Join(upright), style);
        layout.Lay();
        var turned = lines.Where(IsTurned).ToList();
        return turned.Count == 0 ? layout._blocks : [.. layout._blocks, TextColumn.Around(turned)];
    }

    private void Lay()
    {
        for (var i = 0; i < _lines.Count;)
        {
            if (_beside[i] && FindRegion(i) is { Count: > 1 } region)
            {
                i += region.Count;
                Add(new Region(region, _style.Leading), ref i);
            }
            else
            {
                _prose.Add(_lines[i++]);
            }
        }

        FlushProse();
    }

    /// <summary>The longest run of lines from here down that leaves a gutter free, without the lines at its end that stand alone.</summary>
    private List<PdfLine> FindRegion(int start)
    {
        var gutters = new Gutters(_lines[start].Size * NarrowestGutter);
        gutters.Cover(_lines[start]);
        var last = start;
        var rows = 1;
        for (var i = start + 1; i < _lines.Count; i++)
        {
            var line = _lines[i];
            rows += line.YMin > _lines[i - 1].YMin + (0.5f * line.Size) ? 1 : 0;
            var columns = gutters.ColumnsWith(line);

            // Only the first rows may join columns, as a heading over several of them does: later on another table has begun.
            if (columns < gutters.Columns && (columns < 2 || !_beside[i] || rows > 3))
            {
                break;
            }

            gutters.Cover(line);
            last = _beside[i] && gutters.Columns > 1 ? i : last;
        }

        return _lines.GetRange(start, last - start + 1);
    }

    private void Add(Region region, ref int next)
    {
        if (region.IsOneRow)
        {
            _prose.Add(region.AsOneLine());
            return;
        }

        var isProse = region.IsProse;
        while (next < _lines.Count && region.TryExtend(_lines[next], isProse ? WidestGapInColumn : region.Leading + TableRows.RoomBetweenCells))
        {
            next++;
        }

        while (isProse && _prose.Count > 0 && region.TryExtendUp(_prose[^1], WidestGapInColumn))
        {
            _prose.RemoveAt(_prose.Count - 1);
        }

        FlushProse();
        if (isProse)
        {
            _blocks.AddRange(region.AsColumns());
        }
        else
        {
            _blocks.Add(TableRows.Find(new Region(ColumnSplitter.Split(region.Columns, _style.Space), _style.Leading)));
        }
    }

    private void FlushProse()
    {
        if (_prose.Count == 0)
        {
            return;
        }

        _blocks.Add(new TextColumn([.. _prose], Math.Min(_style.Left, PdfLine.LeftOf(_prose)), Math.Max(_style.Right, PdfLine.RightOf(_prose))));
        _prose.Clear();
    }

    private static bool IsTurned(PdfLine line) => line.Text.Length > 2 && line.YMax - line.YMin > 2.5f * (line.XMax - line.XMin);

    /// <summary>Which lines have another one at their side. They come sorted from top to bottom.</summary>
    private static bool[] FindBeside(List<PdfLine> lines)
    {
        var beside = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count && lines[j].YMin < lines[i].YMax; j++)
            {
                if (Region.AreBeside(lines[i], lines[j]))
                {
                    beside[i] = beside[j] = true;
                }
            }
        }

        return beside;
    }
}
