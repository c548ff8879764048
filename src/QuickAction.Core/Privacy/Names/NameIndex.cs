using System.Text;

namespace QuickAction.Core.Privacy.Names;

/// <summary>
/// Ways of naming somebody that no list holds: the beginning of the first name with or without an ending ("Zbig", "Yetty"), letters written once or twice ("Llewelyn"),
/// both names in one word ("siobhanmcallister"), initials. A look-up costs the word's length, not the number of people.
/// </summary>
internal sealed class NameIndex
{
    private const int ShortestStem = 3;
    private const int LongestStem = 7;
    private const int MostOfOne = 16;
    private const int ShortestGlued = 6;

    // "Victorian" is not Victoria Nash, nor "carols" Carol Smith.
    private const string NoEnding = "sndyrelt";

    private static readonly string[] PetEndings = ["", "y", "ie", "ey", "s", "o", "a"];

    private readonly Dictionary<string, List<Person>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> _byUndoubled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person?> _byInitials = new(StringComparer.Ordinal);

    public void AddInitials(Person person)
    {
        if (person is not { First.Length: > 0, Last.Length: > 0 })
        {
            return;
        }

        var halves = person.Last.Split('-', StringSplitOptions.RemoveEmptyEntries);
        foreach (var initials in new[] { $"{person.First[0]}{person.Last[0]}", $"{person.First[0]}{string.Concat(halves.Select(h => h[0]))}" }.Distinct())
        {
            _byInitials[initials] = _byInitials.TryGetValue(initials, out var other) && other != person ? null : person;
        }
    }

    public Person? ByInitials(string letters) => _byInitials.GetValueOrDefault(letters);

    public void AddShortForms(Person person)
    {
        for (var length = ShortestStem; person.First is { } first && length <= LongestStem && length + 2 <= first.Length; length++)
        {
            Add(_byStem, first[..length], person);
        }
    }

    /// <summary>People whose first name begins with the word, or with the word without its pet ending.</summary>
    public IReadOnlyList<Person> ByShortForm(string word)
    {
        foreach (var ending in PetEndings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length - ending.Length < ShortestStem)
            {
                continue;
            }

            var stem = word[..^ending.Length];
            if (_byStem.TryGetValue(stem, out var people))
            {
                return people;
            }

            if (ending.Length > 0 && stem.Length > ShortestStem && stem[^1] == stem[^2] && _byStem.TryGetValue(stem[..^1], out people))
            {
                return people;
            }
        }

        return [];
    }

    /// <summary>The only one whose first name begins with these letters; null when there is none, or more than one.</summary>
    public Person? ByBeginning(string word) => _byStem.TryGetValue(word, out var people) && people.Count == 1 ? people[0] : null;

    public void AddDoubling(string word, Person person)
    {
        if (word.Length > ShortestStem)
        {
            Add(_byUndoubled, Undoubled(word), person);
        }
    }

    public IReadOnlyList<Person> ByDoubling(string word) => word.Length > ShortestStem && _byUndoubled.TryGetValue(Undoubled(word), out var people) ? people : [];

    /// <summary>Every letter once where it stands twice.</summary>
    public static string Undoubled(string word)
    {
        var once = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (once.Length == 0 || once[^1] != c)
            {
                once.Append(c);
            }
        }

        return once.ToString();
    }

    /// <summary>First name and surname in one word, either way round; none that is a word.</summary>
    public static IEnumerable<string> Glued(Person person)
    {
        if (person is not { First: { Length: > 1 } first, Last: { Length: > 1 } last })
        {
            return [];
        }

        string[] glued = [first + last, last + first, first[0] + last, .. NoEnding.Contains(last[0]) ? (string[])[] : [first + last[0]]];
        return glued.Where(g => g.Length >= ShortestGlued && !Gazetteer.Common.Contains(g) && !Gazetteer.Given.Contains(g) && !Gazetteer.Surnames.Contains(g));
    }

    private static void Add(Dictionary<string, List<Person>> index, string key, Person person)
    {
        if (!index.TryGetValue(key, out var people))
        {
            index[key] = people = [];
        }

        if (people.Count < MostOfOne && !people.Contains(person))
        {
            people.Add(person);
        }
    }
}
