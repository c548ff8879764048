using System.Collections.Frozen;
using QuickAction.Core.Analysis.Offline.Talking;

namespace QuickAction.Core.Analysis.Grounding.Reading;

/// <summary>A time in which something is paid or comes back: "a week", "per annum", "each day", "every two weeks", "monthly".</summary>
/// <param name="Length">In days, so that a fortnight is two weeks.</param>
/// <param name="Number">Index of the number or counting word that it is said of; -1 when it stands by itself.</param>
internal readonly record struct Period(int First, int End, double Length, int Number)
{
    private const double Week = 7;
    private const double Month = 30;
    private const double Year = 360;

    /// <summary>So many words may stand between a number and its period: "sixty pounds in rent a week".</summary>
    private const int FarthestBehind = 4;

    private static readonly FrozenDictionary<string, double> Units = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["hour"] = 1.0 / 24,
        ["day"] = 1,
        ["morning"] = 1,
        ["evening"] = 1,
        ["afternoon"] = 1,
        ["night"] = 1,
        ["week"] = Week,
        ["fortnight"] = 2 * Week,
        ["month"] = Month,
        ["term"] = 4 * Month,
        ["year"] = Year,
        ["annum"] = Year,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Adverbs = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["hourly"] = 1.0 / 24,
        ["daily"] = 1,
        ["nightly"] = 1,
        ["weekly"] = Week,
        ["pw"] = Week,
        ["fortnightly"] = 2 * Week,
        ["monthly"] = Month,
        ["pcm"] = Month,
        ["quarterly"] = 3 * Month,
        ["termly"] = 4 * Month,
        ["yearly"] = Year,
        ["annually"] = Year,
        ["annual"] = Year,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsUnit(string word) => Units.ContainsKey(word);

    /// <summary>All periods of a passage, each with the number that stands before it in its clause, or behind its adjective ("a weekly rent of £60").</summary>
    /// <param name="numbers">Where the numbers and counting words stand, in order.</param>
    public static List<Period> Find(ReadOnlySpan<Token> tokens, IReadOnlyList<(int First, int End)> numbers)
    {
        var found = new List<Period>();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (Read(tokens, at, out var end, out var isBare) is not { } length)
            {
                continue;
            }

            var number = Before(tokens, at, numbers);
            number = number < 0 && Adverbs.ContainsKey(tokens[at].Word) ? Behind(tokens, end, numbers) : number;
            // "A week" alone is how long something takes, and an annual report is none of so many.
            if (number >= 0 || !(isBare || tokens[at].Word == "annual"))
            {
                found.Add(new Period(at, end, length, number));
            }

            at = end - 1;
        }

        return found;
    }

    private static double? Read(ReadOnlySpan<Token> tokens, int at, out int end, out bool isBare)
    {
        (end, isBare) = (at + 1, false);
        var word = tokens[at].Word;
        if (Adverbs.TryGetValue(word, out var length))
        {
            return length;
        }

        // "On Fridays" and "every Friday" are once a week.
        if (DateWords.Weekday(tokens[at]) is not null && word.EndsWith("days", StringComparison.Ordinal))
        {
            return Week;
        }

        // "The first Monday of the month".
        if (word == "of" && at > 0 && at + 2 < tokens.Length && tokens[at + 1].Word is "the" or "a" && tokens[at + 2].Word == "month" && DateWords.Weekday(tokens[at - 1]) is not null)
        {
            end = at + 3;
            return Month;
        }

        if (at + 1 >= tokens.Length || Numerals.Ends(tokens[at]) || word is not ("a" or "an" or "per" or "each" or "every"))
        {
            return null;
        }

        end = at + 2;
        isBare = word is "a" or "an";
        if (Units.TryGetValue(tokens[at + 1].Word, out length))
        {
            return isBare && IsSpan(tokens, at) ? null : length;
        }

        if (word is "per" or "each" or "every" && tokens[at + 1].Word == "quarter")
        {
            return 3 * Month;
        }

        if (word is not ("each" or "every"))
        {
            return null;
        }

        if (DateWords.Weekday(tokens[at + 1]) is not null)
        {
            return Week;
        }

        var other = tokens[at + 1].Word is "other" or "second";
        var number = other ? null : NumberReader.At(tokens, at + 1);
        var unit = other ? at + 2 : number?.End ?? tokens.Length;
        if (unit < tokens.Length && (other || number is { Readings: [_, ..] }) && Units.TryGetValue(tokens[unit].Word.TrimEnd('s'), out length))
        {
            end = unit + 1;
            return length * (other ? 2 : number!.Readings[0]);
        }

        return null;
    }

    /// <summary>"For a week", "a week ago", "within a month": how long, or when.</summary>
    private static bool IsSpan(ReadOnlySpan<Token> tokens, int at) =>
        (at > 0 && tokens[at - 1].Word is "for" or "in" or "within" or "after" or "over" or "of" or "than" or "take" or "takes" or "took" or "about" or "half" or "under" or "and" or "or" or "until" or "least" or "nearly" or "almost" or "only")
        || (at + 2 < tokens.Length && !Numerals.Ends(tokens[at + 1]) && tokens[at + 2].Word is "ago" or "later" or "before" or "after" or "earlier" or "off" or "old" or "early" or "late" or "or" or "'s" or "from")
        || (at + 4 < tokens.Length && tokens[at + 2].Word == "and" && tokens[at + 4].Word == "half");

    private static int Before(ReadOnlySpan<Token> tokens, int at, IReadOnlyList<(int First, int End)> numbers)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (numbers[i].End <= at)
            {
                return at - numbers[i].End <= FarthestBehind && !EndsBetween(tokens, numbers[i].End - 1, at) ? i : -1;
            }
        }

        return -1;
    }

    private static int Behind(ReadOnlySpan<Token> tokens, int end, IReadOnlyList<(int First, int End)> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i].First >= end)
            {
                return numbers[i].First - end <= FarthestBehind && !EndsBetween(tokens, end - 1, numbers[i].First) ? i : -1;
            }
        }

        return -1;
    }

    private static bool EndsBetween(ReadOnlySpan<Token> tokens, int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (Numerals.Ends(tokens[at]))
            {
                return true;
            }
        }

        return false;
    }
}
