using FsCheck;
using FsCheck.Fluent;
using QuickAction.Core.Evaluation;

namespace QuickAction.Core.Tests.Evaluation;

public sealed class RougeTests
{
    // Worked by hand: stems agre(e), to, mend, the, lift | agre, that, the, lift, be, mend.
    [Fact]
    public void Words_pairs_and_order_are_scored_as_by_hand()
    {
        var rouge = Rouge.Of("agreed to mend the lift", "Agreed that the lift be mended");

        // Four of five words, four of six: 2 x 0.8 x 0.667 / 1.467.
        rouge.One.ShouldBe(72.73, 0.01);
        // One pair, "the lift", of four and of five.
        rouge.Two.ShouldBe(22.22, 0.01);
        // "agreed the lift": three of five, three of six.
        rouge.Longest.ShouldBe(54.55, 0.01);
    }

    [Fact]
    public void Letter_case_punctuation_and_endings_do_not_count()
    {
        var rouge = Rouge.Of("The LIFTS were mended.", "the lift were mending");

        (rouge.One, rouge.Two, rouge.Longest).ShouldBe((100, 100, 100));
    }

    [Fact]
    public void Nothing_in_common_and_nothing_at_all_score_nothing()
    {
        Rouge.Of("one two", "three four").ShouldBe(new Rouge(0, 0, 0));
        Rouge.Of("", "three four").ShouldBe(new Rouge(0, 0, 0));
        Rouge.Of("one", "").ShouldBe(new Rouge(0, 0, 0));
    }

    [Fact]
    public void A_text_scores_the_same_both_ways_round_and_full_marks_against_itself()
    {
        var text = Gen.Elements("lift stair mended tenant nobody agreed of the a".Split(' ')).ArrayOf(12).Select(w => string.Join(' ', w)).ToArbitrary();

        Prop.ForAll(text, text, (a, b) => Rouge.Of(a, b) == Rouge.Of(b, a) && Math.Abs(Rouge.Of(a, a).Longest - 100) < 1e-9).QuickCheckThrowOnFailure();
    }
}
