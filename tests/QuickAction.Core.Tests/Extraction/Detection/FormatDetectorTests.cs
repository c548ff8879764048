using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Detection;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Detection;

public sealed class FormatDetectorTests
{
    private const string Captions = "00:00:01,000 --> 00:00:02,000\nHello\n";
    private static readonly DocumentLimits Limits = new();

    [Asvs("V5.2.2")]
    [Theory]
    [InlineData("talk.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi", MediaTypes.Vtt)]
    [InlineData("talk.json", "WEBVTT\n\n00:01.000 --> 00:02.000\nHi", MediaTypes.Vtt)]
    [InlineData("talk.vtt", "1\n" + Captions, MediaTypes.Srt)]
    [InlineData("talk.vtt", "1\n00:01.000 --> 00:02.000\nHi", MediaTypes.Vtt)]
    [InlineData("talk.txt", "1\n" + Captions, MediaTypes.Srt)]
    [InlineData("talk.csv", "1\n" + Captions, MediaTypes.Srt)]
    [InlineData("talk.csv", "Ann Lee: Shall we begin?\nBo Marsh: Yes, please.\nAnn Lee: Good.\nBo Marsh: Item one.\n", MediaTypes.PlainText)]
    [InlineData("survey.csv", "Ward,Answer\nBrook,It is dear: too dear.\n", MediaTypes.Csv)]
    [InlineData("survey.tsv", "Ward\tAnswer\nBrook\tFine\n", MediaTypes.Csv)]
    [InlineData("page.txt", "\n<!-- saved --><!DOCTYPE HTML><p>Hi", MediaTypes.Html)]
    [InlineData("page.doc", "<html xmlns:o='x'><body>Hi", MediaTypes.Html)]
    [InlineData("page.xhtml", "<?xml version='1.0'?><html/>", MediaTypes.Html)]
    [InlineData("page.html", "Just words", MediaTypes.Html)]
    [InlineData("notes.md", "# Title", MediaTypes.Markdown)]
    [InlineData("notes", "Just words", MediaTypes.PlainText)]
    [InlineData("notes.docx", "Just words", MediaTypes.PlainText)]
    [InlineData("report.txt", "%PDF-1.7\n", MediaTypes.Pdf)]
    [InlineData("report.txt", "How a file that begins with %PDF- is read", MediaTypes.PlainText)]
    [InlineData("report.pdf", "junk before\n%PDF-1.4\n", MediaTypes.Pdf)]
    public void Content_decides_before_the_name(string name, string text, string expected) =>
        FormatDetector.Detect(new SourceFile(name, Encoding.UTF8.GetBytes(text)), Limits).ShouldBe(expected);

    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", MediaTypes.Docx)]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", MediaTypes.Docx)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", MediaTypes.Xlsx)]
    public void Office_files_are_known_by_the_parts_that_they_declare(string mainType, string expected) =>
        FormatDetector.Detect(new SourceFile("wrong.zip", new Xlsx { MainType = mainType }.ToBytes()), Limits).ShouldBe(expected);

    [Theory]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml", "macros")]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macros")]
    [InlineData("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "binary workbook")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "presentation")]
    [InlineData("application/x-unknown+xml", "Office file is not read")]
    public void Office_files_that_are_not_read_say_what_to_do(string mainType, string reason) =>
        Refusal("a.docx", new Xlsx { MainType = mainType }.ToBytes()).ShouldContain(reason);

    [Asvs("V5.3.1")]
    [Fact]
    public void Macros_under_an_innocent_type_are_refused() =>
        Refusal("a.xlsx", new Xlsx().SheetOf("One", ["a"]).ToBytes(("xl/vbaProject.bin", [1, 2, 3]))).ShouldContain("macros");

    [Fact]
    public void OpenDocument_text_is_known_by_its_mimetype_and_refused_when_encrypted()
    {
        (string, string) mimetype = ("mimetype", "application/vnd.oasis.opendocument.text");

        FormatDetector.Detect(new SourceFile("a.bin", Zip.Of(mimetype, ("content.xml", "<x/>"))), Limits).ShouldBe(MediaTypes.Odt);
        Refusal("a.odt", Zip.Of(mimetype, ("META-INF/manifest.xml", "<m><encryption-data/></m>"))).ShouldContain("password protected");
        Refusal("a.odt", Zip.Of(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))).ShouldContain("XLSX or CSV");
    }

    [Fact]
    public void An_encrypted_Office_file_is_refused_as_password_protected()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]];

        Refusal("a.docx", file).ShouldContain("password protected");
    }

    [Asvs("V5.3.1")]
    [Theory]
    [InlineData("old.doc", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0 }, "old Office format")]
    [InlineData("a.rtf", new byte[] { (byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', (byte)'1' }, "Rich Text")]
    [InlineData("a.txt", new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13 }, "picture")]
    [InlineData("a.vtt", new byte[] { 0, 0, 0, 0x20, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'m', (byte)'p', (byte)'4', (byte)'2', 0, 0 }, "recording")]
    [InlineData("a.docx", new byte[] { 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, 0, 0 }, "archive")]
    [InlineData("a.txt", new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, "no readable text")]
    public void What_is_no_text_is_refused_for_what_it_is(string name, byte[] bytes, string reason) => Refusal(name, bytes).ShouldContain(reason);

    [Fact]
    public void A_plain_archive_is_refused() => Refusal("batch.zip", Zip.Of(("a.txt", "Hello"))).ShouldContain("unpack it");

    [Theory]
    [InlineData("a.json", "{}")]
    [InlineData("a.xml", "<a/>")]
    [InlineData("a.py", "print()")]
    public void Other_kinds_of_text_are_refused(string name, string text) => Refusal(name, Encoding.UTF8.GetBytes(text)).ShouldContain("This type of file is not read");

    [Asvs("V5.2.2")]
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Noise_is_refused_whatever_it_is_called(int seed) =>
        Refusal("a.txt", new Noise((uint)seed).Bytes(5_000)).ShouldContain("no readable text");

    [Asvs("V5.2.2")]
    [Theory]
    [InlineData("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>We agreed to fund the shelter.\n\n")]
    [InlineData("a.txt", "Ann Lee: We agreed to fund the shelter.\n")]
    [InlineData("a.html", "<html><body>We agreed to fund the shelter.</body></html>\n")]
    public void What_begins_as_text_and_goes_on_as_something_else_is_refused(string name, string text)
    {
        byte[] talk = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 200)));

        Refusal(name, [.. talk, .. Zip.Of(("a.txt", "x"))]).ShouldContain("begins as text");
        Refusal(name, [.. talk, .. new Noise(1).Bytes(600)]).ShouldContain("begins as text");
        Refusal(name, [.. talk, .. new byte[100]]).ShouldContain("begins as text");
        Refusal(name, [.. talk, .. new Noise(2).Bytes(600), .. talk]).ShouldContain("begins as text");
        Refusal(name, [.. talk, .. "\n%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8]).ShouldContain("begins as text");
    }

    [Fact]
    public void A_text_with_a_damaged_place_or_in_another_encoding_is_still_read()
    {
        var talk = string.Concat(Enumerable.Repeat("Ann Lee: We agreed – at last – to fund the shelter; see %PDF-1.4 and PK.\n", 200));

        foreach (var bytes in new byte[][] { [.. Encoding.UTF8.GetBytes(talk), 0, 0, 0, 7, 27, .. Encoding.UTF8.GetBytes(talk)], Encoding.Unicode.GetBytes(talk), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(talk)], Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes(talk)).ToArray() })
        {
            FormatDetector.Detect(new SourceFile("a.txt", bytes), Limits).ShouldBe(MediaTypes.PlainText);
        }
    }

    [Fact]
    public void What_is_no_text_is_found_however_it_comes_in_pieces()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("Ann Lee: We agreed.\n"), .. Zip.Of(("a.txt", "x"))];
        foreach (var size in new[] { 1, 2, 3, 5, 21, 22, 23, 1_000 })
        {
            var look = new BinaryInText();
            foreach (var piece in file.Chunk(size))
            {
                look.Add(piece);
            }

            look.IsFound.ShouldBeTrue($"in pieces of {size}");
        }
    }

    [Asvs("V5.2.1")]
    [Fact]
    public async Task An_empty_file_and_one_over_the_limit_are_refused_before_anything_looks_inside()
    {
        var reader = new SourceReader(Extractors.All, Limits with { FileBytes = 10 });

        (await Should.ThrowAsync<QuickActionException>(async () => await reader.ReadAsync(new SourceFile("a.txt", Array.Empty<byte>()), CancellationToken.None)))
            .Message.ShouldContain("empty");
        (await Should.ThrowAsync<QuickActionException>(async () => await reader.ReadAsync(new SourceFile("a.txt", new byte[11]), CancellationToken.None)))
            .Message.ShouldContain("larger than");
    }

    [Fact]
    public void Every_extractor_in_the_list_reads_a_type_of_its_own() =>
        Extractors.All.Select(e => e.MediaType).ShouldBeUnique();

    private static string Refusal(string name, byte[] bytes)
    {
        var refusal = Should.Throw<QuickActionException>(() => FormatDetector.Detect(new SourceFile(name, bytes), Limits));
        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        return refusal.Message;
    }
}
