using System.Globalization;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Has poppler's <c>pdftotext</c> lay out a PDF: words with boxes in reading order, page by page as they come. A page that kills the program is
/// left out by its number and the rest is read by a new one.
/// </summary>
internal sealed class PopplerText(Programs programs, PrivateFile file, DocumentLimits limits)
{
    /// <summary>A file that kills the program on more pages than this is not read on: each costs a process.</summary>
    private const int MostFailedPages = 20;
    private const int LongestLine = 1 << 20;
    private const int NoSuchPage = 99;
    private readonly List<PdfPage> _pages = [];
    private readonly List<int> _failed = [];
    private long _characters;
    private int _lines;

    /// <summary>All pages that could be read, in order.</summary>
    public IReadOnlyList<PdfPage> Pages => _pages;

    /// <summary>Numbers of the pages that killed the program.</summary>
    public IReadOnlyList<int> FailedPages => _failed;

    /// <summary>True when so many pages failed that the ones after them were not tried.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>What the file says its title is.</summary>
    public string? Title { get; private set; }

    /// <summary>What the program said first on its error stream; may hold text of the document.</summary>
    public string Messages { get; private set; } = "";

    /// <exception cref="QuickActionException">The file cannot be opened, needs a password, or a limit is passed.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var end = await RunAsync(1, limits.PdfPages + 1, cancellationToken);
        if (end.Crashed)
        {
            await ReadOnAsync(NextPage, cancellationToken);
        }
        else if (end.Code is not (0 or NoSuchPage))
        {
            throw Unopened(end.Messages);
        }

        if (_pages.Count == 0)
        {
            throw end.Crashed ? PdfRefusals.TooMuchMemory() : PdfRefusals.NoPages();
        }
    }

    private int NextPage => _pages.Count == 0 ? 1 : _pages[^1].Number + 1;

    /// <summary>After a crash: in steps that begin with one page and double, so that a deadly page is alone in its process and its neighbours are not lost.</summary>
    private async Task ReadOnAsync(int next, CancellationToken cancellationToken)
    {
        var step = 1;
        while (_failed.Count < MostFailedPages)
        {
            var end = await RunAsync(next, next + step - 1, cancellationToken);
            if (end.Crashed && step == 1)
            {
                _failed.Add(next++);
            }
            else if (end.Crashed)
            {
                (next, step) = (Math.Max(next, NextPage), 1);
            }
            else if (end.Code != 0 || NextPage < next + step)
            {
                return;
            }
            else
            {
                (next, step) = (next + step, step * 2);
            }
        }

        GaveUp = true;
    }

    private async Task<ProcessEnd> RunAsync(int first, int last, CancellationToken cancellationToken)
    {
        var reader = new BboxReader(first, Take);
        await using var process = LimitedProcess.Start(programs, "pdftotext", Arguments(first, last), limits, cancellationToken);
        await process.WriteAsync(default, cancellationToken);
        await LineFeed.ReadAsync(process.Output, LongestLine, reader.Read, cancellationToken);
        var end = await process.EndAsync(cancellationToken);
        Title ??= reader.Title;
        Messages = Messages.Length == 0 ? end.Messages : Messages;
        return end.RanOutOfTime ? throw PdfRefusals.TooSlow(limits.Seconds) : end;
    }

    private string[] Arguments(int first, int last) =>
    [
        "-bbox-layout", "-enc", "UTF-8",
        "-f", first.ToString(CultureInfo.InvariantCulture),
        "-l", last.ToString(CultureInfo.InvariantCulture),
        file.Path, "-",
    ];

    private void Take(PdfPage page)
    {
        if (page.Number > limits.PdfPages)
        {
            throw PdfRefusals.TooManyPages(limits.PdfPages);
        }

        _lines += page.Lines.Count;
        _characters += page.Lines.Sum(static l => (long)l.Text.Length + 1);
        if (_characters > limits.TextCharacters || _lines > limits.Segments)
        {
            throw PdfRefusals.TooMuchText(limits.TextCharacters);
        }

        _pages.Add(page);
    }

    private static QuickActionException Unopened(string messages)
    {
        if (messages.Contains("Incorrect password", StringComparison.Ordinal))
        {
            return PdfRefusals.PasswordProtected();
        }

        return messages.Contains("security handler", StringComparison.Ordinal) ? PdfRefusals.UnknownEncryption() : PdfRefusals.Damaged();
    }
}
