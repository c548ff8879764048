namespace QuickAction.Core.Privacy.Names;

/// <summary>Cuts a text into words and counts how each is used. Linear; every word is looked up in the lists once, however often it stands there.</summary>
internal sealed class NameTokens
{
    private static readonly string[] Endings = ["s", "ll", "d", "ve", "re", "m"];

    /// <summary>Few talks have shorter words, with the white space behind them, so that the list need not grow, which copies it.</summary>
    private const int CharactersOfWord = 5;

    private readonly string _text;
    private readonly Dictionary<string, NameWord> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameWord>.AlternateLookup<ReadOnlySpan<char>> _spelt;
    private readonly Dictionary<string, NameWord> _bySpelling = new(StringComparer.Ordinal);
    private bool[] _small = [];

    public NameTokens(string text)
    {
        _text = text;
        _spelt = _bySpelling.GetAlternateLookup<ReadOnlySpan<char>>();
        Tokens = Read();
        Count();
    }

    public List<NameToken> Tokens { get; }

    /// <summary>Every different word once.</summary>
    public IEnumerable<NameWord> Words => _words.Values;

    /// <summary>Capitals say nothing of the word: the whole text has none, or its turn or paragraph has none.</summary>
    public bool IsSmall(int token) => HasNoCapitals || _small[token];

    /// <summary>Hardly a capital, or nothing but capitals: they say nothing here.</summary>
    public bool HasNoCapitals { get; set; }

    /// <summary>"van", "de la", "bin" within a name: behind a word of it, and before another, which has a capital.</summary>
    public bool IsParticle(int token)
    {
        var at = token;
        while (at < Tokens.Count && at - token < 2 && Tokens[at].Joined && Tokens[at].Word.Is(WordMarks.Particle) && !Tokens[at].IsShouted
            && (!Tokens[at].Word.Is(WordMarks.Common) || NameCues.ParticleWords.Contains(Tokens[at].Word.Lower)))
        {
            at++;
        }

        return at > token && at < Tokens.Count && Tokens[at].Joined && Tokens[at].IsCapital && !Tokens[at].Word.Is(WordMarks.Never | WordMarks.Title);
    }

    /// <summary>The words of a name as they are compared.</summary>
    public static IEnumerable<string> WordsOf(string name) => new NameTokens(name).Tokens.Select(t => t.Word.Lower);

    private List<NameToken> Read()
    {
        var tokens = new List<NameToken>(_text.Length / CharactersOfWord);
        var (at, before) = (0, 0);
        while (at < _text.Length)
        {
            if (!char.IsLetter(_text[at]))
            {
                at++;
                continue;
            }

            var end = WordEnd(at);
            var shown = WithoutEnding(at, end);
            var parting = GluedNames.Parting(_text.AsSpan(at, shown - at));
            if (parting > 0)
            {
                Add(at, at + parting);
                at += parting;
            }

            Add(at, shown);
            at = end;
        }

        return tokens;

        void Add(int start, int end)
        {
            var letters = _text.AsSpan(start, end - start);
            tokens.Add(new NameToken(start, end, WordOf(letters), IsCapital(letters), IsShouted(letters), IsJoined(before, start), tokens.Count == 0 || Opens(before, start)));
            before = end;
        }
    }

    /// <summary>"Rashid", and "al-Rashid" and "d'Souza", whose particle is small.</summary>
    private static bool IsCapital(ReadOnlySpan<char> letters)
    {
        if (char.IsUpper(letters[0]))
        {
            return true;
        }

        var mark = letters.IndexOfAny("-'\u2019\u2010\u2011");
        return mark is > 0 and <= 3 && mark + 2 < letters.Length && char.IsUpper(letters[mark + 1]) && NameCues.Hyphened.Contains(NameWord.Fold(letters[..mark]));
    }

    private void Count()
    {
        _small = SmallLines();
        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            if (!token.IsCapital)
            {
                token.Word.Small++;
            }
            else if (!token.Opens)
            {
                token.Word.Capital++;
            }

            if (i > 0 && token.IsCapital && token.Joined && Tokens[i - 1].Word.Is(WordMarks.PlaceBefore))
            {
                token.Word.AfterPlaceWord++;
            }
        }

    }

    /// <summary>Words of lines that hold no capital letter but "I".</summary>
    private bool[] SmallLines()
    {
        var small = new bool[Tokens.Count];
        var first = 0;
        while (first < Tokens.Count)
        {
            var next = first + 1;
            while (next < Tokens.Count && _text.AsSpan(Tokens[next - 1].End, Tokens[next].Start - Tokens[next - 1].End).IndexOfAny('\n', TextUnits.Wall) < 0)
            {
                next++;
            }

            small.AsSpan(first, next - first).Fill(!HasCapital(first, next));
            first = next;
        }

        return small;
    }

    private bool HasCapital(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (Tokens[i].IsCapital && Tokens[i].Word.Lower is not ("i" or "i'm" or "i'd" or "i've" or "i'll"))
            {
                return true;
            }
        }

        return false;
    }

    private NameWord WordOf(ReadOnlySpan<char> letters)
    {
        if (letters.Length <= 64 && _spelt.TryGetValue(letters, out var known))
        {
            return known;
        }

        var lower = NameWord.Fold(letters);
        if (!_words.TryGetValue(lower, out var word))
        {
            word = new NameWord(lower);
            _words.Add(lower, word);
        }

        if (letters.Length <= 64)
        {
            _bySpelling[letters.ToString()] = word;
        }

        return word;
    }

    /// <summary>Letters, with an apostrophe or a hyphen between two of them.</summary>
    private int WordEnd(int at)
    {
        var end = at;
        while (end < _text.Length && (char.IsLetter(_text[end]) || char.GetUnicodeCategory(_text[end]) == System.Globalization.UnicodeCategory.NonSpacingMark
            || (_text[end] is '\'' or '\u2019' or '-' or '\u2010' or '\u2011' && end + 1 < _text.Length && char.IsLetter(_text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    /// <summary>"Ann's", "Ann'll": the name without what hangs on it. "O'Neill" and "don't" stay whole.</summary>
    private int WithoutEnding(int start, int end)
    {
        var mark = _text.AsSpan(start, end - start).LastIndexOfAny('\'', '\u2019');
        if (mark <= 0)
        {
            return end;
        }

        var ending = _text.AsSpan(start + mark + 1, end - start - mark - 1);
        foreach (var known in Endings)
        {
            if (ending.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return start + mark;
            }
        }

        return end;
    }

    private bool IsJoined(int before, int at)
    {
        var gap = _text.AsSpan(before, at - before);
        return (gap is "" && before > 0) || gap is " " or "\u00A0" || (gap is ". " or "." && before > 0 && (before == 1 || !char.IsLetter(_text[before - 2]) || IsTitleBefore(before)));
    }

    // "Mr. Smith", "Dr. Patel": the full stop ends no sentence.
    private bool IsTitleBefore(int end)
    {
        var start = end;
        while (start > 0 && char.IsLetter(_text[start - 1]) && end - start < 12)
        {
            start--;
        }

        return NameCues.Titles.Contains(NameWord.Fold(_text.AsSpan(start, end - start)));
    }

    private bool Opens(int before, int at)
    {
        for (var i = at - 1; i >= before; i--)
        {
            switch (_text[i])
            {
                case '\n' or '?' or '!' or ';' or ':' or '"' or '\u201C' or '\u2026' or '\u2022':
                    return true;
                case '\u2018' or '(' or '[' or ']' or '\t' or '|':
                    return true;
                case '.':
                    return !IsTitleBefore(before) && !(at - before == 2 && before >= 1 && (before == 1 || !char.IsLetter(_text[before - 2])));
            }
        }

        return false;
    }

    private static bool IsShouted(ReadOnlySpan<char> letters)
    {
        if (letters.Length < 2)
        {
            return false;
        }

        foreach (var c in letters)
        {
            if (char.IsLower(c))
            {
                return false;
            }
        }

        return true;
    }
}
