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

    private Gutters(Gutters other)
        : this(other._narrowest)
    {
        _covered.AddRange(other._covered);
    }

    /// <summary>Columns that the spaces make, at least one when there is a line.</summary>
    public int Columns => _covered.Count;

    public (float From, float To) this[int column] => _covered[column];

    public Gutters With(PdfLine line)
    {
        var copy = new Gutters(this);
        copy.Cover(line.XMin, line.XMax);
        return copy;
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
    public bool IsWithinColumn(PdfLine line) => _covered.Count(c => line.XMin < c.To + _narrowest && line.XMax > c.From - _narrowest) <= 1;

    public void Cover(float from, float to)
    {
        to = Math.Max(from, to);
        for (var i = _covered.Count - 1; i >= 0; i--)
        {
            if (from < _covered[i].To + _narrowest && to > _covered[i].From - _narrowest)
            {
                (from, to) = (Math.Min(from, _covered[i].From), Math.Max(to, _covered[i].To));
                _covered.RemoveAt(i);
            }
        }

        var at = _covered.FindIndex(c => c.From > from);
        _covered.Insert(at < 0 ? _covered.Count : at, (from, to));
    }
}
