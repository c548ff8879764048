using System.Text;
using QuickAction.TestKit.Extraction;

namespace QuickAction.TestKit;

/// <summary>
/// A council's letterhead as a German Word might have saved it, with everything that is to be kept (logo, address, styles, first page, bullets of its own) and
/// everything that must not be (a remote template, a linked picture, an embedded object, a comment, fields that fetch).
/// </summary>
public static class SomeLetterhead
{
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Address = "Harbour District Council, 1 Quay Street";

    // One grey pixel.
    private static readonly byte[] Logo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    /// <param name="type">Content type of the main part.</param>
    /// <param name="body">What the letterhead's own body holds.</param>
    public static byte[] Docx(string type = Document, string? body = null, string extraTypes = "") => Zip.Of(
        Part("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{extraTypes}
            <Override PartName="/word/document2.xml" ContentType="{type}"/><Override PartName="/word/styles.xml" ContentType="{Word}styles+xml"/>
            <Override PartName="/word/settings.xml" ContentType="{Word}settings+xml"/><Override PartName="/word/numbering.xml" ContentType="{Word}numbering+xml"/>
            <Override PartName="/word/header1.xml" ContentType="{Word}header+xml"/><Override PartName="/word/footer1.xml" ContentType="{Word}footer+xml"/>
            <Override PartName="/word/comments.xml" ContentType="{Word}comments+xml"/></Types>
            """),
        Part("_rels/.rels", Links(("rId1", "officeDocument", "word/document2.xml", false))),
        Part("word/document2.xml", $"""<w:document {W}><w:body>{body ?? $"<w:p><w:r><w:t>{Address}</w:t></w:r></w:p><w:p/><w:p/>"}<w:sectPr><w:headerReference w:type="default" r:id="rId11"/><w:footerReference w:type="default" r:id="rId12"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="708" w:footer="708" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>"""),
        Part("word/_rels/document2.xml.rels", Links(
            ("rId1", "styles", "styles.xml", false), ("rId2", "settings", "settings.xml", false), ("rId3", "numbering", "numbering.xml", false),
            ("rId4", "comments", "comments.xml", false), ("rId5", "image", "http://tracker.example/pixel.png", true), ("rId6", "image", "media/logo.png", false),
            ("rId7", "hyperlink", "https://harbour.example/", true), ("rId8", "hyperlink", "file:///share/secret.docx", true), ("rId9", "oleObject", "embeddings/sheet.bin", false),
            ("rId11", "header", "header1.xml", false), ("rId12", "footer", "/word/footer1.xml", false))),
        Part("word/styles.xml", $"""
            <w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="21"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
            <w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/></w:style>
            <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="7A1F5C"/><w:sz w:val="34"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/><w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            <w:style w:type="paragraph" w:customStyle="1" w:styleId="ListNumber"><w:name w:val="Somebody else's"/></w:style>
            <w:style w:type="table" w:customStyle="1" w:styleId="HarbourTable"><w:name w:val="Harbour Table"/><w:basedOn w:val="NormaleTabelle"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="7A1F5C"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="7A1F5C"/></w:tblBorders></w:tblPr></w:style></w:styles>
            """),
        Part("word/settings.xml", $"""<w:settings {W}><w:attachedTemplate r:id="rId1"/><w:evenAndOddHeaders/></w:settings>"""),
        Part("word/_rels/settings.xml.rels", Links(("rId1", "attachedTemplate", "https://templates.example/remote.dotm", true))),
        Part("word/numbering.xml", $"""<w:numbering {W}><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>"""),
        Part("word/header1.xml", $"""<w:hdr {W}><w:p><w:r><w:t xml:space="preserve">Harbour District Council </w:t></w:r><w:hyperlink r:id="rId2"><w:r><w:t>harbour.example</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId3"><w:r><w:t xml:space="preserve"> our files</w:t></w:r><w:r>{Picture("r:link=\"rId4\"", 2)}</w:r></w:hyperlink><w:r>{Picture("r:embed=\"rId1\"", 1)}</w:r></w:p></w:hdr>"""),
        Part("word/_rels/header1.xml.rels", Links(
            ("rId1", "image", "media/logo.png", false), ("rId2", "hyperlink", "https://harbour.example/", true), ("rId3", "hyperlink", "file:///share/secret.docx", true),
            ("rId4", "image", "http://tracker.example/pixel.png", true))),
        Part("word/footer1.xml", $"""<w:ftr {W}><w:p><w:r><w:t>Charity number 12345 </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> INCLUDE</w:instrText></w:r><w:r><w:instrText xml:space="preserve">PICTURE "http://tracker.example/p.png" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>"""),
        Part("word/comments.xml", $"""<w:comments {W}><w:comment w:id="0" w:author="Somebody"><w:p><w:r><w:t>Do not send this.</w:t></w:r></w:p></w:comment></w:comments>"""),
        ("word/media/logo.png", Logo),
        ("word/embeddings/sheet.bin", [1, 2, 3]));

    private static (string Name, byte[] Content) Part(string name, string xml) => (name, Encoding.UTF8.GetBytes(xml));

    private static string Links(params (string Id, string Type, string Target, bool External)[] links) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(links.Select(l => $"<Relationship Id=\"{l.Id}\" Type=\"{Link}{l.Type}\" Target=\"{l.Target}\"{(l.External ? " TargetMode=\"External\"" : "")}/>"))}</Relationships>""";

    private static string Picture(string blip, int id) => $"""
        <w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="914400" cy="304800"/><wp:docPr id="{id}" name="Picture {id}" descr="Logo"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{id}" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {blip}/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="304800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>
        """;
}
