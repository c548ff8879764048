using QuickAction.Core.Documents;
using QuickAction.Core.Extraction.Pdf;
using QuickAction.TestKit;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>Pages that are pictures. The scan is made in the test: a page with text, drawn by poppler into pixels.</summary>
public sealed class ScannedPdfTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_pictures_are_refused_with_what_to_do_when_they_cannot_be_read()
    {
        var refusal = await Should.ThrowAsync<QuickActionException>(
            async () => await new PdfExtractor(WithoutOcr()).ExtractAsync(PdfSamples.File(new PdfBuilder().Page().Picture()), new DocumentLimits(), Token));

        refusal.Code.ShouldBe(ProblemCode.InputRefused);
        refusal.Message.ShouldStartWith("The PDF holds only pictures of pages and no text;");
    }

    [Fact]
    public async Task A_picture_among_pages_of_text_is_named_as_unread()
    {
        var pdf = new PdfBuilder().Page().Text(50, 100, "Words of the first page");
        pdf.Page().Picture();
        pdf.Page();
        pdf.Page().Text(50, 100, "Words of the last page");

        var source = await new PdfExtractor(WithoutOcr()).ExtractAsync(PdfSamples.File(pdf), new DocumentLimits(), Token);

        source.Segments.Select(s => s.Page).ShouldBe([1, 4]);
        var note = source.Notes.ShouldHaveSingleItem();
        note.Code.ShouldBe("pictures-unread");
        note.PartUnread.ShouldBeTrue();
        note.Message.ShouldStartWith("Page 2 ");
    }

    [Fact]
    public async Task The_picture_on_a_cover_is_no_scan()
    {
        var pdf = new PdfBuilder().Page().Picture();
        for (var page = 2; page <= 5; page++)
        {
            pdf.Page().Text(50, 100, $"Words of leaf {page}");
        }

        var source = await new PdfExtractor().ExtractAsync(PdfSamples.File(pdf), new DocumentLimits(), Token);

        source.Notes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Code.ShouldBe("cover-picture"), n => n.PartUnread.ShouldBeFalse());
    }

    [Fact]
    public async Task A_scan_is_read_by_OCR_and_the_result_says_so()
    {
        NeedOcr();
        var pdf = new PdfBuilder { Image = Scan("The committee agreed to repair", "the bridge before the winter.") };
        pdf.Page().Text(50, 100, "This page has words of its own");
        pdf.Page().Picture();

        var source = await new PdfExtractor().ExtractAsync(PdfSamples.File(pdf), new DocumentLimits(), Token);

        source.Segments.Where(s => s.Page == 2).Select(s => s.Text).ShouldBe(["The committee agreed to repair the bridge before the winter."]);
        source.Notes.ShouldContain(n => n.Code == "read-by-ocr" && !n.PartUnread && n.Message.StartsWith("Page 2 was read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scan_without_words_is_refused_even_with_OCR()
    {
        var refusal = await Should.ThrowAsync<QuickActionException>(
            async () => await new PdfExtractor().ExtractAsync(PdfSamples.File(new PdfBuilder().Page().Picture()), new DocumentLimits(), Token));

        refusal.Message.ShouldStartWith("The PDF holds only pictures of pages and no text;");
    }

    public void Dispose() => _folder.Dispose();

    private static void NeedOcr() =>
        Assert.SkipUnless(OutsideProgram.EverythingIsInstalled || Programs.OfSystem.Find("tesseract") is not null, "Waits for tesseract, which tests/run installs.");

    /// <summary>Poppler and prlimit by links in a folder of their own, and no tesseract.</summary>
    private Programs WithoutOcr()
    {
        foreach (var program in (string[])["pdftotext", "pdfimages", "pdftoppm", "prlimit"])
        {
            File.CreateSymbolicLink(_folder.Combine(program), Programs.OfSystem.Require(program));
        }

        return new Programs(_folder.Path);
    }

    /// <summary>The lines as a scanner would bring them: pixels only.</summary>
    private static (int Across, int Down, byte[] Pixels) Scan(params string[] lines)
    {
        var page = new PdfBuilder().Page();
        for (var i = 0; i < lines.Length; i++)
        {
            page.Text(60, 100 + (24 * i), lines[i], 16);
        }

        using var copy = PrivateFile.Create(page.Build());
        var (_, picture) = LimitedProcess.Run(
            Programs.OfSystem, "pdftoppm", ["-gray", "-r", "150", copy.Path], default, 16 << 20, new DocumentLimits(), Token);

        // A PGM: "P5", width, height, highest value, then a byte a pixel.
        var head = System.Text.Encoding.ASCII.GetString(picture, 0, 20).Split('\n');
        var size = head[1].Split(' ').Select(int.Parse).ToArray();
        var start = head[0].Length + head[1].Length + head[2].Length + 3;
        return (size[0], size[1], picture[start..]);
    }
}
