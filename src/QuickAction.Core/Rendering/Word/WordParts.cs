using System.Globalization;
using System.Text;
using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>The parts of the document beside its body.</summary>
internal static class WordParts
{
    public static string Styles { get; } = StylesPart();

    /// <summary>
    /// Every citation as a real footnote. The first two are the lines that part footnotes from the text (ECMA-376 17.11.23).
    /// </summary>
    public static string Footnotes(IReadOnlyList<string> notes, WordLook look)
    {
        var xml = new StringBuilder(1024 + (notes.Count * 400));
        xml.Append(WordXml.Declaration).Append("<w:footnotes ").Append(WordXml.Namespaces).Append('>')
            .Append("<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>")
            .Append("<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>");
        for (var i = 0; i < notes.Count; i++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<w:footnote w:id=\"{i + 1}\">").Paragraph(look.Id(WordStyle.FootnoteText))
                .Append("<w:r><w:rPr><w:rStyle w:val=\"").Text(look.Id(WordStyle.FootnoteReference)).Append("\"/></w:rPr><w:footnoteRef/></w:r>")
                .Run($" {notes[i]}").EndParagraph().Append("</w:footnote>");
        }

        return xml.Append("</w:footnotes>").ToString();
    }

    /// <param name="kept">Settings of a letterhead that shape its pages, in the order of the schema before and after ours.</param>
    public static string Settings(KeptSettings kept) =>
        $"""{WordXml.Declaration}<w:settings {WordXml.Namespaces}><w:zoom w:percent="100"/>{kept.MirrorMargins}{kept.GutterAtTop}<w:defaultTabStop w:val="720"/>{kept.EvenAndOddHeaders}<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>{kept.ColourMapping}<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>""";

    public static string Core(Page page) => new StringBuilder(WordXml.Declaration)
        .Append("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>")
        .Text(page.Title).Append("</dc:title><dc:creator>QuickAction</dc:creator><dc:language>en-GB</dc:language><cp:contentStatus>").Append(page.Draft ? "Draft" : "Approved")
        .Append("</cp:contentStatus></cp:coreProperties>").ToString();

    public const string App =
        WordXml.Declaration + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>QuickAction</Application></Properties>";

    /// <summary>The paragraph that every page of a draft has at its head.</summary>
    public static string DraftMark(WordLook look) => new StringBuilder().Paragraph(look.Id(WordStyle.Header), "<w:jc w:val=\"right\"/>").Run("DRAFT", bold: true).EndParagraph().ToString();

    /// <summary>The paragraph at every page's foot: which record this is, and the page.</summary>
    public static string Foot(Page page, WordLook look, bool pageNumbers)
    {
        var tabs = string.Create(CultureInfo.InvariantCulture, $"<w:tabs><w:tab w:val=\"clear\" w:pos=\"4513\"/><w:tab w:val=\"clear\" w:pos=\"9026\"/><w:tab w:val=\"right\" w:pos=\"{look.TextWidth}\"/></w:tabs>");
        var xml = new StringBuilder().Paragraph(look.Id(WordStyle.Footer), tabs);
        if (page.Record is not null)
        {
            xml.Run(page.Log is null ? $"Record {page.Record}" : $"Record {page.Record} · {page.Log}");
        }

        if (pageNumbers)
        {
            xml.Tab().Run("Page ").Field("PAGE", "1").Run(" of ").Field("NUMPAGES", "1");
        }

        return xml.EndParagraph().ToString();
    }

    public static string Header(string content) => $"{WordXml.Declaration}<w:hdr {WordXml.Namespaces}>{content}</w:hdr>";

    public static string Footer(string content) => $"{WordXml.Declaration}<w:ftr {WordXml.Namespaces}>{content}</w:ftr>";

    private static string StylesPart()
    {
        var xml = new StringBuilder(16 * 1024).Append(WordXml.Declaration).Append("<w:styles ").Append(WordXml.Namespaces).Append("><w:docDefaults><w:rPrDefault><w:rPr>")
            .Append("<w:rFonts w:ascii=\"Arial\" w:eastAsia=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>")
            .Append("<w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")
            .Append("<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>")
            .Append("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>")
            .Append("<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>")
            .Append("<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/></w:style>");
        foreach (var style in WordStyle.All)
        {
            xml.Append("<w:style w:type=\"").Append(style.Type).Append('"').Append(style == WordStyle.Normal ? " w:default=\"1\"" : "").Append(style.Name.StartsWith("QuickAction", StringComparison.Ordinal) ? " w:customStyle=\"1\"" : "")
                .Append(" w:styleId=\"").Append(style.Id).Append("\"><w:name w:val=\"").Append(style.Name).Append("\"/>").Append(style.Definition).Append("</w:style>");
        }

        return xml.Append("</w:styles>").ToString();
    }
}

/// <summary>Settings of a letterhead without which its pages would look different, as XML; empty where it has none.</summary>
internal sealed record KeptSettings(string MirrorMargins, string GutterAtTop, string EvenAndOddHeaders, string ColourMapping)
{
    public static KeptSettings None { get; } = new("", "", "", "");
}
