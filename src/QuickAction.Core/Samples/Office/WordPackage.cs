using System.Xml.Linq;
using static QuickAction.Core.Samples.Office.DocxElements;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>The parts of a Word file, with names and relationship ids that do not change from one writing to the next.</summary>
internal static class WordPackage
{
    private const string Family = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    public static byte[] Write(string title, string author, OfficePart document) =>
        OfficePackage.Write(document, Properties(title, author));

    public static OfficePart Document(params IReadOnlyList<XElement> body) =>
        OfficePart.Main(Family, "document", "word/document.xml", "rIdDocument", Root("document", new XElement(Word + "body", body)));

    /// <param name="kind">What the part is to the document, such as "styles".</param>
    public static OfficePart Part(string kind, string name, string id, XElement root) =>
        OfficePart.Below(Family, kind, "word/" + name, id, root);

    private static OfficePart Properties(string title, string author)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        return new OfficePart
        {
            Name = "docProps/core.xml",
            ContentType = "application/vnd.openxmlformats-package.core-properties+xml",
            RelationType = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            Id = "rIdProperties",
            Root = new XElement(
                core + "coreProperties",
                new XAttribute(XNamespace.Xmlns + "dc", dc.NamespaceName),
                new XElement(dc + "title", title),
                new XElement(dc + "creator", author),
                new XElement(dc + "language", "en-GB")),
        };
    }
}
