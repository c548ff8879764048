using System.Runtime.CompilerServices;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Transcripts;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Somebody whom the source itself lists.</summary>
internal sealed record ListedPerson(Person Person, bool IsPresent, Citation Citation);

/// <summary>
/// The lists of those present and of apologies that stand above a transcript or in a document, in one line behind their heading or one entry a line below it. Whoever
/// stands there is present, or sent apologies, without a word of theirs.
/// </summary>
internal sealed class AttendanceList
{
    /// <summary>In a document without speakers: lists of who was there stand at its head.</summary>
    private const int HeadSegments = 60;

    private static readonly ConditionalWeakTable<SourceText, AttendanceList> Made = new();

    private readonly List<ListedPerson> _people = [];
    private readonly HashSet<int> _segments = [];
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private readonly bool _isSpoken;
    private AttendanceKind _kind;

    /// <summary>The line before ended with a comma or an "and": the next goes on with it.</summary>
    private bool _isOpen;

    private AttendanceList(SourceText source)
    {
        _isSpoken = source.Segments.Any(s => s.Speaker is not null);
        foreach (var segment in source.Segments.TakeWhile(s => s.Speaker is null && (_isSpoken || s.Index < HeadSegments)))
        {
            if (segment.Kind is not (SegmentKind.Turn or SegmentKind.Cell or SegmentKind.PageFurniture))
            {
                Read(segment);
            }
        }
    }

    public IReadOnlyList<ListedPerson> People => _people;

    /// <summary>The lines of the lists: "Bob Dale - Parish Council" is no title.</summary>
    public IReadOnlySet<string> Lines => _lines;

    public static AttendanceList Of(SourceText source) => Made.GetValue(source, static s => new AttendanceList(s));

    /// <summary>Whether the segment is part of a list: what it says of people is known.</summary>
    public bool Holds(int segment) => _segments.Contains(segment);

    private void Read(Segment segment)
    {
        var start = 0;
        foreach (var line in segment.Text.Split('\n'))
        {
            if (Read(segment, line.TrimEnd('\r'), start))
            {
                _segments.Add(segment.Index);
                _lines.Add(line.Trim());
            }

            start += line.Length + 1;
        }
    }

    private bool Read(Segment segment, string line, int offset)
    {
        var kind = AttendanceHeading.Read(line, out var rest);
        if (kind == AttendanceKind.None)
        {
            return Continue(segment, line, offset);
        }

        // "Attendance - Primary Schools" is a heading of a report, "Members: Housing" of a list of another kind.
        var isPlain = kind is AttendanceKind.Office || (kind is AttendanceKind.Group && _kind == AttendanceKind.None) || !_isSpoken || line.AsSpan(0, rest).IndexOfAny(':', '\t') < 0;
        var entries = ListedLine.Read(line, rest, isStrict: isPlain);
        if (kind == AttendanceKind.Office)
        {
            return AddOffice(segment, line[..rest].Trim('*', '_', '#', ' ', ':', '-', '\u2013', '\u2014', '\t'), entries, offset);
        }

        if (kind == AttendanceKind.Group && entries.Count == 0 && _kind == AttendanceKind.None)
        {
            return false;
        }

        _kind = kind == AttendanceKind.Group ? AttendanceKind.Present : kind;
        Add(segment, entries, offset);
        _isOpen = IsOpen(line);
        return entries.Count > 0 || rest == line.Length;
    }

    /// <summary>A line below a heading belongs to its list as long as it reads as names.</summary>
    private bool Continue(Segment segment, string line, int offset)
    {
        if (_kind == AttendanceKind.None)
        {
            return false;
        }

        var entries = ListedLine.Read(line, 0, isStrict: !_isOpen);
        if (entries.Count == 0)
        {
            _kind = IsTableHead(line) ? _kind : AttendanceKind.None;
            _isOpen = false;
            return _kind != AttendanceKind.None;
        }

        Add(segment, entries, offset);
        _isOpen = IsOpen(line);
        return true;
    }

    private void Add(Segment segment, IReadOnlyList<ListedEntry> entries, int offset)
    {
        foreach (var entry in entries.Where(_ => _kind is AttendanceKind.Present or AttendanceKind.Apologies))
        {
            var (role, organisation) = Descriptions.Read(entry.Descriptions, entry.Name);
            Add(segment, entry, role, organisation, offset + entry.Start, offset + entry.End);
        }
    }

    private void Add(Segment segment, ListedEntry entry, string? role, string? organisation, int start, int end) => _people.Add(new ListedPerson(
        SpeakerLabel.Read(entry.Name) with { Role = role, Organisation = organisation }, _kind != AttendanceKind.Apologies, Cite.Range(segment, start, end)));

    /// <summary>"Clerk: Jo Bell".</summary>
    private bool AddOffice(Segment segment, string office, IReadOnlyList<ListedEntry> entries, int offset)
    {
        foreach (var entry in entries)
        {
            var (role, organisation) = Descriptions.Read(entry.Descriptions.Prepend(office), entry.Name);
            _people.Add(new ListedPerson(SpeakerLabel.Read(entry.Name) with { Role = role, Organisation = organisation }, true, Cite.Range(segment, offset, offset + entry.End)));
        }

        return entries.Count > 0;
    }

    private static bool IsOpen(string line) => line.TrimEnd() is var text && (text.EndsWith(',') || text.EndsWith(';') || text.EndsWith(" and", StringComparison.Ordinal) || text.EndsWith('&'));

    private static bool IsTableHead(string line) => line.TrimStart('|', ' ').StartsWith("Name", StringComparison.Ordinal) || line.Trim('|', '-', ' ', ':', '\t').Length == 0;
}
