using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Tables;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Tables;

public sealed class XlsxExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new XlsxExtractor();

    protected override SourceFile Sample() => File(new Xlsx().SheetOf("Answers", ["Ward", "Comment"], ["Brook", "The café is dear"], [null, "Fine"]));

    protected override SourceFile Empty() => File(new Xlsx().Sheet("Empty", "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>"));

    [Fact]
    public async Task Cells_are_segments_with_row_and_heading()
    {
        var source = await Read(Sample());

        source.Segments.Select(s => (s.Row, s.Column, s.Text)).ShouldBe([(1, "Ward", "Brook"), (1, "Comment", "The café is dear"), (2, "Comment", "Fine")]);
        source.Rows.ShouldBe(2);
    }

    [Fact]
    public async Task Strings_shared_inline_and_of_formulas_are_read_as_they_look()
    {
        var source = await Read(File(new Xlsx()
            .Strings("<si><t>Note</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">Two </t></r><r><t>runs</t></r><rPh sb=\"0\" eb=\"1\"><t>aid</t></rPh></si><si><t>a_x000D_b</t></si>")
            .Sheet("One", """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Kind</t></is></c></row>
                <row><c t="s"><v>1</v></c><c t="str"><f>A1&amp;"x"</f><v>Notex</v></c></row>
                <row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>
                <row><c t="s"><v>2</v></c><c t="s"><v>99</v></c></row>
                """)));

        source.Segments.Select(s => s.Text).ShouldBe(["Two runs", "Notex", "TRUE", "#N/A", "a\rb"]);
    }

    [Theory]
    [InlineData("0", "42", "42")]
    [InlineData("0", "0.1", "0.1")]
    [InlineData("0", "1234567.891", "1234567.891")]
    [InlineData("0", "0.30000000000000004", "0.3")]
    [InlineData("1", "41.7", "42")]
    [InlineData("4", "1234.5", "1,234.50")]
    [InlineData("9", "0.255", "26%")]
    [InlineData("14", "45355", "04/03/2024")]
    [InlineData("20", "0.5", "12:00")]
    [InlineData("22", "45355.75", "04/03/2024 18:00")]
    [InlineData("46", "1.5", "36:00:00")]
    [InlineData("yyyy-mm-dd", "45355", "2024-03-04")]
    [InlineData("dddd d mmmm yyyy", "45355", "Monday 4 March 2024")]
    [InlineData("hh:mm:ss AM/PM", "0.75", "06:00:00 PM")]
    [InlineData("[$£-809]#,##0.00", "1234.5", "£1,234.50")]
    [InlineData("\"£\"#,##0;[Red]\\-\"£\"#,##0", "-1234", "-£1,234")]
    [InlineData("#,##0_);(#,##0)", "-1234", "(1,234)")]
    [InlineData("0.0\" km\"", "3.25", "3.3 km")]
    [InlineData("0;-0;\"none\"", "0", "none")]
    [InlineData("yyyy", "-5", "-5")]
    [InlineData("0", "not a number", "not a number")]
    public async Task Numbers_and_dates_are_shown_as_the_sheet_shows_them(string format, string value, string shown)
    {
        var source = await Read(File(new Xlsx().Formats("0", format).Sheet("One",
            $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Value</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Other</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>{value}</v></c></row>")));

        source.Segments.ShouldHaveSingleItem().Text.ShouldBe(shown);
    }

    [Fact]
    public async Task Old_Macintosh_workbooks_count_their_days_from_1904()
    {
        var source = await Read(File(new Xlsx().CountingFrom1904().Formats("14").Sheet("One",
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Day</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>What</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\"0\"><v>43893</v></c></row>")));

        source.Segments.ShouldHaveSingleItem().Text.ShouldBe("04/03/2024");
    }

    [Fact]
    public async Task The_first_visible_sheet_with_data_is_read_and_the_others_are_said()
    {
        var source = await Read(File(new Xlsx()
            .SheetOf("Lookup", ["Code", "Means"], ["1", "Yes"]).Sheet("Blank", "")
            .Sheet("Hidden", "<row><c t=\"str\"><v>secret</v></c></row>", "hidden")));

        source.Segments.ShouldNotContain(s => s.Text == "secret");
        source.Notes.ShouldHaveSingleItem().Code.ShouldBe("sheets-not-read");
        source.Notes[0].Message.ShouldContain("1 more sheet ");
    }

    [Fact]
    public async Task Rows_and_columns_that_are_not_in_the_file_still_count()
    {
        var source = await Read(File(new Xlsx().Sheet("One",
            "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>Ward</v></c><c r=\"D3\" t=\"str\"><v>Note</v></c></row><row r=\"6\"><c r=\"D6\" t=\"str\"><v>x</v></c></row>")));

        source.Columns.ShouldBe(["1", "Ward", "3", "Note"]);
        source.Segments.ShouldHaveSingleItem().Row.ShouldBe(3);
        source.Rows.ShouldBe(3);
    }

    [Theory]
    [InlineData("<row r=\"1048576\"><c r=\"A1048576\" t=\"str\"><v>x</v></c></row>", "rows")]
    [InlineData("<row r=\"2\"><c r=\"XFD2\" t=\"str\"><v>x</v></c></row>", "columns")]
    [InlineData("<row r=\"2\"><c r=\"ZZZZZZZZZZ2\" t=\"str\"><v>x</v></c></row>", "columns")]
    public async Task A_cell_far_out_is_refused(string row, string limit) =>
        (await Refusal(File(new Xlsx().Sheet("One", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Head</v></c></row>" + row)))).ShouldContain(limit);

    [Fact]
    public async Task One_long_string_used_by_many_cells_is_refused_in_time()
    {
        var rows = string.Concat(Enumerable.Range(1, 20_000).Select(r => $"<row r=\"{r}\"><c t=\"s\"><v>0</v></c></row>"));

        (await Refusal(File(new Xlsx().Strings($"<si><t>{new string('x', 30_000)}</t></si>").Sheet("One", rows)))).ShouldContain("more text than is read");
    }

    [Fact]
    public async Task A_document_type_in_a_part_is_refused() =>
        (await Refusal(new SourceFile("a.xlsx", new Xlsx().Strings("]]><!DOCTYPE x>").Sheet("One", "<row/>").ToBytes()))).ShouldNotBeEmpty();

    [Fact]
    public async Task A_workbook_that_inflates_out_of_proportion_is_refused() =>
        (await Refusal(File(new Xlsx().Sheet("One", $"<row>{new string(' ', 40_000_000)}</row>")))).ShouldContain("unpacks to");

    private static SourceFile File(Xlsx workbook) => new("survey.xlsx", workbook.ToBytes());
}
