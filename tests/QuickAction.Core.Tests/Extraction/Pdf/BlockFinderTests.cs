using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>Which lines and cells are in one block, by what stands above them, beside them and how large they are.</summary>
public sealed class BlockFinderTests
{
    /// <summary>As far below a line of twelve points as poppler's bound, where it tosses a coin.</summary>
    private const float Bound = 118;

    private readonly LineFinder _finder = new();

    [Fact]
    public void At_the_bound_lines_of_text_are_one_block()
    {
        Blocks(new WordPage().Line(72, 100, "They asked about repairs and the rent").Line(72, Bound, "The council met on").Line(200, Bound, "and heard the report")).ShouldBe([0, 0, 0]);
        Blocks(new WordPage().Line(72, 100, "They asked about repairs and the rent").Line(72, Bound, "within the whole district", gap: 15)).ShouldBe([0, 0]);
    }

    [Fact]
    public void At_the_bound_rows_of_cells_are_not()
    {
        Blocks(new WordPage().Line(72, 100, "They asked about repairs and the rent").Line(72, Bound, "Ward and").Line(150, Bound, "Homes")).ShouldBe([0, 1, 2]);
        Blocks(new WordPage().Line(72, 100, "They asked about repairs and the rent of homes").Line(72, Bound, "Ward Homes Rent", gap: 30)).ShouldBe([0, 1, 2, 3]);
        Blocks(new WordPage().Line(72, 100, "They asked about repairs and the rent of homes").Line(72, Bound, "Ward Homes", gap: 30).Line(200, Bound, "Rent Let", gap: 40)).ShouldBe([0, 1, 2, 3, 4]);
        Blocks(new WordPage().Line(72, 100, "Ward and").Line(150, 100, "Homes").Line(72, Bound, "They asked about repairs and the rent")).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Lines_that_may_be_too_far_apart_are_a_doubt()
    {
        Blocks(new WordPage { Stretch = WordPage.LikeTimes }.Line(72, 100, "They asked about repairs and the rent").Line(72, 117, "The council met on Tuesday"));
        _finder.Doubt.ShouldBe(Doubt.Pitch);
    }

    [Fact]
    public void A_line_further_up_the_page_is_not_under_the_one_before_it() =>
        Blocks(new WordPage().Line(72, 200, "They asked about repairs").Line(72, 100, "The council answered")).ShouldBe([0, 1]);

    [Fact]
    public void What_stood_on_the_page_before_is_above_nothing()
    {
        Blocks(new WordPage().Line(72, 100, "They asked about repairs and the rent of homes"));
        Blocks(new WordPage().Line(72, 114, "Ward and").Line(200, 114, "Rent")).ShouldBe([0, 1]);
    }

    [Fact]
    public void A_block_reaches_as_far_to_the_left_and_right_as_its_widest_line()
    {
        Blocks(new WordPage().Line(200, 100, "Rent").Line(150, 114, "Homes that were built in wards").Line(150, 128, "Fen")).ShouldBe([0, 0, 0]);
        Blocks(new WordPage().Line(200, 100, "Rent").Line(150, 114, "Homes that were built in wards").Line(280, 128, "Fen")).ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void So_does_a_line_whose_second_word_begins_before_its_first()
    {
        var page = new WordPage().Line(48.5f, 86, "Rent").Line(72, 100, "i");
        Blocks(page.Line(page.Right - 5, 100, "council")).ShouldBe([0, 0]);
    }

    [Fact]
    public void What_is_printed_once_more_a_little_higher_leaves_a_block_as_far_down_as_it_was() =>
        Blocks(new WordPage().Line(72, 100, "They asked about repairs").Line(72, 99, "They asked about repairs").Line(72, 117.5f, "and about the rent")).ShouldBe([0, 0, 0]);

    [Theory]
    [InlineData(72)]
    [InlineData(300)]
    public void Cells_before_the_one_that_goes_on_below_are_in_its_block_which_is_as_wide_as_they(float x) =>
        Blocks(new WordPage().Line(72, 100, "Ward").Line(200, 100, "Homes").Line(300, 100, "Rent").Line(72, 114, "and parish").Line(x, 128, "Fen")).ShouldBe([0, 0, 0, 0, 0]);

    [Fact]
    public void Words_that_stand_one_by_one_beside_a_block_are_taken_in_one_after_another()
    {
        Blocks(new WordPage().Line(72, 100, "Report page four", gap: 11)).ShouldBe([0]);
        Blocks(new WordPage().Line(72, 100, "Report page four", gap: 14)).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void A_word_within_another_does_not_end_its_line()
    {
        var page = new WordPage().Line(72, 100, "Report of the council");
        var end = page.Right;
        Blocks(page.Line(end - 5, 100, "i").Line(end + 11.5f, 100, "page")).ShouldBe([0]);
    }

    [Fact]
    public void A_word_beside_a_block_that_may_be_too_large_for_it_is_a_doubt()
    {
        var page = new WordPage().Line(72, 100, "Report of the head of housing");
        Blocks(page.Line(page.Right + 10.5f, 100, "page", 14.2f));

        _finder.Doubt.ShouldBe(Doubt.Size);
    }

    [Fact]
    public void Words_of_a_joined_line_that_may_stand_too_far_apart_are_a_doubt()
    {
        var page = new WordPage { Stretch = WordPage.LikeTimes }.Line(72, 100, "They asked about repairs and the rent of homes").Line(72, 114, "The council met");
        Blocks(page.Line(page.Right + 19, 114, "and heard the report"));

        _finder.Doubt.ShouldBe(Doubt.Gap);
    }

    [Fact]
    public void A_line_further_right_and_lower_is_a_line_of_its_own()
    {
        var page = new WordPage().Line(72, 100, "Homes that were built in the wards").Line(72, 114, "Ward");
        Blocks(page.Line(page.Right + 10, 128, "Rent")).ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void A_cell_that_comes_later_and_stands_to_the_left_is_not_beside_the_one_before_it() =>
        Blocks(new WordPage().Line(300, 100, "Rent").Line(72, 100, "Ward")).ShouldBe([0, 1]);

    [Fact]
    public void Sizes_that_differ_by_less_than_a_twentieth_are_the_same() =>
        Blocks(new WordPage().Line(72, 100, "They asked about repairs").Line(72, 114, "The council answered at once", 12.4f)).ShouldBe([0, 0]);

    [Theory]
    [InlineData(14.4f, 0)]
    [InlineData(18, 1)]
    public void A_size_that_is_only_guessed_may_differ_by_a_quarter(float size, int block)
    {
        var page = new WordPage().Line(72, 100, "They asked about repairs");
        Blocks(page.Box(72, 114 - (0.8f * 1.107f * size), 110, 114 + (0.2f * 1.107f * size), "\u0431\u044B\u043B")).ShouldBe([0, block]);
    }

    [Fact]
    public void A_line_goes_on_what_is_above_it_only_where_words_of_that_size_stand_below()
    {
        var page = new WordPage().Line(72, 100, "Rent of").Line(72, 116, "Homes and rents", 16);
        Blocks(page.Line(page.Right + 4, 116, "they asked about repairs")).ShouldBe([0, 1]);
    }

    [Fact]
    public void The_mark_of_a_list_does_not_say_how_large_its_text_is()
    {
        const float Size = 18;
        var page = new WordPage().Box(72, 100 - (0.8f * 1.107f * Size), 78, 100 + (0.2f * 1.107f * Size), "\uF0B7");
        Blocks(page.Line(84, 100, "They asked about repairs").Line(84, 114, "and about the rent")).ShouldBe([0, 0]);
    }

    [Theory]
    [InlineData("\u2022", false, false)]
    [InlineData("1.", false, false)]
    [InlineData("1.", true, true)]
    [InlineData("of", false, true)]
    [InlineData("1. Of", false, true)]
    public void The_text_of_a_list_as_far_from_its_mark_as_the_bound_is_no_doubt_where_its_size_is_known(string mark, bool isOnlyLike, bool isDoubt)
    {
        const float Size = 11.3f;
        var page = new WordPage { Stretch = isOnlyLike ? WordPage.LikeTimes : [1] };
        page = mark[0] == '\u2022' ? page.Box(72, 100 - (0.8f * 1.107f * Size), 76, 100 + (0.2f * 1.107f * Size), mark) : page.Line(72, 100, mark, Size);
        page = page.Line(page.Right + (Size * 1.002f), 100, "They asked about repairs and about the rent", Size);
        Blocks(page);

        _finder.Doubt.ShouldBe(isDoubt ? Doubt.Gap : Doubt.None);
    }

    [Fact]
    public void A_page_with_one_strange_word_or_a_few_among_many_is_no_doubt()
    {
        Blocks(new WordPage().Box(72, 90, 90, 103, "\u0431\u044B\u043B"));
        _finder.Doubt.ShouldBe(Doubt.None);

        var page = new WordPage();
        for (var i = 0; i < 6; i++)
        {
            page.Line(72, 100 + (28 * i), "They asked about repairs and about the rent").Box(72, 103.4f + (28 * i), 100, 118 + (28 * i), $"\u0431\u044B{i}");
        }

        Blocks(page);
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    /// <summary>The block of each line.</summary>
    private List<int> Blocks(WordPage page) => _finder.Find(page.Words).ConvertAll(static l => l.Block);
}
