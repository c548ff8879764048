using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Meetings.Shapes;
using QuickAction.Core.Analysis.Offline.Salience;
using QuickAction.Core.Analysis.Offline.Sections;
using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>Minutes of a meeting from its own words.</summary>
internal static class MeetingMinutes
{
    /// <summary>Words of the summary at the head of the minutes: about as many as people take for one.</summary>
    private const int SummaryWords = 110;

    public static MinutesFindings Find(MinutesInput input, CancellationToken cancellationToken) => Find(input, OutcomeModel.Default, cancellationToken);

    /// <summary>The same by another model of outcomes than the one that the product carries.</summary>
    public static MinutesFindings Find(MinutesInput input, OutcomeModel model, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var talk = Talk.Of(input.Source);
        var people = MeetingPeople.Find(talk, input.Chair);
        var day = input.MeetingDate ?? MeetingDay.Find(talk);
        // What was settled is told from who said what to whom; what was talked about from the words alone. Neither needs the other until the points are chosen.
        var (outcomes, (said, salient, sections)) = InParallel.Both(
            () => MeetingOutcomes.Find(talk, people, day, model),
            () =>
            {
                var read = MeetingReading.From(talk, cancellationToken);
                return (read, MeetingSummary.Find(read, SummaryWords, cancellationToken), SectionFilling.Fill(talk, input.Template, people.Attendees, cancellationToken));
            });
        List<Citation> quoted = [.. outcomes.Decisions.Concat(outcomes.Actions).SelectMany(s => s.Citations)];
        var topics = MeetingTopics.Find(said, quoted, outcomes.Facts, cancellationToken, outcomes.ByChairAlone);
        return new MinutesFindings
        {
            MeetingDate = day,
            Decisions = outcomes.Decisions,
            Actions = outcomes.Actions,
            Risks = outcomes.Risks,
            Questions = outcomes.Questions,
            Title = MeetingTitle.Find(talk),
            Topics = topics,
            Summary = HeadSummary.Choose(talk, topics, outcomes, salient, SummaryWords),
            Attendees = people.Attendees,
            Apologies = people.Apologies,
            Sections = sections,
        };
    }
}
