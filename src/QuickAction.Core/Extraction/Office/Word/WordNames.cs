using System.Globalization;
using System.Xml;

namespace QuickAction.Core.Extraction.Office.Word;

/// <summary>The namespaces of WordprocessingML, each in its transitional and its strict form, and how its attributes are read.</summary>
internal static class WordNames
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string StrictWord = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string Math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private const string StrictMath = "http://purl.oclc.org/ooxml/officeDocument/math";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    public static bool IsWord(XmlReader reader) => reader.NamespaceURI is Word or StrictWord;

    public static bool IsMath(XmlReader reader) => reader.NamespaceURI is Math or StrictMath;

    public static bool IsCompatibility(XmlReader reader) => reader.NamespaceURI == Compatibility;

    /// <summary>An attribute in the namespace of its element, as WordprocessingML has them.</summary>
    public static string? Attribute(XmlReader reader, string name) => reader.GetAttribute(name, reader.NamespaceURI);

    public static string? Value(XmlReader reader) => Attribute(reader, "val");

    public static int? Number(XmlReader reader, string name) =>
        int.TryParse(Attribute(reader, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A property that is on by its mere presence, unless its value says otherwise.</summary>
    public static bool IsOn(XmlReader reader) => Value(reader) is not ("0" or "false" or "off" or "none");
}
