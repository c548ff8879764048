using QuickAction.Core.Analysis.Tasks;

namespace QuickAction.Core.Analysis.Offline;

/// <summary>Minutes of a meeting from its own words.</summary>
internal static class MeetingMinutes
{
    public static MinutesFindings Find(MinutesInput input, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var attendees = input.Source.Segments
            .Where(s => s.Speaker is not null)
            .DistinctBy(s => s.Speaker)
            .Select(s => new Attendee { Name = s.Speaker ?? "", Citations = [Cite.Whole(s)] })
            .ToList();
        return new MinutesFindings { MeetingDate = input.MeetingDate, Attendees = attendees };
    }
}
