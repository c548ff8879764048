using System.ComponentModel.DataAnnotations;

namespace QuickAction.Core.Documents;

/// <summary>
/// How large a source may be and how much may be unpacked from it. Defaults are those of governance C.2; each is an option and each has a
/// test on a generated bomb. Over a limit the source is refused (exit code 3) or, where a part can be left out by name, marked as such.
/// </summary>
public sealed record DocumentLimits
{
    public const string Section = "Limits";

    /// <summary>Largest file, in bytes.</summary>
    [Range(1, 1L << 31)]
    public long FileBytes { get; init; } = 50L * 1024 * 1024;

    /// <summary>Most entries in a ZIP container (DOCX, ODT, XLSX).</summary>
    [Range(1, 1_000_000)]
    public int ZipEntries { get; init; } = 1_000;

    /// <summary>Most bytes unpacked from a ZIP container in all, counted while inflating: the header's own figure is never trusted.</summary>
    [Range(1, 1L << 33)]
    public long ZipUnpackedBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Smallest ratio of packed to unpacked bytes of an entry (0.01 is 100 times).</summary>
    [Range(0.0001, 1)]
    public double ZipMinimumRatio { get; init; } = 0.01;

    /// <summary>Unpacked bytes of an entry up to which the ratio is not looked at.</summary>
    [Range(0, 1L << 30)]
    public long ZipRatioGraceBytes { get; init; } = 100 * 1024;

    /// <summary>Most characters of XML in one part.</summary>
    [Range(1, 1L << 31)]
    public long XmlCharacters { get; init; } = 50_000_000;

    /// <summary>Deepest nesting of elements in XML and HTML.</summary>
    [Range(8, 10_000)]
    public int XmlDepth { get; init; } = 256;

    /// <summary>Most pages in a PDF.</summary>
    [Range(1, 100_000)]
    public int PdfPages { get; init; } = 1_000;

    /// <summary>Most characters of text taken from any source that is not a table.</summary>
    [Range(1, 1L << 31)]
    public long TextCharacters { get; init; } = 5_000_000;

    /// <summary>Most segments (turns, paragraphs, headings, list items) taken from any source that is not a table.</summary>
    [Range(1, 100_000_000)]
    public int Segments { get; init; } = 500_000;

    /// <summary>Longest that reading one source may take, in seconds: short enough that the answer is out within 60 s, whatever the file.</summary>
    [Range(1, 3600)]
    public int Seconds { get; init; } = 50;

    /// <summary>Most memory of a child process that reads a source, in bytes.</summary>
    [Range(1 << 24, 1L << 36)]
    public long ChildMemoryBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Most bytes that a child process may answer with: the text of the largest table, and what is said about it.</summary>
    [Range(1 << 20, 1L << 33)]
    public long ChildOutputBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Most data rows in a table (CSV, XLSX).</summary>
    [Range(1, 10_000_000)]
    public int TableRows { get; init; } = 100_000;

    /// <summary>Most columns in a table.</summary>
    [Range(1, 16_384)]
    public int TableColumns { get; init; } = 200;

    /// <summary>Most cells with text in a table: rows and columns at their limits together would not fit in memory.</summary>
    [Range(1, 100_000_000)]
    public int TableCells { get; init; } = 1_500_000;

    /// <summary>Most characters of text taken from a table.</summary>
    [Range(1, 1L << 31)]
    public long TableCharacters { get; init; } = 50_000_000;

    /// <summary>Longest cell, in characters (32,767 is also a worksheet's own limit).</summary>
    [Range(1, 10_000_000)]
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Most files in one job.</summary>
    [Range(1, 100_000)]
    public int FilesPerJob { get; init; } = 20;
}
