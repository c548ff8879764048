namespace QuickAction.Core.Extraction;

public enum SourceShape
{
    /// <summary>People talking: captions, "Name: text", Teams and Zoom transcripts.</summary>
    Transcript,

    /// <summary>Prose with headings, lists and tables.</summary>
    Document,

    /// <summary>Records with named columns.</summary>
    Table,
}

public enum Severity
{
    Info,
    Warn,
    High,
}

/// <summary>Something that a reader of the result should know about how the source was read.</summary>
/// <param name="Code">Stable kebab-case code, such as <c>invisible-characters-removed</c>.</param>
/// <param name="Message">One plain sentence without document text.</param>
/// <param name="Segments">Segments that it concerns; empty when it concerns the whole source.</param>
public sealed record ExtractionNote(string Code, Severity Severity, string Message, IReadOnlyList<int> Segments)
{
    public ExtractionNote(string code, Severity severity, string message)
        : this(code, severity, message, [])
    {
    }

    /// <summary>True when a part of the source could not be read: the run then ends with exit code 4.</summary>
    public bool PartUnread { get; init; }
}

/// <summary>What extraction makes of a file: numbered segments that never change afterwards, and what had to be said about them.</summary>
public sealed record SourceText
{
    public required string FileName { get; init; }
    public required string MediaType { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }
    public required SourceShape Shape { get; init; }
    public required IReadOnlyList<Segment> Segments { get; init; }

    /// <summary>Pages, when the format knows them.</summary>
    public int? Pages { get; init; }

    /// <summary>Data records of a table, those with nothing in them too; null for other sources.</summary>
    public int? Rows { get; init; }

    /// <summary>Headings of a table in their order, a column's number where it has none; empty for other sources.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Title that the file states of itself (metadata or a title paragraph), not its name.</summary>
    public string? Title { get; init; }

    /// <summary>Header lines of a transcript that are not speech: its title, date, place. Also the NOTE blocks of a VTT file.</summary>
    public IReadOnlyList<string> Preamble { get; init; } = [];

    public IReadOnlyList<ExtractionNote> Notes { get; init; } = [];

    /// <summary>The captions of a VTT or SRT file in their order, the empty ones too; none for other formats.</summary>
    public IReadOnlyList<Cue> Cues { get; init; } = [];

    /// <summary>Words in all segments: runs of letters or digits, inner apostrophes and hyphens included.</summary>
    public int Words => Segments.Sum(s => Extraction.Words.Count(s.Text));
}
