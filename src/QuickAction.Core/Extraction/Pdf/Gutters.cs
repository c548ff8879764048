namespace QuickAction.Core.Extraction.Pdf;

/// <summary>The widths of a page that lines cover, joined; what is free between them parts columns.</summary>
internal sealed class Gutters
{
    private readonly List<(float From, float To)> _covered = [];
    private readonly float _narrowest;

    /// <param name="narrowest">Narrowest space in points that parts two columns.</param>
    public Gutters(float narrowest)
    {
        _narrowest = narrowest;
    }

    /// <summary>Columns that the spaces make, at least one when there is a line.</summary>
    public int Columns => _covered.Count;

    public (float From, float To) this[int column] => _covered[column];

    /// <summary>How many columns there would be with the line among the others.</summary>
    public int ColumnsWith(PdfLine line)
    {
        var (from, to) = (line.XMin, Math.Max(line.XMin, line.XMax));
        var columns = _covered.Count + 1;
        for (var i = _covered.Count - 1; i >= 0; i--)
        {
            if (Touches(_covered[i], from, to))
            {
                (from, to) = (Math.Min(from, _covered[i].From), Math.Max(to, _covered[i].To));
                columns--;
            }
        }

        return columns;
    }

    /// <summary>The column in which the line stands, or the first of those that it crosses.</summary>
    public int ColumnOf(PdfLine line) => ColumnOf(line.XMin);

    /// <summary>The column at that place, or the next to the right of it.</summary>
    public int ColumnOf(float x)
    {
        for (var i = 0; i < _covered.Count; i++)
        {
            if (x <= _covered[i].To)
            {
                return i;
            }
        }

        return _covered.Count - 1;
    }

    /// <summary>True when the line stands within one column, or where none is yet.</summary>
    public bool IsWithinColumn(PdfLine line)
    {
        var touched = 0;
        foreach (var column in _covered)
        {
            touched += Touches(column, line.XMin, line.XMax) ? 1 : 0;
        }

        return touched <= 1;
    }

    public void Cover(PdfLine line) => Cover(line.XMin, line.XMax);

    public void Cover(float from, float to)
    {
        to = Math.Max(from, to);
        if (IsCovered(from, to))
        {
            return;
        }

        for (var i = _covered.Count - 1; i >= 0; i--)
        {
            if (Touches(_covered[i], from, to))
            {
                (from, to) = (Math.Min(from, _covered[i].From), Math.Max(to, _covered[i].To));
                _covered.RemoveAt(i);
            }
        }

        var at = 0;
        while (at < _covered.Count && _covered[at].From <= from)
        {
            at++;
        }

        _covered.Insert(at, (from, to));
    }

    /// <summary>Whether nothing would change: the usual case, as most lines stand within a column that others have made.</summary>
    private bool IsCovered(float from, float to)
    {
        var covered = false;
        for (var i = _covered.Count - 1; i >= 0; i--)
        {
            if (!Touches(_covered[i], from, to))
            {
                continue;
            }

            if (covered || from < _covered[i].From || to > _covered[i].To)
            {
                return false;
            }

            (covered, from, to) = (true, _covered[i].From, _covered[i].To);
        }

        return covered;
    }

    private bool Touches((float From, float To) column, float from, float to) => from < column.To + _narrowest && to > column.From - _narrowest;
}
