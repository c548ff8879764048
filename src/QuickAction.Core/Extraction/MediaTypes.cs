namespace QuickAction.Core.Extraction;

/// <summary>The types that are read, by their registered names.</summary>
public static class MediaTypes
{
    public const string Vtt = "text/vtt";
    public const string Srt = "application/x-subrip";
    public const string PlainText = "text/plain";
    public const string Markdown = "text/markdown";
    public const string Html = "text/html";
    public const string Csv = "text/csv";
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Odt = "application/vnd.oasis.opendocument.text";
}
