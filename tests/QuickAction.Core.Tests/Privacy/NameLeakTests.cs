using QuickAction.Core.Tests.Analysis.Offline.Meetings;
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
}
