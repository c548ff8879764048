using System.Text;
using System.Xml;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Containers;

namespace QuickAction.Core.Extraction.Detection;

/// <summary>Tells the formats that are ZIP files apart by what they declare inside, never by the file's name.</summary>
internal static class ContainerFormat
{
    private const string OpenDocument = "application/vnd.oasis.opendocument.";

    /// <exception cref="QuickActionException">Damaged, encrypted, with macros, or a container that is not read.</exception>
    public static string Detect(ReadOnlyMemory<byte> bytes, DocumentLimits limits)
    {
        var zip = ZipGuard.Open(bytes, limits);
        if (zip.Entries.Any(e => e.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw Macros();
        }

        if (zip.Contains("[Content_Types].xml"))
        {
            return OfDeclaredParts(zip, limits);
        }

        return zip.Contains("mimetype") ? OfMimeType(zip, limits) : throw QuickActionException.Refused("The file is an archive; unpack it and choose the files in it.", RefusalReason.Archive);
    }

    /// <summary>Office Open XML names the type of each part, the main one included (ECMA-376 part 2).</summary>
    private static string OfDeclaredParts(ZipGuard zip, DocumentLimits limits)
    {
        using var stream = zip.OpenEntry("[Content_Types].xml") ?? throw ZipRefusals.Damaged();
        using var reader = SafeXml.Read(stream, limits, CancellationToken.None);
        string? found = null;
        while (reader.Read())
        {
            var type = reader.NodeType == XmlNodeType.Element ? reader.GetAttribute("ContentType") : null;
            found = type is null ? found : OfPart(type) ?? found;
        }

        return found ?? throw QuickActionException.Refused("This type of Office file is not read; save it as DOCX, XLSX or PDF and try again.", RefusalReason.TypeNotRead);
    }

    private static string? OfPart(string contentType)
    {
        if (!contentType.EndsWith(".main+xml", StringComparison.OrdinalIgnoreCase) && !contentType.EndsWith(".main", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (contentType.Contains("binary", StringComparison.OrdinalIgnoreCase))
        {
            throw QuickActionException.Refused("The file is a binary workbook; save it as XLSX and try again.", RefusalReason.OldFormat);
        }

        if (contentType.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
        {
            throw Macros();
        }

        return contentType.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase) ? MediaTypes.Docx
            : contentType.Contains("spreadsheetml", StringComparison.OrdinalIgnoreCase) ? MediaTypes.Xlsx
            : contentType.Contains("presentationml", StringComparison.OrdinalIgnoreCase)
                ? throw QuickActionException.Refused("The file is a presentation, which is not read; save it as PDF and try again.", RefusalReason.TypeNotRead)
            : null;
    }

    /// <summary>OpenDocument stores its type as the whole of a part (OpenDocument 1.3 part 2, section 3.3).</summary>
    private static string OfMimeType(ZipGuard zip, DocumentLimits limits)
    {
        var type = ReadText(zip, "mimetype", 200).Trim();
        if (ReadText(zip, "META-INF/manifest.xml", (int)Math.Min(int.MaxValue, limits.XmlCharacters)).Contains("encryption-data", StringComparison.Ordinal))
        {
            throw ZipRefusals.PasswordProtected();
        }

        return type switch
        {
            OpenDocument + "text" or OpenDocument + "text-template" or OpenDocument + "text-master" => MediaTypes.Odt,
            OpenDocument + "spreadsheet" => throw QuickActionException.Refused("OpenDocument spreadsheets are not read; save it as XLSX or CSV and try again.", RefusalReason.TypeNotRead),
            _ => throw QuickActionException.Refused("This type of file is not read; save it as DOCX, ODT or PDF and try again.", RefusalReason.TypeNotRead),
        };
    }

    private static string ReadText(ZipGuard zip, string name, int most)
    {
        using var stream = zip.OpenEntry(name);
        if (stream is null)
        {
            return "";
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new StringBuilder();
        var buffer = new char[4096];
        for (int read; text.Length < most && (read = reader.Read(buffer)) > 0;)
        {
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    private static QuickActionException Macros() => QuickActionException.Refused("The file holds macros; save it without them as DOCX or XLSX and try again.", RefusalReason.Macros);
}
