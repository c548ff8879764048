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
    public static IReadOnlyList<PdfPage> Find(
        Programs programs, PrivateFile file, IReadOnlyList<PdfPage> pages, DocumentLimits limits, CancellationToken cancellationToken)
    {
        if (pages.Count == 0 || programs.Find("pdfimages") is null)
        {
            return [];
        }

        var areas = new Dictionary<int, Area>();
        foreach (var list in Lists(Runs(pages), run => List(programs, file, run, limits, cancellationToken)))
        {
            Add(list, areas);
        }

        return [.. pages.Where(p => (areas.GetValueOrDefault(p.Number)?.Points ?? 0) >= LeastShare * p.Width * p.Height)];
    }

    /// <summary>The lists of all runs, made side by side.</summary>
    private static List<string> Lists(List<PageRun> runs, Func<PageRun, string> list)
    {
        var others = runs.Skip(1).Select(run => LimitedProcess.OnOwnThread(() => list(run))).ToList();
        try
        {
            return [list(runs[0]), .. others.Select(static o => o.GetAwaiter().GetResult())];
        }
        finally
        {
            // Whatever happened, nobody may go on reading the file when it is closed.
            ((Task)Task.WhenAll(others)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }
    }

    /// <summary>The pages from first to last; in parts when few of them stand far apart, for the pages between them cost more than a process.</summary>
    private static List<PageRun> Runs(IReadOnlyList<PdfPage> pages)
    {
        var runs = new List<PageRun>();
        foreach (var page in pages)
        {
            if (runs.Count == 0 || page.Number - runs[^1].Last > FarApart)
            {
                runs.Add(new PageRun(page.Number, page.Number));
            }

            runs[^1] = runs[^1] with { Last = page.Number };
        }

        return runs.Count <= MostRuns ? runs : [new PageRun(pages[0].Number, pages[^1].Number)];
    }

    private static string List(Programs programs, PrivateFile file, PageRun run, DocumentLimits limits, CancellationToken cancellationToken)
    {
        string[] arguments = ["-list", "-f", run.First.ToString(CultureInfo.InvariantCulture), "-l", run.Last.ToString(CultureInfo.InvariantCulture), file.Path];
        var (_, output) = LimitedProcess.Run(programs, "pdfimages", arguments, default, MostOutput, limits, cancellationToken);
        return Encoding.Latin1.GetString(output);
    }

    /// <summary>Square points of pictures on each page. Columns: page, number, type, width, height, ..., at 12 and 13 pixels per inch.</summary>
    private static void Add(string list, Dictionary<int, Area> areas)
    {
        foreach (var line in list.Split('\n').Skip(2))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 13 && columns[2] is "image" or "stencil" && TryRead(columns, out var page, out var area))
            {
                if (!areas.TryGetValue(page, out var sum))
                {
                    areas.Add(page, sum = new Area());
                }

                sum.Points += area;
            }
        }
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

    private sealed record PageRun(int First, int Last);

    private sealed class Area
    {
        public double Points { get; set; }
    }
}
