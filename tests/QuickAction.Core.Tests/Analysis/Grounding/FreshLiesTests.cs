using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>
/// Lies and honest statements that were written without a look at the rules (tests/QuickAction.TestKit/Grounding/Lies/fresh-lies.txt). When they were first read, 9 of 43 lies were not seen and 5 of
/// 44 honest statements were found fault with.
/// </summary>
public sealed class FreshLiesTests
{
    /// <summary>What the checks do not see, and why: who of two people in one sentence did which of two things is not told apart.</summary>
    private static readonly string[] Unseen =
    [
        "Mrs Lyle opposed the application.",
        "Mr Ashdown spoke in support.",
    ];

    /// <summary>Honest, and found fault with all the same: "any" of what is to come is taken for a denial.</summary>
    private static readonly string[] WronglyFound = ["Priya Nand preferred to wait for the survey before any money was spent."];

    [Fact]
    public void Every_lie_is_marked_but_those_that_are_listed() => Told(isLie: true).Where(t => t.Codes.Count == 0).Select(t => t.Text).ShouldBe(Unseen, ignoreOrder: true);

    [Fact]
    public void Honest_words_are_left_alone() => Told(isLie: false).Where(t => t.Codes.Count > 0).Select(t => t.Text).ShouldBe(WronglyFound, ignoreOrder: true);

    [Theory]
    [InlineData("numbers", 0.95)]
    [InlineData("dates", 0.95)]
    [InlineData("owners", 0.95)]
    [InlineData("negation", 0.9)]
    [InlineData("harm", 0.95)]
    public void The_bars_are_held(string kind, double recall)
    {
        var lies = Told(isLie: true).Where(t => t.Kind.Contains(kind, StringComparison.Ordinal)).ToList();

        lies.Count.ShouldBeGreaterThan(4);
        ((double)lies.Count(t => t.Codes.Count > 0) / lies.Count).ShouldBeGreaterThanOrEqualTo(recall);
    }

    private static List<(string Kind, string Text, IReadOnlyList<string> Codes)> Told(bool isLie) =>
        [.. LieExchange.Fresh.SelectMany(e => e.Tellings.Where(t => t.IsLie == isLie).Select(t => (e.Kind, t.Owner is null ? t.Text : $"{t.Owner}: {t.Text}", e.Found(t))))];
}
