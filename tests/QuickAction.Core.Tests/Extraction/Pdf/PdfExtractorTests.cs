using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Pdf;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Pdf;

public sealed class PdfExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new PdfExtractor();

    protected override int Mutations => 60;

    protected override SourceFile Sample() => PdfSamples.File(PdfSamples.Report(2));

    protected override SourceFile Empty() => PdfSamples.File(new PdfBuilder().Page());

    [Fact]
    public async Task Every_segment_knows_its_page()
    {
        var source = await Read(PdfSamples.File(PdfSamples.Report(12)));

        source.Pages.ShouldBe(12);
        for (var page = 1; page <= 12; page++)
        {
            source.Segments.ShouldContain(s => s.Page == page && s.Text.Contains($"the café took £{page}00", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(49)]
    [InlineData(96)]
    [InlineData(150)]
    public async Task Long_files_that_are_read_in_parts_lose_no_page(int pages)
    {
        var pdf = new PdfBuilder();
        for (var page = 1; page <= pages; page++)
        {
            pdf.Page().Text(50, 60 + page, $"This leaf is the one with the number {page * 7}.");
        }

        var source = await Read(PdfSamples.File(pdf));

        source.Pages.ShouldBe(pages);
        source.Segments.Select(s => (s.Page, s.Text))
            .ShouldBe(Enumerable.Range(1, pages).Select(p => ((int?)p, $"This leaf is the one with the number {p * 7}.")));
    }

    [Fact]
    public async Task The_title_is_the_one_that_the_file_states()
    {
        var source = await Read(Sample());

        source.Title.ShouldBe("Café hubs in Northbridge");
    }

    [Theory]
    [InlineData("Microsoft Word - minutes_v3.docx")]
    [InlineData("C:\\reports\\final")]
    [InlineData("Untitled")]
    [InlineData("12345")]
    public async Task The_name_of_a_file_is_no_title(string stated)
    {
        var source = await Read(PdfSamples.File(new PdfBuilder { Title = stated }.Page().Text(50, 100, "Some words")));

        source.Title.ShouldBeNull();
    }

    [Fact]
    public async Task Ligatures_are_spelt_out_and_typographic_marks_kept()
    {
        var source = await Read(PdfSamples.File(new PdfBuilder().Page().Text(50, 100, "The council\u2019s cost \u2013 \u20AC5")));

        source.Segments.ShouldHaveSingleItem().Text.ShouldBe("The council\u2019s cost \u2013 \u20AC5");
    }

    [Fact]
    public async Task A_password_is_refused_with_what_to_do()
    {
        var key = new string('A', 32);
        var locked = new PdfBuilder { Trailer = $"/ID [(x) (x)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({key}) /U ({key}) >>" };

        var refusal = await Refusal(PdfSamples.File(locked.Page().Text(50, 100, "secret")));

        refusal.ShouldBe("The PDF is password protected; remove the password and try again.");
    }

    [Fact]
    public async Task A_file_that_only_begins_like_a_PDF_is_refused_as_damaged()
    {
        var refusal = await Refusal(new SourceFile("report.pdf", "%PDF-1.7\nnothing of the kind"u8.ToArray()));

        refusal.ShouldContain("damaged");
    }

    [Fact]
    public async Task Missing_poppler_says_what_to_install()
    {
        var without = new PdfExtractor(new Programs("/nowhere"));

        var problem = await Should.ThrowAsync<QuickActionException>(
            async () => await without.ExtractAsync(Sample(), Limits, TestContext.Current.CancellationToken));

        problem.Code.ShouldBe(ProblemCode.Unavailable);
        problem.Message.ShouldContain("install");
    }

    [Fact]
    public async Task Words_that_poppler_cannot_show_are_said_to_be_missing()
    {
        var pdf = new PdfBuilder().Page().Text(50, 100, "These words are shown").Raw("BT /Gone 11 Tf 50 600 Td (These are not) Tj ET\n");

        var source = await Read(PdfSamples.File(pdf));

        source.Segments.ShouldHaveSingleItem().Text.ShouldBe("These words are shown");
        source.Notes.ShouldContain(n => n.Code == "pdf-damaged" && n.PartUnread);
    }

    [Fact]
    public async Task A_table_of_contents_in_the_wrong_place_is_found_again()
    {
        var bytes = PdfSamples.Report(3).Build();
        "0000000001"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().LastIndexOf("startxref"u8) + 10));

        var source = await Read(new SourceFile("report.pdf", bytes));

        source.Segments.ShouldContain(s => s.Text.Contains("the café took £300", StringComparison.Ordinal));
        source.Notes.ShouldBeEmpty();
    }
}
