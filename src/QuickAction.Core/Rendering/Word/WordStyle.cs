namespace QuickAction.Core.Rendering.Word;

/// <summary>A style that the document uses. Word knows its own styles by <see cref="Name"/>, in every language, whatever their id in a file.</summary>
/// <param name="Type">paragraph, character or table.</param>
/// <param name="Definition">What stands inside <c>w:style</c> after its name.</param>
internal sealed record WordStyle(string Type, string Id, string Name, string Definition)
{
    private const string Ink = "14364F";

    public static WordStyle Normal { get; } = new("paragraph", "Normal", "Normal",
        """<w:qFormat/><w:pPr><w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr>""");

    public static WordStyle Title { get; } = new("paragraph", "Title", "Title",
        $"""<w:basedOn w:val="Normal"/><w:next w:val="Subtitle"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="80" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="{Ink}"/><w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr>""");

    public static WordStyle Subtitle { get; } = new("paragraph", "Subtitle", "Subtitle",
        """<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="280"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>""");

    public static WordStyle Headline { get; } = new("paragraph", "QuickActionHeadline", "QuickAction Headline",
        """<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>""");

    public static WordStyle Heading1 { get; } = Heading(1, "before=\"360\" w:after=\"120\"", 30);

    public static WordStyle Heading2 { get; } = Heading(2, "before=\"240\" w:after=\"100\"", 26);

    public static WordStyle Heading3 { get; } = Heading(3, "before=\"200\" w:after=\"80\"", 24);

    public static WordStyle ListNumber { get; } = new("paragraph", "ListNumber", "List Number", """<w:basedOn w:val="Normal"/><w:qFormat/>""");

    public static WordStyle ListBullet { get; } = new("paragraph", "ListBullet", "List Bullet", """<w:basedOn w:val="Normal"/><w:qFormat/>""");

    public static WordStyle Quote { get; } = new("paragraph", "Quote", "Quote",
        """<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="12" w:color="1D4F76"/></w:pBdr><w:spacing w:before="120" w:after="0"/><w:ind w:left="567" w:right="567"/></w:pPr>""");

    /// <summary>Whose words a quotation is.</summary>
    public static WordStyle Source { get; } = new("paragraph", "QuickActionSource", "QuickAction Source",
        """<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="12" w:color="1D4F76"/></w:pBdr><w:spacing w:after="160"/><w:ind w:left="567" w:right="567"/></w:pPr><w:rPr><w:color w:val="404040"/></w:rPr>""");

    /// <summary>A term, a tab, what is said of it: read in one go by a screen reader, unlike a table without borders.</summary>
    public static WordStyle Fact { get; } = new("paragraph", "QuickActionFact", "QuickAction Fact",
        """<w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="left" w:pos="2948"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="2948" w:hanging="2948"/></w:pPr>""");

    public static WordStyle Nothing { get; } = new("paragraph", "QuickActionNothing", "QuickAction Nothing",
        """<w:basedOn w:val="Normal"/><w:rPr><w:color w:val="404040"/></w:rPr>""");

    public static WordStyle Callout { get; } = new("paragraph", "QuickActionCallout", "QuickAction Callout",
        """<w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:pBdr><w:left w:val="single" w:sz="36" w:space="10" w:color="942514"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FAF1EF"/><w:spacing w:before="60" w:after="160"/><w:ind w:left="284"/></w:pPr>""");

    public static WordStyle TableText { get; } = new("paragraph", "QuickActionTableText", "QuickAction Table Text",
        """<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr>""");

    public static WordStyle Table { get; } = new("table", "QuickActionTable", "QuickAction Table",
        $"""<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{Borders("top left bottom right insideH insideV")}</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="{Ink}"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EEF2"/></w:tcPr></w:tblStylePr>""");

    public static WordStyle FootnoteText { get; } = new("paragraph", "FootnoteText", "footnote text",
        """<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>""");

    public static WordStyle FootnoteReference { get; } = new("character", "FootnoteReference", "footnote reference", """<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>""");

    public static WordStyle Header { get; } = new("paragraph", "Header", "header",
        """<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>""");

    public static WordStyle Footer { get; } = new("paragraph", "Footer", "footer",
        """<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="404040"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>""");

    /// <summary>All of them, in the order in which a style may build on those before it.</summary>
    public static IReadOnlyList<WordStyle> All { get; } =
    [
        Normal, Title, Subtitle, Headline, Heading1, Heading2, Heading3, ListNumber, ListBullet, Quote, Source, Fact, Nothing, Callout, TableText, Table,
        FootnoteText, FootnoteReference, Header, Footer,
    ];

    private static WordStyle Heading(int level, string spacing, int halfPoints) => new("paragraph", $"Heading{level}", $"heading {level}",
        $"""<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:{spacing} w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="{Ink}"/><w:sz w:val="{halfPoints}"/><w:szCs w:val="{halfPoints}"/></w:rPr>""");

    private static string Borders(string sides) =>
        string.Concat(sides.Split(' ').Select(side => $"""<w:{side} w:val="single" w:sz="4" w:space="0" w:color="9FB0BC"/>"""));
}
