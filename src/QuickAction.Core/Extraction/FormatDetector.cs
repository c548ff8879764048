using System.Buffers;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Detection;

namespace QuickAction.Core.Extraction;

/// <summary>Tells a file's type by its content first and its name second: a wrong extension is put right, never trusted.</summary>
public static class FormatDetector
{
    private const int PdfHeaderWithin = 1024;
    private static readonly SearchValues<byte> Blank = SearchValues.Create([0x20, 0x09, 0x0D, 0x0A, 0xEF, 0xBB, 0xBF]);

    /// <summary>The media type of the file.</summary>
    /// <exception cref="QuickActionException">It is none that is read; the sentence says what it seems to be and what to do.</exception>
    public static string Detect(SourceFile file, DocumentLimits limits)
    {
        var bytes = file.Bytes.Span;
        if (HasCaptionSignature(bytes))
        {
            return AllOf(bytes, MediaTypes.Vtt);
        }

        if (IsPdf(file))
        {
            return MediaTypes.Pdf;
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
        {
            return ContainerFormat.Detect(file.Bytes, limits);
        }

        if (OfficeFiles.IsCompound(bytes) || OfficeFiles.IsRichText(bytes))
        {
            throw OfficeFiles.Refusal(bytes);
        }

        return TextFormat.IsText(bytes)
            ? AllOf(bytes, TextFormat.Detect(file) ?? throw NotRead())
            : throw BinarySignatures.Refusal(bytes);
    }

    internal static QuickActionException NotRead() =>
        QuickActionException.Refused("This type of file is not read; save it as VTT, SRT, TXT, Markdown, DOCX, ODT, HTML, PDF, CSV or XLSX.", RefusalReason.TypeNotRead);

    /// <summary>What begins as text has to be text to its end.</summary>
    private static string AllOf(ReadOnlySpan<byte> bytes, string type) =>
        !TextFormat.IsWide(bytes) && (BinaryInText.In(bytes) || HoldsPdf(bytes)) ? throw NotOnlyText() : type;

    internal static QuickActionException NotOnlyText() =>
        QuickActionException.Refused("The file begins as text and holds something else after it; save the text alone and try again.", RefusalReason.TypeNotRead);

    /// <summary>A whole one at the start of a line; a text that speaks of them is none.</summary>
    private static bool HoldsPdf(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\n%PDF-"u8) is >= 0 and var at && bytes[at..].IndexOf("endobj"u8) >= 0;

    /// <summary>The signature in UTF-8, which nearly every caption file begins with: no need to look further. Other encodings are looked at as text.</summary>
    private static bool HasCaptionSignature(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return bytes.StartsWith("WEBVTT"u8) && (bytes.Length == 6 || bytes[6] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r');
    }

    /// <summary>Readers accept a PDF whose header comes a little late (ISO 32000-1, annex H.3.4.1); a text that mentions one is no PDF.</summary>
    private static bool IsPdf(SourceFile file)
    {
        var start = file.Bytes.Span[..Math.Min(file.Bytes.Length, PdfHeaderWithin)];
        var at = start.IndexOf("%PDF-"u8);
        return at == 0 || (at > 0 && (file.Extension == ".pdf" || start[..at].IndexOfAnyExcept(Blank) < 0 || !TextFormat.IsText(file.Bytes.Span)));
    }
}
