using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>Tells scanned pages from blank ones: whether a picture fills a good part of a page, as poppler's <c>pdfimages -list</c> sees it.</summary>
internal static class PagePictures
{
    /// <summary>A picture that covers less of a page than this is an emblem or a photograph.</summary>
    private const double LeastShare = 0.3;
    private const int MostOutput = 4 << 20;

    /// <summary>Pages that cost as much to look through as it costs to start the program.</summary>
    private const int FarApart = 24;
    private const int MostRuns = 4;
    private const double PointsPerInch = 72;

    /// <summary>Those of the pages that a picture fills. Without the program, none are known.</summary>
    public static async Task<IReadOnlyList<PdfPage>> FindAsync(
        Programs programs, PrivateFile file, IReadOnlyList<PdfPage> pages, DocumentLimits limits, CancellationToken cancellationToken)
    {
        if (pages.Count == 0 || programs.Find("pdfimages") is null)
        {
            return [];
        }

        var lists = await Task.WhenAll(Runs(pages).Select(r => ListAsync(programs, file, r.First, r.Last, limits, cancellationToken)));
        var covered = Covered(lists);
        return [.. pages.Where(p => covered.GetValueOrDefault(p.Number) >= LeastShare * p.Width * p.Height)];
    }

    /// <summary>The pages from first to last; in parts when few of them stand far apart, for the pages between them cost more than a process.</summary>
    private static List<(int First, int Last)> Runs(IReadOnlyList<PdfPage> pages)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var page in pages)
        {
            if (runs.Count == 0 || page.Number - runs[^1].Last > FarApart)
            {
                runs.Add((page.Number, page.Number));
            }

            runs[^1] = (runs[^1].First, page.Number);
        }

        return runs.Count <= MostRuns ? runs : [(pages[0].Number, pages[^1].Number)];
    }

    private static async Task<string> ListAsync(Programs programs, PrivateFile file, int first, int last, DocumentLimits limits, CancellationToken cancellationToken)
    {
        string[] arguments = ["-list", "-f", first.ToString(CultureInfo.InvariantCulture), "-l", last.ToString(CultureInfo.InvariantCulture), file.Path];
        var (_, output) = await LimitedProcess.RunAsync(programs, "pdfimages", arguments, default, MostOutput, limits, cancellationToken);
        return Encoding.Latin1.GetString(output);
    }

    /// <summary>Square points of pictures on each page. Columns: page, number, type, width, height, ..., at 12 and 13 pixels per inch.</summary>
    private static Dictionary<int, double> Covered(IEnumerable<string> lists)
    {
        var areas = new Dictionary<int, double>();
        foreach (var line in lists.SelectMany(static l => l.Split('\n').Skip(2)))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 13 && columns[2] is "image" or "stencil" && TryRead(columns, out var page, out var area))
            {
                areas[page] = areas.GetValueOrDefault(page) + area;
            }
        }

        return areas;
    }

    private static bool TryRead(string[] columns, out int page, out double area)
    {
        double width = 0, height = 0, across = 0, down = 0;
        var isRead = int.TryParse(columns[0], CultureInfo.InvariantCulture, out page)
            && double.TryParse(columns[3], CultureInfo.InvariantCulture, out width)
            && double.TryParse(columns[4], CultureInfo.InvariantCulture, out height)
            && double.TryParse(columns[12], CultureInfo.InvariantCulture, out across)
            && double.TryParse(columns[13], CultureInfo.InvariantCulture, out down);
        area = across > 0 && down > 0 ? width / across * (height / down) * PointsPerInch * PointsPerInch : 0;
        return isRead;
    }
}
