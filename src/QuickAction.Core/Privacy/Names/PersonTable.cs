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
    private readonly HashSet<(string First, string Second)> _pairs = [];
    private readonly NameIndex _index = new();
    private readonly HashSet<string> _learnt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person?> _learntInitials = new(StringComparer.Ordinal);
    private readonly HashSet<Person> _here = [];

    public Misspellings Misspellings { get; } = new();

    /// <summary>True for two words that stand side by side in somebody's full name.</summary>
    public bool KnowsPair(string first, string second) => _pairs.Contains((first, second));

    /// <summary>Speaks in this source: a short name is his or hers before that of somebody whom the case knows from elsewhere.</summary>
    public void IsHere(Person person) => _here.Add(person);

    /// <summary>The initials of a speaker stand for him or her from now on, unless another speaker has them.</summary>
    public void KnowInitials(Person person) => _index.AddInitials(person);

    /// <summary>The speaker of these initials, lower case; null when there is none, or more than one.</summary>
    public Person? ByInitials(string letters) => _index.ByInitials(letters);

    /// <summary>True for every word that is part of a name.</summary>
    public bool Knows(string word) => _parts.Contains(word);

    /// <summary>True when the word is how the first name of one person, and no other, begins: "Kel" of Kelly.</summary>
    public bool KnowsBeginning(string word) => _index.ByBeginning(word) is not null;

    /// <summary>"O'Brien" of "o" and "brien", when somebody is called so; else null.</summary>
    public string? Joined(string particle, string rest) => particle is "o" or "d" or "m" && $"{particle}'{rest}" is var whole && _parts.Contains(whole) ? whole : null;

    /// <summary>True for a word with hyphens of which a piece is somebody's name: "kellyb-x".</summary>
    public bool KnowsPiece(string word) => Piece(word) is not null;

    private string? Piece(string word) => word.Contains('-', StringComparison.Ordinal)
        ? Array.Find(word.Split('-'), p => p.Length > 2 && _parts.Contains(p) && !Gazetteer.Common.Contains(p) && !NeverNames.Words.Contains(p))
        : null;

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
                var said = NameTokens.WordsOf(form).ToList();
                var folded = string.Join(' ', said);
                if (form.Length > 3 || form.Any(char.IsLower))
                {
                    LearnForm(folded, said, words, person);
                }
                else
                {
                    // Initials are the person's where a person stands, not everywhere.
                    _learntInitials[folded] = _learntInitials.TryGetValue(folded, out var other) && other != person ? null : person;
                }
            }
        }
    }

    /// <summary>A letter that is no part of the name ("K's", "K Rudge") would make every such letter a name: it counts only where the whole form stands.</summary>
    private void LearnForm(string folded, List<string> said, string[] name, Person person)
    {
        var strange = said.FindAll(w => w.Length == 1 && !name.Contains(w));
        if (said.Count == 1 && strange.Count == 1)
        {
            return;
        }

        if (strange.Count == 0)
        {
            Remember(folded, person);
        }
        else
        {
            _byKey[folded] = person;
            _parts.UnionWith(said.Except(strange));
        }

        _learnt.Add(folded);
    }

    /// <summary>The person whom these words name, made when there is none yet. Words are folded, titles apart, one to four.</summary>
    /// <param name="isField">From a label: two labels with parts of one double name are two people.</param>
    public Person Resolve(IReadOnlyList<string> words, bool isField = false) => words.Count == 1 ? Single(words[0]) : Full(words, isField);

    /// <summary>Somebody of whom a title and a letter are known: "mrs.k". Nobody else is taken for her.</summary>
    public Person Letter(string key)
    {
        if (!_byOwnKey.TryGetValue(key, out var person))
        {
            _byOwnKey[key] = person = new Person { Key = key };
        }

        return person;
    }

    private Person Full(IReadOnlyList<string> words, bool isField)
    {
        var (first, last) = (words[0], words[^1]);
        var key = string.Join(' ', words);
        if (_byKey.TryGetValue(key, out var known))
        {
            return known;
        }

        foreach (var other in Some(last))
        {
            if ((other.Last == last || (!isField && IsHalf(last, other.Last))) && other.First is { } theirs
                && (Nicknames.Alike(first, theirs) || IsInitial(first, theirs) || IsMisspelt(first, theirs) || NameIndex.Undoubled(first) == NameIndex.Undoubled(theirs)))
            {
                return Remember(key, other);
            }
        }

        foreach (var other in Some(first))
        {
            if (other.First == first && (other.Last is null ? IsAlone(first) : IsMisspelt(last, other.Last) || NameIndex.Undoubled(last) == NameIndex.Undoubled(other.Last)))
            {
                return Remember(key, other);
            }
        }

        return Add(new Person { Key = key, First = first, Last = last }, words);
    }

    private Person Single(string word)
    {
        if (_byKey.TryGetValue(word, out var known) && !(_learnt.Remove(word) && !_here.Contains(known) && Here(word) is not null))
        {
            return known;
        }

        if (Piece(word) is { } piece && word.Split('-').All(p => p == piece || p.Length <= 2))
        {
            return Remember(word, Single(piece));
        }

        if (_learntInitials.GetValueOrDefault(word) is { } meant && (_here.Contains(meant) || Here(word) is null))
        {
            return meant;
        }

        var fitting = Here(word) is { } here && !(_byPart.GetValueOrDefault(word)?.Exists(_here.Contains) ?? false) ? [here] : Fitting(word);
        return fitting.Count == 1 ? Remember(word, fitting[0]) : Add(new Person { Key = word, First = word }, [word]);
    }

    /// <summary>The one speaker of this source who fits by a short form or a spelling; null when none does, or several do.</summary>
    private Person? Here(string word)
    {
        if (_here.Count == 0)
        {
            return null;
        }

        var fitting = Nicknames.Long(word).Concat(Nicknames.Spellings(word)).Append(word).SelectMany(f => _byPart.GetValueOrDefault(f) ?? []).Where(_here.Contains).Distinct().Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
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

        if (fitting.Count == 0)
        {
            fitting.AddRange(_index.ByDoubling(word));
        }

        if (fitting.Count == 0 && !Gazetteer.Given.Contains(word) && !Gazetteer.Surnames.Contains(word))
        {
            fitting.AddRange(_index.ByShortForm(word));
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

    /// <summary>"Jones" of "Llewellyn-Jones".</summary>
    private static bool IsHalf(string last, string? whole) => whole is not null && whole.Contains('-', StringComparison.Ordinal) && whole.Split('-').Contains(last);

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
        var words = key.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            _parts.Add(words[i]);
            if (i > 0)
            {
                _pairs.Add((words[i - 1], words[i]));
            }
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

            if (word.IndexOf('\'') is 1 && word.Length > 4)
            {
                // "OBrien", as forms and recognisers have it.
                var bare = word.Replace("'", "", StringComparison.Ordinal);
                Index(bare, person);
                _parts.Add(bare);
                _byKey.TryAdd(bare, person);
            }

            Misspellings.Learn(word);
        }

        foreach (var glued in NameIndex.Glued(person))
        {
            _parts.Add(glued);
            _byKey.TryAdd(glued, person);
        }

        _index.AddShortForms(person);

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
            _index.AddDoubling(word, person);
        }
    }
}
