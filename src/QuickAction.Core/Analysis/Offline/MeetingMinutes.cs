using QuickAction.Core.Analysis.Offline.Meetings;
using QuickAction.Core.Analysis.Offline.Meetings.Dates;
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
        return new MinutesFindings
        {
            MeetingDate = input.MeetingDate ?? MeetingDay.Find(talk),
            Attendees = people.Attendees,
            Apologies = people.Apologies,
        };
    }
}
