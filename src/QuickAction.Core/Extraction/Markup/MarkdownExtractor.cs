using Markdig;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Markup;

/// <summary>
/// Markdown (CommonMark with pipe tables, footnotes, definition and task lists): turned into HTML by Markdig and read as that, so that raw HTML inside it
/// meets the same rules.
/// </summary>
internal sealed class MarkdownExtractor : IExtractor
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseTaskLists()
        .UseYamlFrontMatter()
        .Build();

    public string MediaType => MediaTypes.Markdown;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        var decoded = TextDecoder.Decode(file.Bytes.Span);
        builder.NoteDamage(decoded);
        if (decoded.Text.Length > limits.TextCharacters * 2)
        {
            throw QuickActionException.Refused("The file has more text than is read at once; split it into parts and try again.");
        }

        HtmlExtractor.Read(ToHtml(decoded.Text), builder, limits, cancellationToken);
        return ValueTask.FromResult(MarkupBlocks.Shape(builder));
    }

    private static string ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException error)
        {
            // Markdig's own guard against nesting that would end the process.
            throw QuickActionException.Refused("The file is nested too deeply to be read; save it in a simpler form and try again.", error);
        }
    }
}
