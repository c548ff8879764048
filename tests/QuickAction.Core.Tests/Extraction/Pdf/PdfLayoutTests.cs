using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Pdf;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Pdf;

public sealed class PdfLayoutTests
{
    private const string Second =
        "The second paragraph is about something else entirely and it runs over more than one line as well so that the place where the lines were "
        + "broken has to be found and taken out again.";

    [Fact]
    public async Task Lines_become_paragraphs_again()
    {
        var pdf = new PdfBuilder().Page();
        var y = pdf.Paragraph(50, 100, PdfSamples.Column, PdfSamples.Prose);
        pdf.Paragraph(50, y + 8, PdfSamples.Column, Second);

        (await Texts(pdf)).ShouldBe([PdfSamples.Prose, Second]);
    }

    [Fact]
    public async Task Paragraphs_without_room_between_them_end_where_a_line_does_short_of_the_edge()
    {
        var pdf = new PdfBuilder().Page();
        var y = pdf.Paragraph(50, 100, PdfSamples.Column, PdfSamples.Prose);
        pdf.Paragraph(50, y, PdfSamples.Column, Second);

        (await Texts(pdf)).ShouldBe([PdfSamples.Prose, Second]);
    }

    [Fact]
    public async Task A_sentence_that_goes_on_over_the_page_is_whole_on_the_page_on_which_it_began_and_the_next_is_on_its_own_page()
    {
        var lines = PdfBuilder.Wrap(PdfSamples.Prose, PdfSamples.Column).ToList();
        var pdf = new PdfBuilder().Page();
        lines.Take(2).Select((line, i) => pdf.Text(50, 700 + (13 * i), line)).Count().ShouldBe(2);
        pdf.Page();
        lines.Skip(2).Select((line, i) => pdf.Text(50, 60 + (13 * i), line)).Count().ShouldBe(lines.Count - 2);

        var source = await Read(pdf);

        var next = PdfSamples.Prose.IndexOf("We will keep", StringComparison.Ordinal);
        source.Segments.Select(s => (s.Text, s.Page)).ShouldBe([(PdfSamples.Prose[..(next - 1)], 1), (PdfSamples.Prose[next..], 2)]);
    }

    [Fact]
    public async Task Running_headers_footers_and_page_numbers_are_marked_and_cut_no_paragraph()
    {
        var source = await Read(PdfSamples.Report(6));

        var furniture = source.Segments.Where(s => s.Kind == SegmentKind.PageFurniture).ToList();
        furniture.Count.ShouldBe(12);
        furniture.ShouldAllBe(s => s.Text == "Northbridge Council: annual report" || s.Text == $"Page {s.Page} of 6");
        source.Segments.Count(s => s.Text == PdfSamples.Prose).ShouldBe(6);
    }

    [Fact]
    public async Task Headers_of_left_and_right_pages_may_differ()
    {
        var pdf = new PdfBuilder();
        for (var page = 1; page <= 8; page++)
        {
            pdf.Page().Text(50, 30, page % 2 == 0 ? "Part two: housing" : "Northbridge Council", 9).Text(50, 820, $"{page + 3}", 9);
            pdf.Paragraph(50, 100 + (7 * page), PdfSamples.Column, PdfSamples.Prose);
        }

        var source = await Read(pdf);

        source.Segments.Count(s => s.Kind == SegmentKind.PageFurniture).ShouldBe(16);
    }

    [Fact]
    public async Task What_stands_on_two_far_pages_is_no_running_header()
    {
        var pdf = new PdfBuilder();
        for (var page = 1; page <= 30; page++)
        {
            pdf.Page().Text(50, 60, page % 10 == 0 ? "Recommendations" : $"Chapter of {(char)('A' + page)}", 14);
            pdf.Paragraph(50, 100, PdfSamples.Column, PdfSamples.Prose);
        }

        var source = await Read(pdf);

        source.Segments.Count(s => s.Text == "Recommendations" && s.Kind == SegmentKind.Heading).ShouldBe(3);
    }

    [Fact]
    public async Task Lines_that_count_by_themselves_and_not_with_the_pages_are_no_running_header()
    {
        var pdf = new PdfBuilder();
        for (var page = 1; page <= 6; page++)
        {
            pdf.Page().Text(50, 60, $"Reply {page * page}").Text(50, 820, $"Annex A, {page}", 9);
            pdf.Paragraph(50, 100 + page, PdfSamples.Column, $"Reply number {page} was this: {PdfSamples.Prose}");
        }

        var source = await Read(pdf);

        source.Segments.Where(s => s.Kind == SegmentKind.PageFurniture).Select(s => s.Text).ShouldBe(Enumerable.Range(1, 6).Select(p => $"Annex A, {p}"));
    }

    [Fact]
    public async Task Cells_that_recur_at_the_head_of_each_page_stay_in_their_rows()
    {
        var pdf = new PdfBuilder();
        for (var page = 1; page <= 5; page++)
        {
            pdf.Page().Text(50, 40, "Annex B", 9);
            for (var row = 0; row < 10; row++)
            {
                pdf.Text(50, 60 + (20 * row), $"Home {(page * 10) + (row * row)}").Text(250, 60 + (20 * row), row == 0 ? "flat" : $"house {row + page}").Text(450, 60 + (20 * row), "none");
            }
        }

        var source = await Read(pdf);

        source.Segments.Where(s => s.Kind == SegmentKind.TableRow && s.Row == 1).Select(s => s.Text)
            .ShouldBe(Enumerable.Range(1, 5).Select(p => $"Home {p * 10}\tflat\tnone"));
    }

    [Fact]
    public async Task Short_paragraphs_in_two_columns_are_not_taken_for_a_table()
    {
        string[] left = ["The bus comes once an hour and is full when it comes.", "Nobody asked the people who use the hall in the evenings.", "Please print the next form in larger letters for us."];
        string[] right = ["We like the new benches by the river very much.", "The lamps in the lane have been out since October of last year.", "More bins would help, and emptying those that there are."];
        var pdf = new PdfBuilder().Page();
        float leftY = 100, rightY = 100;
        for (var i = 0; i < 3; i++)
        {
            leftY = pdf.Paragraph(50, leftY, 34, left[i]) + (8 * (i + 1));
            rightY = pdf.Paragraph(310, rightY, 34, right[i]) + 5;
        }

        (await Texts(pdf)).ShouldBe([.. left, .. right]);
    }

    [Fact]
    public async Task Cells_that_nearly_touch_are_parted_where_every_row_has_a_gutter()
    {
        var pdf = new PdfBuilder().Page();
        string[] streets = ["Mill Lane", "Park Road", "Long Row", "High Street", "Back Lane", "Quay Side"];
        for (var i = 0; i < streets.Length; i++)
        {
            pdf.Text(50, 100 + (20 * i), $"H{i:D4}", 8).Text(84, 100 + (20 * i), streets[i], 8).Text(300, 100 + (20 * i), $"{i * 7}%", 8);
        }

        (await Texts(pdf)).ShouldBe(streets.Select((street, i) => $"H{i:D4}\t{street}\t{i * 7}%"));
    }

    [Fact]
    public async Task A_word_parted_at_the_end_of_a_line_is_mended()
    {
        var pdf = Lines("The officers looked at all of the plans for the town's whole infra-", "structure and found that most of them were sound enough to be kept.");

        (await Texts(pdf)).ShouldHaveSingleItem().ShouldContain("whole infrastructure and");
    }

    [Fact]
    public async Task A_compound_that_is_written_with_its_hyphen_elsewhere_keeps_it()
    {
        var pdf = Lines(
            "Everybody who spoke about a needs-led approach was in favour of keeping it", "going, and the officers have therefore decided to work with a needs-",
            "led approach in the whole of the coming year as well as the one after it.");

        (await Texts(pdf)).ShouldHaveSingleItem().ShouldContain("with a needs-led approach");
    }

    [Fact]
    public async Task Self_keeps_its_hyphen()
    {
        var pdf = Lines("People who arrange their own care were asked how they find the new self-", "directed support and most of them said that it suits them well enough.");

        (await Texts(pdf)).ShouldHaveSingleItem().ShouldContain("self-directed support");
    }

    [Fact]
    public async Task Two_columns_are_read_one_after_the_other()
    {
        var pdf = new PdfBuilder().Page();
        pdf.Text(150, 60, "A title over both of the columns", 16);
        pdf.Paragraph(50, 100, 34, PdfSamples.Prose);
        pdf.Paragraph(310, 106, 34, Second);

        (await Texts(pdf)).ShouldBe(["A title over both of the columns", PdfSamples.Prose, Second]);
    }

    [Fact]
    public async Task A_sentence_goes_on_from_the_foot_of_one_column_to_the_head_of_the_next()
    {
        var lines = PdfBuilder.Wrap($"{PdfSamples.Prose} {Second}", 34).ToList();
        var half = lines.Count / 2;
        var pdf = new PdfBuilder().Page();
        for (var i = 0; i < lines.Count; i++)
        {
            pdf.Text(i < half ? 50 : 310, 100 + (13 * (i % half)), lines[i]);
        }

        (await Texts(pdf)).ShouldHaveSingleItem().ShouldBe($"{PdfSamples.Prose} {Second}");
    }

    [Fact]
    public async Task Rows_of_a_table_are_kept_with_their_cells()
    {
        var pdf = new PdfBuilder().Page();
        string[][] rows = [["Ward", "2023", "2024"], ["Elmfield", "12%", "14%"], ["Park", "9%", "11%"], ["Quay and Harbour", "21%", "8%"]];
        for (var i = 0; i < rows.Length; i++)
        {
            pdf.Text(50, 100 + (20 * i), rows[i][0]).Text(250, 100 + (20 * i), rows[i][1]).Text(350, 100 + (20 * i), rows[i][2]);
        }

        var source = await Read(pdf);

        source.Segments.ShouldAllBe(s => s.Kind == SegmentKind.TableRow);
        source.Segments.Select(s => s.Text).ShouldBe(["Ward\t2023\t2024", "Elmfield\t12%\t14%", "Park\t9%\t11%", "Quay and Harbour\t21%\t8%"]);
        source.Segments.Select(s => s.Row).ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task The_lines_of_a_cell_stay_together()
    {
        var pdf = new PdfBuilder().Page();
        pdf.Text(50, 100, "Risk").Text(300, 100, "What is done about it");
        pdf.Paragraph(50, 130, 30, "The boiler of the town hall fails in the middle of a hard winter");
        pdf.Paragraph(300, 130, 34, "A second boiler is on hire from November to March and is tested every week by the caretaker of the hall");
        pdf.Paragraph(50, 190, 30, "Staff leave faster than they can be hired");
        pdf.Paragraph(300, 190, 34, "Agency contracts are in place");

        (await Texts(pdf)).ShouldBe([
            "Risk\tWhat is done about it",
            "The boiler of the town hall fails in the middle of a hard winter\tA second boiler is on hire from November to March and is tested every week by the caretaker of the hall",
            "Staff leave faster than they can be hired\tAgency contracts are in place",
        ]);
    }

    [Fact]
    public async Task Lists_are_read_item_by_item_the_bullet_taken_off_and_the_number_kept()
    {
        var pdf = new PdfBuilder().Page();
        pdf.Text(50, 100, "The committee asked for three things before it meets again in the spring:");
        pdf.Text(60, 120, "\u2022").Text(78, 120, "a map of the routes").Text(60, 133, "\u2022").Text(78, 133, "the costs of each of them");
        pdf.Text(60, 155, "1.").Text(78, 155, "Write to the bus company").Text(60, 168, "2.").Text(78, 168, "Report to the next meeting");

        var source = await Read(pdf);

        source.Segments.Skip(1).ShouldAllBe(s => s.Kind == SegmentKind.ListItem);
        source.Segments.Skip(1).Select(s => s.Text)
            .ShouldBe(["a map of the routes", "the costs of each of them", "1. Write to the bus company", "2. Report to the next meeting"]);
    }

    [Fact]
    public async Task Headings_are_told_by_size_and_number_with_their_levels()
    {
        var pdf = new PdfBuilder().Page();
        pdf.Text(50, 60, "The state of the service", 22);
        pdf.Text(50, 110, "4 Findings", 16);
        var y = pdf.Paragraph(50, 140, PdfSamples.Column, PdfSamples.Prose);
        pdf.Text(50, y + 15, "4.2 Waiting times");
        pdf.Paragraph(50, y + 40, PdfSamples.Column, Second);

        var source = await Read(pdf);

        source.Segments.Where(s => s.Kind == SegmentKind.Heading).Select(s => (s.Text, s.Level))
            .ShouldBe([("The state of the service", 1), ("4 Findings", 2), ("4.2 Waiting times", 3)]);
    }

    [Fact]
    public async Task Bold_lines_of_the_size_of_the_text_that_stand_alone_are_headings_and_names_in_its_face_are_not()
    {
        string[] lines = ["The review of the service was held in the spring of the year and all of those who", "took part in it were asked what they thought of the way in which it had been run."];
        var pdf = new PdfBuilder().Page();
        foreach (var (y, title, bold) in ((float, string, bool)[])[(100, "What the review was", true), (200, "The review team", false)])
        {
            pdf.Sans(50, y, title, bold: bold).Sans(50, y + 25, lines[0]).Sans(50, y + 38, lines[1]);
        }

        var source = await Read(pdf);

        source.Segments.Where(s => s.Kind == SegmentKind.Heading).Select(s => s.Text).ShouldBe(["What the review was"]);
    }

    [Fact]
    public async Task Notes_at_the_foot_of_a_page_are_footnotes()
    {
        var pdf = new PdfBuilder().Page();
        var y = pdf.Paragraph(50, 100, PdfSamples.Column, PdfSamples.Prose);
        pdf.Paragraph(50, y + 10, PdfSamples.Column, Second);
        pdf.Text(50, 760, "1 Minutes of the board, third of May.", 8).Text(50, 771, "2 Audit report, page nine.", 8);

        var source = await Read(pdf);

        source.Segments.Where(s => s.Kind == SegmentKind.Footnote).Select(s => s.Text)
            .ShouldBe(["1 Minutes of the board, third of May.", "2 Audit report, page nine."]);
    }

    [Fact]
    public async Task Talk_is_read_as_a_transcript_with_speakers_and_pages()
    {
        var pdf = new PdfBuilder();
        for (var page = 0; page < 2; page++)
        {
            pdf.Page().Text(50, 60, $"Ana Price: Good morning. This is part {page + 1} of what I have to say to all of you.");
            pdf.Paragraph(50, 90, PdfSamples.Column, $"Tom Ward: {PdfSamples.Prose}");
        }

        var source = await Read(pdf);

        source.Shape.ShouldBe(SourceShape.Transcript);
        source.Segments.Select(s => (s.Speaker, s.Page)).ShouldBe([("Ana Price", 1), ("Tom Ward", 1), ("Ana Price", 2), ("Tom Ward", 2)]);
        source.Segments[1].Text.ShouldBe(PdfSamples.Prose);
    }

    private static PdfBuilder Lines(params string[] lines)
    {
        var pdf = new PdfBuilder().Page();
        for (var i = 0; i < lines.Length; i++)
        {
            pdf.Text(50, 100 + (13 * i), lines[i]);
        }

        return pdf;
    }

    private static async Task<SourceText> Read(PdfBuilder pdf) =>
        await new PdfExtractor().ExtractAsync(PdfSamples.File(pdf), new DocumentLimits(), TestContext.Current.CancellationToken);

    private static async Task<List<string>> Texts(PdfBuilder pdf) => [.. (await Read(pdf)).Segments.Select(s => s.Text)];
}
