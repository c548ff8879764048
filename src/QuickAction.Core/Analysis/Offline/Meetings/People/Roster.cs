using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Who is present: the speakers, and whoever is introduced though silent. Finds them again when the talk names them.</summary>
internal sealed class Roster
{
    private readonly List<Person> _people = [];
    private readonly Dictionary<string, int> _byLabel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>A name that two people share is nobody's.</summary>
    private const int Ambiguous = -2;

    public Roster(Talk talk)
    {
        var labels = new List<string>();
        foreach (var turn in talk.Turns)
        {
            if (turn.Speaker is { } label && !labels.Contains(label))
            {
                labels.Add(label);
            }
        }

        // Full labels first, so that a later "Jane" or "Cllr Smith" finds the person that it means.
        foreach (var label in labels.OrderByDescending(l => SpeakerLabel.Read(l) is { First: not null, Last: not null }).ToList())
        {
            _byLabel[label] = Add(SpeakerLabel.Read(label));
        }

        Order(labels);
    }

    public IReadOnlyList<Person> People => _people;

    /// <summary>The speaker's place in <see cref="People"/>; -1 without a label.</summary>
    public int Speaker(Turn turn) => turn.Speaker is { } label ? _byLabel[label] : -1;

    /// <summary>Adds somebody who does not speak; gives the place of the person who already has that name instead, if there is one.</summary>
    public int Add(Person person)
    {
        var known = Known(person);
        if (known >= 0)
        {
            var old = _people[known];
            _people[known] = old with { Role = old.Role ?? person.Role, Organisation = old.Organisation ?? person.Organisation };
            return known;
        }

        _people.Add(person);
        Learn(_people.Count - 1);
        return _people.Count - 1;
    }

    public void Describe(int person, string? role, string? organisation) => _people[person] = _people[person] with
    {
        Role = _people[person].Role ?? role,
        Organisation = _people[person].Organisation ?? organisation,
    };

    /// <summary>Gives a speaker whose label names nobody ("Guest 1") the name that they say; false when it is somebody else's.</summary>
    public bool Name(int person, Person said)
    {
        if (Known(said) >= 0)
        {
            return false;
        }

        _people[person] = said with { Role = _people[person].Role, Organisation = _people[person].Organisation };
        Learn(person);
        return true;
    }

    /// <summary>Marks the chair, whatever else the person is: "Head of Parks (Chair)" keeps both.</summary>
    public void SetChair(int person)
    {
        if (_people[person].Role is not { } role)
        {
            _people[person] = _people[person] with { Role = "Chair" };
        }
        else if (!role.Contains("chair", StringComparison.OrdinalIgnoreCase))
        {
            _people[person] = _people[person] with { Role = $"{role}, Chair" };
        }
    }

    /// <summary>
    /// The person whom the tokens at <paramref name="at"/> name, and how many tokens that takes; -1 when they name nobody present. A first name, a short
    /// form of it, a title with a last name and a full name will all do; a last name alone only when written as a name.
    /// </summary>
    public int At(ReadOnlySpan<Token> tokens, int at, out int length)
    {
        length = 1;
        if (!tokens[at].Is(TokenMarks.Capital) || (tokens[at].Is(TokenMarks.SentenceStart) && NameWords.NeverNames.Contains(tokens[at].Word)))
        {
            return -1;
        }

        var next = at;
        while (next < tokens.Length - 1 && NameWords.Titles.Contains(tokens[next].Word) && !tokens[next].Is(TokenMarks.SentenceEnd))
        {
            next++;
        }

        var titled = next > at;
        var person = Find(tokens[next].Word);
        if (person == -1 && !titled)
        {
            return -1;
        }

        length = next - at + 1;
        if (HasLastName(tokens, next, out var full))
        {
            length++;
            return full;
        }

        if (person < 0 && titled && Find($"{tokens[next - 1].Word} {tokens[next].Word}") is >= 0 and var byTitle)
        {
            return byTitle;
        }

        // "Jane Okafor" is not the Jane who is here, unless that is her last name.
        return FollowedByOtherName(tokens, next) ? -1 : Math.Max(person, -1);
    }

    private bool HasLastName(ReadOnlySpan<Token> tokens, int first, out int person)
    {
        person = -1;
        return first + 1 < tokens.Length
            && !tokens[first].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)
            && tokens[first + 1].Is(TokenMarks.Capital)
            && (person = Find($"{tokens[first].Word} {tokens[first + 1].Word}")) >= 0;
    }

    private static bool FollowedByOtherName(ReadOnlySpan<Token> tokens, int at) =>
        at + 1 < tokens.Length
        && !tokens[at].Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd)
        && tokens[at + 1].Is(TokenMarks.Capital)
        && !tokens[at + 1].Is(TokenMarks.Clitic | TokenMarks.AllCapitals)
        && !NameWords.NeverNames.Contains(tokens[at + 1].Word);

    /// <summary>"Mr Roper Jones" of a Roper-Jones who speaks: recognisers leave the hyphen out.</summary>
    public bool IsHyphenated(ReadOnlySpan<Token> tokens, int first, int end)
    {
        if (end - first < 2)
        {
            return false;
        }

        var joined = $"{tokens[end - 2].Word}-{tokens[end - 1].Word}";
        return _people.Any(p => p.Last == joined);
    }

    private int Find(string name) => _byName.GetValueOrDefault(name, -1);

    private int Known(Person person)
    {
        var full = FullName(person);
        if (_byName.TryGetValue(full, out var found) && found >= 0)
        {
            return IsSpouse(_people[found], person) ? -1 : found;
        }

        var part = person.First is null ? person.Last : person.Last is null ? person.First : null;
        var named = part is not null && person.IsNamed ? Find(part) : -1;
        return named >= 0 && IsSpouse(_people[named], person) ? -1 : named;
    }

    /// <summary>"Mr Ives" and "Mrs Ives" are two.</summary>
    private static bool IsSpouse(Person one, Person other) => one.First is null && other.First is null && one.Title == "mr" != (other.Title == "mr") && one.Title is "mr" or "mrs" or "ms" or "miss" && other.Title is "mr" or "mrs" or "ms" or "miss";

    private static string FullName(Person person) =>
        person.First is { } first && person.Last is { } last ? $"{first} {last}" : person.Name.ToLowerInvariant();

    private void Learn(int index)
    {
        var person = _people[index];
        Learn(FullName(person), index);
        if (!person.IsNamed)
        {
            return;
        }

        if (person.First is { } first)
        {
            Learn(first, index);
            foreach (var shortName in NameWords.ShortForms.GetValueOrDefault(first) ?? [])
            {
                LearnWeakly(shortName, index);
            }

            foreach (var longName in NameWords.ShortNames.GetValueOrDefault(first)?.Split(',') ?? [])
            {
                LearnWeakly(longName, index);
            }
        }

        if (person.Last is { } last)
        {
            Learn(last, index);
            if (person.Title is { } title)
            {
                foreach (var alike in Alike(title))
                {
                    Learn($"{alike} {last}", index);
                }
            }
        }
    }

    private static string[] Alike(string title) => title switch
    {
        "cllr" or "councillor" => ["cllr", "councillor"],
        "dr" or "doctor" => ["dr", "doctor"],
        "sgt" or "sergeant" => ["sgt", "sergeant"],
        "prof" or "professor" => ["prof", "professor"],
        "rev" or "revd" or "reverend" => ["rev", "revd", "reverend"],
        "insp" or "inspector" => ["insp", "inspector"],
        _ => [title],
    };

    private void Learn(string name, int index) => _byName[name] = _byName.TryGetValue(name, out var other) && other != index ? Ambiguous : index;

    /// <summary>A short form never takes a name from somebody who bears it.</summary>
    private void LearnWeakly(string name, int index)
    {
        if (!_people.Any(p => p.First == name) && !NameWords.NeverNames.Contains(name))
        {
            Learn(name, index);
        }
    }

    /// <summary>Puts the people into the order in which they first speak.</summary>
    private void Order(List<string> labels)
    {
        var order = labels.Select(l => _byLabel[l]).Distinct().ToList();
        var people = order.Select(i => _people[i]).ToList();
        var place = order.Select((person, i) => (person, i)).ToDictionary(x => x.person, x => x.i);
        _people.Clear();
        _people.AddRange(people);
        foreach (var label in labels)
        {
            _byLabel[label] = place[_byLabel[label]];
        }

        foreach (var (name, index) in _byName.ToList())
        {
            _byName[name] = index >= 0 ? place[index] : index;
        }
    }
}
