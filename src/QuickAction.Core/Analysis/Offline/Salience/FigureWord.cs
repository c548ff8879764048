using System.Collections.Frozen;

namespace QuickAction.Core.Analysis.Offline.Salience;

/// <summary>A word or number of a text as <see cref="Figures"/> looks at it.</summary>
internal readonly ref struct FigureWord(ReadOnlySpan<char> text)
{
    private const int LongestKnown = 16;

    private readonly ReadOnlySpan<char> _text = text;

    public bool IsDigits => _text.Length > 0 && char.IsDigit(_text[0]);

    /// <summary>"9.30" with a colon, or a bare hour before "am".</summary>
    public bool IsClock => _text.Contains(':') || (IsDigits && (_text.EndsWith("am") || _text.EndsWith("pm")));

    public bool IsYear => _text.Length == 4 && (_text.StartsWith("19") || _text.StartsWith("20")) && _text.IndexOfAnyExceptInRange('0', '9') < 0;

    public bool IsOrdinal => IsDigits && (_text.EndsWith("st") || _text.EndsWith("nd") || _text.EndsWith("rd") || _text.EndsWith("th"));

    public bool IsPlural => _text.Length > 3 && _text[^1] == 's' && _text[^2] is not ('s' or '\'' or 'u' or 'i');

    public bool Is(string word) => _text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool In(FrozenSet<string> words)
    {
        if (_text.Length is 0 or > LongestKnown)
        {
            return false;
        }

        Span<char> lower = stackalloc char[LongestKnown];
        _text.ToLowerInvariant(lower);
        return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[.._text.Length]);
    }

    /// <summary>The next run of letters and digits; points, commas and colons inside a number and apostrophes inside a word belong to it.</summary>
    public static bool TryNext(ReadOnlySpan<char> text, scoped ref int at, out FigureWord word)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || Joins(text, at, start)))
        {
            at++;
        }

        word = new FigureWord(text[start..at]);
        return at > start;
    }

    private static bool Joins(ReadOnlySpan<char> text, int at, int start) =>
        at > start && at + 1 < text.Length && text[at] switch
        {
            '.' or ',' or ':' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            '\'' or '\u2019' => char.IsLetter(text[at + 1]),
            _ => false,
        };
}
