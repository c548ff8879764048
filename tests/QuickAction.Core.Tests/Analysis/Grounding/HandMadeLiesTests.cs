using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>
/// Lies that no seed makes, written by hand beside honest words for the same talk (tests/QuickAction.TestKit/Grounding/Lies/lies.txt): another scale, money, period, count, direction, due date,
/// title, status or degree beside a true quotation.
/// </summary>
public sealed class HandMadeLiesTests
{
    /// <summary>What the checks do not see, and why: no time is said that "every day" could differ from, "coming on the 26th" has no "will", and "bit" is a small word too.</summary>
    private static readonly string[] Unseen =
    [
        "The mother saw her GP every day in December.",
        "The locks will be fitted and the strengthened door has come.",
        "The dog bit her slightly on the hand.",
    ];

    /// <summary>Honest, and found fault with all the same: a figure that the writer worked out, and what is refused for one day and taken on for another.</summary>
    private static readonly string[] WronglyFound =
    [
        "Over the term attendance dropped by 25, from 420 to 395.",
        "Ring the family.",
        "Do the risk assessment.",
    ];

    public static TheoryData<string> Kinds => [.. LieExchange.All.Select(e => e.Kind).Distinct()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_lie_made_by_hand_is_marked(string kind) =>
        Told(kind, isLie: true).Where(t => t.Codes.Count == 0).Select(t => t.Text).Except(Unseen).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Honest_words_beside_it_are_left_alone(string kind) =>
        Told(kind, isLie: false).Where(t => t.Codes.Count > 0 && !WronglyFound.Contains(t.Text)).Select(t => $"{t.Text} {string.Join(", ", t.Codes)}").ShouldBeEmpty();

    /// <summary>A list of exceptions that nothing is an exception of hides what has been mended.</summary>
    [Fact]
    public void What_is_not_seen_and_what_is_wrongly_found_is_as_it_is_listed()
    {
        All(isLie: true).Where(t => t.Codes.Count == 0).Select(t => t.Text).ShouldBe(Unseen, ignoreOrder: true);
        All(isLie: false).Where(t => t.Codes.Count > 0).Select(t => t.Text).ShouldBe(WronglyFound, ignoreOrder: true);
    }

    [Theory]
    [InlineData("form of amounts", "She had the grant of €500 in March.", "amount-not-cited")]
    [InlineData("form of amounts", "The deposit is £50k and the key is £5.", "amount-not-in-source")]
    [InlineData("periods", "Her allowance is £60 a month.", "period-differs")]
    [InlineData("counting words", "Kian Harte, 15, had been missing twice that month.", "number-not-cited")]
    [InlineData("directions", "Complaints had gone down by five since the autumn.", "direction-differs")]
    [InlineData("directions", "Attendance fell from 395 to 420 over the term.", "direction-differs")]
    [InlineData("due dates", "Write to the landlord about the damp.", "due-not-stated")]
    [InlineData("of all kinds", "Speak to Mr Lane.", "action-refused")]
    [InlineData("titles", "Miss Hobbs asked for a wider ramp.", "name-not-cited")]
    [InlineData("what is planned and what is done", "The boiler has been repaired.", "status-differs")]
    [InlineData("what is planned and what is done", "It has been decided to close the hall in August.", "status-differs")]
    [InlineData("degree and judgement", "He had a severe bruise on his arm when he came in.", "degree-not-cited")]
    [InlineData("degree and judgement", "Most of the neighbours have complained about the noise.", "degree-not-cited")]
    public void A_lie_is_marked_for_what_is_false_in_it(string kind, string text, string code) =>
        Told(kind, isLie: true).First(t => t.Text == text).Codes.ShouldContain(code);

    private static IEnumerable<(string Text, IReadOnlyList<string> Codes)> Told(string kind, bool isLie) => Of(LieExchange.All.Where(e => e.Kind == kind), isLie);

    private static List<(string Text, IReadOnlyList<string> Codes)> All(bool isLie) => [.. Of(LieExchange.All, isLie)];

    private static IEnumerable<(string Text, IReadOnlyList<string> Codes)> Of(IEnumerable<LieExchange> exchanges, bool isLie) =>
        exchanges.SelectMany(e => e.Tellings.Where(t => t.IsLie == isLie).Select(t => (t.Text, e.Found(t))));
}
