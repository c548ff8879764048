using System.Text;
using QuickAction.Core.Extraction;
using QuickAction.Core.Privacy.Names;

namespace QuickAction.Core.Privacy;

internal enum UnitRole
{
    Title,
    Preamble,
    Speaker,
    Segment,

    /// <summary>A column's heading, read as a label of its cell, or a name from elsewhere: it is replaced nowhere.</summary>
    Heading,
}

/// <summary>A text of the source within the joined text of its batch.</summary>
internal readonly record struct TextUnit(UnitRole Role, int Index, int Start, int End);

/// <summary>
/// Texts of a source joined into one, so that a number dictated across two turns of a speaker is one number and a name is known wherever it stands.
/// </summary>
internal sealed class TextUnits
{
    /// <summary>What no rule reads across; never in a source, whose control characters are taken out when it is read.</summary>
    public const char Wall = '\u0003';

    private static readonly string Break = $"\n{Wall}\n";

    private readonly StringBuilder _text = new();
    private readonly List<TextUnit> _units = [];
    private readonly List<NameField> _names = [];
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal);
    private string[] _columns = [];

    public IReadOnlyList<TextUnit> Units => _units;

    public IReadOnlyList<NameField> Names => _names;

    public int Length => _text.Length;

    public string Text => _text.ToString();

    public void AddHead(SourceText source)
    {
        if (source.Title is { Length: > 0 } title)
        {
            Add(UnitRole.Title, 0, title);
        }

        for (var i = 0; i < source.Preamble.Count; i++)
        {
            Add(UnitRole.Preamble, i, source.Preamble[i]);
        }
    }

    /// <summary>A person whom the user named.</summary>
    public void AddPerson(string name)
    {
        var unit = Add(UnitRole.Heading, 0, name);
        _names.Add(new NameField(unit.Start, unit.End, IsGiven: true));
    }

    /// <summary>A speaker's label, the first time.</summary>
    public void AddSpeaker(int segment, string speaker)
    {
        if (_speakers.Add(speaker))
        {
            var unit = Add(UnitRole.Speaker, segment, speaker);
            _names.Add(new NameField(unit.Start, unit.End));
        }
    }

    public void AddSegment(Segment segment, Segment? before)
    {
        if (segment.Kind == SegmentKind.Cell && segment.Column is { Length: > 0 } column)
        {
            Add(UnitRole.Heading, segment.Index, column);
            _text.Append(": ");
        }
        else if (before is not null && segment.Kind == SegmentKind.Turn && before.Kind == SegmentKind.Turn)
        {
            _text.Append('\n');
        }
        else
        {
            _text.Append(Break);
        }

        var unit = Put(UnitRole.Segment, segment.Index, segment.Text);
        if (segment.Kind == SegmentKind.Cell && NameColumns.Contains(segment.Column, segment.Text))
        {
            _names.Add(new NameField(unit.Start, unit.End));
        }
        else if (segment.Kind == SegmentKind.TableRow)
        {
            AddRow(segment.Text, unit.Start, isFirst: before?.Kind != SegmentKind.TableRow);
        }
    }

    /// <summary>The first row of a printed table names its columns.</summary>
    private void AddRow(string row, int start, bool isFirst)
    {
        if (isFirst)
        {
            _columns = row.Split('\t');
            return;
        }

        var at = start;
        foreach (var (column, cell) in row.Split('\t').Index())
        {
            if (column < _columns.Length && cell.Length > 0 && NameColumns.Contains(_columns[column], cell))
            {
                _names.Add(new NameField(at, at + cell.Length));
            }

            at += cell.Length + 1;
        }
    }

    private TextUnit Add(UnitRole role, int index, string text)
    {
        _text.Append(Break);
        return Put(role, index, text);
    }

    private TextUnit Put(UnitRole role, int index, string text)
    {
        var unit = new TextUnit(role, index, _text.Length, _text.Length + text.Length);
        _text.Append(text);
        _units.Add(unit);
        return unit;
    }
}
