using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Samples;

public sealed class SampleOfficeTests
{
    [Theory]
    [InlineData("documents/working-alone-policy.docx")]
    [InlineData("transcripts/child-protection-conference.docx")]
    public void The_validator_of_Word_files_finds_no_error(string name)
    {
        using var document = WordprocessingDocument.Open(SeedFiles.PathOf(name), isEditable: false);

        Errors(document).ShouldBeEmpty();
    }

    [Fact]
    public void The_validator_of_workbooks_finds_no_error()
    {
        using var document = SpreadsheetDocument.Open(SeedFiles.PathOf("surveys/rubbish-and-recycling.xlsx"), isEditable: false);

        Errors(document).ShouldBeEmpty();
    }

    [Fact]
    public void The_policy_holds_everything_that_a_reader_of_Word_files_must_know()
    {
        using var document = WordprocessingDocument.Open(SeedFiles.PathOf("documents/working-alone-policy.docx"), isEditable: false);
        var main = document.MainDocumentPart!;
        var body = main.Document.Body!;

        body.Descendants<InsertedRun>().Count().ShouldBe(3);
        body.Descendants<DeletedRun>().Count().ShouldBe(2);
        body.Descendants<FootnoteReference>().Count().ShouldBe(4);
        main.FootnotesPart!.Footnotes.Elements<Footnote>().Count().ShouldBe(6);
        main.WordprocessingCommentsPart!.Comments.Elements<Comment>().Count().ShouldBe(1);
        body.Descendants<Hyperlink>().Count().ShouldBe(1);
        body.Descendants<SdtBlock>().Count().ShouldBe(1);
        body.Descendants<TextBoxContent>().Count().ShouldBe(2, "once for today's Word and once for older programs");
        body.Descendants<Table>().Count().ShouldBe(3);
        body.Descendants<NumberingProperties>().Count().ShouldBeGreaterThan(20);
        main.HeaderParts.Single().Header.InnerText.ShouldBe("Pellbrook Council: Working alone and staying safe");
        main.FooterParts.Single().Footer.InnerText.ShouldContain("Version 4.2");
    }

    [Fact]
    public void The_handbook_is_an_OpenDocument_text_with_its_type_first_and_uncompressed()
    {
        using var zip = ZipFile.OpenRead(SeedFiles.PathOf("documents/volunteers-handbook.odt"));
        var first = zip.Entries[0];

        first.FullName.ShouldBe("mimetype");
        first.CompressedLength.ShouldBe(first.Length);
        XNamespace text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
        using var content = zip.GetEntry("content.xml")!.Open();
        var body = XDocument.Load(content);
        body.Descendants(text + "h").Count().ShouldBeGreaterThan(12);
        body.Descendants(text + "list-item").Count().ShouldBeGreaterThan(6);
        body.Descendants(text + "p").ShouldContain(p => p.Value.Contains("kitchen floor", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Errors(OpenXmlPackage document) => new OpenXmlValidator(FileFormatVersions.Office2019)
        .Validate(document)
        .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
}
