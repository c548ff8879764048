using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering;

/// <summary>Writes a page as Markdown: CommonMark with pipe tables and footnotes. What came from a source is always plain text.</summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder _text = new(16 * 1024);

    public static byte[] Write(Page page)
    {
        var writer = new MarkdownWriter();
        writer.All(page);
        return Encoding.UTF8.GetBytes(writer._text.ToString());
    }

    private void All(Page page)
    {
        _text.Append("# ");
        Words(page.Title);
        _text.Append("\n\n**");
        Words(page.Status);
        _text.Append("**\n");
        foreach (var block in page.Blocks)
        {
            _text.Append('\n');
            Block(block);
        }

        if (page.Record is not null)
        {
            _text.Append("\nRecord ");
            Words(page.Record);
            _text.Append('\n');
        }

        for (var i = 0; i < page.Notes.Count; i++)
        {
            _text.Append(i == 0 ? "\n" : "").Append(CultureInfo.InvariantCulture, $"[^{i + 1}]: ");
            Words(page.Notes[i], lineStart: true);
            _text.Append('\n');
        }
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case Heading heading:
                _text.Append(heading.Level == 1 ? "## " : "### ");
                if (heading.Number is not null)
                {
                    // Escaped, so that "4." after the hashes is not a list in readers that look for one.
                    _text.Append(heading.Number).Append(heading.Level == 1 ? "\\. " : " ");
                }

                Words(heading.Text);
                _text.Append('\n');
                break;
            case Headline headline:
                Line(headline.Line, lineStart: true);
                _text.Append('\n');
                break;
            case Nothing nothing:
                _text.Append('*');
                Words(nothing.Text);
                _text.Append("*\n");
                break;
            case Item item:
                _text.Append(item.Number).Append(' ');
                Line(item.Line);
                _text.Append('\n');
                break;
            case Quotation quotation:
                _text.Append("> ");
                Line(quotation.Line, lineStart: true);
                _text.Append("\n>\n> ");
                Words(quotation.Source, lineStart: true);
                _text.Append('\n');
                break;
            case Bullets bullets:
                foreach (var line in bullets.Lines)
                {
                    _text.Append("- ");
                    Line(line, lineStart: true);
                    _text.Append('\n');
                }

                break;
            case Facts facts:
                Facts(facts);
                break;
            case Table table:
                Table(table);
                break;
            case Callout callout:
                _text.Append("> **");
                Words(callout.Lead);
                _text.Append("** ");
                Words(callout.Text);
                _text.Append('\n');
                break;
            case SignOff signOff:
                foreach (var line in signOff.Lines)
                {
                    _text.Append("- **");
                    Words(line.Label);
                    _text.Append(":**");
                    Words(line.Value is null ? " ____________________" : $" {line.Value}");
                    _text.Append('\n');
                }

                break;
            default:
                throw new NotSupportedException($"There is no Markdown for {block.GetType().Name}.");
        }
    }

    private void Facts(Facts facts)
    {
        foreach (var fact in facts.Rows)
        {
            _text.Append("- **");
            Words(fact.Term);
            _text.Append(":**");
            foreach (var value in fact.Values)
            {
                _text.Append(fact.Values.Count == 1 ? " " : "\n  - ");
                Line(value, lineStart: fact.Values.Count > 1);
            }

            _text.Append('\n');
        }
    }

    private void Table(Table table)
    {
        foreach (var column in table.Columns)
        {
            _text.Append("| ");
            Words(column.Heading);
            _text.Append(' ');
        }

        _text.Append("|\n");
        foreach (var _ in table.Columns)
        {
            _text.Append("| --- ");
        }

        _text.Append("|\n");
        foreach (var row in table.Rows)
        {
            if (row.Number is not null)
            {
                _text.Append("| ").Append(row.Number).Append(' ');
            }

            foreach (var cell in row.Cells)
            {
                _text.Append("| ");
                Line(cell);
                _text.Append(' ');
            }

            _text.Append("|\n");
        }
    }

    private void Line(Line line, bool lineStart = false)
    {
        if (line.Lead is not null)
        {
            _text.Append("**");
            Words(line.Lead);
            _text.Append("** ");
        }

        Words(line.Text, lineStart && line.Lead is null);
        if (line.Mark is { } mark)
        {
            _text.Append(" **");
            Words(mark);
            _text.Append("**");
        }

        for (var i = 0; i < line.Notes.Count; i++)
        {
            // Side by side, two marks are one link to some readers.
            _text.Append(i == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"[^{line.Notes[i]}]");
        }
    }

    private void Words(string text, bool lineStart = false) => MarkdownText.Escape(_text, text, lineStart);
}
