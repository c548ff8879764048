using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.Core.Documents;
using QuickAction.TestKit.Grounding;
using QuickAction.TestKit.Samples;

namespace QuickAction.Core.Tests.Analysis.Grounding;

/// <summary>What is quoted word for word must pass every check: the offline engine over whole meetings is the largest set of true statements there is.</summary>
public sealed class OfflineGroundingTests
{
    public static TheoryData<string> Meetings => [.. HonestMeeting.Developed];

    public static TheoryData<string> Others => [.. HonestMeeting.Denying, .. HonestMeeting.Ordinary, .. HonestMeeting.Reworded, .. HonestMeeting.Answered, .. HonestMeeting.AnsweredSingly];

    [Theory]
    [MemberData(nameof(Meetings))]
    public async Task Nothing_that_the_offline_engine_says_is_found_fault_with(string name) => (await FindingsAsync(name)).ShouldBeEmpty();

    /// <summary>On these the engine was not made; it may be wrong once.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public async Task Hardly_anything_is_found_fault_with_in_meetings_on_which_the_engine_was_not_made(string name) => (await FindingsAsync(name)).Count.ShouldBeLessThanOrEqualTo(1);

    /// <summary>What is wrong with those cannot be looked at while they are kept aside.</summary>
    [Fact]
    public async Task Hardly_anything_is_found_fault_with_in_meetings_that_were_kept_aside()
    {
        var findings = 0;
        foreach (var name in HonestMeeting.KeptAside)
        {
            findings += (await FindingsAsync(name)).Count;
        }

        findings.ShouldBeLessThanOrEqualTo(8);
    }

    /// <summary>Longer than those, and the first that anybody sees: what is put into reported speech denies what was denied.</summary>
    [Theory]
    [InlineData("team-meeting.vtt")]
    [InlineData("planning-committee.vtt")]
    [InlineData("child-protection-conference.docx")]
    [InlineData("section-42-meeting.pdf")]
    [InlineData("supervision.txt")]
    [InlineData("care-act-assessment.srt")]
    public async Task No_denial_is_found_fault_with_in_the_meetings_of_the_sample_council(string name)
    {
        var file = new SourceFile(name, await File.ReadAllBytesAsync(SeedFiles.PathOf($"transcripts/{name}"), TestContext.Current.CancellationToken));
        var source = await new SourceReader(Extractors.All, new DocumentLimits()).ReadAsync(file, TestContext.Current.CancellationToken);

        Findings(source, null).Where(f => f.StartsWith("negation-", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static async Task<List<string>> FindingsAsync(string name)
    {
        var meeting = HonestMeeting.Read(name);
        return Findings(await meeting.SourceAsync(TestContext.Current.CancellationToken), meeting.MeetingDate);
    }

    private static List<string> Findings(SourceText source, DateOnly? date)
    {
        var template = TemplateCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "prompts", "templates")).Default;
        var found = MeetingMinutes.Find(new MinutesInput { Source = source, Template = template, MeetingDate = date }, TestContext.Current.CancellationToken);
        var summary = SourceSummary.Find(new SummaryInput { Source = source, Words = 150 }, TestContext.Current.CancellationToken);
        var check = new GroundingCheck(source, date ?? found.MeetingDate);

        // A note says where else to look (a name said just before the words that are cited); a fault is what a reviewer is warned of.
        var findings = check.Of(found).Concat(check.Of(summary)).Where(w => w.Code != "instruction-like-speech" && w.Severity != Severity.Info);

        return [.. findings.Select(w => $"{w.Code}: {w.Message}")];
    }
}
