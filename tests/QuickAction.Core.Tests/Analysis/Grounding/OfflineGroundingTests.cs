using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>What is quoted word for word must pass every check: the offline engine over whole meetings is the largest set of true statements there is.</summary>
public sealed class OfflineGroundingTests
{
    public static TheoryData<string> Meetings => [.. HonestMeeting.Developed];

    public static TheoryData<string> Others => [.. HonestMeeting.Denying, .. HonestMeeting.KeptAside];

    [Theory]
    [MemberData(nameof(Meetings))]
    public async Task Nothing_that_the_offline_engine_says_is_found_fault_with(string name) => (await FindingsAsync(name)).ShouldBeEmpty();

    /// <summary>On these the engine was not made; it may be wrong once.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public async Task Hardly_anything_is_found_fault_with_in_meetings_on_which_the_engine_was_not_made(string name) => (await FindingsAsync(name)).Count.ShouldBeLessThanOrEqualTo(1);

    private static async Task<List<string>> FindingsAsync(string name)
    {
        var meeting = HonestMeeting.Read(name);
        var source = await meeting.SourceAsync(TestContext.Current.CancellationToken);
        var template = TemplateCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "prompts", "templates")).Default;
        var found = MeetingMinutes.Find(new MinutesInput { Source = source, Template = template, MeetingDate = meeting.MeetingDate }, TestContext.Current.CancellationToken);
        var summary = SourceSummary.Find(new SummaryInput { Source = source, Words = 150 }, TestContext.Current.CancellationToken);
        var check = new GroundingCheck(source, meeting.MeetingDate);

        // A note says where else to look (a name said just before the words that are cited); a fault is what a reviewer is warned of.
        var findings = check.Of(found).Concat(check.Of(summary)).Where(w => w.Code != "instruction-like-speech" && w.Severity != Severity.Info);

        return [.. findings.Select(w => $"{w.Code}: {w.Message}")];
    }
}
