using System.Globalization;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Reads a range of pages by words alone, which costs poppler a quarter less than words in lines and blocks, and those pages again with poppler's lines on
/// which they could not be found for certain. What a page comes out as depends on nothing but the page.
/// </summary>
/// <param name="onPage">Counts each page once; may throw where a limit is passed.</param>
internal sealed class PopplerRange(Programs programs, PrivateFile file, DocumentLimits limits, Action<PdfPage> onPage)
{
    private const string Words = "-bbox";
    private const string WordsInLines = "-bbox-layout";
    private const int LongestLine = 1 << 20;

    /// <summary>Doubtful pages after which it counts how many of all they are.</summary>
    private const int FewDoubtful = 3;

    /// <summary>When one of so many pages is doubtful, the rest is read with poppler's lines at once.</summary>
    private const int DoubtfulShare = 4;

    /// <summary>Pages that cost about as much to read again as it costs to start a program.</summary>
    private const int FarApart = 8;

    /// <summary>When doubtful pages are scattered over more places than this, all between them is read again by one process.</summary>
    private const int MostPlaces = 8;

    private readonly List<PdfPage> _pages = [];
    private readonly List<int> _doubtful = [];
    private int _first;

    /// <summary>What the file says its title is.</summary>
    public string? Title { get; private set; }

    /// <exception cref="QuickActionException">It takes too long, or a limit is passed.</exception>
    public PopplerChunk Read(int first, int last, CancellationToken cancellationToken)
    {
        _first = first;
        var end = Run(Words, first, last, IsMostlyDoubtful, cancellationToken);
        if (end.Code == ProcessEnd.Stopped && _pages[^1].Number == last)
        {
            // All of it was written before there was a look at it: nothing is left, and there may be more pages after the range.
            end = end with { Code = 0 };
        }

        var isStopped = end.Code == ProcessEnd.Stopped;
        var again = Again(isStopped ? last : 0);
        foreach (var (from, to) in again)
        {
            var second = Run(WordsInLines, from, to, static () => false, cancellationToken);

            // A page that does not come a second time is kept as it came the first time.
            end = new ProcessEnd(isStopped && to == last ? second.Code : end.Code, end.Messages + second.Messages);
        }

        return new PopplerChunk(first, last, _pages, end);
    }

    private bool IsMostlyDoubtful() => _doubtful.Count > FewDoubtful && _doubtful.Count * DoubtfulShare > _pages.Count;

    private ProcessEnd Run(string output, int first, int last, Func<bool> isEnough, CancellationToken cancellationToken)
    {
        var reader = new BboxReader(first, Take);
        using var process = LimitedProcess.Start(programs, "pdftotext", Arguments(output, first, last), limits, cancellationToken);
        process.Write(default);
        LineFeed.Read(process.Output, LongestLine, reader.Read, isEnough);
        Title ??= reader.Title;
        if (isEnough())
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ProcessEnd(ProcessEnd.Stopped, process.Stop());
        }

        var end = process.End(cancellationToken);
        return end.RanOutOfTime ? throw PdfRefusals.TooSlow(limits.Seconds) : end;
    }

    private void Take(PdfPage page, Doubt doubt)
    {
        if (page.Number - _first < _pages.Count)
        {
            _pages[page.Number - _first] = page;
            return;
        }

        onPage(page);
        _pages.Add(page);
        if (doubt != Doubt.None)
        {
            _doubtful.Add(page.Number);
        }
    }

    /// <summary>The ranges of pages to read again, in order; the pages between two that are near one another with them.</summary>
    /// <param name="last">Last page of the range when reading was stopped before it, so that its rest has yet to be read; else 0.</param>
    private List<(int From, int To)> Again(int last)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var page in _doubtful)
        {
            Add(ranges, page, page);
        }

        if (last > 0)
        {
            Add(ranges, _pages[^1].Number + 1, last);
        }

        return ranges.Count <= MostPlaces ? ranges : [(ranges[0].From, ranges[^1].To)];
    }

    private static void Add(List<(int From, int To)> ranges, int from, int to)
    {
        if (ranges.Count > 0 && from - ranges[^1].To <= FarApart)
        {
            ranges[^1] = (ranges[^1].From, to);
        }
        else
        {
            ranges.Add((from, to));
        }
    }

    private string[] Arguments(string output, int first, int last) =>
    [
        output, "-enc", "UTF-8",
        "-f", first.ToString(CultureInfo.InvariantCulture),
        "-l", last.ToString(CultureInfo.InvariantCulture),
        file.Path, "-",
    ];
}
