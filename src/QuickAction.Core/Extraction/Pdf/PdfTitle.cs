namespace QuickAction.Core.Extraction.Pdf;

/// <summary>The title that a PDF states of itself, when it is one: programs often put the name of the file there that it was made from.</summary>
internal static class PdfTitle
{
    private const int MostCharacters = 300;
    private static readonly string[] FileTypes = [".doc", ".docx", ".odt", ".rtf", ".pdf", ".ppt", ".pptx", ".xls", ".xlsx", ".indd", ".qxd", ".dvi", ".tex", ".html", ".htm", ".txt", ".pub", ".pages"];
    private static readonly string[] Nothing = ["untitled", "untitled document", "no title", "title", "document", "document1", "print"];

    public static string? Of(string? stated)
    {
        var title = stated?.Trim() ?? "";
        foreach (var program in (string[])["Microsoft Word - ", "Microsoft PowerPoint - ", "Microsoft Excel - "])
        {
            title = title.StartsWith(program, StringComparison.OrdinalIgnoreCase) ? title[program.Length..] : title;
        }

        var isName = FileTypes.Any(t => title.EndsWith(t, StringComparison.OrdinalIgnoreCase)) || title.ContainsAny('\\', '/') || !title.Any(char.IsLetter);
        return isName || title.Length > MostCharacters || Nothing.Contains(title, StringComparer.OrdinalIgnoreCase) ? null : title;
    }
}
