namespace QuickAction.Core.Extraction.Transcripts;

/// <summary>Whom a line above a transcript, or one of a document, lists.</summary>
internal enum AttendanceKind
{
    None,
    Present,
    Apologies,

    /// <summary>Away without a word: neither present nor excused.</summary>
    Absent,

    /// <summary>"Officers:": goes on with those present.</summary>
    Group,

    /// <summary>"Chair:", "Clerk:": present, and what they are there.</summary>
    Office,
}

/// <summary>
/// Knows the heading of a list of those present or away: "Present:", "Members in attendance", "Apologies for absence - ". Every word of it is of a closed list, so
/// that "Present situation" and "Attendance at school" head nothing.
/// </summary>
internal static class AttendanceHeading
{
    private const int MostWords = 7;
    private const int LongestHead = 80;

    private static readonly HashSet<string> Here = Set("present attendees attendance attending attended attend participants");
    private static readonly HashSet<string> Excused = Set("apologies apology regrets");
    private static readonly HashSet<string> Missing = Set("absent absentees not");
    private static readonly HashSet<string> Groups = Set("members officers councillors cllrs governors trustees directors staff guests visitors observers partners professionals family public others");
    private static readonly HashSet<string> Offices = Set("chair chairman chairwoman chairperson vice vice-chair clerk secretary minutes minute note taker minute-taker note-taker notetaker scribe convenor facilitator");
    private static readonly HashSet<string> OfOffice = Set("meeting council deputy acting the of to");
    private static readonly HashSet<string> Beside = Set(
        "in by of for from list the those these and with people persons who were was also remotely online virtually virtual did person remote teams zoom via voting non-voting council committee board panel team "
        + "received given sent noted absence at meeting this today");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> First =
        new HashSet<string>([.. Here, .. Excused, .. Missing, .. Groups, .. Offices, .. OfOffice, .. Beside], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the heading that the line begins with, or is.</summary>
    /// <param name="rest">Where what it lists begins; the line's length when that stands on the next lines.</param>
    public static AttendanceKind Read(ReadOnlySpan<char> line, out int rest)
    {
        var end = EndOfHead(line, out rest);
        var kind = Kind(line[..end]);
        var isParted = rest > end || rest == line.Length && end < line.Length;
        return kind is AttendanceKind.Office or AttendanceKind.Group && !isParted ? AttendanceKind.None : kind;
    }

    /// <summary>Whether the line lists those present or away behind its heading's colon.</summary>
    public static bool BeginsList(ReadOnlySpan<char> line) => Read(line, out var rest) != AttendanceKind.None && rest < line.Length && line[..rest].Contains(':');

    /// <summary>Where the heading's own words end: at a colon or tab, at a spaced dash, at the line's end.</summary>
    private static int EndOfHead(ReadOnlySpan<char> line, out int rest)
    {
        var at = line.IndexOfAny(':', '\t');
        if (at >= 0)
        {
            rest = Past(line, at + 1);
            return at;
        }

        foreach (var dash in (ReadOnlySpan<string>)[" - ", " \u2013 ", " \u2014 "])
        {
            at = line.IndexOf(dash, StringComparison.Ordinal);
            if (at > 0)
            {
                rest = Past(line, at + dash.Length);
                return at;
            }
        }

        rest = line.Length;
        return line.Length;
    }

    private static int Past(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && (char.IsWhiteSpace(line[at]) || line[at] is '*' or '_' or ':'))
        {
            at++;
        }

        return at;
    }

    private static AttendanceKind Kind(ReadOnlySpan<char> head)
    {
        head = head.Trim("#*_ \t\u2022-");
        var bracket = head.IndexOfAny('(', '[');
        head = bracket > 0 ? head[..bracket].TrimEnd() : head;
        if (head.IsEmpty || head.Length > LongestHead || !char.IsUpper(head[0]))
        {
            return AttendanceKind.None;
        }

        // Asked of every label of a talk and of every line of a text: the first word tells nearly always.
        var blank = head.IndexOfAny(" &/,");
        if (!First.Contains(blank < 0 ? head : head[..blank]))
        {
            return AttendanceKind.None;
        }

        var words = head.ToString().ToLowerInvariant().Split([' ', '&', '/', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords)
        {
            return AttendanceKind.None;
        }

        if (words.All(w => Offices.Contains(w) || OfOffice.Contains(w)) && words.Any(Offices.Contains))
        {
            return AttendanceKind.Office;
        }

        var isKnown = words.All(w => Here.Contains(w) || Excused.Contains(w) || Missing.Contains(w) || Groups.Contains(w) || Beside.Contains(w));
        return !isKnown ? AttendanceKind.None
            : words.Any(Excused.Contains) ? AttendanceKind.Apologies
            : words.Any(Missing.Contains) ? AttendanceKind.Absent
            : words.Any(Here.Contains) ? AttendanceKind.Present
            : words.Any(Groups.Contains) ? AttendanceKind.Group
            : AttendanceKind.None;
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
