using System.Globalization;
using System.Xml;

namespace QuickAction.Core.Extraction.Office.OpenDocument;

/// <summary>The namespaces of OpenDocument that matter for reading, and how its attributes are read.</summary>
internal static class OdfNames
{
    public const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public const string Draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    public const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public const string Vector = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    public const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    public static string? Id(XmlReader reader) => reader.GetAttribute("id", Xml);

    public static int? Number(XmlReader reader, string name, string space) =>
        int.TryParse(reader.GetAttribute(name, space), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>How often an element stands there; once when nothing or nonsense is said.</summary>
    public static int Times(XmlReader reader, string name) => Number(reader, name, Table) is { } times and > 0 ? times : 1;
}
