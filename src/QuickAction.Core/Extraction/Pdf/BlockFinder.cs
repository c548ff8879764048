namespace QuickAction.Core.Extraction.Pdf;

/// <summary>
/// Finds which runs of words are in one block. Poppler makes a block of words that stand under one another, or side by side with little room, and gives a page
/// block by block; so all runs between two that are in one block are in it too. Row by row of the page, the last row is compared with the next.
/// </summary>
internal sealed class BlockFinder(TypeSizes types, Doubts doubts)
{
    /// <summary>Furthest that the next base line of a block may be, by the size of its type.</summary>
    private const float MostPitch = 1.5f;

    /// <summary>Words that stand alone beside a block are taken into it as far away as this.</summary>
    private const float OutlyingGap = 1;
    private const float OutlyingSize = 0.2f;

    /// <summary>By how much of its size the type of a word above or below may differ.</summary>
    private const float SameSize = 0.05f;
    private const float GuessedSameSize = 0.25f;

    /// <summary>Rows of a table have few words in each run, lines of text many.</summary>
    private const int WordsOfText = 3;

    /// <summary>By how much of the size the gaps of a line that is stretched to its margin may differ.</summary>
    private const float EvenGap = 0.02f;

    private readonly List<RunBlock> _made = [];
    private List<RunBlock> _above = [];
    private List<RunBlock> _row = [];
    private int _used;
    private bool _aboveIsText;

    public void Find(ReadOnlySpan<PdfWord> words, Span<WordRun> runs)
    {
        _above.Clear();
        _used = 0;
        for (var from = 0; from < runs.Length;)
        {
            var end = from + 1;
            while (end < runs.Length && IsBeside(runs, from, end))
            {
                end++;
            }

            AddRow(words, runs, from, end);
            from = end;
        }
    }

    /// <summary>Whether the run stands to the right of the one before it, on the base line of the row's first.</summary>
    public static bool IsBeside(ReadOnlySpan<WordRun> runs, int first, int run)
    {
        var size = runs[first].Type.Size;
        return MathF.Abs(runs[run].BaseLine - runs[first].BaseLine) <= RunFinder.SameBaseLine * size
            && runs[run].XMin > runs[run - 1].XMax + (RunFinder.NearGap / 2 * size);
    }

    private void AddRow(ReadOnlySpan<PdfWord> words, Span<WordRun> runs, int from, int end)
    {
        var isText = IsText(runs[from..end]);
        var last = JoinToAbove(words, runs, from, end, isText && _aboveIsText);
        _row.Clear();
        if (last >= from)
        {
            var block = _above[^1];
            block.First = from;
            block.BaseLine = MathF.Max(block.BaseLine, runs[from].BaseLine);
            _row.Add(block);
        }
        else
        {
            _row.Add(New(runs, from));
            last = from;
        }

        JoinSideways(words, runs, last + 1, end);
        (_above, _row) = (_row, _above);
        _aboveIsText = isText;
    }

    /// <summary>Whether the row is a line of text and not a row of cells: it has many words in each run, or is spaced evenly.</summary>
    private static bool IsText(ReadOnlySpan<WordRun> row)
    {
        if (row.Length == 1 || row[^1].End - row[0].First >= WordsOfText * row.Length)
        {
            return true;
        }

        var gap = row[1].XMin - row[0].XMax;
        for (var i = 2; i < row.Length; i++)
        {
            if (MathF.Abs(row[i].XMin - row[i - 1].XMax - gap) > EvenGap * row[0].Type.Size)
            {
                return false;
            }
        }

        return row.Length > 3;
    }

    /// <summary>
    /// Joins the blocks of the row above with runs below them, and what stands between the two in the order of reading. The wider block may reach further.
    /// </summary>
    /// <returns>The last run that is joined; less than <paramref name="from"/> when none is.</returns>
    private int JoinToAbove(ReadOnlySpan<PdfWord> words, Span<WordRun> runs, int from, int end, bool isText)
    {
        var last = from - 1;
        var first = _above.Count;
        while (FindBelow(words, runs, end, last, first, isText) is ( >= 0, _) found)
        {
            (first, last) = found;
            var block = _above[first];
            for (var i = first + 1; i < _above.Count; i++)
            {
                runs[_above[i].First].IsJoined = true;
                block.Widen(_above[i].XMin, _above[i].XMax);
            }

            _above.RemoveRange(first + 1, _above.Count - first - 1);
            for (var i = from; i <= last; i++)
            {
                runs[i].IsJoined = true;
                block.Widen(runs[i].XMin, runs[i].XMax);
            }
        }

        return last;
    }

    /// <summary>The leftmost block above that reaches a run which is not joined to it yet, and the rightmost such run.</summary>
    private (int Block, int Run) FindBelow(ReadOnlySpan<PdfWord> words, ReadOnlySpan<WordRun> runs, int end, int last, int first, bool isText)
    {
        for (var i = 0; i < _above.Count && i <= first; i++)
        {
            for (var j = end - 1; j > last; j--)
            {
                if (Reaches(words, _above[i], runs[j], isText))
                {
                    return (i, j);
                }
            }
        }

        return (-1, -1);
    }

    private bool Reaches(ReadOnlySpan<PdfWord> words, RunBlock block, in WordRun run, bool isText)
    {
        var pitch = run.BaseLine - block.BaseLine;
        var size = block.Type.Size;
        if (pitch < -0.1f * size || pitch > 1.3f * MostPitch * size || !block.IsAbove(run.XMin, run.XMax))
        {
            return false;
        }

        for (var i = run.First; i < run.End; i++)
        {
            if (block.IsAbove(words[i].XMin, words[i].XMax) && IsSameSize(block.Type, types[i]))
            {
                return doubts.IsWithin(pitch, MostPitch, block.Type, block.Type.Error, Doubt.Pitch, isText);
            }
        }

        return false;
    }

    private static bool IsSameSize(TypeSize a, TypeSize b) =>
        a == b || MathF.Abs(a.Size - b.Size) <= (a.IsKnown && b.IsKnown ? SameSize : GuessedSameSize) * a.Size;

    private void JoinSideways(ReadOnlySpan<PdfWord> words, Span<WordRun> runs, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            var block = _row[^1];
            if (IsNear(words, block, runs[i], runs[i - 1]))
            {
                runs[i].IsJoined = true;
                block.Widen(runs[i].XMin, runs[i].XMax);
            }
            else
            {
                _row.Add(New(runs, i));
            }
        }
    }

    private bool IsNear(ReadOnlySpan<PdfWord> words, RunBlock block, in WordRun run, in WordRun before)
    {
        var type = block.Type;
        var gap = run.XMin - block.XMax;
        var isNear = gap <= RunFinder.NearGap * type.Size * (1 - type.ErrorBeside);
        if (!isNear && !doubts.IsWithin(gap, OutlyingGap, type, type.ErrorBeside, type.IsExact && IsMark(words, before) ? Doubt.None : Doubt.Gap))
        {
            return false;
        }

        var off = MathF.Abs(run.Type.Size - type.Size);
        return run.Type == type || doubts.IsWithin(off, isNear ? RunFinder.OtherSize : OutlyingSize, type, MathF.Max(type.Error, run.Type.Error), Doubt.Size);
    }

    /// <summary>The mark of a list finds its text later, joined or not.</summary>
    private static bool IsMark(ReadOnlySpan<PdfWord> words, in WordRun run) =>
        run.Words == 1 && (ListMark.IsBullet(words[run.First].Text) || ListMark.IsNumber(words[run.First].Text));

    /// <summary>A block that begins with a run. Its size is that of the first words of which it is known: the mark of a list says nothing of its text.</summary>
    private RunBlock New(ReadOnlySpan<WordRun> runs, int run)
    {
        if (_used == _made.Count)
        {
            _made.Add(new RunBlock());
        }

        var type = runs[run].Type;
        for (var i = runs[run].First; i < runs[run].End && !type.IsKnown; i++)
        {
            type = types[i].IsKnown ? types[i] : type;
        }

        var block = _made[_used++];
        block.Begin(run, runs[run], type);
        return block;
    }
}
