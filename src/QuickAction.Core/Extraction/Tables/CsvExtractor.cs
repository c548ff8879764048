using CsvHelper;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Text;

namespace QuickAction.Core.Extraction.Tables;

/// <summary>Records with columns, whatever parts them: RFC 4180 with the liberties that exports take.</summary>
internal sealed class CsvExtractor : IExtractor
{
    private const int Sample = 64 * 1024;

    public string MediaType => MediaTypes.Csv;

    public ValueTask<SourceText> ExtractAsync(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var builder = new SourceTextBuilder(file, MediaType, limits, cancellationToken);
        var decoded = TextDecoder.Decode(file.Bytes.Span);
        builder.NoteDamage(decoded);
        var table = new TableBuilder(builder, limits);
        Read(decoded.Text, table, builder);
        table.Finish();
        return ValueTask.FromResult(builder.Build(SourceShape.Table, "The table has no records; check that it is the right file."));
    }

    private static void Read(string text, TableBuilder table, SourceTextBuilder builder)
    {
        var start = TakeHint(text, out var delimiter);
        delimiter ??= Delimiter.Find(text.Substring(start, Math.Min(text.Length - start, Sample)));
        var isOpen = false;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            DetectSeparatorHint = false,
            SkipEmptyLines = true,
            PoolStrings = true,
            OnMalformedRecord = record => isOpen |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        };
        using var reader = CsvReader.FromText(text[start..], options);
        while (reader.Read())
        {
            builder.ThrowIfCancelled();
            table.CheckWidth(reader.FieldCount);
            table.Add(reader.Current.ToArray());
        }

        if (isOpen)
        {
            // The words are all there, in one cell too many or too few.
            builder.Note(new ExtractionNote("quotation-mark-not-closed", Severity.Warn, "A quotation mark in the table is never closed, so its last record may hold several."));
        }
    }

    /// <summary>"sep=;" on the first line is how Excel is told the delimiter. Returns where the records begin.</summary>
    private static int TakeHint(string text, out char? delimiter)
    {
        delimiter = null;
        if (!text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) || text.Length < 6 || text[5] is not ('\r' or '\n') || !char.IsAscii(text[4]))
        {
            return 0;
        }

        delimiter = text[4];
        return text[5] == '\r' && text.Length > 6 && text[6] == '\n' ? 7 : 6;
    }
}
