namespace QuickAction.Core.Privacy.Names;

/// <summary>Cuts a text into words and counts how each is used. Linear; every word is looked up in the lists once, however often it stands there.</summary>
internal sealed class NameTokens
{
    private static readonly string[] Endings = ["s", "ll", "d", "ve", "re", "m"];

    private readonly string _text;
    private readonly Dictionary<string, NameWord> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameWord>.AlternateLookup<ReadOnlySpan<char>> _spelt;
    private readonly Dictionary<string, NameWord> _bySpelling = new(StringComparer.Ordinal);

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

    /// <summary>Hardly a capital, or nothing but capitals: they say nothing here.</summary>
    public bool HasNoCapitals { get; set; }

    /// <summary>The words of a name as they are compared.</summary>
    public static IEnumerable<string> WordsOf(string name) => new NameTokens(name).Tokens.Select(t => t.Word.Lower);

    private List<NameToken> Read()
    {
        var tokens = new List<NameToken>(_text.Length / 6);
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
            var letters = _text.AsSpan(at, shown - at);
            var word = WordOf(letters);
            tokens.Add(new NameToken(at, shown, word, char.IsUpper(_text[at]), IsShouted(letters), IsJoined(before, at), tokens.Count == 0 || Opens(before, at)));
            before = shown;
            at = end;
        }

        return tokens;
    }

    private void Count()
    {
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
        return gap is " " or "\u00A0" || (gap is ". " or "." && before > 0 && (before == 1 || !char.IsLetter(_text[before - 2]) || IsTitleBefore(before)));
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
