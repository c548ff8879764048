using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>The measured worth of the checks, printed in docs/grounding.md, held here so that no change lowers it unnoticed.</summary>
public sealed class GroundingScoreTests
{
    private const ulong Seed = 1;

    [Fact]
    public async Task Seeded_inventions_are_found_in_the_meetings_on_which_the_checks_were_made()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.Developed, Seed, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', score.Misses));
        ShouldHold(score);
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.025);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.92);
    }

    /// <summary>Two statements of three rest on words that deny something, mostly without a "not" of the same verb.</summary>
    [Fact]
    public async Task Seeded_inventions_are_found_in_meetings_in_which_much_is_denied()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.Denying, Seed, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', score.Misses));
        ShouldHold(score, alteredQuotes: 0.98);
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.02);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.93);
    }

    [Fact]
    public async Task Seeded_inventions_are_found_in_meetings_of_ordinary_talk()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.Ordinary, Seed, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', score.Misses));
        ShouldHold(score, alteredQuotes: 0.98);
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.027);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.92);
    }

    /// <summary>What language models answered to the prompt of the minutes, masked: they were developed on.</summary>
    [Fact]
    public async Task Seeded_inventions_are_found_in_what_language_models_answered()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.Answered, Seed, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [.. score.Misses, score.Table()]));
        score.Recall(Invention.InventedCitation).ShouldBe(1);
        score.Recall(Invention.SuicidalIdeation).ShouldBeGreaterThanOrEqualTo(0.99);
        score.Recall(Invention.Number, Invention.Amount).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.Date, Invention.InventedDate, Invention.InventedDue).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.Owner).ShouldBeGreaterThanOrEqualTo(0.95);
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.051);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.84);
    }

    /// <summary>The second version of the prompt asks for one thing a statement, and for evidence of all of it.</summary>
    [Fact]
    public async Task Seeded_inventions_are_found_in_what_language_models_answer_to_the_prompt()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.AnsweredSingly, Seed, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', score.Misses));
        ShouldHold(score, alteredQuotes: 0.98);
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.035);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    /// <summary>Six authors put the talk in quite other words.</summary>
    [Fact]
    public async Task Seeded_inventions_are_found_in_statements_in_quite_other_words()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.Reworded, Seed, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', [.. score.Misses, score.Table()]));
        score.Recall(Invention.InventedCitation).ShouldBe(1);
        score.Recall(Invention.SuicidalIdeation).ShouldBe(1);
        score.Codes.Where(c => c.Key.StartsWith("negation-", StringComparison.Ordinal)).Sum(c => c.Value).ShouldBeLessThanOrEqualTo((int)(0.024 * score.Honest));
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.82);
    }

    /// <summary>What the checks are worth on meetings that nobody who made them has read.</summary>
    [Fact]
    public async Task Seeded_inventions_are_found_in_meetings_that_were_kept_aside()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.KeptAside, Seed, TestContext.Current.CancellationToken);

        // Only totals: who reads the misses of meetings kept aside has none kept aside any more.
        ShouldHold(score);
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.05);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    private static void ShouldHold(GroundingScore score, double alteredQuotes = 0.99)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(score.Table());
        score.Recall(Invention.Number, Invention.Amount).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.Date, Invention.InventedDate, Invention.InventedDue).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.InventedName, Invention.SwappedName, Invention.MentionedAsAttendee).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.Owner).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.SuicidalIdeation).ShouldBeGreaterThanOrEqualTo(0.99);
        score.Recall(Invention.InventedCitation).ShouldBe(1);
        score.Recall(Invention.AlteredQuote).ShouldBeGreaterThanOrEqualTo(alteredQuotes);
    }
}
