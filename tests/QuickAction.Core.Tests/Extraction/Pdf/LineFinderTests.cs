using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>Lines and blocks from words alone, as poppler makes them, and where that is not certain.</summary>
public sealed class LineFinderTests
{
    private readonly LineFinder _finder = new();

    [Fact]
    public void Words_on_one_base_line_are_a_line_and_lines_under_one_another_a_block()
    {
        var lines = Find(new WordPage().Line(72, 100, "The council met on Tuesday").Line(72, 114, "and heard the report"));

        lines.ShouldBe(["0: The council met on Tuesday", "0: and heard the report"]);
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    [Fact]
    public void Lines_further_apart_than_half_as_much_again_as_their_size_are_in_two_blocks()
    {
        Find(new WordPage().Line(72, 100, "The council met on Tuesday").Line(72, 119, "and heard the report"))
            .ShouldBe(["0: The council met on Tuesday", "1: and heard the report"]);
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    [Fact]
    public void Lines_as_far_apart_as_the_bound_are_no_doubt_for_poppler_itself_tosses_a_coin()
    {
        Find(new WordPage().Line(72, 100, "The council met on Tuesday").Line(72, 118, "and heard the report").Line(72, 136, "on housing and on homes"))
            .ShouldBe(["0: The council met on Tuesday", "0: and heard the report", "0: on housing and on homes"]);
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    [Fact]
    public void Cells_of_a_row_are_lines_and_blocks_of_their_own()
    {
        Find(new WordPage().Line(72, 100, "Ward and place").Line(200, 100, "Homes built").Line(300, 100, "Rent"))
            .ShouldBe(["0: Ward and place", "1: Homes built", "2: Rent"]);
    }

    [Fact]
    public void Cells_under_a_wide_heading_are_one_block_and_those_with_little_room_between_them_one_line()
    {
        Find(new WordPage().Line(72, 100, "Homes that were built in the wards of this district").Line(72, 114, "Ward and").Line(133, 114, "place").Line(250, 114, "Rent"))
            .ShouldBe(["0: Homes that were built in the wards of this district", "0: Ward and place", "0: Rent"]);
    }

    [Fact]
    public void A_line_that_is_stretched_to_its_margin_is_held_together_by_the_line_above_it()
    {
        Find(new WordPage().Line(72, 100, "They asked about repairs and the rent of homes").Line(72, 114, "within the whole district", gap: 15).Line(72, 128, "of the council"))
            .ShouldBe(["0: They asked about repairs and the rent of homes", "0: within the whole district", "0: of the council"]);
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    [Fact]
    public void A_line_that_is_held_together_only_by_what_comes_after_it_is_one_line()
    {
        Find(new WordPage().Line(72, 100, "within the whole district", gap: 15).Line(72, 114, "of the council and of its wards and parishes"))
            .ShouldBe(["0: within the whole district", "0: of the council and of its wards and parishes"]);
    }

    [Fact]
    public void A_word_beside_a_block_is_taken_in_when_it_is_nearer_than_the_size_of_the_type()
    {
        Find(new WordPage().Line(72, 100, "Report of the head of housing").Line(250, 100, "page")).Count.ShouldBe(2);

        var page = new WordPage().Line(72, 100, "Report of the head of housing");
        Find(page.Line(page.Right + 11, 100, "page")).ShouldBe(["0: Report of the head of housing page"]);
    }

    [Theory]
    [InlineData(-4.5f)]
    [InlineData(2.5f)]
    public void A_small_word_that_is_raised_or_lowered_stays_in_its_line(float drop)
    {
        var page = new WordPage().Line(72, 100, "The homes were built in 2019");
        page = page.Line(page.Right, 100 + drop, "17", 7);
        page = page.Line(page.Right + 3, 100, "and let at once");

        Find(page).ShouldBe(["0: The homes were built in 2019 17 and let at once"]);
    }

    [Fact]
    public void A_cell_that_stands_as_high_in_type_as_large_is_not_in_the_line_of_the_cell_beside_it()
    {
        var page = new WordPage().Line(72, 100, "Homes built in 2019");
        Find(page.Line(page.Right + 6, 92.9f, "Tenants of the council").Line(page.Right + 6, 107, "in the ward")).ShouldNotContain("0: Homes built in 2019 Tenants of the council");
    }

    [Fact]
    public void The_second_column_begins_a_new_block()
    {
        Find(new WordPage().Line(72, 100, "They asked about repairs").Line(72, 114, "and rent").Line(300, 100, "The council answered").Line(300, 114, "at once"))
            .ShouldBe(["0: They asked about repairs", "0: and rent", "1: The council answered", "1: at once"]);
    }

    [Fact]
    public void Type_of_another_size_begins_a_new_block()
    {
        Find(new WordPage().Line(72, 100, "Homes and rents", 16).Line(72, 118, "They asked about repairs and rent"))
            .ShouldBe(["0: Homes and rents", "1: They asked about repairs and rent"]);
    }

    [Fact]
    public void The_size_of_type_is_told_from_its_words_whatever_its_boxes_are_high() =>
        Prop.ForAll(Gen.Choose(80, 135).ToArbitrary(), Gen.Choose(12, 72).ToArbitrary(), (percent, halves) =>
        {
            var words = new WordPage { BoxHeight = percent / 100f }.Line(72, 100, "The council met on Tuesday and heard the report", halves / 2f).Words;
            var types = new TypeSizes();
            types.Measure(words);

            return types[0].IsKnown && Math.Abs(types[0].Size - (halves / 2f)) < 0.003f * halves;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_word_is_in_one_line_in_its_order_and_blocks_are_counted_up() =>
        Prop.ForAll(RandomWords, words =>
        {
            var lines = _finder.Find(words);
            var blocks = lines.ConvertAll(static l => l.Block);

            return lines.SelectMany(static l => l.Words).SequenceEqual(words) && lines.TrueForAll(static l => l.Words.Length > 0)
                && (blocks.Count == 0 || (blocks[0] == 0 && blocks.Zip(blocks.Skip(1)).All(static b => b.Second - b.First is 0 or 1)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_on_a_page_before_changes_nothing() =>
        Prop.ForAll(RandomWords, RandomWords, (before, words) =>
        {
            _finder.Find(before);
            var again = _finder.Find(words).ConvertAll(static l => $"{l.Block}: {l.Text}");
            var doubt = _finder.Doubt;
            var fresh = new LineFinder();

            return fresh.Find(words).ConvertAll(static l => $"{l.Block}: {l.Text}").SequenceEqual(again) && fresh.Doubt == doubt;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Turned_words_are_a_doubt()
    {
        Find(new WordPage().Line(72, 100, "The council met on Tuesday").Box(20, 200, 30, 260, "draft"));

        _finder.Doubt.ShouldBe(Doubt.Turned);
    }

    [Fact]
    public void Words_that_follow_one_another_to_the_left_are_a_doubt()
    {
        Find(new WordPage().Line(200, 100, "report").Line(180, 100, "the").Line(150, 100, "heard"));

        _finder.Doubt.HasFlag(Doubt.Backwards).ShouldBeTrue();
    }

    [Fact]
    public void Letters_of_unknown_width_are_a_doubt_and_a_few_marks_among_others_are_none()
    {
        Find(new WordPage().Box(72, 90, 90, 103, "\u0431\u044B").Box(94, 90, 130, 103, "\u043B\u043E").Box(134, 90, 170, 103, "\u0441\u043B").Box(174, 90, 190, 103, "\u043E\u0432").Box(194, 90, 210, 103, "\u0430"));
        _finder.Doubt.HasFlag(Doubt.StrangeType).ShouldBeTrue();

        Find(new WordPage().Box(72, 90.4f, 76, 102.5f, "\uF0B7").Line(90, 100, "The council met on Tuesday"));
        _finder.Doubt.HasFlag(Doubt.StrangeType).ShouldBeFalse();
    }

    [Fact]
    public void A_gap_that_is_a_hair_from_the_bound_is_a_doubt_where_the_size_is_not_known_so_well()
    {
        var page = new WordPage { Stretch = WordPage.LikeTimes }.Line(72, 100, "Report of the head of housing on homes");
        Find(page.Line(page.Right + 12.1f, 100, "page"));

        _finder.Doubt.HasFlag(Doubt.Gap).ShouldBeTrue();
    }

    [Fact]
    public void A_word_that_hangs_half_its_size_below_its_line_and_ends_it_is_a_doubt()
    {
        var page = new WordPage().Line(72, 100, "The flow through the pipe");
        Find(page.Line(page.Right + 1, 105.9f, "max", 7));

        _finder.Doubt.HasFlag(Doubt.Lowered).ShouldBeTrue();
    }

    private List<string> Find(WordPage page) => _finder.Find(page.Words).ConvertAll(static l => $"{l.Block}: {l.Text}");

    private static Arbitrary<PdfWord[]> RandomWords => Gen.Choose(0, 60).Four()
        .Select(static t => new PdfWord(t.Item1 * 5, t.Item2 * 5, (t.Item1 * 5) + (t.Item3 / 2f), (t.Item2 * 5) + 4 + (t.Item4 / 4f), t.Item3 % 3 == 0 ? "of" : "council"))
        .ArrayOf().ToArbitrary();
}
