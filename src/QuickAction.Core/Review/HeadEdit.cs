using QuickAction.Core.Analysis;
using QuickAction.Core.Minutes;

namespace QuickAction.Core.Review;

/// <summary>What a person changes in the head of minutes: who was there, who sent apologies, title and date. Sections that show the people follow. Pure.</summary>
public static class HeadEdit
{
    /// <returns>Null when there is nobody at that place.</returns>
    public static Attendee? Find(MinutesResult minutes, LinePlace place) =>
        People(minutes, place.List) is { } people && place.Group < 0 && place.Index >= 0 && place.Index < people.Count ? people[place.Index] : null;

    public static int Count(MinutesResult minutes, string list) => People(minutes, list)?.Count ?? 0;

    public static bool IsOfPeople(string list) => list is "attendees" or "apologies";

    /// <summary>Puts a person in a place, or after the last one.</summary>
    public static MinutesResult Put(MinutesResult minutes, LinePlace place, Attendee person)
    {
        List<Attendee> people = [.. People(minutes, place.List) ?? throw new ArgumentException("There is no such list of people.", nameof(place))];
        if (place.Index < people.Count)
        {
            people[place.Index] = person;
        }
        else
        {
            people.Add(person);
        }

        return With(minutes, place.List, people);
    }

    public static MinutesResult Remove(MinutesResult minutes, LinePlace place)
    {
        List<Attendee> people = [.. People(minutes, place.List) ?? []];
        people.RemoveAt(place.Index);
        return With(minutes, place.List, people);
    }

    private static IReadOnlyList<Attendee>? People(MinutesResult minutes, string list) => list switch
    {
        "attendees" => minutes.Attendees,
        "apologies" => minutes.Apologies,
        _ => null,
    };

    private static MinutesResult With(MinutesResult minutes, string list, IReadOnlyList<Attendee> people) =>
        SectionMirror.Follow(minutes, list == "attendees" ? minutes with { Attendees = people } : minutes with { Apologies = people });
}
