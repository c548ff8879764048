using System.Text.Json;
using QuickAction.Core.Analysis.Grounding;
using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;
using QuickAction.TestKit.Grounding;

namespace QuickAction.Core.Tests.Minutes;

/// <summary>One analysis works on several processors at once, and a service on several analyses: neither may show in what comes out.</summary>
public sealed class SameBytesOnAllProcessorsTests
{
    private const int Rounds = 12;

    private static readonly MinutesTemplate Template = TemplateCatalogue.Load(Path.Combine(AppContext.BaseDirectory, "prompts", "templates")).Default;

    [Fact]
    public async Task A_meeting_read_over_and_over_on_all_processors_gives_the_same_bytes_each_time()
    {
        var cancel = TestContext.Current.CancellationToken;
        foreach (var name in HonestMeeting.Developed.Take(6))
        {
            var meeting = HonestMeeting.Read(name);
            var source = await meeting.SourceAsync(cancel);
            var alone = Found(source, meeting.MeetingDate, cancel);

            var crowd = new string[Rounds];
            Parallel.For(0, Rounds, i => crowd[i] = Found(source with { }, meeting.MeetingDate, cancel));

            crowd.ShouldAllBe(found => found == alone);
        }
    }

    /// <summary>Kept with a source for as long as it is there: several who check answers about the same one read from what another is just making.</summary>
    [Fact]
    public async Task Several_who_check_answers_about_one_source_at_once_find_the_same_faults()
    {
        var cancel = TestContext.Current.CancellationToken;
        var meeting = HonestMeeting.Read(HonestMeeting.AnsweredSingly.First());
        var source = await meeting.SourceAsync(cancel);
        var answer = MeetingMinutes.Find(new MinutesInput { Source = await HonestMeeting.Read(HonestMeeting.Developed.First()).SourceAsync(cancel), Template = Template }, cancel);
        var alone = Faults(source with { }, answer);
        alone.ShouldNotBeEmpty("An answer about another meeting is full of faults.");

        for (var round = 0; round < Rounds; round++)
        {
            var crowd = new string[4];
            var asked = source with { };
            Parallel.For(0, crowd.Length, i => crowd[i] = Faults(asked, answer));

            crowd.ShouldAllBe(found => found == alone);
        }
    }

    private static string Found(SourceText source, DateOnly? day, CancellationToken cancel)
    {
        var found = MeetingMinutes.Find(new MinutesInput { Source = source, Template = Template, MeetingDate = day }, cancel);
        return JsonSerializer.Serialize(found, AnalysisTasks.Minutes.OutputJson) + Faults(source, found);
    }

    private static string Faults(SourceText source, MinutesFindings found) =>
        string.Join('\n', new GroundingCheck(source, found.MeetingDate).Of(found).Select(w => $"{w.Code} {w.Message} {string.Join(',', w.Citations.Select(c => $"{c.Segment}:{c.Start}-{c.End}"))}"));
}
