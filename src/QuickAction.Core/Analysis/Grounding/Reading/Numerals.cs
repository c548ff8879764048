using System.Collections.Frozen;
using System.Globalization;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>The words that numbers are made of, and figures with what is written onto them.</summary>
internal static class Numerals
{
    private static readonly Dictionary<string, int> Small = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        plurals: "- - twos threes fours fives sixes sevens eights nines");

    private static readonly Dictionary<string, int> Tens = Numbered(
        "- - twenty thirty forty fifty sixty seventy eighty ninety", 10, plurals: "- - twenties thirties forties fifties sixties seventies eighties nineties");

    private static readonly Dictionary<string, int> Ordinals = Numbered(
        "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth");

    private static readonly Dictionary<string, int> OrdinalTens = Numbered("- - twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 10);

    private static readonly Dictionary<string, int> Parts = new(StringComparer.Ordinal)
    {
        ["half"] = 2,
        ["halves"] = 2,
        ["third"] = 3,
        ["thirds"] = 3,
        ["quarter"] = 4,
        ["quarters"] = 4,
        ["fifth"] = 5,
        ["fifths"] = 5,
        ["sixth"] = 6,
        ["sixths"] = 6,
        ["eighth"] = 8,
        ["eighths"] = 8,
        ["tenth"] = 10,
        ["tenths"] = 10,
    };

    private static readonly Dictionary<string, double> Scales = new(StringComparer.Ordinal)
    {
        ["hundred"] = 100,
        ["thousand"] = 1000,
        ["grand"] = 1000,
        ["k"] = 1000,
        ["million"] = 1e6,
        ["m"] = 1e6,
        ["billion"] = 1e9,
        ["bn"] = 1e9,
        ["dozen"] = 12,
    };

    private static readonly FrozenSet<string> Beginnings =
        Small.Keys.Concat(Tens.Keys).Concat(Ordinals.Keys).Concat(OrdinalTens.Keys).Concat(["half", "quarter", "noon", "midday", "a", "an", "dozen", "hundred", "thousand"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a number may begin with the word, before it is tried to be read. Wider than what can be read is safe, narrower is not.</summary>
    public static bool MayBegin(string word) => word[0] is (>= '0' and <= '9') or '\u00A3' || Beginnings.Contains(word) || word.Contains('-', StringComparison.Ordinal);

    /// <summary>Below 100, in words: "seven", "fifty-two", "fifty two".</summary>
    public static bool TryBelowHundred(ReadOnlySpan<Token> tokens, int at, out double value, out int length)
    {
        (value, length) = (0, 0);
        if (at >= tokens.Length)
        {
            return false;
        }

        var word = tokens[at].Word;
        if (word is not ['z' or 'o' or 't' or 'f' or 's' or 'e' or 'n' or 'u', ..])
        {
            return false;
        }

        if (Small.TryGetValue(word, out var small))
        {
            (value, length) = (small, 1);
            return true;
        }

        if (word.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen
            && Tens.TryGetValue(word[..hyphen], out var ten)
            && (Small.TryGetValue(word[(hyphen + 1)..], out var unit) || Ordinals.TryGetValue(word[(hyphen + 1)..], out unit))
            && unit is > 0 and < 10)
        {
            (value, length) = (ten + unit, 1);
            return true;
        }

        if (!Tens.TryGetValue(word, out ten))
        {
            return TryCompound(word, out value) && (length = 1) == 1;
        }

        (value, length) = (ten, 1);
        if (at + 1 < tokens.Length && !Ends(tokens[at])
            && (Small.TryGetValue(tokens[at + 1].Word, out unit) || Ordinals.TryGetValue(tokens[at + 1].Word, out unit)) && unit is > 0 and < 10)
        {
            (value, length) = (ten + unit, 2);
        }

        return true;
    }

    /// <summary>"Two-bedroom", "five-year-old", "under-fives": the number that a longer word has in it. "One-off" and "one-way" count nothing.</summary>
    private static bool TryCompound(string word, out double value)
    {
        value = 0;
        var from = word.StartsWith("under-", StringComparison.Ordinal) ? "under-".Length : word.StartsWith("over-", StringComparison.Ordinal) ? "over-".Length : 0;
        var hyphen = word.IndexOf('-', from);
        var (first, rest) = hyphen > 0 ? (word[from..hyphen], word[(hyphen + 1)..]) : (word[from..], "");
        if (Tens.TryGetValue(first, out var ten))
        {
            var unit = rest.Length > 0 && Small.TryGetValue(rest.Split('-')[0], out var found) && found < 10 ? found : 0;
            value = ten + unit;
        }
        else if (Small.TryGetValue(first, out var small))
        {
            value = small;
        }

        return value > 1 && (from > 0 || hyphen > 0);
    }

    public static bool TryOrdinal(string word, out double value)
    {
        var found = Ordinals.TryGetValue(word, out var ordinal) || OrdinalTens.TryGetValue(word, out ordinal);
        value = ordinal;
        return found;
    }

    /// <summary>"Third", "twenty-fifth", "25th".</summary>
    public static bool IsOrdinal(string word) => TryOrdinal(word[(word.IndexOf('-', StringComparison.Ordinal) + 1)..], out _)
        || (char.IsAsciiDigit(word[0]) && word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th");

    public static bool TryPart(string word, out int parts) => Parts.TryGetValue(word, out parts);

    public static bool TryScale(string word, out double scale) => Scales.TryGetValue(word, out scale);

    public static bool Ends(Token token) => token.Is(TokenMarks.ClauseEnd | TokenMarks.SentenceEnd);

    /// <summary>
    /// The values of a word that begins with a figure: "£1,250", "88%", "2.5m", "9.30am", "52nd", "14-16", "24/117". Empty when it is no number ("4x4").
    /// </summary>
    public static List<double> Figures(string word, out bool percent, out bool money)
    {
        money = word[0] == '\u00A3';
        percent = word[^1] == '%';
        var values = new List<double>();
        foreach (var part in word.TrimStart('\u00A3').TrimEnd('%').Split(['-', '/']))
        {
            var digits = part.Length;
            while (digits > 0 && !char.IsAsciiDigit(part[digits - 1]))
            {
                digits--;
            }

            var (figure, suffix) = (part[..digits].Replace(",", "", StringComparison.Ordinal).Replace(':', '.').TrimStart('\u00A3'), part[digits..]);
            if (!double.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                continue;
            }

            values.Add(TryScale(suffix, out var scale) && suffix != "dozen" ? value * scale : value);
            if (suffix == "p")
            {
                money = true;
                values.Add(value / 100);
            }
        }

        return values;
    }

    /// <param name="plurals">What is said of ages and of those who have them: "over sixty-fives", "in his fifties".</param>
    private static Dictionary<string, int> Numbered(string words, int step = 1, string plurals = "-")
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in new[] { words, plurals })
        {
            var value = 0;
            foreach (var word in list.Split(' '))
            {
                if (word != "-")
                {
                    numbers[word] = value;
                }

                value += step;
            }
        }

        return numbers;
    }
}
