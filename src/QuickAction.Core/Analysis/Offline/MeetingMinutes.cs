using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
using QuickAction.Core.Analysis.Offline.Sections;
using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>Minutes of a meeting from its own words.</summary>
internal static class MeetingMinutes
{
    public static MinutesFindings Find(MinutesInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var talk = Talk.From(input.Source);
        var people = MeetingPeople.Find(talk, input.Chair);
        var day = input.MeetingDate ?? MeetingDay.Find(talk);
        var outcomes = MeetingOutcomes.Find(talk, people, day);
        return new MinutesFindings
        {
            MeetingDate = day,
            Decisions = outcomes.Decisions,
            Actions = outcomes.Actions,
            Attendees = people.Attendees,
            Apologies = people.Apologies,
            Sections = SectionFilling.Fill(talk, input.Template, people.Attendees, cancellationToken),
        };
    }
}
