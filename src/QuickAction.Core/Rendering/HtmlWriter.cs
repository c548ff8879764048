using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering;

/// <summary>
/// Writes a page as one HTML file that needs nothing else: no script, no other resource, a content policy that allows none. Built for screen readers and
/// keyboards (WCAG 2.2 AA), for paper, and for a phone.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new(32 * 1024);

    public static byte[] Write(Page page)
    {
        var writer = new HtmlWriter();
        writer.All(page);
        return Encoding.UTF8.GetBytes(writer._html.ToString());
    }

    private void All(Page page)
    {
        _html.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '").Append(HtmlStyle.Hash)
            .Append("'; base-uri 'none'; form-action 'none'\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Append("<meta name=\"robots\" content=\"noindex\">\n<title>").Text(page.Title).Append(" (").Text(page.Status).Append(")</title>\n<style>")
            .Append(HtmlStyle.Css).Append("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n<h1>")
            .Text(page.Title).Append("</h1>\n<p class=\"").Append(page.Draft ? "status draft" : "status").Append("\">").Text(page.Status)
            .Append("</p>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n");
        Blocks(page.Blocks);
        Notes(page.Notes);
        _html.Append("</main>\n");
        if (page.Record is not null)
        {
            _html.Append("<footer>\n<p>Record ").Text(page.Record).Append("</p>\n</footer>\n");
        }

        _html.Append("</body>\n</html>\n");
    }

    private void Blocks(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            // Items that follow each other are one list, whose numbers are text: they stay when the page is copied or read aloud.
            var item = blocks[i] is Item;
            _html.Append(item && (i == 0 || blocks[i - 1] is not Item) ? "<ol class=\"items\" role=\"list\">\n" : "");
            Block(blocks[i]);
            _html.Append(item && (i + 1 == blocks.Count || blocks[i + 1] is not Item) ? "</ol>\n" : "");
        }
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Heading(heading);
                break;
            case Headline headline:
                _html.Append("<p class=\"lead\">");
                _html.Line(headline.Line);
                _html.Append("</p>\n");
                break;
            case Nothing nothing:
                _html.Append(nothing.Indented ? "<p class=\"nothing indented\">" : "<p class=\"nothing\">").Text(nothing.Text).Append("</p>\n");
                break;
            case Item item:
                _html.Append("<li id=\"item-").Append(item.Number).Append("\"><span class=\"number\">").Append(item.Number).Append("</span> <div>");
                _html.Line(item.Line);
                _html.Append("</div></li>\n");
                break;
            case Quotation quotation:
                _html.Append("<blockquote>\n<p>");
                _html.Line(quotation.Line);
                _html.Append("</p>\n<footer>").Text(quotation.Source).Append("</footer>\n</blockquote>\n");
                break;
            case Bullets bullets:
                _html.Append("<ul>\n");
                foreach (var line in bullets.Lines)
                {
                    _html.Append("<li>");
                    _html.Line(line);
                    _html.Append("</li>\n");
                }

                _html.Append("</ul>\n");
                break;
            case Facts facts:
                Facts(facts);
                break;
            case Table table:
                _html.Table(table);
                break;
            case Callout callout:
                _html.Append("<div class=\"callout\"><p><strong>").Text(callout.Lead).Append("</strong> ").Text(callout.Text).Append("</p></div>\n");
                break;
            case SignOff signOff:
                SignOff(signOff);
                break;
            default:
                throw new NotSupportedException($"There is no HTML for {block.GetType().Name}.");
        }
    }

    private void Heading(Heading heading)
    {
        var level = heading.Level + 1;
        _html.Append(CultureInfo.InvariantCulture, $"<h{level}>");
        if (heading.Number is not null)
        {
            _html.Append("<span class=\"number\">").Append(heading.Number).Append(heading.Level == 1 ? ".</span> " : "</span> ");
        }

        _html.Text(heading.Text).Append(CultureInfo.InvariantCulture, $"</h{level}>\n");
    }

    private void Facts(Facts facts)
    {
        _html.Append("<dl>\n");
        foreach (var fact in facts.Rows)
        {
            _html.Append("<div><dt>").Text(fact.Term).Append(":</dt><dd>");
            foreach (var value in fact.Values)
            {
                _html.Append("<span>");
                _html.Line(value);
                _html.Append("</span>");
            }

            _html.Append("</dd></div>\n");
        }

        _html.Append("</dl>\n");
    }

    private void SignOff(SignOff signOff)
    {
        _html.Append("<dl>\n");
        foreach (var line in signOff.Lines)
        {
            _html.Append("<div><dt>").Text(line.Label).Append(":</dt><dd>");
            if (line.Value is null)
            {
                _html.Append("<span class=\"blank\" role=\"img\" aria-label=\"blank, to be filled in\"></span>");
            }
            else
            {
                _html.Text(line.Value);
            }

            _html.Append("</dd></div>\n");
        }

        _html.Append("</dl>\n");
    }

    private void Notes(IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        _html.Append("<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">Notes</h2>\n<ol>\n");
        for (var i = 1; i <= notes.Count; i++)
        {
            _html.Append(CultureInfo.InvariantCulture, $"<li id=\"note-{i}\">").Text(notes[i - 1])
                .Append(CultureInfo.InvariantCulture, $" <a class=\"back\" role=\"doc-backlink\" href=\"#mark-{i}\" aria-label=\"Back to the text at note {i}\">↩</a></li>\n");
        }

        _html.Append("</ol>\n</section>\n");
    }
}
