using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// Writes a page's blocks as paragraphs and tables. Text goes out as XML text, never as XML: the look brings the only ids, and numbers of headings and items are
/// Word's own, so that they follow when somebody edits the draft.
/// </summary>
internal sealed class WordBody(WordLook look)
{
    private readonly StringBuilder _xml = new(64 * 1024);

    public static string Write(Page page, WordLook look)
    {
        var body = new WordBody(look);
        body.All(page);
        return body._xml.ToString();
    }

    private void All(Page page)
    {
        Open(WordStyle.Title).Run(page.Title).EndParagraph();
        Open(WordStyle.Subtitle).Run(page.Status).EndParagraph();
        foreach (var block in page.Blocks)
        {
            Block(block);
        }
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case Heading heading:
                var style = heading.Level == 1 ? WordStyle.Heading1 : WordStyle.Heading2;
                Open(style, heading.Number is null ? WordXml.List(0, 0) : WordXml.List(look.NumberedList, heading.Level - 1)).Run(heading.Text).EndParagraph();
                break;
            case Headline headline:
                Open(WordStyle.Headline);
                _xml.Line(headline.Line, look).EndParagraph();
                break;
            case Nothing nothing:
                Open(WordStyle.Nothing, nothing.Indented ? WordNumbering.IndentXml : "").Run(nothing.Text).EndParagraph();
                break;
            case Item item:
                Open(WordStyle.ListNumber, WordXml.List(look.NumberedList, WordXml.Depth(item.Number)));
                _xml.Line(item.Line, look).EndParagraph();
                break;
            case Quotation quotation:
                Open(WordStyle.Quote);
                _xml.Line(quotation.Line, look).EndParagraph();
                Open(WordStyle.Source).Run(quotation.Source).EndParagraph();
                break;
            case Bullets bullets:
                foreach (var line in bullets.Lines)
                {
                    Open(WordStyle.ListBullet, look.BulletList is { } list ? WordXml.List(list, 0) : "");
                    _xml.Line(line, look).EndParagraph();
                }

                break;
            case Facts facts:
                Facts(facts);
                break;
            case Table table:
                new WordTable(_xml, look).Write(table);
                break;
            case Callout callout:
                Open(WordStyle.Callout).Run(callout.Lead, bold: true).Run($" {callout.Text}").EndParagraph();
                break;
            case SignOff signOff:
                SignOff(signOff);
                break;
            default:
                throw new NotSupportedException($"There is no Word for {block.GetType().Name}.");
        }
    }

    private void Facts(Facts facts)
    {
        foreach (var fact in facts.Rows)
        {
            for (var i = 0; i < fact.Values.Count; i++)
            {
                Open(WordStyle.Fact, i + 1 < fact.Values.Count ? "<w:keepNext/>" : "");
                if (i == 0)
                {
                    _xml.Run($"{fact.Term}:", bold: true);
                }

                _xml.Tab();
                _xml.Line(fact.Values[i], look).EndParagraph();
            }
        }
    }

    /// <summary>Room to sign: the line is drawn by a tab, so that no row of underscores is read aloud.</summary>
    private void SignOff(SignOff signOff)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"<w:tabs><w:tab w:val=\"left\" w:leader=\"underscore\" w:pos=\"{Math.Min(look.TextWidth, 7938)}\"/></w:tabs><w:spacing w:before=\"300\"/>");
        foreach (var signature in signOff.Lines)
        {
            Open(WordStyle.Fact, signature.Value is null ? line : "").Run($"{signature.Label}:", bold: true).Tab();
            if (signature.Value is null)
            {
                _xml.Tab();
            }
            else
            {
                _xml.Run(signature.Value);
            }

            _xml.EndParagraph();
        }
    }

    private StringBuilder Open(WordStyle style, string properties = "") => _xml.Paragraph(look.Id(style), properties);
}
