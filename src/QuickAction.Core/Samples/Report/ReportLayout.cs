using System.Globalization;
using QuickAction.Core.Samples.Markup;
using QuickAction.Core.Samples.Pdf;

namespace QuickAction.Core.Samples.Report;

/// <summary>
/// Lays the report's blocks out on pages: a cover, a table of contents, numbered chapters that begin on new pages, and annexes.
/// </summary>
internal sealed class ReportLayout(MarkupFile file, IReadOnlyList<ContentsEntry> contents)
{
    private const double Size = 12;
    private static readonly double[] HeadingScale = [1.8, 1.35, 1.1];

    private readonly PdfFlow _flow = new(Size, double.Parse(file.Head["leading"], CultureInfo.InvariantCulture));
    private readonly List<ContentsEntry> _entries = [];
    private readonly int[] _numbers = new int[HeadingScale.Length];

    public IReadOnlyList<PdfPage> Pages => _flow.Pages;

    /// <summary>The headings as they fell; the contents are right when these are the ones that were printed.</summary>
    public IReadOnlyList<ContentsEntry> Entries => _entries;

    public ReportLayout Set(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Set(block);
        }

        return this;
    }

    private void Set(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Set(heading);
                break;
            case ListBlock list:
                Set(list);
                break;
            case TableBlock table:
                PdfTable.Set(_flow, table.Rows);
                break;
            case Directive directive:
                Set(directive);
                break;
            case TextBlock { Inlines: [{ Kind: InlineKind.Bold }] } label:
                _flow.Need(_flow.Leading * 3);
                _flow.Paragraph(Text(label.Inlines), PdfFont.Bold, justify: false, after: 0);
                break;
            case TextBlock text:
                _flow.Paragraph(Text(text.Inlines));
                break;
            default:
                throw new InvalidDataException("The report cannot hold this block.");
        }
    }

    private void Set(Directive directive)
    {
        switch (directive.Name)
        {
            case "cover":
                _flow.NewPage();
                _flow.Skip(PdfPage.Height / 4);
                _flow.Paragraph(file.Title, PdfFont.Bold, justify: false, after: 20, scale: 2.6);
                _flow.Paragraph(file.Subtitle, justify: false, after: 60, scale: 1.5);
                _flow.Paragraph(file.Author, justify: false);
                _flow.Paragraph(file.Footer, justify: false);
                break;
            case "contents":
                _flow.NewPage();
                _flow.Paragraph("Contents", PdfFont.Bold, justify: false, after: 14, scale: HeadingScale[0]);
                contents.ToList().ForEach(Set);
                break;
            case "page":
                _flow.NewPage();
                break;
            case "annex":
                Title(1, directive.Argument);
                break;
            case ReportBlocks.Columns:
                _flow.Columns(int.Parse(directive.Argument, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidDataException($"The report knows no directive named {directive.Name}.");
        }
    }

    private void Set(ContentsEntry entry)
    {
        var page = entry.Page.ToString(CultureInfo.InvariantCulture);
        _flow.Need(_flow.Leading);
        var right = PdfFlow.Right - HelveticaWidths.Of(page, PdfFont.Regular, Size);
        _flow.Page.Text(right, _flow.Y - Size, PdfFont.Regular, Size, page);
        var font = entry.Level == 1 ? PdfFont.Bold : PdfFont.Regular;
        _flow.Line(new TextLine(entry.Text, 0), font, Size, _flow.Leading, indent: (entry.Level - 1) * 16);
    }

    private void Set(Heading heading)
    {
        _numbers[heading.Level - 1]++;
        _numbers.AsSpan(heading.Level).Clear();
        Title(heading.Level, $"{string.Join('.', _numbers.Take(heading.Level))} {heading.Text}");
    }

    private void Title(int level, string text)
    {
        var scale = HeadingScale[level - 1];
        if (level == 1)
        {
            _flow.NewPage();
        }
        else
        {
            // A heading stays with the three lines that follow it.
            _flow.Need(_flow.Leading * (scale + 4));
            _flow.Skip(_flow.AtTop ? 0 : 6);
        }

        _flow.Paragraph(text, PdfFont.Bold, justify: false, after: 6, scale: scale);
        if (level < HeadingScale.Length)
        {
            _entries.Add(new ContentsEntry(level, text, _flow.Pages.Count));
        }
    }

    private void Set(ListBlock list)
    {
        const double indent = 22;
        for (var i = 0; i < list.Items.Count; i++)
        {
            _flow.Need(_flow.Leading * 2);
            _flow.Page.Text(_flow.X, _flow.Y - Size, PdfFont.Regular, Size, list.Numbered ? $"{i + 1}." : "\u2022");
            _flow.Paragraph(Text(list.Items[i]), indent: indent, after: 4);
        }

        _flow.Skip(6);
    }

    private static string Text(IEnumerable<Inline> inlines) => string.Concat(inlines.Select(inline => inline.Text));
}
