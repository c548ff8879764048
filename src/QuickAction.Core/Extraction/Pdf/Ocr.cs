using System.Diagnostics;
using System.Globalization;
using System.Text;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Reads pictures of pages with <c>tesseract</c>, where it is installed: each page drawn by poppler's <c>pdftoppm</c> and read, several at once,
/// every process within the limits. What does not fit into the time is left for the caller to name.
/// </summary>
internal sealed class Ocr(Programs programs, PrivateFile file, DocumentLimits limits)
{
    /// <summary>Pixels of the longer side: some 190 to an inch of an A4 page, and a bound for pages that claim to be miles wide.</summary>
    private const int LongestSide = 2_200;
    private const int MostPictureBytes = 8 << 20;
    private const int MostTextBytes = 8 << 20;

    /// <summary>Share of the time for a source after which no more pages are begun: the ones under way still need some.</summary>
    private const double TimeShare = 0.7;

    public bool IsInstalled => programs.Find("tesseract") is not null && programs.Find("pdftoppm") is not null;

    /// <summary>The pages with the words that were found on them; pages that failed or were not begun in time are missing.</summary>
    public IReadOnlyList<PdfPage> Read(IReadOnlyList<PdfPage> pages, long started, CancellationToken cancellationToken)
    {
        var read = new PdfPage?[pages.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.ForAsync(0, pages.Count, options, (i, token) =>
        {
            if (Stopwatch.GetElapsedTime(started).TotalSeconds < limits.Seconds * TimeShare)
            {
                read[i] = Read(pages[i], token);
            }

            return ValueTask.CompletedTask;
        }).GetAwaiter().GetResult();
        return [.. read.OfType<PdfPage>()];
    }

    private PdfPage? Read(PdfPage page, CancellationToken cancellationToken)
    {
        var number = page.Number.ToString(CultureInfo.InvariantCulture);
        string[] draw = ["-f", number, "-l", number, "-gray", "-scale-to", LongestSide.ToString(CultureInfo.InvariantCulture), file.Path];
        var (drawn, picture) = LimitedProcess.Run(programs, "pdftoppm", draw, default, MostPictureBytes, limits, cancellationToken);
        if (!drawn.Succeeded || picture.Length == 0)
        {
            return null;
        }

        var (end, text) = LimitedProcess.Run(
            programs, "tesseract", ["stdin", "stdout", "--psm", "1", "tsv"], picture, MostTextBytes, limits, cancellationToken);
        return end.Succeeded ? Parse(page, Encoding.UTF8.GetString(text)) : null;
    }

    /// <summary>Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. Level 1 is the page, 5 a word.</summary>
    private static PdfPage Parse(PdfPage page, string table)
    {
        var lines = new List<PdfLine>();
        var words = new List<PdfWord>();
        var scale = 1f;
        var (block, place) = (0, "");
        foreach (var row in table.Split('\n').Skip(1))
        {
            var columns = row.Split('\t');
            if (columns.Length < 12 || !TryRead(columns, out var box))
            {
                continue;
            }

            if (columns[0] == "1")
            {
                scale = page.Height / Math.Max(1, box.Height);
            }

            if (columns[0] != "5" || string.IsNullOrWhiteSpace(columns[11]))
            {
                continue;
            }

            var here = string.Join('.', columns[2..5]);
            if (here != place && words.Count > 0)
            {
                lines.Add(new PdfLine([.. words], block));
                words.Clear();
            }

            (place, block) = (here, int.Parse(columns[2], CultureInfo.InvariantCulture));
            words.Add(new PdfWord(box.Left * scale, box.Top * scale, (box.Left + box.Width) * scale, (box.Top + box.Height) * scale, columns[11].Trim()));
        }

        if (words.Count > 0)
        {
            lines.Add(new PdfLine([.. words], block));
        }

        return page with { Lines = [.. lines.Select(Evened)] };
    }

    /// <summary>The box of a recognised word ends with its ink; on paper all words of a line have one height.</summary>
    private static PdfLine Evened(PdfLine line) =>
        new([.. line.Words.Select(w => w with { YMin = line.YMin, YMax = line.YMax })], line.Block);

    private static bool TryRead(string[] columns, out (float Left, float Top, float Width, float Height) box)
    {
        box = default;
        if (!int.TryParse(columns[2], CultureInfo.InvariantCulture, out _))
        {
            return false;
        }

        var isRead = float.TryParse(columns[6], CultureInfo.InvariantCulture, out var left)
            & float.TryParse(columns[7], CultureInfo.InvariantCulture, out var top)
            & float.TryParse(columns[8], CultureInfo.InvariantCulture, out var width)
            & float.TryParse(columns[9], CultureInfo.InvariantCulture, out var height);
        box = (left, top, width, height);
        return isRead;
    }
}
