namespace QuickAction.Core.Analysis.Offline.Meetings.People;

/// <summary>Whether two ways of writing a name may be one person's: "A. Webb", "Ann", "Cllr Webb" and "Ann Webb".</summary>
internal static class PersonMatch
{
    /// <summary>The only one of the people whom the name fits; -1 when it fits none or several.</summary>
    public static int Only(IReadOnlyList<Person> people, Person person)
    {
        var (found, count) = (-1, 0);
        for (var i = 0; i < people.Count; i++)
        {
            if (people[i].IsNamed && Fit(people[i], person))
            {
                if (IsSame(people[i], person))
                {
                    return i;
                }

                (found, count) = (i, count + 1);
            }
        }

        return count == 1 ? found : -1;
    }

    private static bool IsSame(Person one, Person other) => one.First == other.First && one.Last == other.Last;

    private static bool Fit(Person one, Person other)
    {
        // A single word may be a first name or a last.
        if (Single(one) is { } only)
        {
            return FirstsFit(only, other.First) || only == Bare(other.Last);
        }

        if (Single(other) is { } alone)
        {
            return FirstsFit(alone, one.First) || alone == Bare(one.Last);
        }

        return (one.Last is null || other.Last is null || Bare(one.Last) == Bare(other.Last))
            && (one.First is null || other.First is null || FirstsFit(one.First, other.First));
    }

    private static string? Single(Person person) => person.Last is null ? person.First : null;

    private static bool FirstsFit(string one, string? other) =>
        other is not null && (one == other || IsInitialOf(one, other) || IsInitialOf(other, one) || IsShortFor(one, other) || IsShortFor(other, one));

    /// <summary>"a", "a.m" of "ann".</summary>
    private static bool IsInitialOf(string letters, string name) => (letters.Length == 1 || (letters.Length > 1 && letters[1] == '.')) && name.Length > 1 && letters[0] == name[0];

    private static bool IsShortFor(string one, string other) => NameWords.ShortNames.TryGetValue(one, out var longer) && longer.Split(',').Contains(other);

    /// <summary>Recognisers and hands leave hyphens out.</summary>
    private static string? Bare(string? name) => name?.Replace("-", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
}
