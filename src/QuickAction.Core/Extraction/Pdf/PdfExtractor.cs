using System.Diagnostics;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// PDF by way of poppler in a child process with limits, so that a hostile file meets no parser of ours: page by page, running headers and footers
/// marked, paragraphs, headings, lists and tables rebuilt from where the words stand.
/// </summary>
internal sealed class PdfExtractor(Programs programs) : IExtractor
{
    /// <summary>PDFs that this process is at work on.</summary>
    private static int _files;

    public PdfExtractor()
        : this(Programs.OfSystem)
    {
    }

    public string MediaType => MediaTypes.Pdf;

    public async ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(limits.Seconds));
        var files = Interlocked.Increment(ref _files);
        try
        {
            return await LimitedProcess.OnOwnThread(() => Read(file, limits, files * 2 <= Environment.ProcessorCount, deadline.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw PdfRefusals.TooSlow(limits.Seconds);
        }
        finally
        {
            Interlocked.Decrement(ref _files);
        }
    }

    private SourceText Read(SourceFile file, DocumentLimits limits, bool inTurns, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        using var copy = PrivateFile.Create(file.Bytes.Span);
        var poppler = new PopplerText(programs, copy, limits, inTurns);
        poppler.Read(cancellationToken);
        builder.Pages = poppler.Pages[^1].Number;
        builder.Title = PdfTitle.Of(poppler.Title);
        PdfNotes.Add(poppler, builder);
        var document = PdfDocument.Lay(poppler.Pages, cancellationToken);
        if (document.BlankPages.Count > 0)
        {
            document = new ScannedPages(programs, copy, limits, builder).Read(document, poppler.Pages, started, cancellationToken);
        }

        return Add(document, builder, cancellationToken);
    }

    private static SourceText Add(PdfDocument document, SourceTextBuilder builder, CancellationToken cancellationToken)
    {
        if (Dialogue.TryAdd(document.Lines(), builder))
        {
            foreach (var (line, page) in document.Furniture)
            {
                builder.Add(line.Text, SegmentKind.PageFurniture, page);
            }

            return builder.Build(SourceShape.Transcript);
        }

        foreach (var piece in document.Pieces(cancellationToken))
        {
            foreach (var (text, kind, page) in PagesOf.Piece(piece))
            {
                builder.Add(text, kind, page, piece.Row, level: piece.Level);
            }
        }

        return builder.Build(SourceShape.Document);
    }
}
