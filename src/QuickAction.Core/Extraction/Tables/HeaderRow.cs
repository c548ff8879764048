using System.Globalization;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>Finds the row with the headings among the first rows of a table. A first row is taken for headings unless it looks just like the data.</summary>
internal static class HeaderRow
{
    /// <summary>Rows that have to be seen to decide.</summary>
    public const int Sample = 40;

    private const int TitleRows = 10;

    /// <summary>The index of the heading row; -1 when there is none. Rows before it are titles and notes of the table.</summary>
    public static int Find(IReadOnlyList<string[]> rows)
    {
        var first = FirstWide(rows);
        return first >= rows.Count || IsData(rows, first) ? -1 : first;
    }

    /// <summary>The first row that fills most of the columns: exports put a title or a date above the table.</summary>
    public static int FirstWide(IReadOnlyList<string[]> rows)
    {
        var widest = rows.Count == 0 ? 0 : rows.Max(Filled);
        for (var i = 0; i < Math.Min(rows.Count, TitleRows); i++)
        {
            var filled = Filled(rows[i]);
            if (filled > 0 && (filled * 5 >= widest * 3 || (filled > 1 && filled * 2 >= widest) || widest <= 2))
            {
                return i;
            }
        }

        return rows.TakeWhile(r => Filled(r) == 0).Count();
    }

    private static int Filled(string[] row) => row.Count(c => !string.IsNullOrWhiteSpace(c));

    /// <summary>Whether a row is no row of headings: a column of figures or dates begins with one, or the only column with a sentence.</summary>
    private static bool IsData(IReadOnlyList<string[]> rows, int at)
    {
        var row = rows[at];
        var below = rows.Skip(at + 1).ToList();
        if (row.Length == 1)
        {
            return IsFigure(row[0]) || (row[0].TrimEnd().EndsWith('.') && row[0].Length > 20);
        }

        var years = row.Count(IsYear);
        for (var i = 0; i < row.Length; i++)
        {
            if (IsFigure(row[i]) && !(years >= 2 && IsYear(row[i])) && (below.Count == 0 || MostlyFigures(below, i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MostlyFigures(List<string[]> rows, int column)
    {
        var filled = rows.Where(r => column < r.Length && !string.IsNullOrWhiteSpace(r[column])).ToList();
        return filled.Count > 0 && filled.Count(r => IsFigure(r[column])) * 5 >= filled.Count * 4;
    }

    private static bool IsFigure(string cell)
    {
        var text = cell.AsSpan().Trim();
        return text.Length is > 0 and <= 40
            && (double.TryParse(text.TrimEnd('%').TrimStart("£$€"), NumberStyles.Number, CultureInfo.InvariantCulture, out _)
                || (char.IsAsciiDigit(text[0]) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
    }

    private static bool IsYear(string cell) => cell.Trim() is { Length: 4 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100;
}
