using System.Globalization;
using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>Makes segments of rows as they come: one for each cell with something in it, under its heading. Limits are refusals that name the row.</summary>
internal sealed class TableBuilder(SourceTextBuilder builder, DocumentLimits limits)
{
    private readonly List<string[]> _first = [];
    private readonly List<string> _headings = [];
    private bool _begun;
    private int _rows;

    /// <summary>Adds a row; one whose cells are all empty is a record too.</summary>
    public void Add(string[] cells)
    {
        if (_begun)
        {
            AddRecord(cells);
            return;
        }

        _first.Add(cells);
        if (_first.Count == HeaderRow.Sample)
        {
            Begin();
        }
    }

    public void CheckWidth(int columns)
    {
        if (columns > limits.TableColumns)
        {
            throw QuickActionException.Refused($"The table has more than {limits.TableColumns} columns; leave out those that are not needed and try again.");
        }
    }

    public void Finish()
    {
        if (!_begun)
        {
            Begin();
        }

        builder.Rows = _rows;
        builder.Columns = [.. _headings];
    }

    private void Begin()
    {
        _begun = true;
        var header = HeaderRow.Find(_first);
        var start = header < 0 ? HeaderRow.FirstWide(_first) : header;
        for (var i = 0; i < start; i++)
        {
            var title = string.Join(' ', _first[i].Where(c => !string.IsNullOrWhiteSpace(c)));
            builder.AddPreamble(title);
            builder.Add(title, SegmentKind.Paragraph);
        }

        if (header >= 0)
        {
            CheckWidth(_first[header].Length);
            Array.ForEach(_first[header], AddHeading);
        }

        for (var i = header < 0 ? start : header + 1; i < _first.Count; i++)
        {
            AddRecord(_first[i]);
        }

        _first.Clear();
    }

    /// <summary>The same heading twice gets a number, so that a column's name means one column.</summary>
    private void AddHeading(string text)
    {
        var heading = builder.Clean(text).ReplaceLineEndings(" ");
        heading = heading.Length == 0 ? (_headings.Count + 1).ToString(CultureInfo.InvariantCulture) : heading;
        var unique = heading;
        for (var n = 2; _headings.Contains(unique); n++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{heading} ({n})");
        }

        _headings.Add(unique);
    }

    private void AddRecord(string[] cells)
    {
        if (++_rows > limits.TableRows)
        {
            throw QuickActionException.Refused($"The table has more than {limits.TableRows} rows; split it over several files and try again.");
        }

        CheckWidth(cells.Length);
        for (var i = 0; i < cells.Length; i++)
        {
            while (_headings.Count <= i)
            {
                AddHeading("");
            }

            AddCell(cells[i], i);
        }
    }

    private void AddCell(string cell, int column)
    {
        if (cell.Length > limits.CellCharacters)
        {
            throw QuickActionException.Refused($"Row {_rows} of the table has a cell of more than {limits.CellCharacters} characters; shorten it and try again.");
        }

        builder.AddClean(builder.Clean(cell), SegmentKind.Cell, null, null, null, null, _rows, _headings[column], null);
    }
}
