using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using QuickAction.Core.Rendering;
using QuickAction.Core.Rendering.Word;
using QuickAction.TestKit;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Rendering;

public sealed class LetterheadTests : IDisposable
{
    private readonly WordprocessingDocument _document = Open(SomeLetterhead.Docx());

    public void Dispose() => _document.Dispose();

    [Fact]
    public void The_Open_XML_validator_finds_no_error()
    {
        Errors(_document).ShouldBeEmpty();
        using var approved = Open(SomeLetterhead.Docx(), new Approval("Mei Lindqvist", new DateOnly(2026, 5, 3)));
        Errors(approved).ShouldBeEmpty();
    }

    [Fact]
    public void The_content_is_the_same_as_without_a_letterhead()
    {
        var plain = RenderedText.OfDocx(Renderer.Render(Some.MinutesResult(), OutputFormat.Docx, RenderOptions.Default));

        var text = RenderedText.OfDocx(Bytes(SomeLetterhead.Docx()), numberedList: 8);

        text.Body.ShouldBe($"Harbour District Council, 1 Quay Street {plain.Body}");
        text.Notes.ShouldBe(plain.Notes);
    }

    [Fact]
    public void Its_header_logo_and_page_set_up_stay()
    {
        var header = Header("header1.xml");
        var section = Body().Elements<SectionProperties>().Single();

        header.Header.InnerText.ShouldBe("DRAFTHarbour District Council harbour.example our files");
        header.ImageParts.ShouldHaveSingleItem().ContentType.ShouldBe("image/png");
        section.GetFirstChild<PageMargin>()!.Left!.Value.ShouldBe(1800u);
        section.GetFirstChild<TitlePage>().ShouldNotBeNull();
    }

    [Fact]
    public void Its_styles_are_used_under_its_own_ids_and_missing_ones_are_added()
    {
        var styles = _document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        var used = Body().Descendants<ParagraphStyleId>().Select(s => s.Val!.Value!).Distinct().ToList();

        used.ShouldContain("berschrift1");
        used.ShouldContain("Aufzhlungszeichen");
        used.ShouldContain("ListNumberQA");
        used.ShouldNotContain("ListNumber");
        used.ShouldAllBe(id => styles.Elements<Style>().Count(s => s.StyleId == id) == 1);
        Body().Descendants<TableStyle>().ShouldAllBe(s => s.Val == "HarbourTable");
        styles.Elements<Style>().Single(s => s.StyleId == "berschrift1").StyleRunProperties!.Color!.Val!.Value.ShouldBe("7A1F5C");
        styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!.Ascii!.Value.ShouldBe("Georgia");
    }

    [Fact]
    public void Its_bullets_are_its_own_and_our_numbers_do_not_meet_its_lists()
    {
        var bullets = Body().Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Aufzhlungszeichen").ToList();
        var lists = _document.MainDocumentPart!.NumberingDefinitionsPart!.Numbering;

        bullets.ShouldNotBeEmpty();
        bullets.ShouldAllBe(p => p.ParagraphProperties!.NumberingProperties == null);
        lists.Elements<NumberingInstance>().Select(n => n.NumberID!.Value).ShouldBe([7, 8, 9]);
        lists.Elements<AbstractNum>().Select(n => n.AbstractNumberId!.Value).ShouldBe([4, 5, 6]);
    }

    [Fact]
    public void The_language_is_British_English_even_where_the_letterhead_was_not() =>
        _document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().ShouldAllBe(l => l.Val == "en-GB");

    [Fact]
    public void Every_kind_of_page_says_that_it_is_a_draft_and_which_record()
    {
        var main = _document.MainDocumentPart!;

        main.HeaderParts.Count().ShouldBe(3);
        main.HeaderParts.ShouldAllBe(h => h.Header.InnerText.StartsWith("DRAFT"));
        main.FooterParts.Count().ShouldBe(3);
        main.FooterParts.ShouldAllBe(f => f.Footer.InnerText.Contains("Record 019f6a3c-77aa-7c1e-8d10-52c4b7a90e11Page 1 of 1"));
        main.DocumentSettingsPart!.Settings.GetFirstChild<EvenAndOddHeaders>().ShouldNotBeNull();
    }

    [Fact]
    public void Nothing_in_it_fetches_or_runs_anything()
    {
        using var zip = new ZipArchive(new MemoryStream(Bytes(SomeLetterhead.Docx())));
        var all = string.Concat(zip.Entries.Select(e => new StreamReader(e.Open(), Encoding.UTF8).ReadToEnd()));

        foreach (var unwanted in new[] { "tracker.example", "templates.example", "file:///", "INCLUDE", "Do not send this", "attachedTemplate", "oleObject" })
        {
            all.ShouldNotContain(unwanted, Shouldly.Case.Insensitive);
        }

        all.ShouldContain("https://harbour.example/");
        zip.Entries.Select(e => e.Name).ShouldNotContain("sheet.bin");
        _document.MainDocumentPart!.FooterParts.ShouldContain(f => f.Footer.InnerText.StartsWith("Charity number 12345 shown"));
    }

    [Theory]
    [InlineData(" PAGE \\* MERGEFORMAT ", true)]
    [InlineData(" HYPERLINK \"https://harbour.example/link/import\" ", true)]
    [InlineData(" IF HIDDEN ", true)]
    [InlineData(" INCLUDETEXT \"c:\\secret.docx\" ", false)]
    [InlineData(" LINK Excel.Sheet.12 ", false)]
    [InlineData(" ddeauto cmd ", false)]
    public void Fields_stay_unless_they_fetch(string instruction, bool stays)
    {
        var paragraph = XElement.Parse($"<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:fldSimple w:instr=\"{instruction.Replace("\"", "&quot;", StringComparison.Ordinal)}\"><w:r><w:t>shown</w:t></w:r></w:fldSimple></w:p>");

        LetterheadCleaner.Clean(paragraph, new HashSet<string>());

        paragraph.Value.ShouldBe("shown");
        paragraph.Elements().Single().Name.LocalName.ShouldBe(stays ? "fldSimple" : "r");
    }

    [Fact]
    public void The_content_takes_the_place_of_a_paragraph_that_asks_for_it()
    {
        using var document = Open(SomeLetterhead.Docx(body:
            "<w:p><w:r><w:t>Dear reader</w:t></w:r></w:p><w:p><w:r><w:t>{{con</w:t></w:r><w:r><w:t>tent}}</w:t></w:r></w:p><w:p><w:r><w:t>Yours faithfully</w:t></w:r></w:p>"));

        var paragraphs = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Select(p => p.InnerText).ToList();

        paragraphs[0].ShouldBe("Dear reader");
        paragraphs[1].ShouldBe("Harbour Locality team meeting");
        paragraphs[^1].ShouldBe("Yours faithfully");
    }

    [Fact]
    public void A_letterhead_with_nothing_in_it_will_do()
    {
        var bare = Zip.Of(
            ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/d.xml" ContentType="{SomeLetterhead.Document}"/></Types>"""),
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="d.xml"/></Relationships>"""),
            ("d.xml", """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>"""));

        using var document = Open(bare);

        Errors(document).ShouldBeEmpty();
        document.MainDocumentPart!.HeaderParts.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_same_letterhead_gives_the_same_bytes() => Bytes(SomeLetterhead.Docx()).ShouldBe(Bytes(SomeLetterhead.Docx()));

    [Fact]
    public void A_template_without_macros_will_do()
    {
        using var document = Open(SomeLetterhead.Docx("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"));

        document.DocumentType.ShouldBe(WordprocessingDocumentType.Document);
    }

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml", "")]
    [InlineData("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "")]
    [InlineData(SomeLetterhead.Document, "<Override PartName=\"/word/vbaProject.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")]
    public void Macros_are_refused(string type, string extraTypes) =>
        Refusal(SomeLetterhead.Docx(type, extraTypes: extraTypes)).ShouldBe("The letterhead cannot be used. It holds macros. Save it as a Word document without macros (.docx) and try again.");

    [Fact]
    public void What_is_no_Word_document_is_refused_with_a_sentence_that_says_what_to_do()
    {
        Refusal("just text"u8.ToArray()).ShouldStartWith("The letterhead cannot be used. It is not a Word document");
        Refusal([]).ShouldStartWith("The letterhead cannot be used. It is not a Word document");
        Refusal("PK\u0003\u0004 and then nothing"u8.ToArray()).ShouldStartWith("The letterhead cannot be used. The file is damaged");
        Refusal(Zip.Of(("a.txt", "a"))).ShouldStartWith("The letterhead cannot be used. It is not a Word document");
        Refusal(SomeLetterhead.Docx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")).ShouldStartWith("The letterhead cannot be used. It is not a Word document");
        Refusal(SomeLetterhead.Docx(body: "<w:p>")).ShouldStartWith("The letterhead cannot be used. The file is damaged");
    }

    [Fact]
    public void A_letterhead_can_be_checked_before_there_is_a_result()
    {
        Should.NotThrow(() => Renderer.CheckLetterhead(SomeLetterhead.Docx()));
        Should.Throw<QuickActionException>(() => Renderer.CheckLetterhead("just text"u8.ToArray())).Message.ShouldStartWith("The letterhead cannot be used.");
    }

    [Fact]
    public void Cut_or_flipped_bytes_are_refused_or_give_a_sound_document()
    {
        var whole = SomeLetterhead.Docx();
        var noise = new Noise(7);
        for (var i = 0; i < 300; i++)
        {
            var broken = i % 2 == 0 ? whole[..noise.Next(whole.Length)] : Flip(whole, noise.Next(whole.Length));
            try
            {
                using var document = Open(broken);
                document.MainDocumentPart!.Document.InnerText.ShouldContain("Harbour Locality team meeting");
            }
            catch (QuickActionException refused)
            {
                refused.Message.ShouldStartWith("The letterhead cannot be used. ");
            }
        }
    }

    private static byte[] Flip(byte[] bytes, int at)
    {
        var copy = bytes.ToArray();
        copy[at] ^= 0x55;
        return copy;
    }

    private Body Body() => _document.MainDocumentPart!.Document.Body!;

    private HeaderPart Header(string name) => _document.MainDocumentPart!.HeaderParts.Single(h => h.Uri.ToString().EndsWith(name, StringComparison.Ordinal));

    private static byte[] Bytes(byte[] letterhead, Approval? approval = null) =>
        Renderer.Render(Some.MinutesResult(), OutputFormat.Docx, new RenderOptions { Letterhead = letterhead, Approval = approval });

    private static string Refusal(byte[] letterhead)
    {
        var refused = Should.Throw<QuickActionException>(() => Bytes(letterhead));
        refused.Code.ShouldBe(ProblemCode.InputRefused);
        return refused.Message;
    }

    private static WordprocessingDocument Open(byte[] letterhead, Approval? approval = null) =>
        WordprocessingDocument.Open(new MemoryStream(Bytes(letterhead, approval)), isEditable: false);

    private static IEnumerable<string> Errors(WordprocessingDocument document) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
}
