using System.Globalization;
using System.Text;

namespace QuickAction.Core.Rendering.Word;

/// <summary>The two lists: 1, 1.1, 1.1.1 for headings and items, and bullets.</summary>
internal static class WordNumbering
{
    public const int AbstractNumbered = 1;
    public const int AbstractBullets = 2;

    // 1.5 cm: room for 10.12.3 at body size. All levels share it, so that all text begins at one edge.
    private const int Indent = 851;

    /// <summary>For a paragraph without a number under one with a number.</summary>
    public static string IndentXml { get; } = string.Create(CultureInfo.InvariantCulture, $"<w:ind w:left=\"{Indent}\"/>");

    public static string Part { get; } =
        $"{WordXml.Declaration}<w:numbering {WordXml.Namespaces}>{Abstract(AbstractNumbered, AbstractBullets)}{Lists(WordLook.Own.NumberedList, AbstractNumbered, 2, AbstractBullets)}</w:numbering>";

    public static string Abstract(int numbered, int bullets)
    {
        var xml = new StringBuilder();
        xml.Append(CultureInfo.InvariantCulture, $"<w:abstractNum w:abstractNumId=\"{numbered}\"><w:multiLevelType w:val=\"multilevel\"/>");
        for (var level = 0; level < 3; level++)
        {
            var text = level switch { 0 => "%1.", 1 => "%1.%2", _ => "%1.%2.%3" };
            xml.Append(CultureInfo.InvariantCulture, $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>")
                .Append(CultureInfo.InvariantCulture, $"<w:pPr><w:ind w:left=\"{Indent}\" w:hanging=\"{Indent}\"/></w:pPr></w:lvl>");
        }

        return xml.Append(CultureInfo.InvariantCulture, $"</w:abstractNum><w:abstractNum w:abstractNumId=\"{bullets}\"><w:multiLevelType w:val=\"hybridMultilevel\"/>")
            .Append("<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u2022\"/><w:lvlJc w:val=\"left\"/>")
            .Append("<w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr></w:lvl></w:abstractNum>").ToString();
    }

    public static string Lists(int numbered, int abstractNumbered, int bullets, int abstractBullets) => string.Create(
        CultureInfo.InvariantCulture,
        $"<w:num w:numId=\"{numbered}\"><w:abstractNumId w:val=\"{abstractNumbered}\"/></w:num><w:num w:numId=\"{bullets}\"><w:abstractNumId w:val=\"{abstractBullets}\"/></w:num>");
}
