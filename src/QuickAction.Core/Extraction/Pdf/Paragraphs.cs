namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Builds paragraphs and list items from lines, in the order of reading: over the ends of lines, and over the ends of columns and pages where a
/// sentence goes on. A line that had room for the first word of the next one was ended on purpose.
/// </summary>
internal sealed class Paragraphs
{
    private readonly Hyphens _hyphens;
    private readonly PdfStyle _style;
    private readonly List<PdfPiece> _pieces = [];
    private PdfPiece? _open;
    private bool _interrupted;

    public Paragraphs(Hyphens hyphens, PdfStyle style)
    {
        _hyphens = hyphens;
        _style = style;
    }

    public IReadOnlyList<PdfPiece> Pieces => _pieces;

    public void Add(LaidPage page)
    {
        AddFurniture(page.Head, page.Number);
        foreach (var block in page.Blocks)
        {
            if (block is PageTable table)
            {
                AddTable(table, page.Number);
            }
            else
            {
                AddColumn((TextColumn)block, page.Number);
            }
        }

        AddFurniture(page.Foot, page.Number);
    }

    private void AddFurniture(IReadOnlyList<PdfLine> lines, int page)
    {
        foreach (var line in lines)
        {
            var piece = new PdfPiece(SegmentKind.PageFurniture, page, line);
            piece.Append(line, 0, _hyphens);
            _pieces.Add(piece);
        }
    }

    private void AddTable(PageTable table, int page)
    {
        var number = 0;
        foreach (var row in table.Rows)
        {
            var piece = new PdfPiece(SegmentKind.TableRow, page, row.Cells[0].Lines[0]) { Row = ++number };
            piece.AppendCells(row.Cells, _hyphens);
            _pieces.Add(piece);
        }

        _interrupted = true;
    }

    private void AddColumn(TextColumn column, int page)
    {
        var footnotes = Footnotes.StartIn(column, _style);
        var rights = RightsOf(column);
        PdfLine? above = null;
        for (var i = 0; i < footnotes; i++)
        {
            var line = column.Lines[i];
            AddLine(line, above, rights.TryGetValue(line.Block, out var edge) && edge.Lines > 2 ? edge.Right : column.Right, page);
            above = line;
        }

        if (footnotes < column.Lines.Count)
        {
            AddFootnotes(column, footnotes, page);
        }
    }

    private void AddFootnotes(TextColumn column, int from, int page)
    {
        PdfPiece? note = null;
        for (var i = from; i < column.Lines.Count; i++)
        {
            var line = column.Lines[i];
            if (note is null || Footnotes.IsStart(line))
            {
                note = new PdfPiece(SegmentKind.Footnote, page, line);
                _pieces.Add(note);
            }

            note.Append(line, 0, _hyphens);
        }

        _interrupted = true;
    }

    private void AddLine(PdfLine line, PdfLine? above, float right, int page)
    {
        var mark = MarkOf(line);
        if (_open is null || !GoesOn(_open, line, above, mark))
        {
            _open = new PdfPiece(mark == Mark.None ? SegmentKind.Paragraph : SegmentKind.ListItem, page, line)
            {
                RoomAbove = above is null ? float.MaxValue : line.YMin - above.YMax,
            };
            _pieces.Add(_open);
            _open.Append(line, mark == Mark.Bullet ? 1 : 0, _hyphens);
        }
        else
        {
            _open.GoOn(line, page, _hyphens);
        }

        _open.Right = right;
        _interrupted = false;
    }

    private bool GoesOn(PdfPiece open, PdfLine line, PdfLine? above, Mark mark)
    {
        if (!PdfStyle.IsSameSize(open.Last.Size, line.Size) || (mark != Mark.None && BeginsItem(open, line, mark)))
        {
            return false;
        }

        return above is not null && ReferenceEquals(above, open.Last) ? GoesOnBelow(open, line) : GoesOnElsewhere(open, line);
    }

    private bool GoesOnBelow(PdfPiece open, PdfLine line)
    {
        var above = open.Last;
        var gap = line.YMin - above.YMax;
        if (gap > (_style.Leading + 0.35f) * line.Size || gap < -0.6f * line.Size)
        {
            return false;
        }

        // A title in large type is broken where it looks well.
        if (line.Size > 1.15f * _style.Size && open.Lines < 4)
        {
            return true;
        }

        return !open.HadRoomFor(line) && !IsIndented(open, line);
    }

    /// <summary>At the top of another column or page, or after a table, only a sentence that was left open goes on.</summary>
    private bool GoesOnElsewhere(PdfPiece open, PdfLine line)
    {
        var first = line.Text[0];
        return !open.HadRoomFor(line) && !open.EndsSentence && open.Last.Size <= 1.15f * _style.Size
            && (char.IsLower(first) || Hyphens.MayBeParted(open.Last.Text) || (!_interrupted && (char.IsLetterOrDigit(first) || first is '(' or '"' or '\u2018' or '\u201C' or '\u00A3')));
    }

    /// <summary>A first line set in from the ones above it begins a paragraph; the lines of a hanging item are set in from its first.</summary>
    private static bool IsIndented(PdfPiece open, PdfLine line)
    {
        var shift = line.XMin - open.Last.XMin;
        var step = 0.7f * line.Size;
        if (open.Lines == 1)
        {
            return shift > step && open.Kind == SegmentKind.Paragraph && open.EndsSentence;
        }

        return shift > step ? open.EndsSentence || open.Kind == SegmentKind.ListItem : shift < -step && open.Kind == SegmentKind.ListItem;
    }

    /// <summary>A number at the start of a line can also be the middle of a sentence ("paragraph / 4.2 of the report").</summary>
    private static bool BeginsItem(PdfPiece open, PdfLine line, Mark mark)
    {
        var goesOn = !open.HadRoomFor(line) && !open.EndsSentence && char.IsLower(line.Words[1].Text[0]);
        return mark == Mark.Bullet ? !ListMark.IsPlainBullet(line.Words[0].Text) ? !goesOn : true : !goesOn;
    }

    private static Mark MarkOf(PdfLine line)
    {
        if (line.Words.Length < 2)
        {
            return Mark.None;
        }

        var first = line.Words[0].Text;
        if (ListMark.IsOpenNumber(first) && !char.IsUpper(line.Words[1].Text[0]))
        {
            return Mark.None;
        }

        return ListMark.IsBullet(first) ? Mark.Bullet : ListMark.IsNumber(first) ? Mark.Number : Mark.None;
    }

    /// <summary>A quotation set in on both sides is narrower than its column: where a block has several long lines, the longest shows its edge.</summary>
    private static Dictionary<int, RightEdge> RightsOf(TextColumn column)
    {
        var edges = new Dictionary<int, RightEdge>();
        foreach (var line in column.Lines)
        {
            if (line.Text.Length <= 40)
            {
                continue;
            }

            if (!edges.TryGetValue(line.Block, out var edge))
            {
                edges.Add(line.Block, edge = new RightEdge { Right = line.XMax });
            }

            edge.Lines++;
            edge.Right = Math.Max(edge.Right, line.XMax);
        }

        return edges;
    }

    /// <summary>Where the long lines of a block end, and how many there are.</summary>
    private sealed class RightEdge
    {
        public int Lines { get; set; }

        public float Right { get; set; }
    }

    private enum Mark
    {
        None,
        Bullet,
        Number,
    }
}
