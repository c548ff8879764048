using QuickAction.Core.Analysis.Offline;
using QuickAction.Core.Analysis.Tasks;
using QuickAction.Core.Extraction;
using QuickAction.Core.Prompts;

namespace QuickAction.Core.Tests.Analysis.Offline.Meetings;

/// <summary>Whole meetings, invented for this project, scored against what they settle and who takes what on.</summary>
public sealed class InventedMeetingsTests
{
    private static readonly MinutesTemplate Template = new() { Id = "general", Title = "General", Version = 1, Sections = [], Sha256 = "" };

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

    [Theory]
    [InlineData("tuned")]
    [InlineData("held-out")]
    public void Every_word_comes_from_the_cited_segments_the_labels_or_the_closed_list(string folder)
    {
        foreach (var meeting in GoldMeeting.All(folder))
        {
            var found = Find(meeting.Source);
            foreach (var statement in found.Decisions.Concat(found.Actions).Concat(found.Risks).Concat(found.Questions))
            {
                var allowed = statement.Citations
                    .SelectMany(c => Words(meeting.Source.Segments[c.Segment].Text))
                    .Concat(meeting.Source.Segments.SelectMany(s => Words(s.Speaker ?? "")))
                    .ToHashSet(StringComparer.Ordinal);

                Words(statement.Text).Where(w => !allowed.Contains(w) && !ConnectingWords.Contains(w)).ShouldBeEmpty($"{meeting.Name}: {statement.Text}");
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

    private static MinutesFindings Find(SourceText source) => MeetingMinutes.Find(new MinutesInput { Source = source, Template = Template }, CancellationToken.None);

    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
