namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Finds running headers, footers and page numbers: lines at the edge of a page that stand at the same height with the same words, numbers masked,
/// on pages near to one another; and stamps across the page that every page has.
/// </summary>
internal sealed class Furniture
{
    private const int MostEdgeRows = 6;

    /// <summary>Left, middle and right.</summary>
    private const int MostPartsOfHeader = 3;

    /// <summary>Share of the page's height within which headers and footers are looked for.</summary>
    private const float Edge = 0.25f;

    /// <summary>Points by which the height of a running header may differ from page to page.</summary>
    private const float Drift = 4;

    /// <summary>Left and right pages alternate, so the next page with the same header may be the one after next.</summary>
    private const int NextPages = 2;

    private readonly HashSet<PdfLine> _found = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<PdfPage> _pages;
    private readonly PdfStyle _style;

    private Furniture(IReadOnlyList<PdfPage> pages, PdfStyle style)
    {
        _pages = pages;
        _style = style;
    }

    public static IReadOnlySet<PdfLine> Find(IReadOnlyList<PdfPage> pages, PdfStyle style)
    {
        var furniture = new Furniture(pages, style);
        furniture.FindAtEdge(static p => EdgeRows(p, fromTop: true));
        furniture.FindAtEdge(static p => EdgeRows(p, fromTop: false));
        furniture.FindStamps();
        return furniture._found;
    }

    private void FindAtEdge(Func<PdfPage, List<List<PdfLine>>> rowsOf)
    {
        var rows = _pages.Select(rowsOf).ToList();
        var candidates = rows.SelectMany((r, i) => r.SelectMany(static lines => lines).Select(l => new Candidate(l, i, PageNumbers.Mask(l.Text)))).ToList();
        var running = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        foreach (var group in candidates.GroupBy(static c => c.Mask, StringComparer.OrdinalIgnoreCase))
        {
            running.UnionWith(Running([.. group]).Select(static c => c.Line));
        }

        // From the edge inwards, as far as it goes on: what stands below a line of text is text. Only the outermost row may change in parts.
        foreach (var pageRows in rows)
        {
            foreach (var row in pageRows.TakeWhile((r, i) => i == 0 && r.Count <= MostPartsOfHeader ? r.Exists(running.Contains) : r.TrueForAll(running.Contains)))
            {
                _found.UnionWith(row.Where(running.Contains));
            }
        }
    }

    /// <summary>Those of the lines with one mask that run from page to page.</summary>
    private IEnumerable<Candidate> Running(List<Candidate> same)
    {
        if (same[0].Mask == "#")
        {
            return CountingUp(same);
        }

        // Longer titles than this are no running headers, and large type at the top of a page opens a chapter.
        same.RemoveAll(c => c.Line.Size > 1.35f * _style.Size && _pages.Count > 3);
        return same.Where(c => IsRunning(c, same));
    }

    private bool IsRunning(Candidate one, List<Candidate> same)
    {
        var near = same.Count(c => c.Page != one.Page && Math.Abs(c.Page - one.Page) <= NextPages && AreAtOneHeight(c, one) && CountAlike(c, one));
        var all = same.Count(c => AreAtOneHeight(c, one));
        return near > 0 && all >= (_pages.Count <= 5 ? 2 : 3);
    }

    /// <summary>The numbers in two lines that are else the same are the same as well, or go up with the pages.</summary>
    private bool CountAlike(Candidate a, Candidate b)
    {
        var pages = _pages[b.Page].Number - _pages[a.Page].Number;
        return a.Line.Text == b.Line.Text
            || PageNumbers.All(a.Line.Text).Zip(PageNumbers.All(b.Line.Text)).All(n => n.First == n.Second || n.Second - n.First == pages);
    }

    private bool AreAtOneHeight(Candidate a, Candidate b) =>
        Math.Abs(a.Line.YMin - b.Line.YMin) < Drift
        || Math.Abs(_pages[a.Page].Height - a.Line.YMin - (_pages[b.Page].Height - b.Line.YMin)) < Drift;

    /// <summary>Page numbers go up with the pages, by whatever offset most of them have.</summary>
    private IEnumerable<Candidate> CountingUp(List<Candidate> numbers)
    {
        var offsets = numbers.GroupBy(c => PageNumbers.Read(c.Line.Text) - _pages[c.Page].Number).Where(static g => g.Key is not null);
        return offsets.Where(g => g.Select(static c => c.Page).Distinct().Count() >= Math.Min(3, Math.Max(2, _pages.Count))).SelectMany(static g => g)
            .Concat(_pages.Count == 1 ? numbers.Where(static c => c.Line.Text.StartsWith("Page ", StringComparison.OrdinalIgnoreCase)) : []);
    }

    /// <summary>Large or turned words that stand at one place of nearly every page: a draft's watermark, a stamp in the margin.</summary>
    private void FindStamps()
    {
        if (_pages.Count < 3)
        {
            return;
        }

        var stamps = _pages.SelectMany(p => p.Lines).Where(l => l.Size > 1.8f * _style.Size || l.YMax - l.YMin > 2.5f * (l.XMax - l.XMin));
        foreach (var group in stamps.GroupBy(static l => (l.Text, (int)(l.XMin / Drift), (int)(l.YMin / Drift))).Where(g => g.Count() * 5 >= _pages.Count * 4))
        {
            _found.UnionWith(group);
        }
    }

    /// <summary>The rows nearest to the edge, the outermost first.</summary>
    private static List<List<PdfLine>> EdgeRows(PdfPage page, bool fromTop)
    {
        var lines = page.Lines.Where(l => fromTop ? l.YMin < page.Height * Edge : l.YMax > page.Height * (1 - Edge))
            .OrderBy(l => fromTop ? l.YMin : -l.YMax);
        var rows = new List<List<PdfLine>>();
        foreach (var line in lines)
        {
            var onRow = rows.Count > 0 && Math.Abs(rows[^1][0].YMax - line.YMax) < 0.5f * line.Size;
            if (!onRow && rows.Count == MostEdgeRows)
            {
                break;
            }

            if (!onRow)
            {
                rows.Add([]);
            }

            rows[^1].Add(line);
        }

        return rows;
    }

    private readonly record struct Candidate(PdfLine Line, int Page, string Mask);
}
