using System.Globalization;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Has poppler's <c>pdftotext</c> lay out a PDF: words with boxes in reading order, page by page as they come.
/// A page that kills the program is left out by its number and the rest is read by a new one.
/// </summary>
/// <param name="inTurns">Whether a long file is read by two processes in turns: no gain when other files keep the processors busy.</param>
internal sealed class PopplerText(Programs programs, PrivateFile file, DocumentLimits limits, bool inTurns)
{
    /// <summary>Pages that a process reads before the next takes over: opening the file anew then costs little beside them.</summary>
    private const int ChunkPages = 48;

    /// <summary>When the first process has come so far, a second one is worth its start.</summary>
    private const int PagesBeforeSecond = 16;

    /// <summary>A file that kills the program on more pages than this is not read on: each costs a process.</summary>
    private const int MostFailedPages = 20;
    private const int LongestLine = 1 << 20;
    private const int NoSuchPage = 99;

    private readonly List<PdfPage> _pages = [];
    private readonly List<int> _failed = [];
    private readonly TaskCompletionSource _isLong = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _characters;
    private int _lines;
    private int _next = 1;
    private volatile bool _isAtEnd;

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
        var chunks = inTurns ? await ReadChunksAsync(cancellationToken) : [await RunAsync(1, limits.PdfPages + 1, cancellationToken)];
        foreach (var chunk in chunks.TakeWhile(c => c.First == NextPage))
        {
            _pages.AddRange(chunk.Pages);
        }

        var first = chunks[0].End;
        Messages = string.Concat(chunks.Select(static c => c.End.Messages));
        if (chunks.Any(static c => c.End.Crashed))
        {
            await ReadOnAsync(NextPage, cancellationToken);
        }
        else if (first.Code is not (0 or NoSuchPage))
        {
            throw Unopened(first.Messages);
        }

        if (_pages.Count == 0)
        {
            throw first.Crashed ? PdfRefusals.TooMuchMemory() : PdfRefusals.NoPages();
        }
    }

    private int NextPage => _pages.Count == 0 ? 1 : _pages[^1].Number + 1;

    /// <summary>Two readers take the next range of pages in turns until one comes to the end. The first that fails stops the other.</summary>
    private async Task<List<PopplerChunk>> ReadChunksAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = new List<PopplerChunk>();
        var first = TakeTurnsAsync(chunks, stop.Token);
        var second = TakeTurnsWhenLongAsync(first, chunks, stop.Token);
        try
        {
            await await Task.WhenAny(first, second);
            await Task.WhenAll(first, second);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(first, second).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        chunks.Sort(static (a, b) => a.First.CompareTo(b.First));
        return chunks;
    }

    private async Task TakeTurnsWhenLongAsync(Task first, List<PopplerChunk> chunks, CancellationToken cancellationToken)
    {
        if (await Task.WhenAny(first, _isLong.Task) != first)
        {
            await TakeTurnsAsync(chunks, cancellationToken);
        }
    }

    private async Task TakeTurnsAsync(List<PopplerChunk> chunks, CancellationToken cancellationToken)
    {
        while (!_isAtEnd)
        {
            var from = Interlocked.Add(ref _next, ChunkPages) - ChunkPages;
            if (from > limits.PdfPages + 1)
            {
                return;
            }

            var chunk = await RunAsync(from, from + ChunkPages - 1, cancellationToken);
            _isAtEnd |= !chunk.IsWhole;
            lock (chunks)
            {
                chunks.Add(chunk);
            }
        }
    }

    /// <summary>After a crash: in steps that begin with one page and double, so that a deadly page is alone in its process and its neighbours are not lost.</summary>
    private async Task ReadOnAsync(int next, CancellationToken cancellationToken)
    {
        var step = 1;
        while (_failed.Count < MostFailedPages)
        {
            var chunk = await RunAsync(next, next + step - 1, cancellationToken);
            _pages.AddRange(chunk.Pages);
            if (chunk.End.Crashed && step == 1)
            {
                _failed.Add(next++);
            }
            else if (chunk.End.Crashed)
            {
                (next, step) = (Math.Max(next, NextPage), 1);
            }
            else if (!chunk.IsWhole)
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

    private async Task<PopplerChunk> RunAsync(int first, int last, CancellationToken cancellationToken)
    {
        var pages = new List<PdfPage>();
        var reader = new BboxReader(first, page =>
        {
            Count(page);
            pages.Add(page);
        });
        await using var process = LimitedProcess.Start(programs, "pdftotext", Arguments(first, last), limits, cancellationToken);
        await process.WriteAsync(default, cancellationToken);
        await LimitedProcess.OnOwnThread(() =>
        {
            LineFeed.Read(process.Output, LongestLine, reader.Read);
            return pages;
        });
        var end = await process.EndAsync(cancellationToken);
        Title = first == 1 ? reader.Title : Title;
        return end.RanOutOfTime ? throw PdfRefusals.TooSlow(limits.Seconds) : new PopplerChunk(first, last, pages, end);
    }

    private string[] Arguments(int first, int last) =>
    [
        "-bbox-layout", "-enc", "UTF-8",
        "-f", first.ToString(CultureInfo.InvariantCulture),
        "-l", last.ToString(CultureInfo.InvariantCulture),
        file.Path, "-",
    ];

    private void Count(PdfPage page)
    {
        if (page.Number > limits.PdfPages)
        {
            throw PdfRefusals.TooManyPages(limits.PdfPages);
        }

        if (page.Number == PagesBeforeSecond)
        {
            _isLong.TrySetResult();
        }

        var lines = Interlocked.Add(ref _lines, page.Lines.Count);
        var characters = Interlocked.Add(ref _characters, page.Lines.Sum(static l => (long)l.Text.Length + 1));
        if (characters > limits.TextCharacters || lines > limits.Segments)
        {
            throw PdfRefusals.TooMuchText(limits.TextCharacters);
        }
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
