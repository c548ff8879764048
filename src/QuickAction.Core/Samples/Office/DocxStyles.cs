using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace QuickAction.Core.Samples.Office;

/// <summary>The styles and the numbering of the sample policy: numbered headings, numbered lists and lists of points.</summary>
internal static class DocxStyles
{
    public const int PointList = 2;
    public const int FirstNumberedList = 3;
    private const int HeadingList = 1;

    public static Styles Styles() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = "Arial", HighAnsi = "Arial", ComplexScript = "Arial" },
            new FontSize { Val = "24" },
            new Languages { Val = "en-GB" }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Paragraph("Title", "Title", "48", null),
        Paragraph("Subtitle", "Subtitle", "28", null),
        Paragraph("Heading1", "heading 1", "36", 0),
        Paragraph("Heading2", "heading 2", "28", 1),
        Paragraph("BoxTitle", "Box title", "26", null),
        Paragraph("ListParagraph", "List Paragraph", "24", null),
        Paragraph("FootnoteText", "footnote text", "20", null),
        Character("FootnoteReference", "footnote reference", new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
        Character("Hyperlink", "Hyperlink", new Underline { Val = UnderlineValues.Single }),
        new Style(new StyleName { Val = "Table Grid" }, new StyleTableProperties(Borders()))
        {
            Type = StyleValues.Table,
            StyleId = "TableGrid",
        });

    /// <summary>The numbering for headings, points, and <paramref name="numberedLists"/> lists that each begin at one.</summary>
    public static Numbering Numbering(int numberedLists) => new(
    [
        new AbstractNum(
            Level(0, NumberFormatValues.Decimal, "%1", "Heading1"),
            Level(1, NumberFormatValues.Decimal, "%1.%2", "Heading2")) { AbstractNumberId = 1 },
        new AbstractNum(Level(0, NumberFormatValues.Bullet, "\u2022", null)) { AbstractNumberId = 2 },
        new AbstractNum(Level(0, NumberFormatValues.Decimal, "%1.", null)) { AbstractNumberId = 3 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = HeadingList },
        new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = PointList },
        .. Enumerable.Range(FirstNumberedList, numberedLists).Select(id => new NumberingInstance(
            new AbstractNumId { Val = 3 },
            new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = id }),
    ]);

    private static Style Paragraph(string id, string name, string size, int? headingLevel)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = id };
        if (headingLevel is { } level)
        {
            style.Append(new StyleParagraphProperties(
                new KeepNext(),
                new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = HeadingList }),
                new OutlineLevel { Val = level }));
            style.Append(new StyleRunProperties(new Bold(), new FontSize { Val = size }));
        }
        else
        {
            style.Append(new StyleRunProperties(new FontSize { Val = size }));
        }

        return style;
    }

    private static Style Character(string id, string name, OpenXmlElement property) =>
        new(new StyleName { Val = name }, new StyleRunProperties(property)) { Type = StyleValues.Character, StyleId = id };

    private static Level Level(int index, NumberFormatValues format, string text, string? style)
    {
        var level = new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }) { LevelIndex = index };
        if (style is not null)
        {
            level.Append(new ParagraphStyleIdInLevel { Val = style });
        }

        level.Append(
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "567", Hanging = "567" }));
        return level;
    }

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 },
        new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
}
