using AngleSharp.Html.Parser;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Markup;

/// <summary>HTML by the web's own parsing algorithm (AngleSharp). No script runs and nothing is fetched: only the text is read.</summary>
internal sealed class HtmlExtractor : IExtractor
{
    // Tags that somebody forgot to close look like nesting, so pages are allowed more of it than XML.
    private const int Forgiven = 8;

    public string MediaType => MediaTypes.Html;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        var decoded = TextDecoder.Decode(file.Bytes.Span);
        builder.NoteDamage(decoded);
        Read(decoded.Text, builder, limits, cancellationToken);
        return ValueTask.FromResult(MarkupBlocks.Shape(builder));
    }

    /// <summary>Adds the text of the page to the builder, block by block.</summary>
    public static void Read(string html, SourceTextBuilder builder, DocumentLimits limits, CancellationToken cancellationToken)
    {
        TagDepth.Check(html, limits.XmlDepth * Forgiven);
        using var page = new HtmlParser().ParseDocument(html);
        cancellationToken.ThrowIfCancellationRequested();
        var blocks = new MarkupBlocks(builder);
        new HtmlWalk(blocks, cancellationToken).Read(page);
        blocks.Finish(page.Title);
    }
}
