namespace QuickAction.Core.Privacy.Names;

/// <summary>
/// The people of a case. A full name makes a person; part of it, a short form or a misspelling is the same person as long as only one fits. Two who share a first
/// name are kept apart from the first name alone, which then stands for itself: what is put back is always what was said.
/// </summary>
internal sealed class PersonTable
{
    private readonly Dictionary<string, Person> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _byOwnKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> _byPart = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parts = new(StringComparer.Ordinal);

    public Misspellings Misspellings { get; } = new();

    /// <summary>True for every word that is part of a name.</summary>
    public bool Knows(string word) => _parts.Contains(word);

    /// <summary>How many words it knows; it only grows.</summary>
    public int Size => _parts.Count;

    /// <summary>What is known of the person whom a finding names; null for other findings.</summary>
    public string? HintOf(Finding finding) => finding.Kind == IdentifierKind.Person && _byOwnKey.TryGetValue(finding.Key, out var person) ? person.Hint : null;

    /// <summary>Takes up the people of an earlier source of the case.</summary>
    public void Learn(string key, IEnumerable<string> forms, string? hint)
    {
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (key.Contains('.', StringComparison.Ordinal))
        {
            Letter(key).Hint ??= hint;
        }
        else if (words.Length > 0 && !_byOwnKey.ContainsKey(key))
        {
            // As it stands in the map: who is who was settled when it was made.
            var person = Add(new Person { Key = key, First = words[0], Last = words.Length > 1 ? words[^1] : null, Hint = hint }, words);
            foreach (var form in forms)
            {
                Remember(string.Join(' ', NameTokens.WordsOf(form)), person);
            }
        }
    }

    /// <summary>The person whom these words name, made when there is none yet. Words are folded, titles apart, one to four.</summary>
    public Person Resolve(IReadOnlyList<string> words) => words.Count == 1 ? Single(words[0]) : Full(words);

    /// <summary>Somebody of whom a title and a letter are known: "mrs.k". Nobody else is taken for her.</summary>
    public Person Letter(string key)
    {
        if (!_byOwnKey.TryGetValue(key, out var person))
        {
            _byOwnKey[key] = person = new Person { Key = key };
        }

        return person;
    }

    private Person Full(IReadOnlyList<string> words)
    {
        var (first, last) = (words[0], words[^1]);
        var key = string.Join(' ', words);
        if (_byKey.TryGetValue(key, out var known))
        {
            return known;
        }

        foreach (var other in Some(last))
        {
            if (other.Last == last && other.First is { } theirs && (Nicknames.Alike(first, theirs) || IsInitial(first, theirs) || IsMisspelt(first, theirs)))
            {
                return Remember(key, other);
            }
        }

        foreach (var other in Some(first))
        {
            if (other.First == first && (other.Last is null ? IsAlone(first) : IsMisspelt(last, other.Last)))
            {
                return Remember(key, other);
            }
        }

        return Add(new Person { Key = key, First = first, Last = last }, words);
    }

    private Person Single(string word)
    {
        if (_byKey.TryGetValue(word, out var known))
        {
            return known;
        }

        var fitting = Fitting(word);
        return fitting.Count == 1 ? Remember(word, fitting[0]) : Add(new Person { Key = word, First = word }, [word]);
    }

    private List<Person> Fitting(string word)
    {
        var fitting = new List<Person>(_byPart.GetValueOrDefault(word) ?? []);
        if (fitting.Count == 0)
        {
            foreach (var form in Nicknames.Long(word))
            {
                fitting.AddRange(_byPart.GetValueOrDefault(form) ?? []);
            }
        }

        if (fitting.Count == 0)
        {
            foreach (var spelling in Nicknames.Spellings(word))
            {
                fitting.AddRange(_byPart.GetValueOrDefault(spelling) ?? []);
            }
        }

        if (fitting.Count == 0 && !Gazetteer.Given.Contains(word) && Misspellings.Find(word) is { } meant)
        {
            fitting.AddRange(_byPart.GetValueOrDefault(meant) ?? []);
        }

        return [.. fitting.Distinct()];
    }

    // In a list of thousands a common surname is no evidence; looking at all of them would take too long.
    private List<Person> Some(string part) => _byPart.GetValueOrDefault(part) ?? [];

    private bool IsAlone(string first) => _byPart.GetValueOrDefault(first) is { Count: 1 };

    private static bool IsInitial(string one, string other) => (one.Length == 1 && other.StartsWith(one, StringComparison.Ordinal)) || (other.Length == 1 && one.StartsWith(other, StringComparison.Ordinal));

    private static bool IsMisspelt(string one, string other)
    {
        if (Gazetteer.Given.Contains(one) && Gazetteer.Given.Contains(other))
        {
            return false;
        }

        var spellings = new Misspellings();
        spellings.Learn(other);
        return spellings.Find(one) is not null;
    }

    private Person Remember(string key, Person person)
    {
        _byKey[key] = person;
        foreach (var word in key.Split(' '))
        {
            _parts.Add(word);
        }

        return person;
    }

    private Person Add(Person person, IReadOnlyList<string> words)
    {
        Remember(person.Key, person);
        _byOwnKey[person.Key] = person;
        foreach (var word in words.Distinct())
        {
            Index(word, person);
            foreach (var piece in word.Split('-').Where(p => p.Length > 1 && p != word))
            {
                Index(piece, person);
                _parts.Add(piece);
            }

            Misspellings.Learn(word);
        }

        foreach (var form in person.First is { } first ? Nicknames.Long(first) : [])
        {
            // "William" may be the Bill of this case.
            Index(form, person);
        }

        return person;
    }

    private void Index(string word, Person person)
    {
        if (!_byPart.TryGetValue(word, out var list))
        {
            _byPart[word] = list = [];
        }

        if (list.Count < 64 && !list.Contains(person))
        {
            list.Add(person);
        }
    }
}
