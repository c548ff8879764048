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

        // Only of these: who reads the misses of meetings kept aside has none kept aside any more.
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', score.Misses));
        ShouldHold(score);
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.03);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.93);
    }

    /// <summary>Six meetings by an author who did not know the checks; two statements of three rest on words that deny something, mostly without a "not" of the same verb.</summary>
    [Fact]
    public async Task Seeded_inventions_are_found_in_meetings_that_were_kept_aside()
    {
        var score = await GroundingScore.MeasureAsync(HonestMeeting.Reported, Seed, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(score.Table());
        score.Recall(Invention.Number, Invention.Amount, Invention.Date, Invention.InventedDate, Invention.InventedDue).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.InventedName, Invention.SwappedName, Invention.MentionedAsAttendee).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.Owner).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.SuicidalIdeation).ShouldBe(1);
        score.Recall(Invention.InventedCitation).ShouldBe(1);
        // The aims are 0.05 and 0.9; docs/grounding.md says how far off they are here. What is reached may not get worse.
        score.FalseAlarmRate.ShouldBeLessThanOrEqualTo(0.125);
        score.Recall(Invention.DroppedNot, Invention.AddedNot).ShouldBeGreaterThanOrEqualTo(0.635);
    }

    private static void ShouldHold(GroundingScore score)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(score.Table());
        score.Recall(Invention.Number, Invention.Amount).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.Date, Invention.InventedDate, Invention.InventedDue).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.InventedName, Invention.SwappedName, Invention.MentionedAsAttendee).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.Owner).ShouldBeGreaterThanOrEqualTo(0.95);
        score.Recall(Invention.SuicidalIdeation).ShouldBeGreaterThanOrEqualTo(0.99);
        score.Recall(Invention.InventedCitation).ShouldBe(1);
        score.Recall(Invention.AlteredQuote).ShouldBeGreaterThanOrEqualTo(0.99);
    }
}
