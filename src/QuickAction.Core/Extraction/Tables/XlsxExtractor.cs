using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>
/// Workbooks: the first visible sheet that holds records. Our own reader and not a package's, because every byte then comes through the guard, the
/// limits are met while reading and cells are shown as they look.
/// </summary>
internal sealed class XlsxExtractor : IExtractor
{
    public string MediaType => MediaTypes.Xlsx;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        var zip = ZipGuard.Open(file.Bytes, limits);
        foreach (var note in zip.Notes)
        {
            builder.Note(note);
        }

        var workbook = Workbook.Open(zip, limits, cancellationToken);
        var sheets = new SheetReader(workbook, limits);
        var filled = workbook.Sheets
            .Select(s => (Sheet: s, Rows: sheets.FilledRows(s)))
            .Where(s => s.Rows > 0)
            .OrderBy(s => s.Sheet.IsHidden)
            .ThenByDescending(s => s.Rows)
            .Select(s => s.Sheet)
            .ToList();
        if (filled.Count > 0)
        {
            var table = new TableBuilder(builder, limits);
            sheets.Read(filled[0], table);
            table.Finish();
            NoteOthers(filled, builder);
        }

        return ValueTask.FromResult(builder.Build(SourceShape.Table, "The workbook has no sheet with records under headings; check that it is the right file."));
    }

    private static void NoteOthers(List<Sheet> filled, SourceTextBuilder builder)
    {
        if (filled.Count > 1)
        {
            var (sheets, were) = filled.Count == 2 ? ("sheet", "was") : ("sheets", "were");
            builder.Note(new ExtractionNote(
                "sheets-not-read",
                Severity.Warn,
                $"The workbook has {filled.Count - 1} more {sheets} with data that {were} not read; save each as a file of its own to use it."));
        }
    }
}
