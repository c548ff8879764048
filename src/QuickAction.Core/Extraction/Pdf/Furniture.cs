using System.Globalization;

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

    public static HashSet<PdfLine> Find(IReadOnlyList<PdfPage> pages, PdfStyle style)
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
        return same.Where((_, i) => IsOnNextPage(same, i) && IsOnSeveral(same[i], same));
    }

    /// <summary>Whether a page near by has it as well. The candidates come in the order of their pages.</summary>
    private bool IsOnNextPage(List<Candidate> same, int at)
    {
        var one = same[at];
        for (var i = at - 1; i >= 0 && one.Page - same[i].Page <= NextPages; i--)
        {
            if (AreAlike(same[i], one))
            {
                return true;
            }
        }

        for (var i = at + 1; i < same.Count && same[i].Page - one.Page <= NextPages; i++)
        {
            if (AreAlike(same[i], one))
            {
                return true;
            }
        }

        return false;
    }

    private bool AreAlike(Candidate other, Candidate one) => other.Page != one.Page && AreAtOneHeight(other, one) && CountAlike(other, one);

    private bool IsOnSeveral(Candidate one, List<Candidate> same)
    {
        var needed = _pages.Count <= 5 ? 2 : 3;
        for (var i = 0; i < same.Count && needed > 0; i++)
        {
            needed -= AreAtOneHeight(same[i], one) ? 1 : 0;
        }

        return needed <= 0;
    }

    /// <summary>The numbers in two lines that are else the same are the same as well, or go up with the pages.</summary>
    private bool CountAlike(Candidate a, Candidate b)
    {
        var pages = _pages[b.Page].Number - _pages[a.Page].Number;
        return a.Line.Text == b.Line.Text
            || PageNumbers.CountAlike(a.Line.Text, b.Line.Text, pages);
    }

    private bool AreAtOneHeight(Candidate a, Candidate b) =>
        Math.Abs(a.Line.YMin - b.Line.YMin) < Drift
        || Math.Abs(_pages[a.Page].Height - a.Line.YMin - (_pages[b.Page].Height - b.Line.YMin)) < Drift;

    /// <summary>Page numbers go up with the pages, by whatever offset most of them have.</summary>
    private IEnumerable<Candidate> CountingUp(List<Candidate> numbers)
    {
        var offsets = new Dictionary<int, List<Candidate>>();
        foreach (var number in numbers)
        {
            if (PageNumbers.Read(number.Line.Text) is { } value)
            {
                var offset = value - _pages[number.Page].Number;
                if (!offsets.TryGetValue(offset, out var counting))
                {
                    offsets.Add(offset, counting = []);
                }

                counting.Add(number);
            }
        }

        return offsets.Values.Where(c => PagesOf(c) >= Math.Min(3, Math.Max(2, _pages.Count))).SelectMany(static c => c)
            .Concat(_pages.Count == 1 ? numbers.Where(static c => c.Line.Text.StartsWith("Page ", StringComparison.OrdinalIgnoreCase)) : []);
    }

    /// <summary>On how many pages the candidates stand, which come in the order of their pages.</summary>
    private static int PagesOf(List<Candidate> candidates)
    {
        var pages = 1;
        for (var i = 1; i < candidates.Count; i++)
        {
            pages += candidates[i].Page == candidates[i - 1].Page ? 0 : 1;
        }

        return pages;
    }

    /// <summary>Large or turned words that stand at one place of nearly every page: a draft's watermark, a stamp in the margin.</summary>
    private void FindStamps()
    {
        if (_pages.Count < 3)
        {
            return;
        }

        var stamps = _pages.SelectMany(p => p.Lines).Where(l => l.Size > 1.8f * _style.Size || l.YMax - l.YMin > 2.5f * (l.XMax - l.XMin));
        foreach (var group in stamps.GroupBy(PlaceOf).Where(g => g.Count() * 5 >= _pages.Count * 4))
        {
            _found.UnionWith(group);
        }
    }

    private static string PlaceOf(PdfLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)(line.XMin / Drift)} {(int)(line.YMin / Drift)} {line.Text}");

    /// <summary>The rows nearest to the edge, the outermost first.</summary>
    private static List<List<PdfLine>> EdgeRows(PdfPage page, bool fromTop)
    {
        var lines = page.Lines.Where(l => fromTop ? l.YMin < page.Height * Edge : l.YMax > page.Height * (1 - Edge)).ToList();
        var rows = new List<List<PdfLine>>();
        foreach (var line in Placed.By(lines, l => fromTop ? l.YMin : -l.YMax))
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

    /// <param name="Page">Index of its page.</param>
    /// <param name="Mask">Its words, numbers masked.</param>
    private sealed record Candidate(PdfLine Line, int Page, string Mask);
}
