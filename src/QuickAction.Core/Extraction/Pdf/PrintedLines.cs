using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>The lines of a document as they are printed, a blank one where there is room between two, words parted at a line's end put together again.</summary>
internal static class PrintedLines
{
    public static IReadOnlyList<SourceLine> Of(IReadOnlyList<LaidPage> pages, PdfStyle style, Hyphens hyphens)
    {
        var lines = new List<SourceLine>();
        foreach (var page in pages)
        {
            foreach (var block in page.Blocks)
            {
                Add(block, page.Number, style, hyphens, lines);
            }
        }

        return lines;
    }

    private static void Add(PageBlock block, int page, PdfStyle style, Hyphens hyphens, List<SourceLine> lines)
    {
        if (block is PageTable table)
        {
            foreach (var row in table.Rows)
            {
                var piece = new PdfPiece(SegmentKind.TableRow, page, row.Cells[0].Lines[0]);
                piece.AppendCells(row.Cells, hyphens);
                lines.Add(new SourceLine(piece.Text.AsMemory(), page));
            }

            return;
        }

        PdfLine? above = null;
        foreach (var line in ((TextColumn)block).Lines)
        {
            if (above is not null && line.YMin - above.YMax > (style.Leading + 0.35f) * line.Size)
            {
                lines.Add(new SourceLine(default, page));
            }

            Add(line.Text, page, hyphens, lines);
            above = line;
        }
    }

    private static void Add(string text, int page, Hyphens hyphens, List<SourceLine> lines)
    {
        var last = lines.Count > 0 ? lines[^1].Text.Span : default;
        if (!Hyphens.MayBeParted(last) || !char.IsLetterOrDigit(text[0]))
        {
            lines.Add(new SourceLine(text.AsMemory(), page));
            return;
        }

        var end = text.IndexOf(' ');
        end = end < 0 ? text.Length : end;
        var stem = hyphens.IsMended(last, text) ? last[..^1] : last;
        lines[^1] = new SourceLine(string.Concat(stem, text.AsSpan(0, end)).AsMemory(), lines[^1].Page);
        if (end < text.Length)
        {
            lines.Add(new SourceLine(text.AsMemory(end + 1), page));
        }
    }
}
