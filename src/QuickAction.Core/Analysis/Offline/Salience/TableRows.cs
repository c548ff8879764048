using System.Text;
using QuickAction.Core.Extraction;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A table row as it reads with the names of its columns: "Ward: Harrow; Visits: 312".</summary>
/// <param name="Ranges">The header row and the row.</param>
internal sealed record TableRowText(string Text, IReadOnlyList<SourceRange> Ranges);

/// <summary>Reads the rows of a table one after the other. The first row names the columns unless it holds figures itself.</summary>
internal sealed class TableRows
{
    private Segment? _header;
    private string[] _names = [];
    private bool _open;

    public void Close()
    {
        _open = false;
        _header = null;
    }

    /// <summary>The row with its column names; null for the row that gives the names, and for one without a word.</summary>
    public TableRowText? Read(Segment row)
    {
        var cells = row.Text.Split('\t');
        if (!_open || row.Row == 1)
        {
            _open = true;
            _header = cells.Length > 1 && !cells.Skip(1).Any(IsFigure) ? row : null;
            _names = _header is null ? [] : cells;
            return _header is null ? Write(row, cells) : null;
        }

        return Write(row, cells);
    }

    private TableRowText? Write(Segment row, string[] cells)
    {
        var text = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = WrittenText.Tidy(cells[i]);
            if (cell.Length > 0)
            {
                var name = i < _names.Length ? WrittenText.Tidy(_names[i]) : "";
                text.Append(text.Length > 0 ? "; " : "").Append(name).Append(name.Length > 0 ? ": " : "").Append(cell);
            }
        }

        var whole = new SourceRange(row, 0, row.Text.Length);
        return text.Length == 0 ? null : new TableRowText(text.ToString(), _header is null ? [whole] : [new SourceRange(_header, 0, _header.Text.Length), whole]);
    }

    /// <summary>"312", "47 days", "3 May 2025" or "May 2025"; "Spend (£000)" and "Aged 16 to 24" name a column.</summary>
    private static bool IsFigure(string cell)
    {
        var text = cell.AsSpan().Trim();
        if (text.IndexOfAnyInRange('0', '9') < 0 || IsYear(text))
        {
            return false;
        }

        var word = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]))
            {
                word = text[..i];
                break;
            }
        }

        return word.Length < ShortestWord || TimeWords.Has(word.ToString().ToLowerInvariant());
    }

    /// <summary>Shorter is a code or a mark ("A1", "W12").</summary>
    private const int ShortestWord = 3;

    /// <summary>Columns are often named by years.</summary>
    private static bool IsYear(ReadOnlySpan<char> cell) => cell.StartsWith("19") || cell.StartsWith("20") || cell.StartsWith("Q");
}
