using System.Runtime.CompilerServices;
using QuickAction.Core.Analysis.Offline.Meetings.People;

namespace QuickAction.Core.Analysis.Offline.Meetings;

/// <summary>Everybody the meeting knows: who is present, who sent apologies, who leads.</summary>
/// <param name="Shown">Whoever was shown to be here by less than a full name: the silent student Jo "on the stool".</param>
internal sealed record MeetingPeople(Roster Roster, Chair Chair, IReadOnlyList<Attendee> Attendees, IReadOnlyList<Attendee> Apologies, IReadOnlyList<string> Shown)
{
    private static readonly ConditionalWeakTable<Talk, MeetingPeople> Made = new();

    /// <summary>Who answers and who checks the answer ask the same of the same talk: it is read once for as long as the talk is there.</summary>
    /// <param name="chair">Who chairs, when the user says so; null to tell it from the talk.</param>
    public static MeetingPeople Find(Talk talk, string? chair) => chair is null ? Made.GetValue(talk, static t => Read(t, null)) : Read(talk, chair);

    private static MeetingPeople Read(Talk talk, string? chair)
    {
        var roster = new Roster(talk);
        var names = new NameBook(talk);
        var apologies = People.Apologies.Find(talk, roster, names);
        var introductions = new Introductions(talk, roster, names);
        introductions.Read();
        var lead = ChairFinder.Find(talk, roster, chair);
        if (lead is { IsStated: true, Person: >= 0 })
        {
            roster.SetChair(lead.Person);
        }

        var firstWords = FirstWords(talk, roster);
        var attendees = roster.People
            .Select((person, i) => new Attendee
            {
                Name = person.Name,
                Role = person.Role,
                Organisation = person.Organisation,
                Citations = [.. (introductions.Citations.GetValueOrDefault(i) ?? firstWords[i]).Take(2)],
            })
            .Where((attendee, i) => roster.People[i].IsNamed && !apologies.Any(a => NameBook.Same(a.Name, attendee.Name)));
        return new MeetingPeople(roster, lead, [.. attendees], apologies, introductions.Shown);
    }

    /// <summary>What shows a speaker to be present: the first sentence that they say.</summary>
    private static List<Citation>[] FirstWords(Talk talk, Roster roster)
    {
        var words = new List<Citation>[roster.People.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = [];
        }

        foreach (var turn in talk.Turns)
        {
            if (roster.Speaker(turn) is >= 0 and var speaker && words[speaker].Count == 0 && turn.EndSentence > turn.FirstSentence)
            {
                words[speaker].AddRange(talk.Cite(talk.Sentences[turn.FirstSentence]));
            }
        }

        return words;
    }
}
