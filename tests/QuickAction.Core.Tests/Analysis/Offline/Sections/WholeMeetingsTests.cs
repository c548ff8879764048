using QuickAction.Core.Tests.Minutes;

namespace QuickAction.Core.Tests.Analysis.Offline.Sections;

/// <summary>
/// Two meetings of 120 turns, invented for this: in talk of that length the sections that matter most must hold what they ask for, although people do not
/// speak by headings.
/// </summary>
public sealed class WholeMeetingsTests
{
    [Theory]
    [InlineData("adult-safeguarding", "allegation", 0.75)]
    [InlineData("adult-safeguarding", "desired-outcomes", 1)]
    [InlineData("adult-safeguarding", "capacity", 1)]
    [InlineData("adult-safeguarding", "risks", 1)]
    [InlineData("adult-safeguarding", "interim-plan", 0.75)]
    [InlineData("adult-safeguarding", "enquiry-plan", 1)]
    [InlineData("adult-safeguarding", "decisions", 1)]
    [InlineData("adult-safeguarding", "dissent", 1)]
    [InlineData("child-protection-conference", "child-voice", 0.75)]
    [InlineData("child-protection-conference", "parents-views", 0.75)]
    [InlineData("child-protection-conference", "risks", 1)]
    [InlineData("child-protection-conference", "decisions", 1)]
    [InlineData("child-protection-conference", "agency-recommendations", 0.6)]
    public async Task A_section_holds_what_was_said_about_it(string kind, string section, double least)
    {
        var (meeting, cited) = await Cited(kind, section);

        var expected = meeting.Expected.Where(e => e.Section == section).Select(e => e.Segment).ToList();
        var missing = expected.Except(cited).Select(s => meeting.Source.Segments[s].Text).ToList();
        ((double)(expected.Count - missing.Count) / expected.Count).ShouldBeGreaterThanOrEqualTo(least, string.Join('\n', missing));
    }

    [Theory]
    [InlineData("adult-safeguarding", "allegation")]
    [InlineData("adult-safeguarding", "desired-outcomes")]
    [InlineData("child-protection-conference", "child-voice")]
    public async Task Hardly_anything_else_stands_there(string kind, string section)
    {
        var (meeting, cited) = await Cited(kind, section);

        var wrong = cited.Except(meeting.Expected.Where(e => e.Section == section).Select(e => e.Segment)).Select(s => $"{meeting.Source.Segments[s].Speaker}: {meeting.Source.Segments[s].Text}").ToList();
        wrong.Count.ShouldBeLessThanOrEqualTo(cited.Count / 3, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_the_parents_report_of_a_partner_is_no_childs_voice()
    {
        var (meeting, cited) = await Cited("child-protection-conference", "child-voice");

        cited.Select(s => meeting.Source.Segments[s].Speaker).ShouldNotContain(speaker => speaker == "Nina Fielding" || speaker == "Gary Fielding");
    }

    private static async Task<(FixtureMeeting Meeting, List<int> Cited)> Cited(string kind, string section)
    {
        var meeting = FixtureMeeting.Of($"{kind}-whole");
        var result = await OfflineMinutes.Of(meeting.Source, kind);
        return (meeting, [.. result.Sections.Where(s => s.Id == section).SelectMany(s => s.Items).SelectMany(i => i.Citations).Select(c => c.Segment).Distinct().Order()]);
    }
}
