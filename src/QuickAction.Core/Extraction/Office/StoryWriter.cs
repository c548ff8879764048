using System.Text;

namespace QuickAction.Core.Extraction.Office;

/// <summary>
/// Puts one story (a body, a header, a note) together as its XML streams by: paragraphs, text boxes within them, tables within tables. The reader says
/// what begins and ends; nothing here recurses, so that depth costs no stack. Ends must match beginnings that returned true.
/// </summary>
internal sealed class StoryWriter(OfficeBudget budget)
{
    // Columns that are only drawn: enough to keep the filled ones apart.
    private const int MostEmptyCells = 100;
    private readonly Stack<List<OfficeBlock>> _sinks = new([[]]);
    private readonly Stack<OpenParagraph> _paragraphs = new();
    private readonly Stack<OpenTable?> _tables = new();
    private readonly Stack<StringBuilder> _spare = new();
    private (string Text, List<OfficeBlock> Sink)? _carry;

    /// <summary>Characters written so far, shown or not: tells whether something came out of a part of the XML.</summary>
    public long Written { get; private set; }

    public bool IsInParagraph => _paragraphs.Count > 0;

    public void BeginParagraph()
    {
        var paragraph = new OpenParagraph(_spare.TryPop(out var spare) ? spare : new StringBuilder());
        if (_carry is { } carry && ReferenceEquals(carry.Sink, _sinks.Peek()))
        {
            paragraph.Text.Append(carry.Text);
            _carry = null;
        }

        _paragraphs.Push(paragraph);
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Written += text.Length;
        if (_paragraphs.TryPeek(out var paragraph))
        {
            paragraph.Text.Append(text);
        }
        else
        {
            Emit(new OfficeBlock(text.ToString(), SegmentKind.Paragraph));
        }
    }

    public void Append(char c) => Append([c]);

    /// <summary>Text of the open paragraph so far.</summary>
    public int Length => _paragraphs.TryPeek(out var paragraph) ? paragraph.Text.Length : 0;

    public string Text() => _paragraphs.TryPeek(out var paragraph) ? paragraph.Text.ToString().Trim() : "";

    public char? Last => _paragraphs.TryPeek(out var paragraph) && paragraph.Text.Length > 0 ? paragraph.Text[^1] : null;

    /// <summary>What stands after the open paragraph: its notes.</summary>
    public void AddAfter(IEnumerable<OfficeBlock> blocks)
    {
        if (_paragraphs.TryPeek(out var paragraph))
        {
            paragraph.After.AddRange(blocks);
            return;
        }

        foreach (var block in blocks)
        {
            Emit(block);
        }
    }

    /// <param name="number">The number before the text, or empty.</param>
    public void EndParagraph(SegmentKind kind, int? level, string number)
    {
        var paragraph = _paragraphs.Pop();
        var text = TextOf(paragraph);
        if (text.Length > 0)
        {
            Emit(new OfficeBlock(number.Length == 0 ? text : $"{number} {text}", kind, level));
        }

        EmitAll(paragraph.After);
    }

    /// <summary>Ends a paragraph whose text goes on in the next one.</summary>
    /// <param name="between">What keeps the two apart when neither has white space there.</param>
    public void EndJoinedParagraph(string between)
    {
        var paragraph = _paragraphs.Pop();
        var text = paragraph.Text.ToString();
        text = text.Length == 0 || char.IsWhiteSpace(text[^1]) ? text : text + between;
        Recycle(paragraph);
        EmitAll(paragraph.After);
        if (text.Length > 0)
        {
            FlushCarry();
            _carry = (text, _sinks.Peek());
        }
    }

    /// <summary>A text box: its paragraphs come after the one that it is anchored in.</summary>
    public void BeginBox()
    {
        _sinks.Push(_paragraphs.TryPeek(out var paragraph) ? paragraph.After : _sinks.Peek());
        _tables.Push(null);
    }

    public void EndBox()
    {
        FlushCarry();
        _sinks.Pop();
        _tables.Pop();
    }

    /// <summary>A note's own story: its blocks are kept apart until <see cref="EndNote"/>.</summary>
    public void BeginNote()
    {
        _sinks.Push([]);
        _tables.Push(null);
    }

    /// <summary>The note as one block; null when nothing is in it.</summary>
    public OfficeBlock? EndNote()
    {
        FlushCarry();
        _tables.Pop();
        var text = string.Join('\n', _sinks.Pop().Select(b => b.Text));
        return text.Length == 0 ? null : new OfficeBlock(text, SegmentKind.Footnote);
    }

    public void BeginTable() => _tables.Push(new OpenTable());

    public void EndTable() => _tables.Pop();

    /// <summary>False where no table is open to hold the row.</summary>
    public bool BeginRow()
    {
        if (!_tables.TryPeek(out var table) || table is null || table.IsInRow)
        {
            return false;
        }

        table.IsInRow = true;
        table.Row++;
        return true;
    }

    /// <param name="isDeleted">A row that tracked changes took out.</param>
    /// <param name="times">How often the row stands there; each time is paid for.</param>
    public void EndRow(bool isDeleted, int times = 1)
    {
        var table = _tables.Peek() ?? throw new InvalidOperationException("No row was begun.");
        table.IsInRow = false;
        if (isDeleted)
        {
            table.Row--;
        }
        else
        {
            EmitRows(table, times);
        }

        table.Cells.Clear();
    }

    /// <summary>False where no row is open to hold the cell.</summary>
    public bool BeginCell()
    {
        if (!_tables.TryPeek(out var table) || table is not { IsInRow: true })
        {
            return false;
        }

        _sinks.Push([]);
        _tables.Push(null);
        return true;
    }

    /// <param name="times">How often the cell stands there.</param>
    public void EndCell(bool isDeleted, int times = 1)
    {
        FlushCarry();
        _tables.Pop();
        var cell = _sinks.Pop();
        if (isDeleted || _tables.Peek() is not { } table)
        {
            return;
        }

        times = cell.Count == 0 ? Math.Min(times, MostEmptyCells) : times;
        table.Cells.Add(cell);
        for (var i = 1; i < times; i++)
        {
            budget.Spend(cell.Sum(b => b.Text.Length));
            table.Cells.Add(cell);
        }
    }

    /// <summary>The story's blocks; call once, at its end.</summary>
    public List<OfficeBlock> Finish()
    {
        FlushCarry();
        return _sinks.Peek();
    }

    private void EmitRows(OpenTable table, int times)
    {
        var blocks = TableRows.Blocks(table.Cells, table.Row);
        EmitAll(blocks);
        if (blocks.Count == 0)
        {
            table.Row = (int)Math.Min(int.MaxValue, (long)table.Row + times - 1);
            return;
        }

        for (var i = 1; i < times; i++)
        {
            table.Row++;
            foreach (var block in blocks)
            {
                Emit(block.Row is null ? block : block with { Row = table.Row });
            }
        }
    }

    private string TextOf(OpenParagraph paragraph)
    {
        var text = paragraph.Text;
        int start = 0, end = text.Length;
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var trimmed = text.ToString(start, end - start);
        Recycle(paragraph);
        return trimmed;
    }

    private void Recycle(OpenParagraph paragraph)
    {
        paragraph.Text.Clear();
        _spare.Push(paragraph.Text);
    }

    private void EmitAll(List<OfficeBlock> blocks)
    {
        foreach (var block in blocks)
        {
            FlushCarry();
            _sinks.Peek().Add(block);
        }
    }

    private void Emit(OfficeBlock block)
    {
        FlushCarry();
        budget.Spend(block.Text.Length);
        _sinks.Peek().Add(block);
    }

    private void FlushCarry()
    {
        if (_carry is { } carry && ReferenceEquals(carry.Sink, _sinks.Peek()))
        {
            _carry = null;
            var text = carry.Text.Trim();
            if (text.Length > 0)
            {
                budget.Spend(text.Length);
                carry.Sink.Add(new OfficeBlock(text, SegmentKind.Paragraph));
            }
        }
    }

    private sealed class OpenParagraph(StringBuilder text)
    {
        public StringBuilder Text { get; } = text;

        public List<OfficeBlock> After { get; } = [];
    }

    private sealed class OpenTable
    {
        public int Row { get; set; }

        public bool IsInRow { get; set; }

        public List<List<OfficeBlock>> Cells { get; } = [];
    }
}
