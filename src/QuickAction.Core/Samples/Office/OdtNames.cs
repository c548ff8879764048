using System.Xml.Linq;

namespace QuickAction.Core.Samples.Office;

/// <summary>The namespaces of an OpenDocument text.</summary>
internal static class OdtNames
{
    public static readonly XNamespace Root = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public static readonly XNamespace Grid = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public static readonly XNamespace Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    public static readonly XNamespace Parts = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    public static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";
    public static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>The prefixes that every part declares.</summary>
    public static object[] Declarations =>
    [
        new XAttribute(XNamespace.Xmlns + "office", Root.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "text", Text.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "table", Grid.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "style", Style.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "fo", Format.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "xlink", XLink.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "dc", DublinCore.NamespaceName),
    ];
}
