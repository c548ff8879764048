using System.Runtime.CompilerServices;
using QuickAction.Core.Analysis.Offline.Meetings.People;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings;

/// <summary>Everybody the meeting knows: who is present, who sent apologies, who leads.</summary>
/// <param name="Shown">Whoever was shown to be here by less than a full name: the silent student Jo "on the stool".</param>
internal sealed record MeetingPeople(Roster Roster, Chair Chair, IReadOnlyList<Attendee> Attendees, IReadOnlyList<Attendee> Apologies, IReadOnlyList<string> Shown)
{
    /// <summary>What shows who each person of the roster is.</summary>
    public required IReadOnlyList<PersonEvidence> Evidence { get; init; }

    private static readonly ConditionalWeakTable<Talk, MeetingPeople> Made = new();

    /// <summary>Who answers and who checks the answer ask the same of the same talk: it is read once for as long as the talk is there.</summary>
    /// <param name="chair">Who chairs, when the user says so; null to tell it from the talk.</param>
    public static MeetingPeople Find(Talk talk, string? chair) => chair is null ? Made.GetValue(talk, static t => Read(t, null)) : Read(talk, chair);

    private static MeetingPeople Read(Talk talk, string? chair)
    {
        var roster = new Roster(talk);
        var names = new NameBook(talk);
        var lists = AttendanceList.Of(talk.Source);
        var listed = Seat(roster, lists);
        var apologies = People.Apologies.Find(talk, roster, names, lists.People.Where(p => !p.IsPresent && !listed.ContainsKey(p)));
        var introductions = new Introductions(talk, roster, names, lists);
        introductions.Read();
        var lead = ChairFinder.Find(talk, roster, chair);
        if (lead is { IsStated: true, Person: >= 0 })
        {
            roster.SetChair(lead.Person);
        }

        var evidence = Show(talk, roster, listed, introductions);
        var attendees = roster.People
            .Select((person, i) => new Attendee
            {
                Name = person.Name,
                Role = person.Role,
                Organisation = person.Organisation,
                Citations = WithChair(talk, evidence[i].Show(person.Name, person.Role, person.Organisation), lead, i),
            })
            .Where((attendee, i) => roster.People[i].IsNamed && !apologies.Any(a => NameBook.Same(a.Name, attendee.Name)));
        return new MeetingPeople(roster, lead, [.. attendees], apologies, introductions.Shown) { Evidence = evidence };
    }

    /// <summary>The statement with what shows each person whom it names: "Jo, you ring them" is "Jo Bell to ring them" by the label of a Jo Bell who speaks.</summary>
    public T WithNames<T>(T statement)
        where T : Statement
    {
        List<Citation> cited = [.. statement.Citations];
        for (var i = 0; i < Roster.People.Count; i++)
        {
            if (Names(statement.Text, Roster.People[i].Name) || (statement as ActionItem)?.Owner == Roster.People[i].Name)
            {
                Evidence[i].Beside(cited, Roster.People[i].Name);
            }
        }

        return cited.Count == statement.Citations.Count ? statement : statement with { Citations = cited };
    }

    /// <summary>As whole words: "Annual" names no Ann.</summary>
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetter(text[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts those who are listed into the roster; gives their places. Whoever speaks is here, even if the list has them among the apologies.</summary>
    private static Dictionary<ListedPerson, int> Seat(Roster roster, AttendanceList lists)
    {
        var speakers = roster.People.ToList();
        var known = lists.People.ToLookup(p => PersonMatch.Only(speakers, p.Person));
        var seats = new Dictionary<ListedPerson, int>(ReferenceEqualityComparer.Instance);
        foreach (var listed in lists.People)
        {
            // Two whom the same short label fits are not known to be either.
            var speaker = PersonMatch.Only(speakers, listed.Person);
            var isSpeaker = speaker >= 0 && (known[speaker].Count() == 1 || NameBook.Same(speakers[speaker].Name, listed.Person.Name));
            if (isSpeaker)
            {
                roster.Describe(speaker, listed.Person.Role, listed.Person.Organisation);
                seats[listed] = speaker;
            }
            else if (listed.IsPresent)
            {
                seats[listed] = roster.Add(listed.Person);
            }
        }

        return seats;
    }

    /// <summary>
    /// What shows each person to be here and to be called so: a list, an introduction, else the shortest sentence that they say under each of their labels, for it is
    /// the label that shows it.
    /// </summary>
    private static List<PersonEvidence> Show(Talk talk, Roster roster, Dictionary<ListedPerson, int> listed, Introductions introductions)
    {
        List<PersonEvidence> evidence = [.. roster.People.Select(_ => new PersonEvidence())];
        foreach (var (person, place) in listed)
        {
            evidence[place].Add([person.Citation]);
        }

        foreach (var (person, sentences) in introductions.Sentences)
        {
            foreach (var sentence in sentences)
            {
                evidence[person].Add(talk.Cite(sentence));
            }
        }

        var shortest = new Dictionary<string, TalkSentence>(StringComparer.Ordinal);
        foreach (var sentence in talk.Sentences)
        {
            if (talk.TurnOf(sentence).Speaker is { } label && (!shortest.TryGetValue(label, out var other) || sentence.Length < other.Length))
            {
                shortest[label] = sentence;
            }
        }

        foreach (var sentence in shortest.Values.OrderBy(s => talk.TurnOf(s).Speaker, StringComparer.Ordinal))
        {
            evidence[roster.Speaker(talk.TurnOf(sentence))].Add(talk.Cite(sentence));
        }

        return evidence;
    }

    /// <summary>"I'm chairing", "Thank you, Chair": what shows who leads, beside what shows that they are here.</summary>
    private static List<Citation> WithChair(Talk talk, List<Citation> cited, Chair lead, int person)
    {
        if (lead is { IsStated: true, Shown: >= 0 } && lead.Person == person)
        {
            cited.AddRange(talk.Cite(talk.Sentences[lead.Shown]).Where(c => !cited.Contains(c)));
        }

        return cited;
    }
}
