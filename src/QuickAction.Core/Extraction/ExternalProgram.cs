using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Extraction;

/// <summary>The programs of others that files of some kinds are read with, and what each is for.</summary>
public sealed record ExternalProgram(string Name, string Package, string For)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExternalProgram> All { get; } =
    [
        new("pdftotext", "poppler-utils", "PDF files"),
        new("pdfinfo", "poppler-utils", "PDF files"),
        new("pdftoppm", "poppler-utils", "scanned PDF files"),
        new("tesseract", "tesseract-ocr", "scanned PDF files"),
        new("prlimit", "util-linux", "PDF files"),
    ];

    /// <summary>Those that are not installed; what needs them is refused with a sentence that says so, and nothing else changes.</summary>
    public static IReadOnlyList<ExternalProgram> Missing() => Missing(Programs.OfSystem);

    internal static IReadOnlyList<ExternalProgram> Missing(Programs programs) => [.. All.Where(p => programs.Find(p.Name) is null)];
}
