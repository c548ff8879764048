using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace QuickAction.Core.Samples.Office;

/// <summary>Opens and closes a Word container with relationship ids that do not change from one writing to the next.</summary>
internal static class WordPackage
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string PropertiesType = "application/vnd.openxmlformats-package.core-properties+xml";

    public static byte[] Write(string title, string author, Action<MainDocumentPart> fill)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = document.AddNewPart<MainDocumentPart>(MainType, "rIdDocument");
            fill(main);
            WriteProperties(document.AddNewPart<CoreFilePropertiesPart>(PropertiesType, "rIdProperties"), title, author);
        }

        return StableZip.Settle(bytes.ToArray());
    }

    /// <summary>Written by hand because the SDK's own properties part gets a new name each time.</summary>
    private static void WriteProperties(CoreFilePropertiesPart part, string title, string author)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        using var stream = part.GetStream(FileMode.Create);
        new XDocument(new XElement(
            core + "coreProperties",
            new XElement(dc + "title", title),
            new XElement(dc + "creator", author),
            new XElement(dc + "language", "en-GB"))).Save(stream);
    }

    /// <summary>Text that keeps its spaces.</summary>
    public static Text Text(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };
}
