using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;
using QuickAction.Core.Extraction.Detection;

namespace QuickAction.Core.Extraction;

/// <summary>
/// What a file has to pass before it is taken in, and long before it is read: its size, its type by its content, and for a container its directory and every byte that really comes out of
/// it, counted and thrown away. Nothing is made of what is inside.
/// </summary>
public static class FileGate
{
    /// <summary>Bytes from the start of a file after which its type is known; a container's or an old Office file's is known by the whole of it.</summary>
    public const int HeadBytes = 64 * 1024;

    /// <summary>The parts that name the types of parts are small; this bounds what a request may make the gate read of them.</summary>
    private const int MostTypeCharacters = 1_000_000;

    /// <summary>Whether all of a file is needed to tell its type, by its first bytes.</summary>
    public static bool NeedsWhole(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    /// <summary>Whether the file is an archive of files, and not a document that is stored as one.</summary>
    /// <exception cref="QuickActionException">It is a damaged one.</exception>
    public static bool IsArchive(ReadOnlyMemory<byte> bytes, DocumentLimits limits) =>
        (bytes.Span.StartsWith("PK\u0003\u0004"u8) || bytes.Span.StartsWith("PK\u0005\u0006"u8))
        && !ZipDirectory.Read(bytes.Span, limits).Any(e => e.Name is "[Content_Types].xml" or "mimetype");

    /// <summary>Refuses a text that goes on as something else after its head, which alone told its type.</summary>
    /// <param name="rest">Was given all of the file.</param>
    public static void RefuseBinary(string type, ReadOnlySpan<byte> head, BinaryInText rest)
    {
        if (rest.IsFound && IsText(type) && !TextFormat.IsWide(head))
        {
            throw FormatDetector.NotOnlyText();
        }
    }

    private static bool IsText(string type) =>
        type is MediaTypes.Vtt or MediaTypes.Srt or MediaTypes.PlainText or MediaTypes.Markdown or MediaTypes.Csv or MediaTypes.Html;

    /// <param name="file">The file, or as much of it as <see cref="NeedsWhole"/> asks for.</param>
    /// <returns>Its media type.</returns>
    /// <exception cref="QuickActionException">It is refused; <see cref="QuickActionException.Reason"/> says why as a code.</exception>
    public static string Admit(SourceFile file, DocumentLimits limits, CancellationToken cancellationToken)
    {
        SourceReader.RefuseSize(file, limits);
        var type = FormatDetector.Detect(file, limits with { XmlCharacters = Math.Min(limits.XmlCharacters, MostTypeCharacters) });
        if (type is MediaTypes.Docx or MediaTypes.Xlsx or MediaTypes.Odt)
        {
            ZipGuard.Open(file.Bytes, limits).InflateAll(cancellationToken);
        }

        return type;
    }
}
