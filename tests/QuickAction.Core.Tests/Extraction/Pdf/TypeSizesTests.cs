using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>How large type is, told from the widths of its words, and how well that is known.</summary>
public sealed class TypeSizesTests
{
    private const string Report = "The council met on Tuesday and heard the report of the head of housing";

    private readonly TypeSizes _types = new();

    [Fact]
    public void Words_of_a_known_face_tell_their_size_to_a_third_of_a_hundredth()
    {
        var type = Measure(new WordPage().Line(72, 100, Report, 11.3f));

        (type.IsKnown, type.IsExact).ShouldBe((true, true));
        type.Size.ShouldBe(11.3f, 0.001f);
        type.Error.ShouldBe(0.003f, 0.00001f);
        type.ErrorBeside.ShouldBe(type.Error);
    }

    [Fact]
    public void A_size_that_is_half_a_point_or_a_whole_one_is_known_better_still()
    {
        Measure(new WordPage().Line(72, 100, Report, 11.5f)).Error.ShouldBe(0.0009f, 0.00001f);

        var rounded = Measure(new WordPage { Stretch = [1.001f] }.Line(72, 100, Report));
        (rounded.Size, rounded.IsExact).ShouldBe((12, true));
    }

    [Fact]
    public void Words_that_agree_less_well_leave_their_size_known_less_well_and_as_near_to_a_half()
    {
        Measure(new WordPage { Stretch = [1, 1.0036f] }.Line(72, 100, Report, 11.3f)).Error.ShouldBeInRange(0.0032f, 0.004f);
        Measure(new WordPage { Stretch = [1.0014f, 1.0046f] }.Line(72, 100, Report)).Size.ShouldBe(12);
    }

    [Fact]
    public void Words_of_a_face_that_is_only_like_a_known_one_are_taken_by_the_middle_of_them()
    {
        var type = Measure(new WordPage { Stretch = WordPage.LikeTimes }.Line(72, 100, Report));

        (type.IsKnown, type.IsExact).ShouldBe((true, false));
        type.Size.ShouldBe(12 * 1.03f, 0.2f);
        type.Error.ShouldBe(0.12f);
        type.ErrorBeside.ShouldBe(0.3f, 0.0001f);
    }

    [Fact]
    public void Of_such_a_face_no_size_is_known_better_for_being_half_a_point()
    {
        for (var size = 11f; size < 12; size += 0.02f)
        {
            Measure(new WordPage { Stretch = WordPage.LikeTimes }.Line(72, 100, Report, size)).Error.ShouldBe(0.12f);
        }
    }

    [Fact]
    public void Words_unlike_every_known_face_tell_nothing() =>
        ShouldBeGuessed(Measure(new WordPage { Stretch = [1, 1.5f, 0.7f, 2, 1.2f] }.Line(72, 100, Report)), 12 * 1.107f / 1.08f);

    [Theory]
    [InlineData("council")]
    [InlineData("council council council council")]
    [InlineData("... --- *** +++ ///")]
    public void One_word_or_the_same_again_or_marks_tell_nothing(string words) => ShouldBeGuessed(Measure(new WordPage().Line(72, 100, words)), 12 * 1.107f / 1.08f);

    [Theory]
    [InlineData("The council")]
    [InlineData("\u00A3450 (9 \u00A312")]
    public void Two_words_that_agree_tell_their_size_and_so_do_words_that_only_end_in_a_letter_or_figure(string words)
    {
        var type = Measure(new WordPage().Line(72, 100, words));

        (type.Size, type.IsExact, type.IsKnown).ShouldBe((12, true, true));
    }

    [Fact]
    public void Two_words_that_do_not_agree_tell_nothing() => Measure(new WordPage { Stretch = [1, 1.05f] }.Line(72, 100, "The council")).IsKnown.ShouldBeFalse();

    [Fact]
    public void Words_of_no_width_tell_nothing()
    {
        var page = new WordPage().Line(72, 100, "The council met");
        for (var i = 0; i < 9; i++)
        {
            page.Box(72, 100 - (0.8f * 1.107f * 12), 72, 100 + (0.2f * 1.107f * 12), $"word{i}");
        }

        var type = Measure(page);
        (type.Size, type.IsExact, type.Words).ShouldBe((12, true, 3));
    }

    [Fact]
    public void A_third_of_the_words_has_to_agree_and_where_it_does_the_others_change_nothing()
    {
        Measure(new WordPage { Stretch = [1, 1, 1.04f, 1.05f, 1.06f] }.Line(72, 100, Report, 11.3f)).Size.ShouldBe(11.3f, 0.001f);
        Measure(new WordPage { Stretch = [1, 1.07f, 1.03f, 1.05f, 1.06f, 1.01f, 1.02f] }.Line(72, 100, Report + " on homes and on rent that nobody had seen")).IsExact.ShouldBeFalse();
    }

    [Fact]
    public void Of_two_sizes_on_which_as_many_agree_the_one_is_taken_on_which_they_agree_best() =>
        Measure(new WordPage { Stretch = [1.05f, 1.0518f, 1.0482f, 1, 1, 1] }.Line(72, 100, "The council met on Tuesday and heard the report of the head")).Size.ShouldBe(12);

    [Fact]
    public void The_words_are_taken_from_the_whole_page_as_its_head_may_be_set_otherwise()
    {
        var odd = Enumerable.Range(0, 40).Select(i => 1.01f + (0.004f * i));
        var page = new WordPage { Stretch = [.. odd, .. Enumerable.Repeat(1f, 40)] };
        for (var i = 0; i < 8; i++)
        {
            page.Line(72, 100 + (14 * i), "The council met on Tuesday and heard the report on");
        }

        var type = Measure(page);
        (type.Size, type.IsExact, type.Words).ShouldBe((12, true, 40));
    }

    [Theory]
    [InlineData(0.55f)]
    [InlineData(2.2f)]
    public void Boxes_that_are_no_height_for_the_size_tell_of_symbols_in_another_face(float height) =>
        ShouldBeGuessed(Measure(new WordPage { BoxHeight = height }.Line(72, 100, Report)), 12 * height / 1.08f);

    [Fact]
    public void What_tells_nothing_is_guessed_to_be_as_high_as_the_type_of_the_page_that_was_measured_best()
    {
        var page = new WordPage { BoxHeight = 1.3f }.Line(72, 100, Report).Line(72, 114, "agenda", 24);
        ShouldBeGuessed(Measure(page, at: page.Words.Length - 1), 24);
        _types.Guessed.ShouldBe(1);

        page = new WordPage { BoxHeight = 1.3f }.Line(72, 100, "The council met", 10).Line(72, 114, "agenda", 24);
        ShouldBeGuessed(Measure(page, at: 3), 24 * 1.3f / 1.08f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Measured_best_is_what_has_most_words_whichever_comes_first(bool isFirst)
    {
        var most = new WordPage { BoxHeight = 1.3f }.Line(72, 100, Report).Words;
        var fewer = new WordPage { BoxHeight = 1 }.Line(72, 120, "They asked about repairs and rent", 10).Words;
        var page = (isFirst ? most.Concat(fewer) : fewer.Concat(most)).Concat(new WordPage { BoxHeight = 1.3f }.Line(72, 160, "agenda", 24).Words).ToArray();

        _types.Measure(page);
        _types[page.Length - 1].Size.ShouldBe(24, 0.01f);
    }

    [Fact]
    public void Boxes_that_are_of_one_height_but_for_rounding_are_of_one_type_and_others_are_not()
    {
        Measure(new WordPage().Box(72, 90, 90, 103, "The").Box(94, 90.01f, 130, 103.02f, "council").Box(134, 90, 170, 104, "met"));

        _types[1].ShouldBeSameAs(_types[0]);
        _types[2].ShouldNotBeSameAs(_types[0]);
    }

    [Fact]
    public void A_drawing_of_ever_other_heights_is_not_measured_for_ever()
    {
        var page = new WordPage();
        for (var i = 0; i < 100; i++)
        {
            page.Box(72, 100, 90, 105 + i, "ward");
        }

        Measure(page);
        _types[99].ShouldBeSameAs(_types[63]);
        _types[62].ShouldNotBeSameAs(_types[63]);
    }

    [Fact]
    public void What_was_measured_on_the_page_before_changes_nothing()
    {
        Measure(new WordPage { Face = FaceWidths.Count - 1 }.Line(72, 100, string.Join(' ', Enumerable.Repeat("ill committee", 15))));
        var type = Measure(new WordPage().Line(72, 100, "The council met on"));

        (type.Size, type.IsExact).ShouldBe((12, true));
    }

    private TypeSize Measure(WordPage page, int at = 0)
    {
        _types.Measure(page.Words);
        return _types[at];
    }

    private static void ShouldBeGuessed(TypeSize type, float size)
    {
        (type.IsKnown, type.IsExact, type.Error).ShouldBe((false, false, 0.25f));
        type.Size.ShouldBe(size, 0.01f);
    }
}
