using QuickAction.Core.Review;

namespace QuickAction.Core.Tests.Review;

public sealed class TokenReviewTests
{
    [Theory]
    [InlineData(400, 20_000, 0, false, "")]
    [InlineData(400, 19_999, 5, false, "too-fast")]
    [InlineData(400, 20_000, 0, true, "no-source-opened")]
    [InlineData(400, 20_000, 1, true, "")]
    [InlineData(400, 0, 0, true, "too-fast no-source-opened")]
    [InlineData(0, 0, 1, true, "")]
    public void An_approval_is_listed_when_nobody_can_have_read_it_or_nothing_of_what_is_most_protected_was_opened(int words, int dwell, int sources, bool special, string signs) =>
        string.Join(' ', TokenReview.SignsOf(Figure(ReviewOutcome.Approved, words, dwell, sources, special))).ShouldBe(signs);

    [Theory]
    [InlineData(ReviewOutcome.Rejected)]
    [InlineData(ReviewOutcome.Escalated)]
    public void What_was_not_approved_is_not_listed(ReviewOutcome outcome) => TokenReview.SignsOf(Figure(outcome, 400, 0, 0, true)).ShouldBeEmpty();

    private static ReviewFigure Figure(ReviewOutcome outcome, int words, int dwell, int sources, bool special) =>
        new("r", "j", "harbour", DateTimeOffset.UnixEpoch, outcome, words, TimeSpan.FromMilliseconds(dwell), sources, 10, 0, 0, special);
}
