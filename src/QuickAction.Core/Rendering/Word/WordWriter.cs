using QuickAction.Core.Rendering.Pages;

namespace QuickAction.Core.Rendering.Word;

/// <summary>
/// Writes a page as a Word document. By hand and not through the Open XML SDK: the parts are few and fixed, the SDK's start-up alone takes longer than all of
/// this, and the bytes stay the same from run to run. The SDK's validator judges the outcome in the tests.
/// </summary>
internal static class WordWriter
{
    internal const string A4 = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1247\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>";

    public static byte[] Write(Page page, ReadOnlyMemory<byte>? letterhead) => letterhead is { } own ? LetterheadWriter.Write(page, own) : Write(page);

    private static byte[] Write(Page page)
    {
        var look = WordLook.Own;
        var package = new WordPackage();
        package.Link("", [new("rId1", WordTypes.Link("officeDocument"), "word/document.xml"), .. Properties(package, page)]);
        var links = new List<WordLink>
        {
            new("rId1", WordTypes.Link("styles"), "styles.xml"),
            new("rId2", WordTypes.Link("numbering"), "numbering.xml"),
            new("rId3", WordTypes.Link("settings"), "settings.xml"),
            new("rId4", WordTypes.Link("footnotes"), "footnotes.xml"),
            new("rId5", WordTypes.Link("footer"), "footer1.xml"),
        };
        var section = "<w:footerReference w:type=\"default\" r:id=\"rId5\"/>";
        if (page.Draft)
        {
            links.Add(new WordLink("rId6", WordTypes.Link("header"), "header1.xml"));
            section = "<w:headerReference w:type=\"default\" r:id=\"rId6\"/>" + section;
            package.Add("word/header1.xml", WordTypes.Header, WordParts.Header(WordParts.DraftMark(look)));
        }

        package.Add("word/document.xml", WordTypes.Document, $"{WordXml.Declaration}<w:document {WordXml.Namespaces}><w:body>{WordBody.Write(page, look)}<w:sectPr>{section}{A4}</w:sectPr></w:body></w:document>");
        package.Link("word/document.xml", links);
        package.Add("word/styles.xml", WordTypes.Styles, WordParts.Styles);
        package.Add("word/numbering.xml", WordTypes.Numbering, WordNumbering.Part);
        package.Add("word/settings.xml", WordTypes.Settings, WordParts.Settings(KeptSettings.None));
        package.Add("word/footnotes.xml", WordTypes.Footnotes, WordParts.Footnotes(page.Notes, look));
        package.Add("word/footer1.xml", WordTypes.Footer, WordParts.Footer(WordParts.Foot(page, look, pageNumbers: true)));
        return package.ToBytes();
    }

    /// <summary>Title, author and language as the file's properties show them. No dates: they would change the bytes and say nothing of the meeting.</summary>
    internal static IEnumerable<WordLink> Properties(WordPackage package, Page page)
    {
        package.Add("docProps/core.xml", WordTypes.Core, WordParts.Core(page));
        package.Add("docProps/app.xml", WordTypes.App, WordParts.App);
        return [new WordLink("rId2", WordTypes.CoreLink, "docProps/core.xml"), new WordLink("rId3", WordTypes.Link("extended-properties"), "docProps/app.xml")];
    }
}
