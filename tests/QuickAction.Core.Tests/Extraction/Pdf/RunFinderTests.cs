using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>Which words follow one another on a base line, by how far they are apart, raised, lowered and of another size.</summary>
public sealed class RunFinderTests
{
    private const string Homes = "The homes were built in 2019 and let to tenants of the council";

    private readonly LineFinder _finder = new();

    [Theory]
    [InlineData(7, true)]
    [InlineData(10, false)]
    public void A_word_of_other_size_is_in_the_line_when_it_stands_near(float gap, bool isIn) => After(gap, 100, "page", 16).ShouldBe(isIn);

    [Fact]
    public void A_word_of_twice_the_size_is_not_in_the_line() => After(4, 100, "page", 24).ShouldBeFalse();

    [Fact]
    public void A_word_that_may_be_too_large_for_the_line_is_a_doubt()
    {
        After(3, 100, "page", 19).ShouldBeTrue();
        _finder.Doubt.ShouldBe(Doubt.Size);
    }

    [Theory]
    [InlineData(-4.8f, true)]
    [InlineData(-8, false)]
    public void Words_may_overlap_by_less_than_half_their_size(float gap, bool isIn)
    {
        After(gap, 100, "council", 12).ShouldBe(isIn);
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    [Fact]
    public void An_overlap_that_may_be_too_much_is_a_doubt()
    {
        After(-5.7f, 100, "council", 12, WordPage.LikeTimes);
        _finder.Doubt.ShouldBe(Doubt.Overlap);
    }

    [Theory]
    [InlineData(-8, 7, true)]
    [InlineData(-10.5f, 7, false)]
    [InlineData(-8, 12, false)]
    public void A_small_word_is_raised_by_most_of_the_size_and_one_as_large_is_not(float drop, float size, bool isIn) => After(0.5f, 100 + drop, "17", size).ShouldBe(isIn);

    [Fact]
    public void A_word_as_large_that_may_be_raised_too_high_is_a_doubt()
    {
        After(3, 94.6f, "council", 12, WordPage.LikeTimes);
        _finder.Doubt.HasFlag(Doubt.Lowered).ShouldBeTrue();
    }

    [Fact]
    public void A_word_of_the_same_type_that_ends_the_line_a_little_lower_is_none()
    {
        After(3, 105.4f, "council", 12).ShouldBeTrue();
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    [Fact]
    public void A_word_of_other_type_that_ends_the_line_a_little_lower_is_one_as_faces_hang_lower_or_higher()
    {
        After(3, 105.4f, "17", 7).ShouldBeTrue();
        _finder.Doubt.ShouldBe(Doubt.Lowered);
    }

    [Theory]
    [InlineData(7, 3, 0, true)]
    [InlineData(13, 3, 0, false)]
    [InlineData(7, 3, 7, false)]
    [InlineData(7, 30, 0, false)]
    [InlineData(7, -150, 0, false)]
    public void A_word_that_hangs_lower_is_in_the_line_when_the_line_goes_on_after_it(float drop, float gap, float dropOfNext, bool isIn)
    {
        var page = new WordPage().Line(72, 100, Homes);
        page = page.Line(page.Right + 0.5f, 100 + drop, "17", 7);
        page = page.Line(page.Right + gap, 100 + dropOfNext, "and let at once");

        _finder.Find(page.Words)[0].Words.Select(w => w.Text).Contains("17").ShouldBe(isIn);
    }

    [Theory]
    [InlineData("ill")]
    [InlineData("I")]
    public void Short_words_that_are_higher_than_wide_are_not_turned(string word)
    {
        _finder.Find(new WordPage().Line(72, 100, "The council was").Line(72, 114, word).Words);
        _finder.Doubt.ShouldBe(Doubt.None);
    }

    [Fact]
    public void What_is_printed_twice_to_be_bold_does_not_run_backwards() => Backwards(new WordPage().Line(72, 100, "accommodation").Line(72.3f, 100, "accommodation")).ShouldBeFalse();

    [Fact]
    public void A_cell_far_to_the_left_on_the_same_base_line_does_not_either() => Backwards(new WordPage().Line(300, 100, "Rent").Line(72, 100, "Ward")).ShouldBeFalse();

    [Fact]
    public void Nor_does_a_line_that_ends_where_the_one_above_it_began() => Backwards(new WordPage().Line(200, 100, "report").Line(170, 114, "heard")).ShouldBeFalse();

    private bool Backwards(WordPage page)
    {
        _finder.Find(page.Words);
        return _finder.Doubt.HasFlag(Doubt.Backwards);
    }

    /// <summary>Whether a word so far behind a line is in it.</summary>
    private bool After(float gap, float baseLine, string word, float size, float[]? stretch = null)
    {
        var page = new WordPage { Stretch = stretch ?? [1] }.Line(72, 100, Homes);
        return _finder.Find(page.Line(page.Right + gap, baseLine, word, size).Words).Count == 1;
    }
}
