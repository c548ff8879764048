using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Minutes;
using QuickAction.Core.Prompts;
using QuickAction.Core.Tests.Analysis.Offline.Salience;
using QuickAction.Core.Tests.Prompts;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Whole meetings, invented for this project, scored against what they settle and who takes what on.</summary>
public sealed class InventedMeetingsTests
{
    private static readonly MinutesTemplate General = TemplateText.Of("general-meeting");

    [Theory]
    [InlineData("tuned", 0.95)]
    [InlineData("held-out", 0.9)]
    public void Decisions_and_actions_are_found_and_traps_are_not_taken(string folder, double least)
    {
        var score = Score(folder);

        score.Decisions.Precision.ShouldBeGreaterThanOrEqualTo(least, $"{score.Decisions}\n{string.Join('\n', score.Notes)}");
        score.Decisions.Recall.ShouldBeGreaterThanOrEqualTo(least, $"{score.Decisions}\n{string.Join('\n', score.Notes)}");
        score.Actions.Precision.ShouldBeGreaterThanOrEqualTo(least, $"{score.Actions}\n{string.Join('\n', score.Notes)}");
        score.Actions.Recall.ShouldBeGreaterThanOrEqualTo(least, $"{score.Actions}\n{string.Join('\n', score.Notes)}");
        ((double)score.Owners / score.Actions.Found).ShouldBeGreaterThanOrEqualTo(0.95);
        ((double)score.Dates / score.Actions.Found).ShouldBeGreaterThanOrEqualTo(0.95);
        ((double)score.TrapsTaken / score.Traps).ShouldBeLessThanOrEqualTo(0.05);
    }

    [Theory]
    [InlineData("tuned")]
    [InlineData("held-out")]
    public void People_and_the_day_are_exactly_right(string folder)
    {
        foreach (var meeting in GoldMeeting.All(folder))
        {
            var found = Find(meeting.Source);

            found.Attendees.Select(a => a.Name).ShouldBe(meeting.Attendees, ignoreOrder: true, meeting.Name);
            found.Apologies.Select(a => a.Name).ShouldBe(meeting.Apologies, ignoreOrder: true, meeting.Name);
            found.MeetingDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(meeting.Date, meeting.Name);
        }
    }

    /// <summary>Of the labels only those of whoever says the cited words count: what is written of a person has to be shown for that person.</summary>
    [Theory]
    [InlineData("tuned")]
    [InlineData("held-out")]
    public void Every_word_comes_from_the_cited_segments_their_labels_or_the_closed_list(string folder)
    {
        foreach (var meeting in GoldMeeting.All(folder))
        {
            var found = Find(meeting.Source);
            var sections = SectionLayout.Fill(General, found).ToList();
            sections.Single(s => s.From == "attendees").Items.Count.ShouldBe(meeting.Attendees.Count, meeting.Name);

            foreach (var statement in found.Decisions.Concat(found.Actions).Concat(found.Risks).Concat(found.Questions).Concat(sections.SelectMany(s => s.Items)))
            {
                Borrowed.Words(statement, meeting.Source).ShouldBeEmpty($"{meeting.Name}: {statement.Text}");
                statement.Citations.ShouldAllBe(c => meeting.Source.Segments[c.Segment].Text.Substring(c.Start, c.End - c.Start) == c.Quote);
            }
        }
    }

    [Fact]
    public void The_same_meeting_gives_the_same_minutes()
    {
        var meeting = GoldMeeting.All("tuned").First();

        Find(meeting.Source).Actions.Select(a => a.Text).ShouldBe(Find(meeting.Source).Actions.Select(a => a.Text));
    }

    private static GoldScore Score(string folder)
    {
        var score = new GoldScore();
        foreach (var meeting in GoldMeeting.All(folder))
        {
            score.Add(meeting, Find(meeting.Source));
        }

        score.Decisions.Gold.ShouldBeGreaterThan(20);
        return score;
    }

    private static MinutesFindings Find(SourceText source) => MeetingMinutes.Find(new MinutesInput { Source = source, Template = General }, CancellationToken.None);
}
