using System.Text;
using QuickAction.Core.Documents;
using QuickAction.Core.Extraction;
using QuickAction.Core.Extraction.Tables;
using QuickAction.TestKit.Extraction;

namespace QuickAction.Core.Tests.Extraction.Tables;

public sealed class CsvExtractorTests : ExtractorSuite
{
    protected override IExtractor Extractor { get; } = new CsvExtractor();

    protected override SourceFile Sample() => File("Ward,\"What would you change?\",Score\nAldersyde,\"The café, mostly\",3\nBrook,,5\n");

    protected override SourceFile Empty() => File("Ward,Score\n");

    [Fact]
    public async Task Each_cell_with_something_in_it_is_a_segment_under_its_heading()
    {
        var source = await Read(Sample());

        source.Segments.Select(s => (s.Row, s.Column, s.Text, s.Kind)).ShouldBe(
        [
            (1, "Ward", "Aldersyde", SegmentKind.Cell),
            (1, "What would you change?", "The café, mostly", SegmentKind.Cell),
            (1, "Score", "3", SegmentKind.Cell),
            (2, "Ward", "Brook", SegmentKind.Cell),
            (2, "Score", "5", SegmentKind.Cell),
        ]);
        source.Shape.ShouldBe(SourceShape.Table);
        source.Rows.ShouldBe(2);
        source.Columns.ShouldBe(["Ward", "What would you change?", "Score"]);
    }

    [Theory]
    [InlineData("a;b\n1,5;x, y\n2,5;z\n")]
    [InlineData("a\tb\n1,5\tx, y\n2,5\tz\n")]
    [InlineData("a|b\n1,5|x, y\n2,5|z\n")]
    [InlineData("sep=;\r\na;b\r\n1,5;x, y\r\n2,5;z\r\n")]
    [InlineData("a,b\n\"1,5\",\"x, y\"\n\"2,5\",z\n")]
    public async Task The_delimiter_is_found(string text) => (await Cells(text)).ShouldBe(["1,5", "x, y", "2,5", "z"]);

    [Fact]
    public async Task Semicolons_within_answers_do_not_win_over_the_real_delimiter() =>
        (await Cells("theme,answer\na; b,\"slow; dear; late\"\nc; d; e,fine\n")).ShouldBe(["a; b", "slow; dear; late", "c; d; e", "fine"]);

    [Fact]
    public async Task Quotation_marks_and_line_ends_in_a_cell_are_kept_as_they_are() =>
        (await Cells("a,b\r\n\"she said \"\"no\"\"\r\nand left\",5\r\n")).ShouldBe(["she said \"no\"\r\nand left", "5"]);

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_loses_nothing_and_is_said()
    {
        var source = await Read("a.csv", "a,b\n1,\"open\n2,x\n");

        source.Segments[^1].Text.ShouldBe("open\n2,x");
        source.Notes.ShouldHaveSingleItem().Code.ShouldBe("quotation-mark-not-closed");
    }

    [Theory]
    [InlineData("1,Good,2024-03-01\n2,Poor,2024-03-02\n")]
    [InlineData("3.5,x\n4.5,y\n")]
    public async Task A_table_without_headings_has_numbered_columns_and_loses_no_row(string text)
    {
        var source = await Read("a.csv", text);

        source.Rows.ShouldBe(2);
        source.Columns.ShouldBe(Enumerable.Range(1, source.Columns.Count).Select(n => $"{n}"));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "a")]
    [InlineData("Area,2021,2022\nNorth,10,12\n", "Area")]
    [InlineData("What is one thing that we could do better? Please explain.,Age\nMore staff.,44\n", "What is one thing that we could do better? Please explain.")]
    [InlineData("Comment\nIt was fine.\n", "Comment")]
    public async Task A_row_of_headings_is_not_taken_for_data(string text, string heading) => (await Read("a.csv", text)).Columns[0].ShouldBe(heading);

    [Fact]
    public async Task Headings_that_are_missing_or_come_twice_still_name_one_column_each() =>
        (await Read("a.csv", "Comment,,Comment\nx,y,z,more\nq,r,s\n")).Columns.ShouldBe(["Comment", "2", "Comment (2)", "4"]);

    [Fact]
    public async Task Titles_above_the_table_are_kept_and_are_no_headings()
    {
        var source = await Read("a.csv", "Residents' survey 2024\n\nWard,Answer,Age\nBrook,Fine,40\nHill,Poor,50\n");

        source.Columns.ShouldBe(["Ward", "Answer", "Age"]);
        source.Preamble.ShouldBe(["Residents' survey 2024"]);
        source.Segments[0].Kind.ShouldBe(SegmentKind.Paragraph);
        source.Segments[1].Row.ShouldBe(1);
    }

    [Fact]
    public async Task Empty_records_count_and_blank_lines_do_not()
    {
        var source = await Read("a.csv", "a,b\n\n1,x\n,\n3,y\n\n");

        source.Rows.ShouldBe(3);
        source.Segments[^1].Row.ShouldBe(3);
    }

    [Fact]
    public async Task More_rows_columns_or_characters_than_allowed_are_refused()
    {
        (await Refusal(File("a\n" + string.Concat(Enumerable.Repeat("x\n", 60))), Limits with { TableRows = 50 })).ShouldContain("more than 50 rows");
        (await Refusal(File(new string(',', 300) + "\n"))).ShouldContain("more than 200 columns");
        (await Refusal(File("a,b\n1," + new string('x', 40_000) + "\n"))).ShouldContain("Row 1 of the table");
    }

    [Theory]
    [InlineData(20_000_000, ",")]
    [InlineData(20_000_000, "\"")]
    [InlineData(10_000_000, "x\n")]
    [InlineData(10_000_000, "x,")]
    public async Task Floods_are_refused(int length, string unit) =>
        (await Refusal(File(string.Concat(Enumerable.Repeat(unit, length / unit.Length))))).ShouldNotBeEmpty();

    private async Task<IEnumerable<string>> Cells(string text) => (await Read("a.csv", text)).Segments.Select(s => s.Text);

    private static SourceFile File(string text) => new("survey.csv", Encoding.UTF8.GetBytes(text));
}
