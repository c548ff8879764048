using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Office.Word;
using QuickAction.TestKit.Extraction;
using static QuickAction.Core.Tests.Extraction.Office.SomeDocx;

namespace QuickAction.Core.Tests.Extraction.Office;

public sealed class DocxLimitsTests
{
    private static readonly DocumentLimits Limits = new();

    [Theory]
    [InlineData("footnotes")]
    [InlineData("endnotes")]
    [InlineData("styles")]
    public async Task A_damaged_part_is_named_and_the_rest_is_read(string part)
    {
        var source = await Read(With($"word/{part}.xml", "<w:broken this is not XML"));

        source.Segments.Single().Text.ShouldBe("Read all the same.");
        var note = source.Notes.Single();
        note.PartUnread.ShouldBeTrue();
        note.Code.ShouldBe($"{part}-unread");
        note.Message.ShouldContain(part);
    }

    [Fact]
    public async Task What_stood_before_the_damage_of_a_part_is_kept()
    {
        var notes = $"<w:footnotes xmlns:w=\"{Transitional}\"><w:footnote w:id=\"1\">{P("Whole.")}</w:footnote><w:footnote w:id=\"2\"><w:p>";
        var file = new SomeDocx
        {
            Body = "<w:p><w:r><w:t>Text.</w:t><w:footnoteReference w:id=\"1\"/><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            Parts = new Dictionary<string, byte[]> { ["word/footnotes.xml"] = Encoding.UTF8.GetBytes(notes) },
        };

        var source = await Read(file.ToFile());

        source.Segments.Select(s => s.Text).ShouldBe(["Text.", "Whole."]);
        source.Notes.ShouldContain(n => n.PartUnread);
    }

    [Theory]
    [InlineData("<w:document><w:body>")]
    [InlineData("")]
    [InlineData("not XML at all")]
    public async Task A_damaged_main_part_is_refused(string document)
    {
        (await Refusal(With("word/document.xml", document))).ShouldContain("damaged");
    }

    [Fact]
    public async Task A_package_without_a_main_part_is_refused()
    {
        (await Refusal(new SomeDocx { Body = null }.ToFile())).ShouldContain("no Word document");
    }

    [Fact]
    public async Task Macros_are_refused_by_type_or_by_part()
    {
        (await Refusal(With("word/vbaProject.bin", "x"))).ShouldContain("macros");
        (await Refusal(With("[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"))).ShouldContain("macros");
    }

    [Fact]
    public async Task An_older_or_encrypted_file_is_refused_by_its_first_bytes()
    {
        byte[] start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[512]];

        (await Refusal(new SourceFile("old.docx", start))).ShouldContain("password protected");
    }

    [Fact]
    public async Task Pictures_without_text_are_refused_with_that_reason()
    {
        (await Refusal(Of("<w:p><w:r><w:drawing/></w:r></w:p>"))).ShouldContain("pictures but no text");
    }

    [Fact]
    public async Task A_document_of_hidden_text_or_of_headers_alone_is_refused_with_that_reason()
    {
        (await Refusal(Of($"<w:p>{R("Secret.", "<w:vanish/>")}</w:p>"))).ShouldContain("is hidden");
        (await Refusal(new SomeDocx { Headers = [P("Council")] }.ToFile())).ShouldContain("headers or footers");
        (await Refusal(Of("<w:altChunk r:id=\"x\"/>"))).ShouldContain("embedded");
    }

    [Fact]
    public async Task A_document_type_with_entities_is_refused()
    {
        (await Refusal(With("word/document.xml", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><x>&a;</x>"))).ShouldContain("damaged");
    }

    [Fact]
    public async Task A_hundred_thousand_levels_are_refused()
    {
        var deep = new StringBuilder().Insert(0, "<w:sdt>", 100_000).Insert(0, $"<w:document xmlns:w=\"{Transitional}\">").ToString();

        (await Refusal(With("word/document.xml", deep), Limits with { ZipMinimumRatio = 0.0001 })).ShouldContain("nested too deeply");
    }

    [Fact]
    public async Task Deep_tables_within_the_limit_are_read()
    {
        var open = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 80));
        var close = string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 80));

        (await Read(Of(open + P("At the bottom.") + close))).Segments.Single().Text.ShouldBe("At the bottom.");
    }

    [Fact]
    public async Task A_body_that_unpacks_out_of_proportion_is_refused()
    {
        var spaces = new string(' ', 3_000_000);

        (await Refusal(Of(P($"Text{spaces}")))).ShouldContain("unpacks to far more");
    }

    [Fact]
    public async Task A_part_name_that_leaves_the_package_is_refused()
    {
        (await Refusal(With("../../outside.xml", "x"))).ShouldContain("unsafe names");
    }

    [Fact]
    public async Task An_archive_inside_is_named_and_not_opened()
    {
        var file = new SomeDocx { Body = P("Text."), Parts = new Dictionary<string, byte[]> { ["word/embeddings/inner.zip"] = Zip.Of(("a", "b")) } };

        (await Read(file.ToFile())).Notes.Single().Message.ShouldContain("inner.zip");
    }

    [Fact]
    public async Task A_part_in_another_format_is_said_to_be_unread()
    {
        var source = await Read(Of(P("Text.") + "<w:altChunk r:id=\"x\"/>"));

        source.Notes.Single().PartUnread.ShouldBeTrue();
    }

    [Fact]
    public async Task Styles_that_are_based_on_each_other_come_to_an_end()
    {
        var file = new SomeDocx
        {
            Styles = "<w:style w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>",
            Body = P("Text.", "<w:pStyle w:val=\"A\"/>"),
        };

        (await Read(file.ToFile())).Segments.Single().Text.ShouldBe("Text.");
    }

    [Fact]
    public async Task More_text_than_is_read_is_refused_while_it_streams()
    {
        var limits = Limits with { TextCharacters = 1_000 };

        (await Refusal(Of(string.Concat(Enumerable.Repeat(P("Twenty characters it."), 100))), limits)).ShouldContain("more text");
    }

    private static SourceFile With(string part, string content) => new SomeDocx
    {
        Body = P("Read all the same."),
        Parts = new Dictionary<string, byte[]> { [part] = Encoding.UTF8.GetBytes(content) },
    }.ToFile();

    private static Task<SourceText> Read(SourceFile file, DocumentLimits? limits = null) =>
        new DocxExtractor().ExtractAsync(file, limits ?? Limits, TestContext.Current.CancellationToken).AsTask();

    private static async Task<string> Refusal(SourceFile file, DocumentLimits? limits = null)
    {
        var refusal = await Should.ThrowAsync<QuickActionException>(async () => await Read(file, limits));
        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        return refusal.Message;
    }
}
