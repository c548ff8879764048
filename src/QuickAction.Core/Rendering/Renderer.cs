using QuickAction.Core.Analysis;
using QuickAction.Core.Rendering.Pages;
using QuickAction.Core.Rendering.Word;

namespace QuickAction.Core.Rendering;

/// <summary>Turns a result into a file. Pure: the same result and options give the same bytes.</summary>
public static class Renderer
{
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: the letterhead cannot be used.</exception>
    /// <exception cref="NotSupportedException">The kind of result has no such rendering.</exception>
    public static byte[] Render(Result result, OutputFormat format, RenderOptions options) => format switch
    {
        OutputFormat.Json => ResultJson.Write(result),
        OutputFormat.Markdown => MarkdownWriter.Write(PageOf.Result(result, options)),
        OutputFormat.Html => HtmlWriter.Write(PageOf.Result(result, options)),
        OutputFormat.Docx => WordWriter.Write(PageOf.Result(result, options), options.Letterhead),
        _ => throw new NotSupportedException($"There is no rendering as {format}."),
    };

    /// <summary>Says whether a letterhead will do, before anything has been analysed and recorded.</summary>
    /// <exception cref="QuickActionException"><see cref="ProblemCode.InputRefused"/>: it will not; the sentence says what to do.</exception>
    public static void CheckLetterhead(ReadOnlyMemory<byte> letterhead) =>
        WordWriter.Write(new Page { Title = "", Status = "", Draft = true, Blocks = [], Notes = [] }, letterhead);

    /// <summary>The usual extension of a file of this format, with its dot.</summary>
    public static string Extension(OutputFormat format) => format switch
    {
        OutputFormat.Json => ".json",
        OutputFormat.Markdown => ".md",
        OutputFormat.Html => ".html",
        OutputFormat.Docx => ".docx",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
