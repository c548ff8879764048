using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig;

namespace QuickAction.Core.Tests.Rendering;

/// <summary>What a person reads in a rendering, taken out of each format by a library that did not write it.</summary>
internal sealed partial record RenderedText(string Body, IReadOnlyList<string> Notes, string Record)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().Build();

    public static RenderedText OfHtml(byte[] html)
    {
        using var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(html));
        Remove(page, "style, title, sup, caption, .skip, .back");
        var notes = Take(page, "section.notes", "li");
        var record = page.QuerySelector("body > footer")!;
        record.Remove();
        return new RenderedText(Words(page.Body!), notes, Words(record));
    }

    public static RenderedText OfMarkdown(byte[] markdown)
    {
        using var page = new HtmlParser().ParseDocument(Markdown.ToHtml(Encoding.UTF8.GetString(markdown), Pipeline));
        Remove(page, ".footnote-ref, .footnote-back-ref");
        var notes = Take(page, ".footnotes", "li");
        var record = page.QuerySelectorAll("body > p")[^1];
        record.Remove();
        return new RenderedText(Words(page.Body!).Replace(" ____________________", "", StringComparison.Ordinal), notes, Words(record));
    }

    public static RenderedText OfDocx(byte[] docx, int numberedList = 1)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var main = document.MainDocumentPart!;
        var numbers = new Numbers(numberedList);
        var body = main.Document.Body!.Descendants<Paragraph>().Select(p => $"{numbers.Of(p)} {Text(p)}");
        var notes = main.FootnotesPart!.Footnotes.Elements<Footnote>().Where(n => n.Type is null).Select(n => Squash(Text(n)));
        return new RenderedText(Squash(string.Join(' ', body)), [.. notes], Squash(PageNumber().Replace(Text(main.FooterParts.Last().Footer), "")));
    }

    private static string Text(OpenXmlElement element) => string.Concat(element.Descendants()
        .Where(e => !(e.Parent is Run run && run.RunProperties?.RunStyle is not null))
        .Select(e => e switch { Text t => t.Text, TabChar => " ", _ => "" }));

    private static void Remove(IParentNode page, string selector)
    {
        foreach (var element in page.QuerySelectorAll(selector).ToList())
        {
            element.Remove();
        }
    }

    private static List<string> Take(IParentNode page, string section, string item)
    {
        var element = page.QuerySelector(section)!;
        element.Remove();
        return [.. element.QuerySelectorAll(item).Select(Words)];
    }

    /// <summary>All text with a space between elements, as two table cells are two words.</summary>
    private static string Words(IElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Descendants())
        {
            text.Append(node switch
            {
                IText t => t.Data,
                IElement { LocalName: not ("strong" or "em") } => " ",
                _ => "",
            });
        }

        return Squash(text.ToString());
    }

    private static string Squash(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*Page \d+ of \d+")]
    private static partial Regex PageNumber();

    /// <summary>Counts as Word does: a level starts again when one above it has moved on.</summary>
    private sealed class Numbers(int list)
    {
        private readonly int[] _counts = new int[3];

        public string Of(Paragraph paragraph)
        {
            if (paragraph.ParagraphProperties?.NumberingProperties is not { } numbering || numbering.NumberingId!.Val!.Value != list)
            {
                return "";
            }

            var level = numbering.NumberingLevelReference!.Val!.Value;
            _counts[level]++;
            Array.Clear(_counts, level + 1, _counts.Length - level - 1);
            return level == 0 ? $"{_counts[0]}." : string.Join('.', _counts[..(level + 1)]);
        }
    }
}
