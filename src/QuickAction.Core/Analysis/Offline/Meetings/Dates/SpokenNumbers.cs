using System.Globalization;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Offline.Meetings.Dates;

/// <summary>Whole numbers as people say them and as recognisers write them: "twenty first", "21st", "twenty-one", "two thousand and twenty six".</summary>
internal static class SpokenNumbers
{
    private static readonly Dictionary<string, int> Units = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");

    private static readonly Dictionary<string, int> OrdinalUnits = Numbered(
        "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth");

    private static readonly Dictionary<string, int> Tens = Numbered("- - twenty thirty forty fifty sixty seventy eighty ninety", 10);

    private static readonly Dictionary<string, int> OrdinalTens = Numbered("- - twentieth thirtieth", 10);

    /// <summary>Every word by itself that numbers and days are said with.</summary>
    public static IEnumerable<string> Words => Units.Keys.Concat(OrdinalUnits.Keys).Concat(Tens.Keys).Concat(OrdinalTens.Keys);

    /// <summary>A cardinal below 100 at the token: "3", "two", "twenty six", "twenty-six".</summary>
    public static bool TryCardinal(ReadOnlySpan<Token> tokens, int at, out int value, out int length)
    {
        (value, length) = (0, 0);
        if (at >= tokens.Length)
        {
            return false;
        }

        var word = tokens[at].Word;
        if (!MayBeNumber(word))
        {
            return false;
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value) || Units.TryGetValue(word, out value))
        {
            length = 1;
            return true;
        }

        return TryTens(tokens, at, Units, out value, out length);
    }

    /// <summary>A day of the month, 1 to 31: "ninth", "the" not included, "twenty first", "21st", "21".</summary>
    public static bool TryDay(ReadOnlySpan<Token> tokens, int at, out int day, out int length)
    {
        (day, length) = (0, 0);
        if (at >= tokens.Length)
        {
            return false;
        }

        var word = tokens[at].Word;
        if (!MayBeNumber(word))
        {
            return false;
        }

        if (OrdinalUnits.TryGetValue(word, out day) || OrdinalTens.TryGetValue(word, out day) || TryFigures(word, out day))
        {
            length = 1;
        }
        else if (!TryTens(tokens, at, OrdinalUnits, out day, out length) || day % 10 == 0)
        {
            length = 0;
        }

        return length > 0 && day is >= 1 and <= 31;
    }

    /// <summary>True for a day that only an ordinal could say ("ninth", "9th"), so that it needs no month beside it.</summary>
    public static bool IsOrdinal(ReadOnlySpan<Token> tokens, int at, int length) =>
        !int.TryParse(tokens[at + length - 1].Word, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>A year from 2000 to 2099: "2026", "twenty twenty six", "two thousand and twenty six".</summary>
    public static bool TryYear(ReadOnlySpan<Token> tokens, int at, out int year, out int length)
    {
        (year, length) = (0, 0);
        if (at >= tokens.Length)
        {
            return false;
        }

        if (tokens[at].Word.Length == 4 && int.TryParse(tokens[at].Word, NumberStyles.None, CultureInfo.InvariantCulture, out year))
        {
            length = 1;
        }
        else if (tokens[at].Word == "twenty" && TryCardinal(tokens, at + 1, out var rest, out var words) && rest is >= 10 and < 100)
        {
            (year, length) = (2000 + rest, 1 + words);
        }
        else if (at + 1 < tokens.Length && tokens[at].Word == "two" && tokens[at + 1].Word == "thousand")
        {
            var and = at + 2 < tokens.Length && tokens[at + 2].Word == "and" ? 1 : 0;
            (year, length) = TryCardinal(tokens, at + 2 + and, out rest, out words) ? (2000 + rest, 2 + and + words) : (2000, 2);
        }

        return length > 0 && year is >= 2000 and < 2100;
    }

    /// <summary>By the first letter, before anything is looked up: asked at nearly every word.</summary>
    private static bool MayBeNumber(string word) => word is [(>= '0' and <= '9') or 'z' or 'o' or 't' or 'f' or 's' or 'e' or 'n', ..];

    private static bool TryTens(ReadOnlySpan<Token> tokens, int at, Dictionary<string, int> units, out int value, out int length)
    {
        (value, length) = (0, 0);
        var word = tokens[at].Word;
        var hyphen = word.IndexOf('-', StringComparison.Ordinal);
        if (hyphen > 0)
        {
            if (Tens.TryGetValue(word[..hyphen], out var tens) && units.TryGetValue(word[(hyphen + 1)..], out var unit) && unit < 10)
            {
                (value, length) = (tens + unit, 1);
            }

            return length > 0;
        }

        if (Tens.TryGetValue(word, out value))
        {
            length = 1;
            if (at + 1 < tokens.Length && !tokens[at].Is(TokenMarks.ClauseEnd) && units.TryGetValue(tokens[at + 1].Word, out var unit) && unit is > 0 and < 10)
            {
                (value, length) = (value + unit, 2);
            }
        }

        return length > 0;
    }

    private static bool TryFigures(string word, out int day)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
        {
            digits++;
        }

        day = 0;
        return digits is 1 or 2
            && word[digits..] is "" or "st" or "nd" or "rd" or "th"
            && int.TryParse(word.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out day);
    }

    private static Dictionary<string, int> Numbered(string words, int step = 1)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var value = 0;
        foreach (var word in words.Split(' '))
        {
            if (word != "-")
            {
                numbers[word] = value;
            }

            value += step;
        }

        return numbers;
    }
}
