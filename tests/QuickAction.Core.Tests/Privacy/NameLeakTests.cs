using QuickAction.Core.Tests.Analysis.Offline.Meetings;
using QuickAction.TestKit.Grounding;
using QuickAction.TestKit.Privacy;

namespace QuickAction.Core.Tests.Privacy;

/// <summary>Names that get through in the invented meetings of this project; docs/privacy.md says how it is on others.</summary>
public sealed class NameLeakTests
{
    [Fact]
    public void Hardly_a_name_of_the_invented_meetings_gets_through()
    {
        var leaks = GoldMeeting.All("held-out").Concat(GoldMeeting.All("tuned")).Select(m => NameLeak.Measure(m.Source, m.Attendees.Concat(m.Apologies).Concat(m.Absent))).ToList();

        var (gold, leaked) = (leaks.Sum(l => l.GoldCharacters), leaks.Sum(l => l.LeakedCharacters));
        gold.ShouldBeGreaterThan(8_000);
        (leaked / (double)gold).ShouldBeLessThanOrEqualTo(0.005, string.Join('\n', leaks.Where(l => l.Leaked.Count > 0).Select(l => $"{l.Meeting}: {string.Join(' ', l.Leaked)}")));
        var (replaced, others) = (leaks.Sum(l => l.Replaced), leaks.Sum(l => l.NotGold));
        (others / (double)replaced).ShouldBeLessThanOrEqualTo(0.1);
    }

    [Theory]
    [InlineData(false, 19_000, 0.001, 0.06)]
    [InlineData(true, 2_500, 0.11, 0.06)]
    public async Task Few_names_of_the_meetings_of_the_checks_get_through_with_capitals_and_without(bool inSmall, int characters, double most, double mostOthers)
    {
        var leaks = new List<NameLeak>();
        foreach (var meeting in HonestMeeting.Developed.Select(HonestMeeting.Read))
        {
            leaks.Add(NameLeak.Measure(await meeting.SourceAsync(TestContext.Current.CancellationToken), meeting.Attendees.Concat(meeting.Mentioned).Concat(meeting.Apologies), inSmall));
        }

        var (gold, leaked) = (leaks.Sum(l => l.GoldCharacters), leaks.Sum(l => l.LeakedCharacters));
        var others = leaks.Sum(l => l.NotGold) / (double)leaks.Sum(l => l.Replaced);
        TestContext.Current.TestOutputHelper?.WriteLine($"in small letters {inSmall}: {leaked} of {gold} characters let through, {others:0.0%} of what was replaced is no gold name");
        gold.ShouldBeGreaterThan(characters);
        (leaked / (double)gold).ShouldBeLessThanOrEqualTo(most);
        others.ShouldBeLessThanOrEqualTo(mostOthers);
    }
}
