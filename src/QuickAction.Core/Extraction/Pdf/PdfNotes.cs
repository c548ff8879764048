using System.Globalization;

namespace QuickAction.Core.Extraction.Pdf;

/// <summary>What is said about pages that could not be read, or not for certain.</summary>
internal static class PdfNotes
{
    /// <summary>Complaints of poppler after which words may be missing: a broken structure, a stream that ends early, letters that it has no table for.</summary>
    private static readonly string[] Losses =
    [
        "Couldn't read xref table", "Couldn't find trailer", "in flate stream", "Bad LZW stream", "End of file inside", "Bad page contents", "Weird page contents",
        "Kid object", "Couldn't read page", "Missing language pack", "Invalid page count",
    ];

    public static void Add(PopplerText poppler, SourceTextBuilder builder)
    {
        if (poppler.FailedPages.Count > 0)
        {
            AddUnread(builder, "pages-unread", poppler.FailedPages, "could not be read because the file is damaged there or asks for too much memory");
        }

        if (poppler.GaveUp)
        {
            builder.Note(Unread("pages-unread", "Too many pages could not be read, so the ones after them were not tried; print the document to a new PDF and try again."));
        }

        if (Losses.Any(l => poppler.Messages.Contains(l, StringComparison.Ordinal)) || LacksFont(poppler.Messages))
        {
            builder.Note(Unread("pdf-damaged", "The PDF is damaged in places, so words may be missing; compare with the original or print it to a new PDF."));
        }
    }

    public static void AddPictures(SourceTextBuilder builder, IReadOnlyList<int> pages) =>
        AddUnread(builder, "pictures-unread", pages, "hold only pictures of text and were not read; make their text recognisable (OCR) and try again");

    public static void AddCovers(SourceTextBuilder builder, IReadOnlyList<int> pages) => builder.Note(new ExtractionNote(
        "cover-picture", Severity.Info, $"{Named(pages)} {(pages.Count == 1 ? "is" : "are")} a picture in front of or behind the text and {(pages.Count == 1 ? "was" : "were")} not read."));

    public static void AddOcr(SourceTextBuilder builder, IReadOnlyList<int> pages) => builder.Note(new ExtractionNote(
        "read-by-ocr", Severity.Warn, $"{Named(pages)} {(pages.Count == 1 ? "was" : "were")} read from a picture by tesseract, which can take letters and figures for others; check what is quoted."));

    /// <summary>Text in a font that the page does not have is not shown. ZaDb is only the tick of a form's box.</summary>
    private static bool LacksFont(string messages) =>
        messages.Contains("No font in show", StringComparison.Ordinal)
        && messages.Replace("Unknown font tag 'ZaDb'", "", StringComparison.Ordinal).Contains("Unknown font tag", StringComparison.Ordinal);

    private static void AddUnread(SourceTextBuilder builder, string code, IReadOnlyList<int> pages, string what) =>
        builder.Note(Unread(code, $"{Named(pages)} {what}."));

    private static ExtractionNote Unread(string code, string message) => new(code, Severity.Warn, message) { PartUnread = true };

    /// <summary>"Page 3", "Pages 3, 5 to 9 and 12".</summary>
    private static string Named(IReadOnlyList<int> pages)
    {
        var runs = new List<(int From, int To)>();
        foreach (var page in pages)
        {
            if (runs.Count > 0 && runs[^1].To == page - 1)
            {
                runs[^1] = (runs[^1].From, page);
            }
            else
            {
                runs.Add((page, page));
            }
        }

        var named = runs.ConvertAll(static r => r.From == r.To
            ? r.From.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{r.From} to {r.To}"));
        var list = named.Count == 1 ? named[0] : $"{string.Join(", ", named[..^1])} and {named[^1]}";
        return pages.Count == 1 ? $"Page {list}" : $"Pages {list}";
    }
}
