using QuickAction.Core.Documents;

namespace QuickAction.Core.Extraction;

/// <summary>Tells a file's type by its content first and its name second: a wrong extension is put right, never trusted.</summary>
public static class FormatDetector
{
    /// <summary>The media type of the file, or null when it is none that is read.</summary>
    public static string? Detect(SourceFile file)
    {
        var start = file.Bytes.Span;
        if (start.StartsWith("%PDF-"u8))
        {
            return MediaTypes.Pdf;
        }

        if (start.StartsWith("WEBVTT"u8) || start.StartsWith("\uFEFFWEBVTT"u8))
        {
            return MediaTypes.Vtt;
        }

        return file.Extension switch
        {
            ".vtt" => MediaTypes.Vtt,
            ".srt" => MediaTypes.Srt,
            ".txt" => MediaTypes.PlainText,
            ".md" or ".markdown" => MediaTypes.Markdown,
            ".html" or ".htm" => MediaTypes.Html,
            ".csv" => MediaTypes.Csv,
            ".docx" => MediaTypes.Docx,
            ".xlsx" => MediaTypes.Xlsx,
            ".odt" => MediaTypes.Odt,
            ".pdf" => MediaTypes.Pdf,
            _ => null,
        };
    }
}
