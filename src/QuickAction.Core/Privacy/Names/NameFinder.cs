namespace QuickAction.Core.Privacy.Names;

/// <summary>Part of a text that is a speaker label or the cell of a column of names: a person unless it names nobody.</summary>
/// <param name="IsGiven">Somebody gave it as a person's name: it is one, unless it says nothing but an office.</param>
internal readonly record struct NameField(int Start, int End, bool IsGiven = false);

/// <summary>
/// Finds people in a text: speaker labels and columns of names first, which are the truth; then titles, introductions and kin; then the lists of names, and words
/// with a capital that are in no list. What is found once is then found everywhere, misspelt or in small letters too.
/// </summary>
internal sealed class NameFinder
{
    private const int MostRounds = 5;

    // "Osama bin Hamid al-Rashid", "Juan de la Cruz".
    private const int MostWords = 5;

    private readonly string _text;
    private readonly PersonTable _people;
    private readonly bool _isTalk;
    private readonly NameTokens _words;
    private readonly List<NameToken> _tokens;
    private readonly bool[] _sure;

    private NameFinder(string text, PersonTable people, bool isTalk)
    {
        (_text, _people, _isTalk) = (text, people, isTalk);
        _words = new NameTokens(text);
        _tokens = _words.Tokens;
        _sure = new bool[_tokens.Count];
    }

    /// <param name="fields">Stretches that are names, in their order.</param>
    /// <param name="isTalk">People talking: a capital inside a sentence is then mostly somebody's.</param>
    public static List<Finding> Find(string text, IReadOnlyList<NameField> fields, PersonTable people, bool isTalk)
    {
        var finder = new NameFinder(text, people, isTalk);
        finder.Know();
        var mentions = new List<Mention>();
        finder.ReadFields(fields, mentions);
        finder.CountCapitals();
        new MentionReader(finder._words, finder._text, isTalk).Read(mentions, finder._sure);
        finder.Register(mentions);
        finder.FindMisspellings();
        finder.FindBeginnings();

        // A form that is met is a name from then on: once more until there is nothing new, so that a text read again gives the same.
        for (var round = 0; ; round++)
        {
            var known = people.Size;
            finder.Know();
            var findings = finder.Everywhere();
            if (people.Size == known || round == MostRounds)
            {
                return findings;
            }
        }
    }

    private void CountCapitals()
    {
        var (all, capitals, shouted) = (0, 0, 0);
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!_sure[i])
            {
                all++;
                capitals += _tokens[i].IsCapital && _tokens[i].Word.Lower != "i" ? 1 : 0;
                shouted += _tokens[i].IsShouted ? 1 : 0;
            }
        }

        _words.HasNoCapitals = all >= 40 && (capitals * 100 < all || shouted * 10 > all * 7);
    }

    private void Know()
    {
        foreach (var word in _words.Words)
        {
            word.IsName |= _people.Knows(word.Lower) || _people.KnowsPiece(word.Lower);
        }
    }

    private void ReadFields(IReadOnlyList<NameField> fields, List<Mention> mentions)
    {
        var at = 0;
        foreach (var field in fields)
        {
            while (at < _tokens.Count && _tokens[at].Start < field.Start)
            {
                at++;
            }

            var first = at;
            while (at < _tokens.Count && _tokens[at].End <= field.End)
            {
                at++;
            }

            foreach (var mention in NameFieldReader.Read(_text, _tokens, first, at, field.IsGiven))
            {
                mentions.Add(mention);
                for (var i = mention.First; i < mention.End; i++)
                {
                    _sure[i] = true;
                }
            }
        }
    }

    /// <summary>Fields, then full names, then parts of names, each in the order of the text: who is who does not depend on who is met first.</summary>
    private void Register(List<Mention> mentions)
    {
        foreach (var mention in mentions.OrderBy(m => m.IsField ? 0 : m.Count > 1 ? 1 : 2))
        {
            var person = Resolve(mention.First, mention.End, mention.Letter, mention.IsField);
            person.Learn(RoleHints.For(_text, _tokens, mention));
            if (mention.IsField)
            {
                _people.IsHere(person);
                _people.KnowInitials(person);
            }

            for (var i = mention.First; i < mention.End; i++)
            {
                _tokens[i].Word.IsName |= _tokens[i].Word.Lower.Length > 1 && !_tokens[i].Word.Is(WordMarks.Particle);
            }
        }
    }

    private Person Resolve(int first, int end, string? letter, bool isField = false)
    {
        if (letter is not null)
        {
            return _people.Letter(letter);
        }

        var words = new List<string>();
        for (var i = first; i < end; i++)
        {
            if (!_tokens[i].Word.Is(WordMarks.Title) || end - first == 1 || _sure[i])
            {
                words.Add(_tokens[i].Word.Lower);
            }
        }

        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (_people.Joined(words[i], words[i + 1]) is { } whole)
            {
                words[i] = whole;
                words.RemoveAt(i + 1);
            }
        }

        return _people.Resolve(words.Count == 0 ? [_tokens[first].Word.Lower] : words, isField);
    }

    private void FindMisspellings()
    {
        foreach (var word in _words.Words)
        {
            if (!word.IsName && !word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Title | WordMarks.Given | WordMarks.Place | WordMarks.Verb))
            {
                word.SpeltFor = _people.Misspellings.Find(word.Lower);
            }
        }
    }

    /// <summary>"Kel needs it", "kel's bag": how the first name of somebody here begins, where only a person can stand, and no word of any list.</summary>
    private void FindBeginnings()
    {
        for (var i = 0; i + 1 < _tokens.Count; i++)
        {
            var (token, next) = (_tokens[i], _tokens[i + 1]);
            var gap = _text.AsSpan(token.End, next.Start - token.End);
            if (!token.Word.IsName && !token.IsShouted && (token.Word.Marks & ~WordMarks.Particle) == 0
                && (gap is "'s " or "\u2019s " || (gap is " " && next.Word.Is(WordMarks.Verb) && (token.IsCapital || !NameCues.Modals.Contains(next.Word.Lower))))
                && !(i > 0 && token.Joined && NameCues.BeforeThings.Contains(_tokens[i - 1].Word.Lower))
                && _people.KnowsBeginning(token.Word.Lower))
            {
                token.Word.IsName = true;
            }
        }
    }

    private List<Finding> Everywhere()
    {
        var findings = new List<Finding>();
        var letters = LetterMentions();
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsPartOfName(i))
            {
                if (Initials(i) is { } initials)
                {
                    findings.Add(new Finding(_tokens[i].Start, _tokens[initials.End - 1].End, IdentifierKind.Person, initials.Person.Key, Finding.Name));
                    i = initials.End - 1;
                }

                continue;
            }

            var end = i + 1;
            while (end < _tokens.Count && end - i < MostWords && _tokens[end].Joined && !letters.ContainsKey(end) && (IsPartOfName(end) || IsParticleWithin(end)))
            {
                end++;
            }

            var person = Resolve(i, end, letters.GetValueOrDefault(i));
            findings.Add(new Finding(_tokens[i].Start, _tokens[end - 1].End, IdentifierKind.Person, person.Key, Finding.Name));
            if (InBrackets(i, end))
            {
                findings.Add(new Finding(_tokens[end].Start, _tokens[end].End, IdentifierKind.Person, person.Key, Finding.Name));
                end++;
            }

            i = end - 1;
        }

        return findings;
    }

    private Dictionary<int, string> LetterMentions()
    {
        var letters = new Dictionary<int, string>();
        for (var i = 1; i < _tokens.Count; i++)
        {
            if (_sure[i] && _tokens[i].IsInitial && _tokens[i - 1].Word.Is(WordMarks.Title) && (i + 1 >= _tokens.Count || !_sure[i + 1] || !_tokens[i + 1].Joined))
            {
                letters[i] = MentionReader.LetterName(_tokens[i - 1], _tokens[i]);
            }
        }

        return letters;
    }

    private bool IsParticleWithin(int i) => _words.IsParticle(i) && (IsPartOfName(i + 1) || (_words.IsParticle(i + 1) && IsPartOfName(i + 2)));

    /// <summary>"BO" and "B.O." where a person is asked, thanked, named beside another: a speaker of those initials.</summary>
    private (Person Person, int End)? Initials(int i)
    {
        var token = _tokens[i];
        var end = i + 1;
        string letters;
        if (token.IsInitial && end < _tokens.Count && _tokens[end].IsInitial && _text.AsSpan(token.End, _tokens[end].Start - token.End) is ".")
        {
            end++;
            letters = token.Word.Lower + _tokens[end - 1].Word.Lower;
        }
        else if (token.IsShouted && token.End - token.Start is 2 or 3 && !token.Word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Title) && !NameCues.NeverInitials.Contains(token.Word.Lower)
            && !_words.HasNoCapitals && IsWherePeopleStand(i))
        {
            letters = token.Word.Lower;
        }
        else
        {
            return null;
        }

        return _people.ByInitials(letters) is { } person ? (person, end) : null;
    }

    private bool IsWherePeopleStand(int i)
    {
        var before = i > 0 && _tokens[i].Joined ? _tokens[i - 1].Word.Lower : "";
        var next = i + 1 < _tokens.Count ? _tokens[i + 1] : default;
        var gap = next.Word is null ? default : _text.AsSpan(_tokens[i].End, next.Start - _tokens[i].End);
        return NameCues.BeforeInitials.Contains(before) || (before.Length == 0 && gap is " " && (next.Word!.Lower == "to" || next.Word.Is(WordMarks.Verb))) || (_tokens[i].Opens && gap is "/" or ": " or " - ");
    }

    /// <summary>"Tyrell (T)", "Tyrell Boateng (TB)".</summary>
    private bool InBrackets(int first, int end)
    {
        if (end >= _tokens.Count || !_tokens[end].IsCapital || _text.AsSpan(_tokens[end - 1].End, _tokens[end].Start - _tokens[end - 1].End) is not " ("
            || _tokens[end].End >= _text.Length || _text[_tokens[end].End] != ')')
        {
            return false;
        }

        var initials = string.Concat(Enumerable.Range(first, end - first).Select(i => _tokens[i].Word.Lower[..1]));
        var letters = _tokens[end].Word.Lower;
        return letters == initials || letters == initials[..1] || (letters == initials[^1..] && end - first > 1);
    }

    private bool IsPartOfName(int i)
    {
        var token = _tokens[i];
        if (_sure[i] || IsHalf(i) || IsHalf(i - 1))
        {
            return true;
        }

        if (token.Word.SpeltFor is not null && !token.Word.IsName)
        {
            return (token.IsCapital && !(token.Opens && token.Word.Small > 0)) || (token.Word.Lower.Length >= 5 && !_words.HasNoCapitals && token.Word.Capital > 0) || (_words.HasNoCapitals && token.Word.Lower.Length >= 5);
        }

        if (!token.Word.IsName)
        {
            return false;
        }

        var isWord = token.Word.Is(WordMarks.Common | WordMarks.Never | WordMarks.Title);
        if (!isWord)
        {
            return token.Word.Lower.Length > 2 || token.IsCapital;
        }

        return token.IsCapital && !_words.HasNoCapitals ? !IsTheWord(i) : IsNameInSmall(i);
    }

    /// <summary>The first half of a name that has lost its apostrophe: "o brien".</summary>
    private bool IsHalf(int i) => i >= 0 && i + 1 < _tokens.Count && _tokens[i].Word.Lower.Length == 1 && _tokens[i + 1].Joined && _people.Joined(_tokens[i].Word.Lower, _tokens[i + 1].Word.Lower) is not null;

    /// <summary>
    /// "will" and "may" in small letters are words, whoever is called Will: a name only behind a title, and as part of a full name that is known, both in small letters.
    /// </summary>
    private bool IsNameInSmall(int i)
    {
        if (i > 0 && _tokens[i].Joined && _tokens[i - 1].Word.Is(WordMarks.SureTitle))
        {
            return true;
        }

        // "callum may said", "callum may object": only a verb in the past goes on behind a surname that is a modal.
        var asSurname = !NameCues.Modals.Contains(_tokens[i].Word.Lower) || i + 1 >= _tokens.Count || !_tokens[i + 1].Joined || _tokens[i + 1].Word.Is(WordMarks.Verb);
        return IsKnownPair(i, i + 1) || (asSurname && IsKnownPair(i - 1, i));
    }

    private bool IsKnownPair(int first, int second) =>
        first >= 0 && second < _tokens.Count && _tokens[second].Joined && (_words.HasNoCapitals || _tokens[first].IsCapital == _tokens[second].IsCapital)
        && _people.KnowsPair(_tokens[first].Word.Lower, _tokens[second].Word.Lower);

    /// <summary>A name that is also a word ("Will", "May", "Green"), used as the word here.</summary>
    private bool IsTheWord(int i)
    {
        var token = _tokens[i];
        var next = i + 1 < _tokens.Count ? _tokens[i + 1] : default;
        var gap = i + 1 < _tokens.Count ? _text.AsSpan(token.End, next.Start - token.End) : default;
        if (token.Opens && gap is " " && next.Word.Is(WordMarks.NotAfterName))
        {
            return true;
        }

        if (token.Word.Is(WordMarks.Never) && (IsDateBeside(i) || (!token.Word.Is(WordMarks.Given) && !HasNameBeside(i))))
        {
            return true;
        }

        return gap is " " && next.IsCapital && !next.Word.IsName && next.Word.Is(WordMarks.Common | WordMarks.Place) && !next.Word.Is(WordMarks.Surname) && !HasNameBeside(i);
    }

    private bool IsDateBeside(int i)
    {
        var token = _tokens[i];
        var before = i > 0 ? _tokens[i - 1] : default;
        var digitsNear = _text.AsSpan(Math.Max(0, token.Start - 4), token.Start - Math.Max(0, token.Start - 4)).IndexOfAnyInRange('0', '9') >= 0
            || _text.AsSpan(token.End, Math.Min(4, _text.Length - token.End)).IndexOfAnyInRange('0', '9') >= 0;
        return digitsNear || before.Word?.Lower is "in" or "of" or "by" or "next" or "last" or "since" or "until" or "till" or "this" or "from" or "on" or "before" or "after" or "early" or "late" or "mid" or "and" or "to";
    }

    private bool HasNameBeside(int i) =>
        (i > 0 && _tokens[i].Joined && (_sure[i - 1] || (_tokens[i - 1].Word.IsName && !_tokens[i - 1].Word.Is(WordMarks.Common | WordMarks.Never)) || _tokens[i - 1].Word.Is(WordMarks.SureTitle)))
        || (i + 1 < _tokens.Count && _tokens[i + 1].Joined && _tokens[i + 1].Word.IsName && !_tokens[i + 1].Word.Is(WordMarks.Common | WordMarks.Never));
}
