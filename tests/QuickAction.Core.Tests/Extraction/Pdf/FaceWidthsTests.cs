using QuickAction.Core.Extraction.Pdf;

namespace QuickAction.Core.Tests.Extraction.Pdf;

/// <summary>How wide words are in the faces that most documents are set in.</summary>
public sealed class FaceWidthsTests
{
    [Fact]
    public void A_word_is_as_wide_as_its_letters_together()
    {
        Sum("Housing")[..4].ShouldBe([3668, 4000, 3389, 3557]);
        Sum("Housing")[^1].ShouldBe(7 * 600);
    }

    [Fact]
    public void Every_letter_without_an_accent_has_a_width_in_every_face()
    {
        for (var c = '!'; c <= '~'; c++)
        {
            Sum(c.ToString()).ShouldAllBe(w => w >= 180 && w <= 1200, c.ToString());
        }
    }

    [Theory]
    [InlineData("Caf\u00E9", "Cafe")]
    [InlineData("\u00C5ngstr\u00F6m", "Angstrom")]
    [InlineData("\u00FFd", "yd")]
    [InlineData("\u00A3450", "0450")]
    public void Letters_with_accents_are_as_wide_as_those_without_and_a_pound_as_a_figure(string word, string plain) => Sum(word).ShouldBe(Sum(plain));

    [Theory]
    [InlineData("\u8B70\u4F1A")]
    [InlineData("\u3042\u308A")]
    [InlineData("\uD55C\uAE00")]
    [InlineData("\uFF01\uFF1F")]
    public void Letters_of_the_far_east_fill_a_square(string word) => Sum(word).ShouldAllBe(w => w == 2000);

    [Theory]
    [InlineData("\u0431\u044B")]
    [InlineData("report\u0431")]
    [InlineData("a\u00D7b")]
    [InlineData("a\u2022")]
    [InlineData("a\tb")]
    [InlineData("a\u00A0b")]
    public void A_letter_of_unknown_width_leaves_the_word_unknown(string word) => FaceWidths.TrySum(word, new int[FaceWidths.Count]).ShouldBeFalse();

    [Fact]
    public void What_was_added_up_before_changes_nothing()
    {
        var widths = Sum("Housing");
        FaceWidths.TrySum("Homes", widths).ShouldBeTrue();

        widths.ShouldBe(Sum("Homes"));
    }

    private static int[] Sum(string word)
    {
        var widths = new int[FaceWidths.Count];
        FaceWidths.TrySum(word, widths).ShouldBeTrue();
        return widths;
    }
}
