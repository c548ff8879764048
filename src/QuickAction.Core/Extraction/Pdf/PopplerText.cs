using System.Runtime.ExceptionServices;
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
    private const int NoSuchPage = 99;

    private readonly List<PdfPage> _pages = [];
    private readonly List<int> _failed = [];
    private Action? _onLong;
    private ExceptionDispatchInfo? _failure;
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

    /// <summary>Blocks until all is read.</summary>
    /// <exception cref="QuickActionException">The file cannot be opened, needs a password, or a limit is passed.</exception>
    public void Read(CancellationToken cancellationToken)
    {
        var chunks = inTurns ? ReadChunks(cancellationToken) : [Run(1, limits.PdfPages + 1, cancellationToken)];
        foreach (var chunk in chunks.TakeWhile(c => c.First == NextPage))
        {
            _pages.AddRange(chunk.Pages);
        }

        var first = chunks[0].End;
        Messages = string.Concat(chunks.Select(static c => c.End.Messages));
        if (chunks.Any(static c => c.End.Crashed))
        {
            ReadOn(NextPage, cancellationToken);
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
    private List<PopplerChunk> ReadChunks(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var chunks = new List<PopplerChunk>();
        Task<bool>? second = null;
        _onLong = () => second = LimitedProcess.OnOwnThread(() => TakeTurns(chunks, stop));
        TakeTurns(chunks, stop);
        _onLong = null;
        second?.GetAwaiter().GetResult();
        _failure?.Throw();
        chunks.Sort(static (a, b) => a.First.CompareTo(b.First));
        return chunks;
    }

    /// <summary>Never throws: what failed first is kept in <see cref="_failure"/>, and what the other meets when it is stopped for that is nothing new.</summary>
    private bool TakeTurns(List<PopplerChunk> chunks, CancellationTokenSource stop)
    {
        try
        {
            while (!_isAtEnd)
            {
                var from = Interlocked.Add(ref _next, ChunkPages) - ChunkPages;
                if (from > limits.PdfPages + 1)
                {
                    return true;
                }

                var chunk = Run(from, from + ChunkPages - 1, stop.Token);
                _isAtEnd |= !chunk.IsWhole;
                lock (chunks)
                {
                    chunks.Add(chunk);
                }
            }

            return true;
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(error), null);
            stop.Cancel();
            return false;
        }
    }

    /// <summary>After a crash: in steps that begin with one page and double, so that a deadly page is alone in its process and its neighbours are not lost.</summary>
    private void ReadOn(int next, CancellationToken cancellationToken)
    {
        var step = 1;
        while (_failed.Count < MostFailedPages)
        {
            var chunk = Run(next, next + step - 1, cancellationToken);
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

    private PopplerChunk Run(int first, int last, CancellationToken cancellationToken)
    {
        var range = new PopplerRange(programs, file, limits, Count);
        var chunk = range.Read(first, last, cancellationToken);
        Title = first == 1 ? range.Title : Title;
        return chunk;
    }

    private void Count(PdfPage page)
    {
        if (page.Number > limits.PdfPages)
        {
            throw PdfRefusals.TooManyPages(limits.PdfPages);
        }

        if (page.Number == PagesBeforeSecond)
        {
            _onLong?.Invoke();
        }

        var onPage = 0L;
        foreach (var line in page.Lines)
        {
            onPage += line.Text.Length + 1;
        }

        var lines = Interlocked.Add(ref _lines, page.Lines.Count);
        var characters = Interlocked.Add(ref _characters, onPage);
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
