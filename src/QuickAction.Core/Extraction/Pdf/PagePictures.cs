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
    private const double PointsPerInch = 72;

    /// <summary>Those of the pages that a picture fills. Without the program, none are known.</summary>
    public static async Task<IReadOnlyList<PdfPage>> FindAsync(
        Programs programs, PrivateFile file, IReadOnlyList<PdfPage> pages, DocumentLimits limits, CancellationToken cancellationToken)
    {
        if (pages.Count == 0 || programs.Find("pdfimages") is null)
        {
            return [];
        }

        string[] arguments =
        [
            "-list",
            "-f", pages[0].Number.ToString(CultureInfo.InvariantCulture),
            "-l", pages[^1].Number.ToString(CultureInfo.InvariantCulture),
            file.Path,
        ];
        var (_, output) = await LimitedProcess.RunAsync(programs, "pdfimages", arguments, default, MostOutput, limits, cancellationToken);
        var covered = Covered(Encoding.Latin1.GetString(output));
        return [.. pages.Where(p => covered.GetValueOrDefault(p.Number) >= LeastShare * p.Width * p.Height)];
    }

    /// <summary>Square points of pictures on each page. Columns: page, number, type, width, height, ..., at 12 and 13 pixels per inch.</summary>
    private static Dictionary<int, double> Covered(string list)
    {
        var areas = new Dictionary<int, double>();
        foreach (var line in list.Split('\n').Skip(2))
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
