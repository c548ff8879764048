using System.Xml.Linq;
using static QuickAction.Core.Samples.Office.DocxElements;
using static QuickAction.Core.Samples.Office.OfficeNames;

namespace QuickAction.Core.Samples.Office;

/// <summary>The numbering of the sample policy: numbered headings, numbered lists and lists of points.</summary>
internal static class DocxNumbering
{
    public const int HeadingList = 1;
    public const int PointList = 2;
    public const int FirstNumberedList = 3;

    /// <summary>The numbering for headings, points, and <paramref name="numberedLists"/> lists that each begin at one.</summary>
    public static XElement Part(int numberedLists) => Root(
        "numbering",
        Kind(1, Level(0, "decimal", "%1", "Heading1"), Level(1, "decimal", "%1.%2", "Heading2")),
        Kind(2, Level(0, "bullet", "\u2022")),
        Kind(3, Level(0, "decimal", "%1.")),
        List(HeadingList, kind: 1),
        List(PointList, kind: 2),
        Enumerable.Range(FirstNumberedList, numberedLists).Select(id => List(
            id,
            kind: 3,
            new XElement(Word + "lvlOverride", new XAttribute(Word + "ilvl", 0), Value("startOverride", 1)))));

    /// <summary>For the properties of a paragraph that stands in the list.</summary>
    public static XElement Place(int level, int list) => new(Word + "numPr", Value("ilvl", level), Value("numId", list));

    private static XElement Kind(int id, params object[] levels) =>
        new(Word + "abstractNum", new XAttribute(Word + "abstractNumId", id), levels);

    private static XElement List(int id, int kind, XElement? start = null) =>
        new(Word + "num", new XAttribute(Word + "numId", id), Value("abstractNumId", kind), start);

    private static XElement Level(int index, string format, string text, string? style = null) => new(
        Word + "lvl",
        new XAttribute(Word + "ilvl", index),
        Value("start", 1),
        Value("numFmt", format),
        style is null ? null : Value("pStyle", style),
        Value("lvlText", text),
        Value("lvlJc", "left"),
        new XElement(
            Word + "pPr",
            new XElement(Word + "ind", new XAttribute(Word + "left", 567), new XAttribute(Word + "hanging", 567))));
}
