namespace QuickAction.Core.Extraction;

/// <summary>Every extractor there is, one per media type. Stateless, so one of each serves everybody.</summary>
public static class Extractors
{
    public static IReadOnlyList<IExtractor> All { get; } =
    [
        new Captions.VttExtractor(),
        new Captions.SrtExtractor(),
        new Office.Word.DocxExtractor(),
        new Office.OpenDocument.OdtExtractor(),
        new Text.PlainTextExtractor(),
        new Tables.CsvExtractor(),
        new Tables.XlsxExtractor(),
        new Markup.HtmlExtractor(),
        new Markup.MarkdownExtractor(),
        new Pdf.PdfExtractor(),
    ];
}
