using System.Xml.Linq;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>The elements that all parts of a Word file are made of.</summary>
internal static class DocxElements
{
    /// <summary>A part's outermost element, with the prefixes that every part declares.</summary>
    public static XElement Root(string name, params object[] content) =>
        new(Word + name, new XAttribute(XNamespace.Xmlns + "w", Word.NamespaceName), RelationPrefix, content);

    public static XElement Paragraph(params object[] content) => new(Word + "p", content);

    public static XElement Styled(string style, params object[] content) =>
        Paragraph(new XElement(Word + "pPr", Value("pStyle", style)), content);

    public static XElement Run(params object[] content) => new(Word + "r", content);

    public static XElement Bold(string text) => Run(Look(new XElement(Word + "b")), Text(text));

    /// <summary>How a run differs from its paragraph, and a style from the one that it is based on.</summary>
    public static XElement Look(params object[] properties) => new(Word + "rPr", properties);

    /// <summary>Text that keeps its spaces.</summary>
    public static XElement Text(string text) => new(Word + "t", KeepSpaces, text);

    /// <summary>An element that only holds a value, as most of Word's properties do.</summary>
    public static XElement Value(string name, object value) => new(Word + name, new XAttribute(Word + "val", value));
}
